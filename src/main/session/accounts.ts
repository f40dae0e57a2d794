import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../contract/models'
import { asFailure, Failure } from '../domain/failure'
import type { VaultState } from '../ports/credentialVault'
import type { IntercomMe } from '../ports/intercom'
import type { SalesforceAccount, SalesforceApi } from '../ports/salesforce'
import { loadSqlite } from '../store/openDatabase'
import { openStore } from '../store/openStore'
import { forgetOrg, goOnForgetting } from '../sync/salesforce/forgetOrg'
import { breathe } from '../turns'
import { describeAccount } from './describeAccount'
import { INTERCOM_TOKEN, readProfile, writeProfile, type Profile } from './profile'
import type { CoreOptions } from './options'
import { createSession } from './session'
import type { Session, SessionHooks } from './sessionParts'
import { deleteStoreFile, hasStoreFile, prepareStoreFile, removeTransient } from './storeFile'

export interface IntercomChoice {
  token: string
  baseUrl: string
  repId: string
}

/** Who is connected, and the session that follows from it. Operations run one at a time. */
export interface Accounts {
  /** Reads the profile and opens the session, where there is one. Safe to call again after a problem. */
  start(): Promise<void>
  /** Sets aside a cache whose key is gone, and opens a fresh one. */
  startFresh(): Promise<void>
  stop(): Promise<void>
  session(): Session | null
  account(): Account
  connectIntercom(choice: IntercomChoice): Promise<void>
  disconnectIntercom(deleteCache: boolean): Promise<void>
  connectSalesforce(clientId: string, loginHost: string): Promise<void>
  cancelConnectSalesforce(): void
  /** Revokes and forgets the sign-in; with `deleteCache` also everything cached of the org, and what was not sent to it. */
  disconnectSalesforce(deleteCache: boolean): Promise<void>
  /** The email that Salesforce authenticated; the rep is matched by it. */
  salesforceEmail(): string | null
  /** The signed-in session of Salesforce, also before Intercom is connected. */
  salesforce(): SalesforceApi | null
}

export interface AccountsHooks extends SessionHooks {
  accountChanged(): void
  notice(tone: 'info' | 'problem', text: string): void
}

