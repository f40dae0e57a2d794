import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Clock } from '../../../src/main/ports/clock'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { until } from '../../builders/until'
import { failureOf } from './failureOf'
import { createTestOrg, type Org, quiet, realClock } from './signedIn'

let org: Org
afterEach(() => org.close())

test('signs in with PKCE and state, stores the refresh token alone, and reads who it is', async () => {
  org = await createTestOrg()
  const account = await org.signIn()
  const { rep } = org.world
  expect(account).toMatchObject({
    orgId: org.world.salesforce.org.id,
    userEmail: rep.email,
    instanceUrl: org.standIn.baseUrl,
    loginHost: org.standIn.baseUrl,
    clientId: org.standIn.clientId,
  })
  expect(account.userName).not.toBe('')
  expect(account.username).toContain('@')
  expect(await org.vault.get(org.secretName(account))).toBeTruthy()

  const authorize = new URL(`http://x${org.standIn.requests[0]?.url}`)
  expect(authorize.searchParams.get('code_challenge_method')).toBe('S256')
  expect(authorize.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(authorize.searchParams.get('state')).toMatch(/^[\w-]{32}$/)
  const exchange = new URLSearchParams(org.http.sent[0]?.body)
  expect(exchange.get('grant_type')).toBe('authorization_code')
  expect(exchange.get('code_verifier')).toMatch(/^[\w-]{43,128}$/)
  expect(exchange.has('client_secret')).toBe(false)
  // No token ever stands in an address.
  for (const request of org.http.sent) expect(request.url).not.toMatch(/token=|access_token/)

  const page = await until('the browser has its page', () => org.lastPage())
  expect(page.text).toContain('You are signed in')
  expect(page.text).not.toContain('<script')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('the vault holds the token before the access token is used for anything', async () => {
  const order: string[] = []
  const memory = createMemoryVault()
  org = await createTestOrg({}, { ...memory, set: (name, secret) => (order.push('stored'), memory.set(name, secret)) })
  org.http.before = (request) => {
    if (request.headers['authorization']) order.push('used')
    return null
  }
  await org.signIn()
  expect(order).toEqual(['stored', 'used'])
})

test('a refusal on the page is a permission, and the browser says so', async () => {
  org = await createTestOrg({ autoApprove: '005000000000000AAA' })
  const failure = await failureOf(org.signIn())
  expect(failure.code).toBe('permission')
  expect((await until('the browser has its page', () => org.lastPage())).text).toContain('You are not signed in')
})

test('a wrong consumer key shows on Salesforce’s page, and the rep can cancel', async () => {
  org = await createTestOrg()
  const abort = new AbortController()
  const waiting = failureOf(
    org.auth.signIn({ clientId: 'wrong', loginHost: org.standIn.baseUrl, signal: abort.signal }),
  )
  await until('the page was asked for', () => org.standIn.requests.length > 0)
  abort.abort()
  expect((await waiting).code).toBe('cancelled')
})

test('requests without the right state change nothing', async () => {
  org = await createTestOrg()
  const statuses: number[] = []
  const { browser } = org
  const nosy = {
    async open(url: string) {
      const callback = new URL(url).searchParams.get('redirect_uri') ?? ''
      const get = async (address: string, init?: RequestInit): Promise<void> =>
        void statuses.push((await fetch(address, init)).status)
      await get(`${callback}?code=evil&state=guess`)
      await get(`${callback}?code=evil`)
      await get(callback.replace('callback', 'favicon.ico'))
      await get(callback, { method: 'POST' })
      await get(callback.replace('localhost', '127.0.0.1'))
      await browser.open(url)
    },
  }
  const auth = createSalesforceAuth({
    http: org.http,
    vault: org.vault,
    browser: nosy,
    clock: realClock,
    logger: quiet,
    redirectPorts: [0],
  })
  const signal = new AbortController().signal
  await auth.signIn({ clientId: org.standIn.clientId, loginHost: org.standIn.baseUrl, signal })
  expect(statuses).toEqual([400, 400, 404, 405, 400])
})

test('nobody comes: a timeout after five minutes, and the port is free again', async () => {
  org = await createTestOrg()
  let address = ''
  let ring = (): void => undefined
  const clock: Clock = {
    now: () => 0,
    after(ms, task) {
      expect(ms).toBe(300_000)
      ring = task
      return () => undefined
    },
  }
  const auth = createSalesforceAuth({
    http: org.http,
    vault: org.vault,
    browser: { open: (url) => Promise.resolve(void (address = new URL(url).searchParams.get('redirect_uri') ?? '')) },
    clock,
    logger: quiet,
    redirectPorts: [0],
  })
  const signal = new AbortController().signal
  const waiting = failureOf(auth.signIn({ clientId: org.standIn.clientId, loginHost: org.standIn.baseUrl, signal }))
  await until('the browser was opened', () => address !== '')
  ring()
  expect((await waiting).code).toBe('timeout')
  await expect(fetch(address)).rejects.toThrow()
})

test('takes the next port where the first is taken, and says so where none is free', async () => {
  org = await createTestOrg()
  const squatter = createServer().listen(0, '127.0.0.1')
  await until('the squatter listens', () => squatter.listening)
  const taken = (squatter.address() as AddressInfo).port
  const signal = new AbortController().signal
  const withPorts = (redirectPorts: number[]): Promise<unknown> =>
    createSalesforceAuth({ ...org, clock: realClock, logger: quiet, redirectPorts }).signIn({
      clientId: org.standIn.clientId,
      loginHost: org.standIn.baseUrl,
      signal,
    })
  try {
    await withPorts([taken, 0])
    expect((await until('the browser has its page', () => org.lastPage())).text).toContain('You are signed in')
    expect((await failureOf(withPorts([taken]))).code).toBe('conflict')
  } finally {
    squatter.close()
  }
})

test('a locked keychain is said before the browser opens', async () => {
  org = await createTestOrg({}, { ...createMemoryVault(), state: () => Promise.resolve('locked') })
  expect((await failureOf(org.signIn())).code).toBe('locked')
  expect(org.standIn.requests).toHaveLength(0)
})

test('signing out revokes the refresh token, removes it, and ends the session', async () => {
  org = await createTestOrg()
  const account = await org.signIn()
  const api = org.auth.open(account)
  await org.auth.signOut(account)
  expect(await org.vault.get(org.secretName(account))).toBeNull()
  expect(org.standIn.requests.at(-1)).toMatchObject({ method: 'POST', url: '/services/oauth2/revoke', status: 200 })
  expect((await failureOf(api.query('SELECT Id FROM Lead'))).code).toBe('auth_expired')
  await org.signIn()
  expect((await api.query('SELECT Id FROM Lead LIMIT 1')).rows).toHaveLength(1)
})
