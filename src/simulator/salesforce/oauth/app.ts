import type { Org } from '../org'
import type { TokenStore } from './tokens'

/** The External Client App that the stand-in's org has registered: a public client, so it has no secret. */
export interface ClientApp {
  clientId: string
  /** Matched exactly: scheme, host, port and path. */
  redirectUris: string[]
  /** Scopes the admin selected for the app. */
  scopes: string[]
}

/** The callback addresses the desktop app tries, and the stand-in therefore registers. */
export const REDIRECT_URIS = [1717, 51717, 51718].map((port) => `http://localhost:${port}/callback`)

/** The app every stand-in's org knows. */
export function defaultClientApp(): ClientApp {
  return {
    clientId: '3MVG9repdesk.StandIn.External.Client.App',
    redirectUris: [...REDIRECT_URIS],
    scopes: ['api', 'refresh_token', 'id', 'openid', 'profile', 'email', 'web', 'full'],
  }
}

/** What an authorize request asked, kept with the code until it is exchanged. */
export interface AuthorizeRequest {
  redirectUri: string
  state: string | null
  scopes: string[]
  challenge: string | null
}

/** Codes and tokens of the org, and where it is reached. */
export interface OAuthState {
  org: Org
  app: ClientApp
  tokens: TokenStore
  codes: Map<string, { request: AuthorizeRequest; userId: string; issuedAt: number }>
  /** Authorize pages shown and not yet answered, by the form's hidden id. */
  pending: Map<string, AuthorizeRequest>
  baseUrl(): string
}
