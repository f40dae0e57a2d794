import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, type Json, text, type TestOrg } from './support'

let org: TestOrg
let colleague: string
beforeEach(async () => {
  org = await openOrg()
  colleague = (await org.signIn(COLLEAGUE)).access_token
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme', Email: 'ng@acme.example' }
const refusal = async (reply: ReturnType<TestOrg['api']>): Promise<[number, unknown]> => {
  const { status, json } = await reply
  return [status, json[0]?.['errorCode']]
}

test('private Leads are seen by their owner alone', async () => {
  org.standIn.settings.sharing['Lead'] = 'private'
  const id = await org.create('Lead', LEAD)
  const theirs = (method: string, path: string, body?: unknown) => org.api(method, path, body, {}, colleague)
  expect((await org.query('SELECT Id FROM Lead', colleague)).json['totalSize']).toBe(0)
  expect(await refusal(theirs('GET', `/sobjects/Lead/${id}`))).toEqual([404, 'NOT_FOUND'])
  expect(await refusal(theirs('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' }))).toEqual([
    400,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  ])
  expect(await refusal(theirs('POST', '/sobjects/Task', { WhoId: id }))).toEqual([
    400,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  ])
  expect((await theirs('POST', '/composite/sobjects/Lead', { ids: [id], fields: ['Id'] })).json).toEqual([null])
  expect((await theirs('POST', '/sobjects/Lead', LEAD)).status).toBe(201)
  org.standIn.settings.seeAllUserIds = [COLLEAGUE]
  expect((await org.query('SELECT Id FROM Lead', colleague)).json['totalSize']).toBe(2)
})

test('a Lead given away leaves the giver’s private view', async () => {
  org.standIn.settings.sharing['Lead'] = 'private'
  const id = await org.create('Lead', LEAD)
  org.standIn.control.update('Lead', id, { OwnerId: COLLEAGUE })
  expect((await org.query(`SELECT Id FROM Lead WHERE Id IN ('${id}')`)).json['totalSize']).toBe(0)
  expect((await org.query(`SELECT Id FROM Lead WHERE Id IN ('${id}')`, colleague)).json['totalSize']).toBe(1)
})

test('read-only Leads can be read and not written', async () => {
  org.standIn.settings.sharing['Lead'] = 'publicRead'
  const id = await org.create('Lead', LEAD)
  expect((await org.api('GET', `/sobjects/Lead/${id}`, undefined, {}, colleague)).status).toBe(200)
  expect(await refusal(org.api('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' }, {}, colleague))).toEqual([
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ])
  expect(await refusal(org.api('DELETE', `/sobjects/Lead/${id}`, undefined, {}, colleague))).toEqual([
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ])
})

test('a hidden field is not in the describe, and fails a whole query and a write', async () => {
  const fields = async (token?: string): Promise<unknown[]> => {
    const reply = await org.api('GET', '/sobjects/Lead/describe', undefined, {}, token)
    return (reply.json['fields'] as unknown as Json[]).map((field) => field['name'])
  }
  const first = await org.api('GET', '/sobjects/Lead/describe')
  const unchanged = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
  expect((await org.api('GET', '/sobjects/Lead/describe', undefined, unchanged)).status).toBe(304)
  org.standIn.settings.fieldSecurity = [{ userId: COLLEAGUE, object: 'Lead', hidden: ['Phone'] }]
  expect((await org.api('GET', '/sobjects/Lead/describe', undefined, unchanged)).status).toBe(200)
  expect(await fields()).toContain('Phone')
  expect(await fields(colleague)).not.toContain('Phone')
  expect((await org.query('SELECT Id, Phone FROM Lead')).status).toBe(200)
  const query = await org.query('SELECT Id, Phone FROM Lead', colleague)
  expect([query.status, query.json[0]?.['errorCode']]).toEqual([400, 'INVALID_FIELD'])
  expect((await org.query("SELECT Id FROM Lead WHERE Phone = '1'", colleague)).status).toBe(400)
  expect(await refusal(org.api('POST', '/sobjects/Lead', { ...LEAD, Phone: '1' }, {}, colleague))).toEqual([
    400,
    'INVALID_FIELD',
  ])
  const id = await org.create('Lead', LEAD)
  expect(Object.keys((await org.api('GET', `/sobjects/Lead/${id}`, undefined, {}, colleague)).json)).not.toContain(
    'Phone',
  )
})

test('a read-only field is neither createable nor updateable', async () => {
  org.standIn.settings.fieldSecurity = [{ object: 'Lead', readOnly: ['Rating'] }]
  const reply = await org.api('GET', '/sobjects/Lead/describe')
  const rating = (reply.json['fields'] as unknown as Json[]).find((field) => text(field['name']) === 'Rating')
  expect([rating?.['createable'], rating?.['updateable']]).toEqual([false, false])
  expect(await refusal(org.api('POST', '/sobjects/Lead', { ...LEAD, Rating: 'Hot' }))).toEqual([
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  ])
})

test('a user or an org without the API is told so', async () => {
  org.standIn.settings.apiDisabledUserIds = [COLLEAGUE]
  expect(await refusal(org.api('GET', '/limits', undefined, {}, colleague))).toEqual([403, 'API_CURRENTLY_DISABLED'])
  org.standIn.settings.apiDisabledForOrg = true
  expect(await refusal(org.api('GET', '/limits'))).toEqual([403, 'API_DISABLED_FOR_ORG'])
})

test('every answer tells the day’s calls; beyond the limit calls are refused until the day has rolled on', async () => {
  org.standIn.settings.accessTokenIdleMs = Number.POSITIVE_INFINITY
  const reply = await org.api('GET', '/limits')
  expect(reply.headers.get('sforce-limit-info')).toBe('api-usage=1/100000')
  expect(reply.json['DailyApiRequests']).toEqual({ Max: 100_000, Remaining: 99_999 })
  expect((await org.api('GET', '/nope')).headers.get('sforce-limit-info')).toBe('api-usage=2/100000')
  org.standIn.settings.dailyApiLimit = 3
  expect((await org.query('SELECT Id FROM Lead')).status).toBe(200)
  const refused = await org.query('SELECT Id FROM Lead')
  expect([refused.status, refused.json]).toEqual([
    403,
    [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
  ])
  expect(org.standIn.apiCallsToday).toBe(3)
  org.clock.advance(24 * 3_600_000 + 60_000)
  expect((await org.query('SELECT Id FROM Lead')).status).toBe(200)
})
