import { z } from 'zod'
import type { ErrorCode } from '../../contract/result'
import { Failure } from '../domain/failure'
import { INACTIVE_USER } from '../domain/salesforce/apiChecks'
import type { HttpResponse } from '../ports/network'
import { unreadableAnswer } from './errors'

const answer = z.looseObject({ error: z.string(), error_description: z.string().catch('') })

const APP_REMEDY =
  'The app must exist in your own org, list Repdesk’s callback addresses, and be allowed for you. Ask your Salesforce admin.'

/** The failure for an answer of the token or revoke endpoint that is not a success. Nothing secret is kept of it. */
export function oauthFailure(response: HttpResponse): Failure {
  const { status } = response
  let body: unknown
  try {
    body = JSON.parse(response.body)
  } catch {
    body = undefined
  }
  const parsed = answer.safeParse(body)
  if (parsed.success) return oauthRefusal(parsed.data.error, parsed.data.error_description, status)
  if (status >= 500) return unreadableAnswer(status, response.body, false)
  return new Failure('server', `Salesforce answered the sign-in with status ${status}. Try again.`, {
    sent: 'no',
    status,
  })
}

/** The failure for an OAuth `error`, from the token endpoint or from the redirect of the authorize page. */
export function oauthRefusal(error: string, description: string, status?: number): Failure {
  const [code, message, fields] = meaning(error, description)
  return new Failure(code, message, {
    sent: 'no',
    serviceCode: error,
    ...(status === undefined ? {} : { status }),
    ...(fields ? { fields } : {}),
  })
}

function meaning(error: string, description: string): [ErrorCode, string, Record<string, string>?] {
  // The authorize page says it as `access_denied`, the token endpoint as `invalid_grant`.
  if (/inactive user/i.test(description)) {
    return [error === 'access_denied' ? 'permission' : 'auth_expired', INACTIVE_USER]
  }
  switch (error) {
    case 'invalid_grant':
      if (/code/i.test(description))
        return ['auth_expired', 'The sign-in took too long or was used twice. Sign in again.']
      return ['auth_expired', 'Salesforce has ended this sign-in. Sign in to Salesforce again; nothing here is lost.']
    case 'access_denied':
      return ['permission', 'The sign-in was refused on Salesforce’s page. Sign in again and choose “Allow”.']
    case 'invalid_client':
    case 'invalid_client_id':
      return [
        'validation',
        'Salesforce does not know this consumer key. Compare it with the one that the app in your org shows.',
        { clientId: 'Salesforce does not know this consumer key.' },
      ]
    case 'OAUTH_EC_APP_NOT_FOUND':
      return [
        'validation',
        `The app with this consumer key belongs to another org. ${APP_REMEDY}`,
        { clientId: 'This app belongs to another org.' },
      ]
    case 'redirect_uri_mismatch':
      return ['validation', `The app in Salesforce does not list Repdesk’s callback addresses. ${APP_REMEDY}`]
    case 'invalid_app_access':
    case 'OAUTH_APP_ACCESS_DENIED':
    case 'OAUTH_APP_BLOCKED':
    case 'OAUTH_APPROVAL_ERROR_GENERIC':
    case 'unauthorized_client':
      return ['permission', `Your org does not let you use this app. ${APP_REMEDY}`]
    case 'invalid_scope':
      return [
        'permission',
        'The app in Salesforce lacks a scope. It needs api, refresh_token and id. Ask your Salesforce admin.',
      ]
    case 'temporarily_unavailable':
    case 'server_error':
      return ['server', 'Salesforce cannot sign you in at the moment. Try again later.']
    default:
      return ['validation', `Salesforce did not accept the sign-in: “${(description || error).slice(0, 300)}”.`]
  }
}
