import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { Clock } from '../../../src/main/ports/clock'
import type { CredentialVault } from '../../../src/main/ports/credentialVault'
import type { Logger } from '../../../src/main/ports/logger'
import type { Browser, Http, HttpRequest } from '../../../src/main/ports/network'
import type { SalesforceAccount, SalesforceApi, SalesforceAuth } from '../../../src/main/ports/salesforce'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import type { Settings } from '../../../src/simulator/salesforce/settings'
import { createSalesforceStandIn, type SalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import { createSimClock, type SimClock } from '../../../src/simulator/shared/clock'
import { createWorld, type World } from '../../../src/simulator/world/createWorld'

export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/** The Http port with a record of what left, and a place to step in between. */
export interface WatchedHttp extends Http {
  readonly sent: HttpRequest[]
  /** Answers instead of the network where it gives something. */
  before: ((request: HttpRequest) => ReturnType<Http['send']> | null) | null
  /** Drops the connections that are kept for reuse. */
  disconnect(): void
}

export function watchedHttp(): WatchedHttp {
  const http = createNodeHttp()
  const watched: WatchedHttp = {
    sent: [],
    before: null,
    disconnect: () => http.close(),
    send(request) {
      watched.sent.push(request)
      return watched.before?.(request) ?? http.send(request)
    },
  }
  return watched
}

export interface Org {
  standIn: SalesforceStandIn
  simClock: SimClock
  world: World
  http: WatchedHttp
  vault: CredentialVault
  auth: SalesforceAuth
  browser: Browser
  /** Names the page that the browser ended on. */
  lastPage(): { status: number; text: string; headers: Headers } | null
  signIn(signal?: AbortSignal): Promise<SalesforceAccount>
  secretName(account: SalesforceAccount): string
  close(): Promise<void>
}

/** A stand-in org, and the adapter on it with a browser that goes where it is sent. */
export async function createTestOrg(settings: Partial<Settings> = {}, vault = createMemoryVault()): Promise<Org> {
  const simClock = createSimClock()
  const world = createWorld({ seed: 3, people: 40, now: simClock.now() })
  const standIn = createSalesforceStandIn({
    clock: simClock,
    seed: world.salesforce,
    settings: { autoApprove: 'rep', ...settings },
  })
  await standIn.listen()
  const http = watchedHttp()
  let last: ReturnType<Org['lastPage']> = null
  const browser: Browser = {
    async open(url) {
      // An admin lists the callback address in the app: any free port will do here.
      const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? ''
      ;(standIn.redirectUris as string[]).push(redirectUri)
      const page = await fetch(url, { redirect: 'manual' })
      const location = page.headers.get('location')
      if (!location) return
      const end = await fetch(location)
      last = { status: end.status, text: await end.text(), headers: end.headers }
    },
  }
  const auth = createSalesforceAuth({ http, vault, browser, clock: realClock, logger: quiet, redirectPorts: [0] })
  return {
    standIn,
    simClock,
    world,
    http,
    vault,
    auth,
    browser,
    lastPage: () => last,
    signIn: (signal = new AbortController().signal) =>
      auth.signIn({ clientId: standIn.clientId, loginHost: standIn.baseUrl, signal }),
    secretName: (account) => `salesforce.refresh.${account.orgId}.${account.userId}`,
    close: () => standIn.close(),
  }
}

/** A signed-in session, and the requests since. */
export async function openSession(org: Org): Promise<{ account: SalesforceAccount; api: SalesforceApi }> {
  const account = await org.signIn()
  const api = org.auth.open(account)
  org.http.sent.length = 0
  org.standIn.clearRequests()
  return { account, api }
}

/** Ends all access tokens, as the org's session timeout does. Refresh tokens stay. */
export function expireAccessTokens(org: Org): void {
  org.simClock.advance(org.standIn.settings.accessTokenIdleMs + 60_000)
}