export function createAccounts(options: CoreOptions, hooks: AccountsHooks): Accounts {
  const { vault, logger, paths, clock } = options
  let profile: Profile = { intercom: null, salesforce: null }
  let session: Session | null = null
  let vaultState: VaultState = 'memory'
  let problem: Account['problem'] = null
  let transient = false
  let signingIn: AbortController | null = null
  let loose: SalesforceApi | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One after the other: two connects at once would race for the same file and keychain entries. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work, work)
    queue = next.catch(() => undefined)
    return next
  }

  async function openSession(startFresh = false): Promise<void> {
    const { intercom } = profile
    if (!intercom) return
    const token = await vault.get(INTERCOM_TOKEN)
    const place = await prepareStoreFile(intercom, vault, vaultState, paths, clock.now(), startFresh)
    transient = place.transient
    loadSqlite()
    await breathe()
    const opened = openStore({ file: place.file, key: place.key, logger, now: () => clock.now() })
    if (opened.opened === 'recovered') {
      hooks.notice(
        'problem',
        `Your cache was damaged and set aside; ${opened.salvaged} unsent items were saved. A fresh cache is being filled.`,
      )
    }
    // Opening a file takes a turn of its own, and so does putting the session together.
    await breathe()
    const api = options.intercom({ baseUrl: intercom.baseUrl, token: token ?? '' })
    await goOnForgetting(opened.store)
    session = createSession(options, hooks, opened.store, intercom, api, orgKeyOf(profile.salesforce))
    if (token === null)
      session.gates.intercom.signIn(
        'The access token of Intercom is no longer in the keychain. Connect Intercom again.',
      )
    if (profile.salesforce) {
      // What was read of the org before Intercom was connected (its describes) is not asked for again.
      const known = loose && isDeepStrictEqual(loose.account, profile.salesforce) ? loose : null
      loose = null
      await session.useSalesforce(known ?? options.salesforce.open(profile.salesforce))
    }
  }

  async function open(startFresh: boolean): Promise<void> {
    if (session) return
    try {
      vaultState = await vault.state()
      if (vaultState === 'locked') throw new Failure('locked', 'The keychain is locked. Unlock it, then try again.')
      if (!options.isDemo) removeTransient(paths)
      if (vaultState === 'memory' && !startFresh && !options.isDemo && hasStoreFile(paths)) {
        throw new Failure(
          'credentials_unavailable',
          'The keychain that holds the key of your cache does not answer. Start it and try again; your cache and what waits in it are kept. Without it you can go on with a fresh cache that is forgotten when you quit.',
        )
      }
      profile = await readProfile(vault)
      await openSession(startFresh)
      problem = null
    } catch (thrown) {
      const failure = asFailure(thrown)
      problem = { code: failure.code, message: failure.message }
      const detail = failure.code === 'bug' && thrown instanceof Error ? (thrown.stack ?? thrown.message) : null
      logger.error('Opening the workspace failed', { code: failure.code, detail })
    }
    hooks.accountChanged()
  }

  async function closeSession(): Promise<void> {
    const closing = session
    session = null
    await closing?.stop()
    if (transient) removeTransient(paths)
  }

  async function save(next: Profile): Promise<void> {
    await writeProfile(vault, next)
    profile = next
  }

  async function connectIntercom(choice: IntercomChoice): Promise<void> {
    const api = options.intercom({ baseUrl: choice.baseUrl, token: choice.token })
    const me: IntercomMe = await api.me()
    const rep = (await api.admins()).find((admin) => admin.id === choice.repId)
    if (!rep)
      throw new Failure('validation', 'This teammate is not in the workspace. Pick another.', {
        fields: { teammateId: 'Not in this workspace.' },
      })
    const before = profile.intercom
    const same = before?.workspaceId === me.workspaceId && before.repId === rep.id
    await vault.set(INTERCOM_TOKEN, choice.token)
    await closeSession()
    await save({
      ...profile,
      intercom: {
        baseUrl: choice.baseUrl,
        region: me.region,
        workspaceId: me.workspaceId,
        workspaceName: me.workspaceName,
        timezone: me.timezone,
        repId: rep.id,
        repName: rep.name,
        repEmail: rep.email,
      },
    })
    logger.info('Intercom connected', { sameCache: same })
    await open(false)
    if (problem) throw new Failure(problem.code, problem.message)
  }

  /** Without Intercom there is no session yet, but what the Salesforce user may do can be looked at. */
  function looseSalesforce(): SalesforceApi | null {
    const { salesforce } = profile
    if (session || !salesforce) return null
    if (loose?.account !== salesforce) loose = options.salesforce.open(salesforce)
    return loose
  }

  async function connectSalesforce(clientId: string, loginHost: string): Promise<void> {
    signingIn?.abort()
    const abort = new AbortController()
    signingIn = abort
    hooks.accountChanged()
    try {
      const account = await options.salesforce.signIn({ clientId, loginHost, signal: abort.signal })
      await inTurn(async () => {
        const before = profile.salesforce
        await save({ ...profile, salesforce: account })
        if (before && (before.orgId !== account.orgId || before.userId !== account.userId))
          await options.salesforce.signOut(before)
        await session?.useSalesforce(options.salesforce.open(account))
      })
      logger.info('Salesforce connected')
    } finally {
      if (signingIn === abort) signingIn = null
      hooks.accountChanged()
    }
  }

  return {
    start: () => inTurn(() => open(false)),
    startFresh: () => inTurn(() => open(true)),
    stop: () => inTurn(closeSession),
    session: () => session,
    salesforceEmail: () => profile.salesforce?.userEmail ?? null,
    salesforce: () => session?.salesforce() ?? looseSalesforce(),
    account: () => describeAccount(profile, session, vaultState, options.isDemo, signingIn !== null, problem),
    connectIntercom: (choice) =>
      inTurn(async () => {
        vaultState = await vault.state()
        if (vaultState === 'locked') throw new Failure('locked', 'The keychain is locked. Unlock it and connect again.')
        await connectIntercom(choice)
      }),
    disconnectIntercom: (deleteCache) =>
      inTurn(async () => {
        const { intercom } = profile
        if (!intercom) return
        await closeSession()
        await vault.delete(INTERCOM_TOKEN)
        if (deleteCache) await deleteStoreFile(intercom, vault, paths)
        await save({ ...profile, intercom: null })
        hooks.accountChanged()
      }),
    connectSalesforce,
    cancelConnectSalesforce: () => signingIn?.abort(),
    disconnectSalesforce: (deleteCache) =>
      inTurn(async () => {
        const account: SalesforceAccount | null = profile.salesforce
        if (!account) return
        await session?.useSalesforce(null)
        await options.salesforce.signOut(account)
        await save({ ...profile, salesforce: null })
        hooks.accountChanged()
        const key = orgKeyOf(account)
        if (!deleteCache || !session || !key) return
        await session.outbox.settled()
        await forgetOrg(session.store, key, clock.now())
        hooks.changed(['people', 'conversations', 'salesforce', 'outbox'])
        hooks.statusChanged()
      }),
  }
}

function orgKeyOf(account: SalesforceAccount | null): string | null {
  return account && `${account.orgId}:${account.userId}`
}
