import { afterEach, beforeEach, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const V = '/services/data/v62.0'
const lead = (LastName: string, more: Record<string, unknown> = {}) => ({
  attributes: { type: 'Lead' },
  LastName,
  Company: 'Acme',
  ...more,
})
const leads = async (): Promise<unknown> => (await org.query('SELECT count() FROM Lead')).json['totalSize']

test('a composite fills in references and counts as one call', async () => {
  const before = org.standIn.apiCallsToday
  const reply = await org.api('POST', '/composite', {
    compositeRequest: [
      { method: 'POST', url: `${V}/sobjects/Lead`, referenceId: 'newLead', body: { LastName: 'Ng', Company: 'Acme' } },
      { method: 'GET', url: `${V}/sobjects/Lead/@{newLead.id}?fields=LastName`, referenceId: 'back' },
      {
        method: 'POST',
        url: `${V}/sobjects/Task`,
        referenceId: 'task',
        body: { WhoId: '@{newLead.id}', Subject: 'For @{back.LastName}' },
      },
      { method: 'GET', url: `${V}/query?q=${encodeURIComponent('SELECT Id FROM Task')}`, referenceId: 'q' },
      { method: 'PATCH', url: `${V}/sobjects/Task/@{q.records[0].Id}`, referenceId: 'p', body: { Priority: 'High' } },
    ],
  })
  expect(reply.status).toBe(200)
  const rows = reply.json['compositeResponse'] as unknown as Json[]
  expect(rows.map((row) => [row['referenceId'], row['httpStatusCode']])).toEqual([
    ['newLead', 201],
    ['back', 200],
    ['task', 201],
    ['q', 200],
    ['p', 204],
  ])
  expect(rows[0]?.['httpHeaders']?.['Location']).toBe(`${V}/sobjects/Lead/${text(rows[0]?.['body']?.['id'])}`)
  expect(rows[4]?.['body']).toBeNull()
  expect((await org.query('SELECT Subject, Priority FROM Task')).json['records']).toMatchObject([
    { Subject: 'For Ng', Priority: 'High' },
  ])
  expect(org.standIn.apiCallsToday - before).toBe(2)
  expect(org.standIn.control.apiCallsByKind()).toMatchObject({ composite: 1, query: 1 })
})

test('without allOrNone one failure leaves the rest; with it everything is taken back', async () => {
  const compositeRequest = [
    { method: 'POST', url: `${V}/sobjects/Lead`, referenceId: 'good', body: { LastName: 'Good', Company: 'A' } },
    { method: 'POST', url: `${V}/sobjects/Lead`, referenceId: 'bad', body: { LastName: 'Bad' } },
    { method: 'GET', url: `${V}/sobjects/Lead/@{bad.id}`, referenceId: 'after' },
  ]
  const codes = async (allOrNone: boolean): Promise<unknown[]> => {
    const reply = await org.api('POST', '/composite', { allOrNone, compositeRequest })
    return (reply.json['compositeResponse'] as unknown as Json[]).map(
      (row) => row['body']?.[0]?.['errorCode'] ?? row['httpStatusCode'],
    )
  }
  expect(await codes(false)).toEqual([201, 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED'])
  expect(await leads()).toBe(1)
  expect(await codes(true)).toEqual(['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED'])
  expect(await leads()).toBe(1)
})

test('a composite takes 25 subrequests, five of them queries, and no other composite', async () => {
  const query = (n: number) => ({ method: 'GET', url: `${V}/query?q=SELECT+Id+FROM+Lead`, referenceId: `q${n}` })
  const read = (n: number) => ({ method: 'GET', url: `${V}/sobjects/Lead/describe`, referenceId: `r${n}` })
  const list = (count: number, make: (n: number) => unknown): unknown[] =>
    Array.from({ length: count }, (_, n) => make(n))
  const send = (compositeRequest: unknown[]) => org.api('POST', '/composite', { compositeRequest })
  expect((await send(list(5, query))).status).toBe(200)
  expect((await send(list(6, query))).json[0]?.['errorCode']).toBe('LIMIT_EXCEEDED')
  expect((await send(list(25, read))).status).toBe(200)
  expect((await send(list(26, read))).status).toBe(400)
  expect((await send([query(1), query(1)])).status).toBe(400)
  const nested = await send([
    { method: 'POST', url: `${V}/composite`, referenceId: 'n', body: { compositeRequest: [] } },
  ])
  expect(nested.json['compositeResponse']?.[0]?.['httpStatusCode']).toBe(400)
})

test('a subrequest may carry headers of its own', async () => {
  org.standIn.settings.assignmentRules.Lead = { active: true, ownerId: toId18('0055g0000000002') }
  const reply = await org.api('POST', '/composite', {
    compositeRequest: [
      {
        method: 'POST',
        url: `${V}/sobjects/Lead`,
        referenceId: 'a',
        body: { LastName: 'A', Company: 'A' },
        httpHeaders: { 'Sforce-Auto-Assign': 'FALSE' },
      },
      { method: 'GET', url: `${V}/sobjects/Lead/@{a.id}`, referenceId: 'b' },
    ],
  })
  expect(reply.json['compositeResponse']?.[1]?.['body']?.['OwnerId']).toBe(REP)
})

test('a batch’s subrequests each count; a graph is all or none', async () => {
  const before = org.standIn.apiCallsToday
  const batch = await org.api('POST', '/composite/batch', {
    batchRequests: [
      { method: 'GET', url: 'v62.0/limits' },
      { method: 'GET', url: 'v62.0/nope' },
      { method: 'POST', url: 'v62.0/sobjects/Lead', richInput: { LastName: 'B', Company: 'B' } },
    ],
  })
  expect(batch.json['hasErrors']).toBe(true)
  expect((batch.json['results'] as unknown as Json[]).map((row) => row['statusCode'])).toEqual([200, 404, 201])
  expect(org.standIn.apiCallsToday - before).toBe(3)
  const good = { method: 'POST', url: `${V}/sobjects/Lead`, referenceId: 'g', body: { LastName: 'G', Company: 'G' } }
  const bad = { method: 'POST', url: `${V}/sobjects/Lead`, referenceId: 'x', body: {} }
  const graph = await org.api('POST', '/composite/graph', {
    graphs: [
      { graphId: '1', compositeRequest: [good] },
      { graphId: '2', compositeRequest: [good, bad] },
    ],
  })
  expect((graph.json['graphs'] as unknown as Json[]).map((row) => row['isSuccessful'])).toEqual([true, false])
  expect(await leads()).toBe(2)
})

test('collections: each row by itself, statusCode in errors, no details of duplicates', async () => {
  const reply = await org.api('POST', '/composite/sobjects', {
    records: [
      lead('A', { Email: 'a@a.example' }),
      lead('B', { Email: 'bad' }),
      lead('C', { Email: 'A@a.example' }),
      { attributes: { type: 'Account' }, Name: 'Acc' },
    ],
  })
  expect(reply.json).toEqual([
    { id: expect.stringMatching(/^00Q/), success: true, errors: [] },
    {
      success: false,
      errors: [
        { statusCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: bad', fields: ['Email'] },
      ],
    },
    {
      success: false,
      errors: [{ statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', fields: [] }],
    },
    { id: expect.stringMatching(/^001/), success: true, errors: [] },
  ])
})

test('collections: all or none, and at most 200 records', async () => {
  const all = await org.api('POST', '/composite/sobjects', {
    allOrNone: true,
    records: [lead('A'), lead('B', { Email: 'bad' })],
  })
  expect((all.json as unknown as Json[]).map((row) => row['errors']?.[0]?.['statusCode'])).toEqual([
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'INVALID_EMAIL_ADDRESS',
  ])
  expect(await leads()).toBe(0)
  const records = Array.from({ length: 201 }, (_, n) => lead(`L${n}`))
  expect((await org.api('POST', '/composite/sobjects', { records })).status).toBe(400)
  expect((await org.api('POST', '/composite/sobjects', { records: records.slice(1) })).status).toBe(200)
})

test('collections: update, upsert, retrieve with null for what is missing, delete', async () => {
  org.standIn.control.addField('Lead', { name: 'Ext__c', externalId: true })
  const id = await org.create('Lead', { LastName: 'A', Company: 'A', Ext__c: 'one' })
  const missing = toId18('00Q5g0000zzzzzz')
  const updated = await org.api('PATCH', '/composite/sobjects', {
    records: [
      { attributes: { type: 'Lead' }, id, Title: 'T' },
      { attributes: { type: 'Lead' }, id: missing, Title: 'T' },
    ],
  })
  expect(updated.json).toEqual([
    { id, success: true, errors: [] },
    {
      success: false,
      errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] }],
    },
  ])
  const upserted = await org.api('PATCH', '/composite/sobjects/Lead/Ext__c', {
    records: [
      { attributes: { type: 'Lead' }, Ext__c: 'ONE', Title: 'U' },
      lead('New', { Ext__c: 'two' }),
      { Ext__c: 'three', LastName: 'x' },
    ],
  })
  expect(upserted.json).toMatchObject([
    { id, success: true, created: false },
    { success: true, created: true },
    { success: false, created: false, errors: [{ statusCode: 'JSON_PARSER_ERROR' }] },
  ])
  const rows = await org.api('POST', '/composite/sobjects/Lead', { ids: [missing, id.slice(0, 15)], fields: ['Title'] })
  expect(rows.json).toEqual([
    null,
    { attributes: { type: 'Lead', url: `${V}/sobjects/Lead/${id}` }, Id: id, Title: 'U' },
  ])
  expect(
    (
      await org.api('POST', '/composite/sobjects/Lead', {
        ids: Array.from({ length: 2_001 }, () => id),
        fields: ['Id'],
      })
    ).status,
  ).toBe(400)
  const deleted = await org.api('DELETE', `/composite/sobjects?ids=${id},${missing}`)
  expect((deleted.json as unknown as Json[]).map((row) => row['success'])).toEqual([true, false])
})
