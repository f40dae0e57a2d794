import { afterEach, expect, test } from 'vitest'
import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { Failure } from '../../../src/main/domain/failure'
import { failureOf } from './failureOf'
import { createTestOrg, expireAccessTokens, openSession, type Org } from './signedIn'

const TOKEN = '/services/oauth2/token'
const ONE_LEAD = 'SELECT Id FROM Lead LIMIT 1'

let org: Org
afterEach(() => org.close())

const refreshes = (): number => org.standIn.requests.filter((request) => request.url === TOKEN).length
const bearers = (): string[] => org.http.sent.map((request) => request.headers['authorization'] ?? '').filter(Boolean)

test('an expired session is refreshed once, and the rotated token is in the vault', async () => {
  org = await createTestOrg({ rotateRefreshTokens: true })
  const { account, api } = await openSession(org)
  const first = await org.vault.get(org.secretName(account))
  expireAccessTokens(org)
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
  expect(refreshes()).toBe(1)
  const second = await org.vault.get(org.secretName(account))
  expect(second).not.toBe(first)
  // And again: the old token would be dead now.
  expireAccessTokens(org)
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
  expect(refreshes()).toBe(2)
  expect(new URLSearchParams(org.http.sent.at(-2)?.body).has('code_verifier')).toBe(false)
})

test('without rotation the stored token stays as it is', async () => {
  org = await createTestOrg({ rotateRefreshTokens: false })
  const { account, api } = await openSession(org)
  const first = await org.vault.get(org.secretName(account))
  for (const round of [1, 2]) {
    expireAccessTokens(org)
    await api.query(ONE_LEAD)
    expect(refreshes()).toBe(round)
  }
  expect(await org.vault.get(org.secretName(account))).toBe(first)
})

test('twenty calls at once with an expired session make one refresh', async () => {
  org = await createTestOrg({ rotateRefreshTokens: true })
  const { account, api } = await openSession(org)
  expireAccessTokens(org)
  const second = org.auth.open(account)
  const calls = Array.from({ length: 20 }, (_, index) => (index % 2 ? api : second).query(ONE_LEAD))
  for (const result of await Promise.all(calls)) expect(result.rows).toHaveLength(1)
  expect(refreshes()).toBe(1)
  expect(new Set(bearers()).size).toBe(2)
})

test('a late 401 for a token that was replaced meanwhile makes no second refresh', async () => {
  org = await createTestOrg({ rotateRefreshTokens: true })
  const { api } = await openSession(org)
  expireAccessTokens(org)
  org.standIn.faults.add({ path: 'slow', effect: { kind: 'latency', ms: 300 } })
  const late = api.query(`SELECT Id FROM Lead WHERE LastName != 'slow' LIMIT 1`)
  await api.query(ONE_LEAD)
  await late
  expect(refreshes()).toBe(1)
})

test('a session opened from the stored token alone refreshes first', async () => {
  org = await createTestOrg()
  const { account } = await openSession(org)
  const vault = createMemoryVault()
  await vault.set(org.secretName(account), (await org.vault.get(org.secretName(account))) ?? '')
  const { createSalesforceAuth } = await import('../../../src/main/salesforce/auth')
  const { quiet, realClock } = await import('./signedIn')
  const restarted = createSalesforceAuth({ ...org, vault, clock: realClock, logger: quiet })
  expect((await restarted.open(account).query(ONE_LEAD)).rows).toHaveLength(1)
  expect(org.standIn.requests.map((request) => request.url.split('?')[0])).toEqual([
    TOKEN,
    '/services/data/v62.0/query',
  ])
})

test('a vault that cannot store the new token keeps the new session from being used; later it goes on', async () => {
  const memory = createMemoryVault()
  let broken = false
  const vault = {
    ...memory,
    set: (name: string, secret: string) =>
      broken ? Promise.reject(new Failure('locked', 'The keychain is locked.')) : memory.set(name, secret),
  }
  org = await createTestOrg({ rotateRefreshTokens: true }, vault)
  const { account, api } = await openSession(org)
  const before = await memory.get(org.secretName(account))
  expireAccessTokens(org)
  broken = true
  const failure = await failureOf(
    api.create('Lead', { LastName: 'A', Company: 'B' }, { autoAssign: false, allowDuplicate: true }),
  )
  expect(failure).toMatchObject({ code: 'locked', message: 'The keychain is locked.', details: { sent: 'no' } })
  await failureOf(api.query(ONE_LEAD))
  // Salesforce has given one new token; it was used for nothing, and not asked for twice.
  expect(refreshes()).toBe(1)
  expect(new Set(bearers()).size).toBe(1)
  broken = false
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
  expect(refreshes()).toBe(1)
  expect(await memory.get(org.secretName(account))).not.toBe(before)
})

