import { randomBytes } from 'node:crypto'
import type { SimClock } from '../../shared/clock'
import type { Settings } from '../settings'

/** A user's approval of the app: one refresh token at a time, and the access tokens that came from it. */
export interface Grant {
  userId: string
  scopes: string[]
  refreshToken: string | null
  lastUsedAt: number
  issuedAt: number
  revoked: boolean
}

interface AccessToken {
  grant: Grant
  lastUsedAt: number
  expired: boolean
}

/** A user may approve one app at most this many times; the next approval ends the oldest. */
const MAX_APPROVALS = 5

/** The org's tokens. */
export interface TokenStore {
  grant(userId: string, scopes: string[]): { grant: Grant; accessToken: string }
  /** A new access token, and with rotation a new refresh token; null where the refresh token is dead. */
  refresh(refreshToken: string): { grant: Grant; accessToken: string; rotated: boolean } | null
  /** The grant of a live access token; using it keeps the session alive. */
  session(accessToken: string): Grant | undefined
  /** Ends a token of either kind: a refresh token takes its access tokens with it. False where it is unknown. */
  revoke(token: string): boolean
  expireAccessTokens(userId?: string): void
  revokeAll(userId?: string): void
  readonly grants: readonly Grant[]
}

/** An empty token store of one org. */
export function createTokenStore(orgId: string, clock: SimClock, settings: Settings): TokenStore {
  const access = new Map<string, AccessToken>()
  const refresh = new Map<string, Grant>()
  let grants: Grant[] = []

  function issue(grant: Grant): string {
    const token = `${orgId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`
    access.set(token, { grant, lastUsedAt: clock.now(), expired: false })
    return token
  }

  function newRefreshToken(grant: Grant): void {
    if (grant.refreshToken) refresh.delete(grant.refreshToken)
    grant.refreshToken = `5Aep861${randomBytes(40).toString('base64url')}`
    refresh.set(grant.refreshToken, grant)
  }

  function end(grant: Grant): void {
    grant.revoked = true
    if (grant.refreshToken) refresh.delete(grant.refreshToken)
    for (const [token, entry] of access) if (entry.grant === grant) access.delete(token)
    grants = grants.filter((other) => other !== grant)
  }

  return {
    get grants() {
      return grants
    },
    grant(userId, scopes) {
      const now = clock.now()
      const grant: Grant = { userId, scopes, refreshToken: null, lastUsedAt: now, issuedAt: now, revoked: false }
      if (scopes.includes('refresh_token')) {
        newRefreshToken(grant)
        const mine = grants.filter((other) => other.userId === userId && other.refreshToken)
        for (const oldest of mine.slice(0, Math.max(0, mine.length - MAX_APPROVALS + 1))) end(oldest)
      }
      grants.push(grant)
      return { grant, accessToken: issue(grant) }
    },
    refresh(token) {
      const grant = refresh.get(token)
      if (!grant || clock.now() - grant.lastUsedAt > settings.refreshTokenIdleMs) return null
      grant.lastUsedAt = clock.now()
      if (settings.rotateRefreshTokens) newRefreshToken(grant)
      return { grant, accessToken: issue(grant), rotated: settings.rotateRefreshTokens }
    },
    session(token) {
      const entry = access.get(token)
      if (!entry || entry.expired || clock.now() - entry.lastUsedAt > settings.accessTokenIdleMs) return undefined
      entry.lastUsedAt = clock.now()
      return entry.grant
    },
    revoke(token) {
      const grant = refresh.get(token)
      if (grant) {
        end(grant)
        return true
      }
      return access.delete(token)
    },
    expireAccessTokens(userId) {
      for (const entry of access.values()) if (!userId || entry.grant.userId === userId) entry.expired = true
    },
    revokeAll(userId) {
      const all = grants
      for (const grant of all) if (!userId || grant.userId === userId) end(grant)
    },
  }
}
