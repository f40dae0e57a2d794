import { createHash, randomBytes } from 'node:crypto'
import jsforce from 'jsforce'
import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Http } from '../ports/network'
import { unreadableAnswer } from './errors'
import { isSecure } from './hosts'
import { installTransport } from './jsforceTransport'
import { oauthFailure } from './oauthErrors'

const TIMEOUT_MS = 30_000
/** `full` would leave out the refresh token; `id` opens the identity URL (Salesforce, "OAuth tokens and scopes"). */
const SCOPE = 'api refresh_token id'

export interface Tokens {
  accessToken: string
  /** Null where the answer brought none: on a refresh without rotation. */
  refreshToken: string | null
  /** As the service named it; not checked yet. */
  instanceUrl: string
  /** `https://<login host>/id/<org>/<user>`; null where the answer left it out. */
  identityUrl: string | null
}

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  instance_url: z.string().min(1),
  id: z.string().nullish(),
})

export interface OAuthClient {
  /** The page to open in the browser, with an S256 challenge. The verifier stays in this object. */
  authorizeUrl(state: string): string
  exchange(code: string): Promise<Tokens>
  refresh(refreshToken: string): Promise<Tokens>
  revoke(token: string): Promise<void>
}

export interface OAuthParts {
  http: Http
  clientId: string
  /** An origin that `loginUrlOf` answered. */
  loginUrl: string
  /** Only where a code is to be exchanged. */
  redirectUri?: string
  signal?: AbortSignal
}

/**
 * Authorization code with PKCE for a public client, over jsforce's OAuth2 with our transport. Each call is sent once.
 * Fails with `auth_expired` (`invalid_grant`), `permission`, `validation`, `server`, `offline`, `timeout`.
 */
export function createOAuth(parts: OAuthParts): OAuthClient {
  const { http, clientId, loginUrl, redirectUri, signal } = parts
  const oauth2 = new jsforce.OAuth2({ loginUrl, clientId, ...(redirectUri ? { redirectUri } : {}) })
  // RFC 7636 allows 43 to 128 characters; jsforce's own verifier has 171.
  const verifier = randomBytes(48).toString('base64url')

  installTransport(oauth2, async (request) => {
    const url = new URL(request.url)
    if (url.origin !== loginUrl || !isSecure(url)) throw new Failure('bug', 'A sign-in request had a wrong address.')
    const response = await http.send({
      method: 'POST',
      url: request.url,
      headers: { ...request.headers, accept: 'application/json' },
      body: typeof request.body === 'string' ? request.body : '',
      timeoutMs: TIMEOUT_MS,
      maxBytes: 1_000_000,
      ...(signal ? { signal } : {}),
    })
    if (response.status < 200 || response.status > 299) throw oauthFailure(response)
    return { statusCode: response.status, headers: response.headers, body: response.body }
  })

  return {
    authorizeUrl: (state) =>
      oauth2.getAuthorizationUrl({
        scope: SCOPE,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }),
    exchange: async (code) => parseTokens(await oauth2.requestToken(code, { code_verifier: verifier })),
    refresh: async (refreshToken) => parseTokens(await oauth2.refreshToken(refreshToken)),
    revoke: (token) => oauth2.revokeToken(token),
  }
}

/** Organisation and user ids from the last two segments of the identity URL; null where they are not ids. */
export function identityIds(identityUrl: string | null): { orgId: string; userId: string } | null {
  const [orgId = '', userId = ''] = (identityUrl ?? '').split(/[?#]/)[0]!.split('/').slice(-2)
  const isId = (id: string, prefix: string): boolean => /^[a-zA-Z0-9]{15,18}$/.test(id) && id.startsWith(prefix)
  return isId(orgId, '00D') && isId(userId, '005') ? { orgId, userId } : null
}

function parseTokens(answer: unknown): Tokens {
  const parsed = tokenAnswer.safeParse(answer)
  if (!parsed.success) throw unreadableAnswer(200, '', false)
  const { data } = parsed
  return {
    accessToken: data.access_token,
    refreshToken: data.refresh_token ?? null,
    instanceUrl: data.instance_url,
    identityUrl: data.id ?? null,
  }
}
