import { asFailure, Failure } from '../domain/failure'
import type { CredentialVault } from '../ports/credentialVault'
import type { Logger } from '../ports/logger'
import { checkedInstanceUrl } from './hosts'
import type { OAuthClient, Tokens } from './oauth'

/** What a request needs: the bearer, and the one origin it may go to. */
export interface Access {
  accessToken: string
  instanceUrl: string
}

/**
 * The tokens of one user in one org. There is one keeper for them in the process, whoever asks, since with rotation a
 * second refresh on the same token would end the sign-in.
 */
export interface TokenKeeper {
  /** The present access token, refreshed first where there is none. Failures have `sent: 'no'`. */
  access(): Promise<Access>
  /** A newer access token than `stale`: at most one refresh at a time, and none where it has been replaced already. */
  renew(stale: string): Promise<Access>
  /** Takes over the tokens of a new sign-in. The refresh token must be in the vault by then. */
  adopt(access: Access, oauth: OAuthClient, loginUrl: string): void
  /** Forgets the access token; where it was refused right after a refresh, the next call starts anew. */
  drop(accessToken: string): void
  /** Ends the keeper on sign-out: calls fail with `auth_expired`. */
  end(): void
}

export interface TokenKeeperParts {
  vault: CredentialVault
  logger: Logger
  /** Name of the refresh token in the vault. */
  secretName: string
  oauth: OAuthClient
  loginUrl: string
}

/** A keeper that knows no access token yet. Only `invalid_grant` (or no stored token) ends it, until `adopt`. */
export function createTokenKeeper(parts: TokenKeeperParts): TokenKeeper {
  const { vault, logger, secretName } = parts
  let { oauth, loginUrl } = parts
  let current: Access | null = null
  let ended: Failure | null = null
  let inFlight: Promise<Access> | null = null
  /** Tokens that Salesforce has issued and the vault has not taken yet. They are not used before it has. */
  let unsaved: { tokens: Tokens; refreshToken: string } | null = null

  async function refresh(): Promise<Access> {
    const generation = oauth
    try {
      const tokens = unsaved?.tokens ?? (await requestTokens())
      // A sign-in meanwhile has brought and stored newer tokens than this refresh.
      if (generation !== oauth && current) return current
      if (tokens.refreshToken !== null) {
        unsaved = { tokens, refreshToken: tokens.refreshToken }
        // With rotation the old token is dead from here on: the new one is stored before anything relies on it.
        await vault.set(secretName, tokens.refreshToken)
        unsaved = null
      }
      const access = {
        accessToken: tokens.accessToken,
        instanceUrl: checkedInstanceUrl(tokens.instanceUrl, loginUrl),
      }
      current = access
      return access
    } catch (thrown) {
      const failure = asFailure(thrown)
      logger.warn('Refreshing the Salesforce session failed', { code: failure.code, unsaved: unsaved !== null })
      const known = new Failure(failure.code, failure.message, { ...failure.details, sent: 'no', cause: thrown })
      if (failure.code === 'auth_expired' && generation === oauth) ended = known
      throw known
    }
  }

  async function requestTokens(): Promise<Tokens> {
    const stored = await storedToken()
    try {
      return await oauth.refresh(stored)
    } catch (thrown) {
      // Another copy of Repdesk may have rotated it between reading and using: then the vault has a newer one.
      const isDead = thrown instanceof Failure && thrown.details.serviceCode === 'invalid_grant'
      const newer = isDead ? await storedToken() : stored
      if (newer === stored) throw thrown
      return oauth.refresh(newer)
    }
  }

  async function storedToken(): Promise<string> {
    const stored = await vault.get(secretName)
    if (stored === null) throw new Failure('auth_expired', 'Repdesk is not signed in to Salesforce. Sign in again.')
    return stored
  }

  function refreshOnce(): Promise<Access> {
    if (ended) return Promise.reject(ended)
    inFlight ??= refresh().finally(() => {
      inFlight = null
    })
    return inFlight
  }

  return {
    access: async () => {
      if (ended) throw ended
      return current ?? refreshOnce()
    },
    renew: async (stale) => {
      if (ended) throw ended
      if (current && current.accessToken !== stale) return current
      return refreshOnce()
    },
    adopt(access, newOAuth, newLoginUrl) {
      current = access
      ended = null
      unsaved = null
      oauth = newOAuth
      loginUrl = newLoginUrl
    },
    drop(accessToken) {
      if (current?.accessToken === accessToken) current = null
    },
    end() {
      current = null
      unsaved = null
      ended = new Failure('auth_expired', 'Repdesk is signed out of Salesforce. Sign in again.', { sent: 'no' })
    },
  }
}