test('a refresh without an answer leaves the stored token, and the next try uses it', async () => {
  org = await createTestOrg({ rotateRefreshTokens: false })
  const { account, api } = await openSession(org)
  const before = await org.vault.get(org.secretName(account))
  expireAccessTokens(org)
  org.standIn.faults.add({ path: TOKEN, effect: { kind: 'cut-after' } })
  const failure = await failureOf(
    api.create('Lead', { LastName: 'A', Company: 'B' }, { autoAssign: false, allowDuplicate: true }),
  )
  // The refresh may have happened; the Lead certainly was not sent.
  expect(failure).toMatchObject({ code: 'offline', details: { sent: 'no' } })
  expect(await org.vault.get(org.secretName(account))).toBe(before)
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
})

test.each([
  ['html', { kind: 'html', status: 503 } as const],
  ['truncated', { kind: 'truncated-json' } as const],
])('an unreadable refresh (%s) is no reason to sign in again', async (_name, effect) => {
  org = await createTestOrg({ rotateRefreshTokens: false })
  const { api } = await openSession(org)
  expireAccessTokens(org)
  org.standIn.faults.add({ path: TOKEN, effect })
  expect((await failureOf(api.query(ONE_LEAD))).code).toBe('server')
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
})

test('invalid_grant asks to sign in again, sticks without more requests, keeps the token, and ends with a new sign-in', async () => {
  org = await createTestOrg({ rotateRefreshTokens: true })
  const { account, api } = await openSession(org)
  org.simClock.advance(31 * 24 * 3_600_000)
  expect(await failureOf(api.query(ONE_LEAD))).toMatchObject({ code: 'auth_expired', details: { sent: 'no' } })
  const count = org.standIn.requests.length
  expect((await failureOf(org.auth.open(account).query(ONE_LEAD))).code).toBe('auth_expired')
  expect(org.standIn.requests).toHaveLength(count)
  expect(await org.vault.get(org.secretName(account))).toBeTruthy()
  await org.signIn()
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
})

test('a token that another copy of Repdesk rotated meanwhile is taken from the vault', async () => {
  const memory = createMemoryVault()
  let next: string | null = null
  let reads = 0
  const vault = {
    ...memory,
    get: async (name: string) => (next !== null && ++reads > 1 ? next : memory.get(name)),
  }
  org = await createTestOrg({ rotateRefreshTokens: true }, vault)
  const { account, api } = await openSession(org)
  const mine = (await memory.get(org.secretName(account))) ?? ''
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: mine,
    client_id: org.standIn.clientId,
  })
  const other = (await (
    await fetch(org.standIn.baseUrl + TOKEN, { method: 'POST', body: form.toString() })
  ).json()) as {
    refresh_token: string
  }
  expireAccessTokens(org)
  next = other.refresh_token
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
})

test('a service that answers 401 for ever is asked twice and refreshed once', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  org.standIn.faults.add({ path: '/services/data', times: -1, effect: { kind: 'status', status: 401 } })
  const failure = await failureOf(
    api.create('Lead', { LastName: 'A', Company: 'B' }, { autoAssign: false, allowDuplicate: true }),
  )
  expect(failure).toMatchObject({ code: 'auth_expired', details: { sent: 'no', status: 401 } })
  expect(org.standIn.requests.map((request) => request.status)).toEqual([401, 200, 401])
})

test('403 Bad_OAuth_Token counts as an ended session', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  org.standIn.faults.add({ path: '/query', effect: { kind: 'status', status: 403, body: 'Bad_OAuth_Token' } })
  expect((await api.query(ONE_LEAD)).rows).toHaveLength(1)
  expect(refreshes()).toBe(1)
})

test('a session that may not use the API is no reason to refresh', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const body = [{ message: 'This session is not valid for use with the REST API', errorCode: 'INVALID_SESSION_ID' }]
  org.standIn.faults.add({ path: '/query', effect: { kind: 'status', status: 401, body } })
  expect((await failureOf(api.query(ONE_LEAD))).code).toBe('permission')
  expect(refreshes()).toBe(0)
})
