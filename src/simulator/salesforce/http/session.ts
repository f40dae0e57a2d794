import { requestError } from '../errors'
import type { Caller } from '../org'
import type { Service } from './call'

/**
 * The signed-in user of an access token. Throws what the service answers for a dead session, a deactivated user, a
 * token without the scope, and an org or user without the API.
 */
export function openSession(
  service: Service,
  accessToken: string,
  version: string,
  headers: Record<string, string | undefined>,
): Caller {
  const { org, oauth } = service
  const grant = oauth.tokens.session(accessToken)
  if (!grant) throw requestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
  if (!grant.scopes.includes('api') && !grant.scopes.includes('full')) {
    throw requestError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API')
  }
  if (org.store.get('User', grant.userId)?.['IsActive'] !== true) {
    throw requestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
  }
  if (org.settings.apiDisabledForOrg) {
    throw requestError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.')
  }
  if (org.settings.apiDisabledUserIds.includes(grant.userId)) {
    throw requestError(403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User')
  }
  return { org, userId: grant.userId, version, headers }
}
