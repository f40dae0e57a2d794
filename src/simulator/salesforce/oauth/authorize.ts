import { randomBytes } from 'node:crypto'
import type { SimRequest, SimResponse } from '../../shared/server'
import { parseId } from '../ids'
import type { Org } from '../org'
import type { Row } from '../store'
import { asText } from '../text'
import type { AuthorizeRequest, OAuthState } from './app'
import { authorizePage, errorPage } from './pages'

/**
 * `GET /services/oauth2/authorize`: the page with an Approve button for every active user. A wrong client or callback
 * is an error page, since nothing may be sent to an address that is not registered; other mistakes go to the callback.
 */
export function authorize(oauth: OAuthState, request: SimRequest): SimResponse {
  const asked = request.method === 'POST' ? new URLSearchParams(request.body) : request.query
  if (asked.get('client_id') !== oauth.app.clientId) {
    return errorPage('invalid_client_id', 'client identifier invalid')
  }
  const redirectUri = asked.get('redirect_uri') ?? ''
  if (!oauth.app.redirectUris.includes(redirectUri)) {
    return errorPage('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  const state = asked.get('state')
  const fail = (error: string, description: string): SimResponse =>
    back(redirectUri, { error, error_description: description }, state)
  if (asked.get('response_type') !== 'code') return fail('unsupported_response_type', 'response type not supported')
  const scopes = (asked.get('scope') ?? oauth.app.scopes.join(' ')).split(/[ +]+/).filter(Boolean)
  const known = scopes.map((scope) => (scope === 'offline_access' ? 'refresh_token' : scope))
  if (known.some((scope) => !oauth.app.scopes.includes(scope)))
    return fail('invalid_scope', 'the requested scope is not allowed')
  const challenge = asked.get('code_challenge')
  const method = asked.get('code_challenge_method') ?? 'S256'
  if (method !== 'S256') return fail('invalid_request', 'code challenge method not supported')
  if (challenge !== null && !/^[\w-]{43,128}$/.test(challenge)) return fail('invalid_request', 'invalid code challenge')
  if (challenge === null && oauth.org.settings.requirePkce)
    return fail('invalid_request', 'missing required code challenge')
  const pending: AuthorizeRequest = { redirectUri, state, scopes: known, challenge }
  const auto = oauth.org.settings.autoApprove
  if (auto) return approve(oauth, pending, auto === 'rep' ? oauth.org.repUserId : auto)
  const id = randomBytes(16).toString('hex')
  oauth.pending.set(id, pending)
  return authorizePage(id, signInUsers(oauth.org), asText(oauth.org.store.get('Organization', oauth.org.id)?.['Name']))
}

/** `POST /services/oauth2/authorize/decision`: the page's form. `user` approves as that user, `deny` refuses. */
export function decide(oauth: OAuthState, form: URLSearchParams): SimResponse {
  const id = form.get('request') ?? ''
  const pending = oauth.pending.get(id)
  if (!pending) return errorPage('invalid_request', 'this page has been answered already')
  oauth.pending.delete(id)
  if (form.has('deny')) {
    return back(
      pending.redirectUri,
      { error: 'access_denied', error_description: 'end-user denied authorization' },
      pending.state,
    )
  }
  return approve(oauth, pending, form.get('user') ?? '')
}

function approve(oauth: OAuthState, request: AuthorizeRequest, userId: string): SimResponse {
  const user = oauth.org.store.get('User', parseId(userId) ?? '')
  if (!user || user['IsActive'] !== true) {
    return back(request.redirectUri, { error: 'access_denied', error_description: 'inactive user' }, request.state)
  }
  const code = `aPrx${randomBytes(36).toString('base64url')}==`
  oauth.codes.set(code, { request, userId: user.Id, issuedAt: oauth.org.clock.now() })
  return back(request.redirectUri, { code }, request.state)
}

/** Active users, the seed's rep first: whom the page offers. */
export function signInUsers(org: Org): Row[] {
  const users = [...org.store.table('User').rows.values()].filter((user) => user['IsActive'] === true)
  return users.sort((a, b) => Number(b.Id === org.repUserId) - Number(a.Id === org.repUserId))
}

function back(redirectUri: string, parameters: Record<string, string>, state: string | null): SimResponse {
  const query = new URLSearchParams(parameters)
  if (state !== null) query.set('state', state)
  return { status: 302, headers: { location: `${redirectUri}?${query}` } }
}
