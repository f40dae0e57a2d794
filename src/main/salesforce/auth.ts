import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { CredentialVault } from '../ports/credentialVault'
import type { Logger } from '../ports/logger'
import type { Browser, Http } from '../ports/network'
import type { SalesforceAccount, SalesforceAuth } from '../ports/salesforce'
import { checkedInstanceUrl, loginUrlOf } from './hosts'
import { readIdentity } from './identity'
import { REDIRECT_PORTS } from './loopbackServer'
import { createOAuth, identityIds, type Tokens } from './oauth'
import { createSession } from './session'
import { signInByBrowser } from './signIn'
import { createTokenKeeper, type TokenKeeper } from './tokenKeeper'

export interface SalesforceAuthParts {
  http: Http
  vault: CredentialVault
  browser: Browser
  clock: Clock
  logger: Logger
  /** Tests alone choose other ports: an org lists exactly these three. */
  redirectPorts?: readonly number[]
}

/** Signing in to Salesforce and opening sessions, for one process: it holds the one keeper of each user's tokens. */
export function createSalesforceAuth(parts: SalesforceAuthParts): SalesforceAuth {
  const { http, vault, browser, clock, logger, redirectPorts = REDIRECT_PORTS } = parts
  const keepers = new Map<string, TokenKeeper>()

  function keeperOf(account: SalesforceAccount): TokenKeeper {
    const secretName = secretNameOf(account)
    const known = keepers.get(secretName)
    if (known) return known
    const loginUrl = loginUrlOf(account.loginHost)
    const oauth = createOAuth({ http, clientId: account.clientId, loginUrl })
    const keeper = createTokenKeeper({ vault, logger, secretName, oauth, loginUrl })
    keepers.set(secretName, keeper)
    return keeper
  }

  /** Stores the refresh token before the access token is used for anything, then asks who it is. */
  async function accountFrom(tokens: Tokens, clientId: string, loginHost: string): Promise<SalesforceAccount> {
    const loginUrl = loginUrlOf(loginHost)
    const access = { accessToken: tokens.accessToken, instanceUrl: checkedInstanceUrl(tokens.instanceUrl, loginUrl) }
    const ids = identityIds(tokens.identityUrl)
    if (!ids || tokens.refreshToken === null) {
      throw new Failure(
        'permission',
        'The app in Salesforce lacks a scope. It needs “Perform requests at any time (refresh_token)” and “Access the identity URL service (id)”. Ask your Salesforce admin.',
        { sent: 'no' },
      )
    }
    const secretName = secretNameOf(ids)
    const before = await vault.get(secretName)
    await vault.set(secretName, tokens.refreshToken)
    try {
      const identity = await readIdentity(http, access, ids)
      const account = { ...identity, instanceUrl: access.instanceUrl, loginHost, clientId }
      // The id in the address may be short, the one in the answer is not: the name of the secret follows the answer.
      if (secretNameOf(account) !== secretName) {
        await vault.set(secretNameOf(account), tokens.refreshToken)
        await vault.delete(secretName)
      }
      keeperOf(account).adopt(access, createOAuth({ http, clientId, loginUrl }), loginUrl)
      return account
    } catch (error) {
      // An earlier sign-in of the same user still has its session; its new token serves as well as the old one.
      if (before === null) await vault.delete(secretName).catch(() => undefined)
      throw error
    }
  }

  return {
    async signIn({ clientId, loginHost, signal }) {
      const host = loginHost.trim()
      const loginUrl = loginUrlOf(host)
      if ((await vault.state()) === 'locked') throw lockedVault()
      const signInParts = { http, browser, clock, signal, clientId: clientId.trim(), loginUrl, ports: redirectPorts }
      const account = await signInByBrowser(signInParts, (tokens) => accountFrom(tokens, clientId.trim(), host))
      logger.info('Signed in to Salesforce', { orgId: account.orgId })
      return account
    },
    open: (account) => createSession({ http, clock, logger, keeper: keeperOf(account), account }),
    async signOut(account) {
      const secretName = secretNameOf(account)
      keeperOf(account).end()
      const token = await vault.get(secretName)
      if (token !== null) await revoke(account, token)
      await vault.delete(secretName)
    },
  }

  /** Best effort: a token that could not be revoked ends by itself, and is removed here in any case. */
  async function revoke(account: SalesforceAccount, token: string): Promise<void> {
    try {
      await createOAuth({ http, clientId: account.clientId, loginUrl: loginUrlOf(account.loginHost) }).revoke(token)
    } catch (error) {
      logger.warn('Revoking the Salesforce sign-in failed', { code: error instanceof Failure ? error.code : 'bug' })
    }
  }
}

function secretNameOf(account: { orgId: string; userId: string }): string {
  return `salesforce.refresh.${account.orgId}.${account.userId}`
}

function lockedVault(): Failure {
  return new Failure('locked', 'The keychain of this computer is locked. Unlock it, then sign in again.', {
    sent: 'no',
  })
}
