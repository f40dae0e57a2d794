import { expect, test } from 'vitest'
import type { ErrorCode } from '../../../src/contract/result'
import { Failure } from '../../../src/main/domain/failure'
import { checkedBaseUrl, regionBaseUrl, regionOf } from '../../../src/main/intercom/endpoint'
import { failureOf, unreadableAnswer } from '../../../src/main/intercom/errors'
import { contactQuery, conversationQuery } from '../../../src/main/intercom/queries'
import { createRateGate } from '../../../src/main/intercom/rateGate'
import type { Clock } from '../../../src/main/ports/clock'

const answer = (status: number, code = '', message = 'Said so', field?: string): Failure =>
  failureOf(
    { status, headers: {}, body: JSON.stringify({ type: 'error.list', errors: [{ code, message, field }] }) },
    true,
  )

test.each<[number, string, ErrorCode, 'no' | 'maybe']>([
  [401, 'unauthorized', 'auth_expired', 'no'],
  [403, 'forbidden', 'permission', 'no'],
  [403, 'api_plan_restricted', 'plan_restricted', 'no'],
  [404, 'not_found', 'not_found', 'no'],
  [404, 'admin_not_found', 'not_found', 'no'],
  [409, 'conflict', 'conflict', 'no'],
  [410, 'contact_merged', 'gone', 'no'],
  [400, 'parameter_invalid', 'validation', 'no'],
  [400, 'intercom_version_invalid', 'unsupported', 'no'],
  [422, 'data_invalid', 'validation', 'no'],
  [429, 'rate_limit_exceeded', 'rate_limited', 'no'],
  [408, 'request_timeout', 'timeout', 'maybe'],
  [500, 'server_error', 'server', 'maybe'],
  [503, '', 'server', 'maybe'],
  [302, '', 'server', 'no'],
])('status %i %s is %s', (status, serviceCode, code, sent) => {
  const failure = answer(status, serviceCode)
  expect(failure).toMatchObject({ code, details: { sent, status } })
  expect(failure.message).toMatch(/^[A-Z].{20,}\.$/)
})

