import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { createSalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import { openOrg, REP, request, seedOf, START, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

test('records can be listed, made, changed, deleted and restored past every rule', async () => {
  const made = await org.sim('POST', '/records/Lead', {
    LastName: 'X',
    Company: 'C',
    Email: 'x@c.example',
    CreatedDate: '2026-01-02T03:04:05Z',
  })
  const id = text(made.json['id'])
  await org.sim('POST', '/records/Lead', { LastName: 'Y', Company: 'C', Email: 'x@c.example' })
  const list = await org.sim('GET', '/records/Lead?Email=x@c.example')
  expect(list.json['records']).toHaveLength(2)
  expect((await org.sim('PATCH', `/records/Lead/${id}`, { Title: 'T' })).json).toEqual({ ok: true })
  expect((await org.sim('GET', `/records/Lead/${id}`)).json).toMatchObject({
    Title: 'T',
    CreatedDate: '2026-01-02T03:04:05.000+0000',
  })
  await org.sim('DELETE', `/records/Lead/${id}`)
  expect((await org.api('GET', `/sobjects/Lead/${id}`)).status).toBe(404)
  expect((await org.sim('POST', '/undelete', { id })).json).toEqual({ restored: true })
  await org.sim('DELETE', `/records/Lead/${id}?erase=true`)
  expect((await org.sim('GET', `/records/Lead/${id}`)).status).toBe(400)
})

test('convert, merge, late writes and fields over HTTP', async () => {
  const lead = await org.create('Lead', { LastName: 'X', Company: 'C' })
  expect((await org.sim('POST', '/convert', { leadId: lead, createOpportunity: false })).json).toMatchObject({
    leadId: lead,
    opportunityId: null,
  })
  const [a, b] = [await org.create('Account', { Name: 'A' }), await org.create('Account', { Name: 'B' })]
  expect((await org.sim('POST', '/merge', { masterId: a, loserIds: [b] })).status).toBe(200)
  expect((await org.api('GET', `/sobjects/Account/${b}`)).status).toBe(404)
  await org.sim('POST', '/late', { writes: [{ op: 'update', object: 'Account', id: a, values: { Site: 'Oslo' } }] })
  expect((await org.api('GET', `/sobjects/Account/${a}`)).json['Site']).toBeNull()
  expect((await org.sim('POST', '/late/commit')).json).toEqual({ committed: 1 })
  expect((await org.api('GET', `/sobjects/Account/${a}`)).json['Site']).toBe('Oslo')
  await org.sim('POST', '/field', { object: 'Lead', field: { name: 'Ext__c', externalId: true } })
  const described = await org.api('GET', '/sobjects/Lead/describe')
  expect((described.json['fields'] as unknown as Json[]).at(-1)).toMatchObject({
    name: 'Ext__c',
    externalId: true,
    custom: true,
  })
})

test('settings are checked and merged', async () => {
  const reply = await org.sim('POST', '/settings', {
    duplicateRules: { Lead: { onCreate: 'Off' } },
    sharing: { Lead: 'private' },
  })
  expect(reply.json['duplicateRules']).toEqual({
    Lead: { onCreate: 'Off', onEdit: 'Alert' },
    Contact: { onCreate: 'Alert', onEdit: 'Alert' },
  })
  expect((await org.sim('POST', '/settings', { nope: 1 })).status).toBe(400)
  expect((await org.sim('POST', '/settings', { dailyApiLimit: 'many' })).status).toBe(400)
  expect((await org.sim('GET', '/settings')).json['sharing']).toEqual({ Lead: 'private' })
})

test('sessions, users, usage and the request log', async () => {
  await org.sim('POST', '/usage', { today: 99_000 })
  expect((await org.api('GET', '/limits')).headers.get('sforce-limit-info')).toBe('api-usage=99001/100000')
  expect((await org.sim('GET', '/usage')).json).toEqual({ today: 99_001, byKind: { limits: 1 } })
  await org.sim('POST', '/expire-access-tokens')
  expect((await org.api('GET', '/limits')).status).toBe(401)
  const log = await org.sim('GET', '/requests')
  expect((log.json['requests'] as unknown as Json[]).slice(-2).map((entry) => entry['status'])).toEqual([200, 401])
  await org.sim('DELETE', '/requests')
  expect((await org.sim('GET', '/requests')).json['requests']).toEqual([])
  const again = await org.signIn(REP)
  await org.sim('POST', '/revoke-all', { userId: REP })
  expect((await org.api('GET', '/limits', undefined, {}, again.access_token)).status).toBe(401)
  await org.sim('POST', '/user', { userId: REP, active: false })
  expect(org.standIn.control.get('User', REP)?.['IsActive']).toBe(false)
  expect((await org.sim('GET', '/nothing')).status).toBe(404)
})

test('the clock, the network and faults', async () => {
  expect((await org.sim('POST', '/clock/freeze', { at: START })).json).toEqual({ now: START })
  expect((await org.sim('POST', '/clock/advance', { ms: 1_000 })).json).toEqual({ now: START + 1_000 })
  expect(Date.parse((await org.api('GET', '/limits')).headers.get('date') ?? '')).toBe(START + 1_000)
  await org.sim('POST', '/clock/resume')
  await org.sim('POST', '/faults', { path: 'sobjects/Lead', effect: { kind: 'cut-after' } })
  await expect(org.api('POST', '/sobjects/Lead', { LastName: 'X', Company: 'C' })).rejects.toThrow('fetch failed')
  expect(org.standIn.control.list('Lead')).toHaveLength(1)
  await org.sim('POST', '/faults', { times: -1, effect: { kind: 'status', status: 503 } })
  expect((await org.api('GET', '/limits')).json[0]?.['errorCode']).toBe('SERVER_UNAVAILABLE')
  await org.sim('DELETE', '/faults')
  await org.sim('POST', '/network', { down: true })
  const isReachable = (): Promise<boolean> =>
    org.api('GET', '/limits').then(
      () => true,
      () => false,
    )
  await expect.poll(isReachable).toBe(false)
  await org.sim('POST', '/network', { down: false })
  expect((await org.api('GET', '/limits')).status).toBe(200)
})

test('with a secret the controls answer to it alone', async () => {
  const standIn = createSalesforceStandIn({ clock: createSimClock(START), seed: seedOf(), secret: 's3' })
  await standIn.listen()
  expect((await request(`${standIn.baseUrl}/_sim/clock`)).status).toBe(404)
  expect((await request(`${standIn.baseUrl}/_sim/clock`, { headers: { 'x-sim-secret': 's3' } })).status).toBe(200)
  await standIn.close()
})

test('the API takes versions 20 to 68, double and trailing slashes, and lists its versions to anybody', async () => {
  const get = (path: string) =>
    request(`${org.standIn.baseUrl}${path}`, { headers: { authorization: `Bearer ${org.token}` } })
  expect((await request(`${org.standIn.baseUrl}/services/data`)).json).toContainEqual({
    label: "Spring '26",
    url: '/services/data/v66.0',
    version: '66.0',
  })
  expect((await get('//services/data/v68.0//sobjects/Lead/describe/')).status).toBe(200)
  expect((await get('/services/data/v20.0')).json['sobjects']).toBe('/services/data/v20.0/sobjects')
  expect((await get('/services/data/v19.0')).status).toBe(404)
  expect((await request(`${org.standIn.baseUrl}/services/data/v62.0`)).status).toBe(401)
  const columns = await get('/services/data/v62.0/query?columns=true&q=SELECT+Id,Owner.Name+FROM+Lead')
  expect((columns.json['columnMetadata'] as unknown as Json[]).map((column) => column['columnName'])).toEqual([
    'Id',
    'Owner.Name',
  ])
})
