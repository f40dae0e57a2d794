import { createHash } from 'node:crypto'
import type { SimRequest, SimResponse } from '../../shared/server'
import type { OAuthState } from './app'
import type { Grant } from './tokens'

const CODE_LIFE_MS = 15 * 60_000

function fail(error: string, description: string): SimResponse {
  return { status: 400, body: { error, error_description: description } }
}

/** `POST /services/oauth2/token`: authorization_code with PKCE, and refresh_token. A public client sends no secret. */
export function token(oauth: OAuthState, request: SimRequest): SimResponse {
  if (request.method !== 'POST') return fail('invalid_request', 'must use HTTP POST')
  const form = new URLSearchParams(request.body)
  if (form.get('client_id') !== oauth.app.clientId) return fail('invalid_client_id', 'client identifier invalid')
  if (form.has('client_secret')) return fail('invalid_client', 'invalid client credentials')
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(oauth, form)
    case 'refresh_token':
      return refresh(oauth, form)
    default:
      return fail('unsupported_grant_type', 'grant type not supported')
  }
}

function exchange(oauth: OAuthState, form: URLSearchParams): SimResponse {
  const code = form.get('code') ?? ''
  const entry = oauth.codes.get(code)
  oauth.codes.delete(code)
  if (!entry) return fail('invalid_grant', 'invalid authorization code')
  if (oauth.org.clock.now() - entry.issuedAt > CODE_LIFE_MS) return fail('invalid_grant', 'expired authorization code')
  if (form.get('redirect_uri') !== entry.request.redirectUri) {
    return fail('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  const { challenge } = entry.request
  const verifier = form.get('code_verifier')
  if (challenge !== null) {
    if (!verifier) return fail('invalid_grant', 'invalid code verifier')
    if (createHash('sha256').update(verifier).digest('base64url') !== challenge) {
      return fail('invalid_request', 'invalid code verifier')
    }
  }
  if (!isActive(oauth, entry.userId)) return fail('invalid_grant', 'inactive user')
  const { grant, accessToken } = oauth.tokens.grant(entry.userId, entry.request.scopes)
  return answer(oauth, grant, accessToken, true)
}

/** A `code_verifier` on a refresh is ignored: jsforce sends one. */
function refresh(oauth: OAuthState, form: URLSearchParams): SimResponse {
  const refreshToken = form.get('refresh_token') ?? ''
  const owner = oauth.tokens.grants.find((grant) => grant.refreshToken === refreshToken)
  if (owner && !isActive(oauth, owner.userId)) return fail('invalid_grant', 'inactive user')
  const result = oauth.tokens.refresh(refreshToken)
  if (!result) return fail('invalid_grant', 'expired access/refresh token')
  return answer(oauth, result.grant, result.accessToken, result.rotated)
}

function isActive(oauth: OAuthState, userId: string): boolean {
  return oauth.org.store.get('User', userId)?.['IsActive'] === true
}

function answer(oauth: OAuthState, grant: Grant, accessToken: string, withRefresh: boolean): SimResponse {
  const base = oauth.baseUrl()
  const id = `${base}/id/${oauth.org.id}/${grant.userId}`
  const issuedAt = String(oauth.org.clock.now())
  return {
    status: 200,
    headers: { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' },
    body: {
      access_token: accessToken,
      ...(withRefresh && grant.refreshToken ? { refresh_token: grant.refreshToken } : {}),
      signature: createHash('sha256')
        .update(id + issuedAt)
        .digest('base64'),
      scope: grant.scopes.join(' '),
      instance_url: base,
      id,
      token_type: 'Bearer',
      issued_at: issuedAt,
    },
  }
}

/** `POST /services/oauth2/revoke` with `token=`: 200 and an empty body, or the error for an unknown one. */
export function revoke(oauth: OAuthState, request: SimRequest): SimResponse {
  const form = request.method === 'POST' ? new URLSearchParams(request.body) : request.query
  const value = form.get('token')
  if (!value) return fail('unsupported_token_type', 'this token type is not supported')
  return oauth.tokens.revoke(value) ? { status: 200 } : fail('invalid_token', 'invalid token')
}