test('fields, merged-away people and unreadable bodies carry what there is to know', () => {
  expect(answer(422, 'parameter_invalid', 'No such mail', 'email').details.fields).toEqual({ email: 'No such mail' })
  const link = '</contacts/6762f0d01bb69f9f2193bb7d>; rel="canonical"'
  const merged = failureOf({ status: 410, headers: { link }, body: '{}' }, false)
  expect(merged.details.body).toEqual({ canonicalId: '6762f0d01bb69f9f2193bb7d' })
  expect(failureOf({ status: 502, headers: {}, body: '<html>' }, false)).toMatchObject({ code: 'server' })
  const page = unreadableAnswer({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, true)
  expect(page).toMatchObject({ code: 'server', details: { sent: 'maybe' } })
})

test('addresses: regions, https, and http on this machine alone', () => {
  expect(regionOf(regionBaseUrl('EU'))).toBe('EU')
  expect(regionOf('https://proxy.example')).toBeNull()
  expect(checkedBaseUrl(' https://proxy.example/intercom/ ')).toBe('https://proxy.example/intercom')
  expect(checkedBaseUrl('http://127.0.0.1:5102/')).toBe('http://127.0.0.1:5102')
  for (const url of ['http://api.intercom.io', 'https://a:b@x.example', 'ftp://x', 'x', 'https://x.example/?a=1']) {
    expect(() => checkedBaseUrl(url)).toThrow(Failure)
  }
})

test('searches speak the API’s grammar', () => {
  expect(contactQuery({ ownerId: '5', updatedAfter: 1_500, cursor: 'c', perPage: 500 })).toEqual({
    query: {
      operator: 'AND',
      value: [
        { field: 'owner_id', operator: '=', value: '5' },
        { field: 'updated_at', operator: '>', value: 1 },
      ],
    },
    sort: { field: 'updated_at', order: 'descending' },
    pagination: { per_page: 150, starting_after: 'c' },
  })
  expect(contactQuery({ email: 'a@x.example' })).toMatchObject({ query: { field: 'email', operator: '=' } })
  expect(conversationQuery({ createdAfter: 10_000, assigneeId: '5', open: false, sortBy: 'createdAt' })).toMatchObject({
    query: {
      value: [
        { field: 'created_at', operator: '>', value: 9 },
        { field: 'admin_assignee_id', operator: '=', value: 5 },
        { field: 'open', operator: '=', value: false },
      ],
    },
    sort: { field: 'created_at' },
  })
  expect(conversationQuery({ contactIds: ['a', 'b'] })).toMatchObject({ query: { operator: 'IN', value: ['a', 'b'] } })
  expect(() => conversationQuery({ contactIds: [] })).toThrow(Failure)
  expect(() => conversationQuery({ contactIds: Array<string>(16).fill('a') })).toThrow(Failure)
})

/** A clock that a test moves; timers run when their time has come. */
function handClock(): Clock & { advance(ms: number): Promise<void>; waits: number[] } {
  let now = 1_000_000
  let timers: { at: number; task: () => void }[] = []
  return {
    waits: [],
    now: () => now,
    after(ms, task) {
      this.waits.push(ms)
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => (timers = timers.filter((one) => one !== timer))
    },
    async advance(ms) {
      now += ms
      const due = timers.filter((timer) => timer.at <= now)
      timers = timers.filter((timer) => timer.at > now)
      for (const timer of due) timer.task()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

const headers = (limit: number, remaining: number, resetMs: number, dateMs: number): Record<string, string> => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(resetMs / 1000),
  date: new Date(dateMs).toUTCString(),
})

test('reads pass until the window is nearly used, then wait for its end by the service’s clock', async () => {
  const clock = handClock()
  const gate = createRateGate(clock, () => 0.5)
  await gate.waitForRead()
  // The service's clock is an hour ahead of ours.
  const serverNow = clock.now() + 3_600_000
  gate.note(headers(100, 7, serverNow + 4_000, serverNow))
  await gate.waitForRead()
  await gate.waitForRead()
  let passed = 0
  void gate.waitForRead().then(() => passed++)
  await clock.advance(0)
  expect([passed, clock.waits]).toEqual([0, [4_300]])
  await clock.advance(4_299)
  expect(passed).toBe(0)
  await clock.advance(1)
  expect(passed).toBe(1)
  expect(gate.rate()).toMatchObject({ limit: 100, remaining: 99 })
  expect(gate.serverTime()).toBe(serverNow)
})

test('what the rep waits for goes on where other reads wait, and first into the next window', async () => {
  const clock = handClock()
  const gate = createRateGate(clock, () => 0)
  gate.note(headers(100, 5, clock.now() + 4_000, clock.now()))
  const order: string[] = []
  void gate.waitForRead().then(() => order.push('sync'))
  // Five are kept for writes, of which two are kept from the rep, too.
  for (const name of ['first', 'second', 'third']) {
    await gate.waitForRead(true)
    order.push(name)
  }
  void gate.waitForRead(true).then(() => order.push('fourth'))
  await clock.advance(3_999)
  expect(order).toEqual(['first', 'second', 'third'])
  await clock.advance(1)
  expect(order).toEqual(['first', 'second', 'third', 'fourth'])
  await clock.advance(100)
  expect(order.at(-1)).toBe('sync')
})

test('answers that overtake one another do not give requests back', () => {
  const clock = handClock()
  const gate = createRateGate(clock, () => 0)
  gate.note(headers(100, 50, clock.now() + 5_000, clock.now()))
  gate.note(headers(100, 53, clock.now() + 5_000, clock.now()))
  expect(gate.rate()?.remaining).toBe(50)
  gate.note(headers(100, 99, clock.now() + 15_000, clock.now()))
  expect(gate.rate()?.remaining).toBe(99)
})

test('a refused request waits for the reset, for Retry-After, or longer each time', () => {
  const clock = handClock()
  const gate = createRateGate(clock, () => 0)
  expect([0, 1, 2].map((attempt) => gate.retryAfter(attempt, {}))).toEqual([1_100, 2_100, 4_100])
  expect(gate.retryAfter(0, { 'retry-after': '7' })).toBe(7_100)
  gate.note(headers(100, 0, clock.now() + 3_000, clock.now()))
  expect(gate.retryAfter(0, {})).toBe(3_100)
  gate.note(headers(100, 0, clock.now() + 900_000_000, clock.now()))
  expect(gate.retryAfter(0, {})).toBe(60_100)
})
