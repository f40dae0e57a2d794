import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, type Json, type Reply, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const read = async (object: string, id: string): Promise<Json> =>
  (await org.api('GET', `/sobjects/${object}/${id}`)).json
const first = async (reply: Promise<Reply>): Promise<unknown[]> => {
  const { status, json } = await reply
  return [status, json[0]?.['errorCode'], json[0]?.['fields']]
}

test('a Task holds 32,000 characters of description and 255 of subject, and not one more', async () => {
  const emoji = '😀'.repeat(16_000)
  const id = await org.create('Task', { Subject: 's'.repeat(255), Description: emoji })
  expect(await read('Task', id)).toMatchObject({ Subject: 's'.repeat(255), Description: emoji })
  const tooLong = (body: unknown): Promise<unknown[]> => first(org.api('POST', '/sobjects/Task', body))
  expect(await tooLong({ Description: 'd'.repeat(32_001) })).toEqual([400, 'STRING_TOO_LONG', ['Description']])
  expect(await tooLong({ Subject: 's'.repeat(256) })).toEqual([400, 'STRING_TOO_LONG', ['Subject']])
  expect((await org.api('POST', '/sobjects/Task', { Subject: 's'.repeat(256) })).json[0]?.['message']).toMatch(
    /^Subject: data value too large: s+ \(max length=255\)$/,
  )
})

test('a call has its type, duration and result; the subtype is for creating only', async () => {
  const call = { TaskSubtype: 'Call', CallType: 'Outbound', CallDurationInSeconds: 320, CallDisposition: 'Reached' }
  const id = await org.create('Task', { ...call, Status: 'Completed' })
  expect(await read('Task', id)).toMatchObject({ ...call, IsClosed: true })
  expect((await org.api('PATCH', `/sobjects/Task/${id}`, { CallDurationInSeconds: 330 })).status).toBe(204)
  expect(await first(org.api('PATCH', `/sobjects/Task/${id}`, { TaskSubtype: 'Task' }))).toEqual([
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['TaskSubtype'],
  ])
  expect(await first(org.api('POST', '/sobjects/Task', { TaskSubtype: 'Cadence' }))).toEqual([
    400,
    'FIELD_INTEGRITY_EXCEPTION',
    ['TaskSubtype'],
  ])
  expect((await first(org.api('POST', '/sobjects/Task', { CallDurationInSeconds: 1.5 })))[1]).toBe('JSON_PARSER_ERROR')
  expect(await first(org.api('POST', '/sobjects/Task', { CallDisposition: 'r'.repeat(256) }))).toEqual([
    400,
    'STRING_TOO_LONG',
    ['CallDisposition'],
  ])
})

test('a reminder has a time', async () => {
  expect((await first(org.api('POST', '/sobjects/Task', { IsReminderSet: true })))[1]).toBe('REQUIRED_FIELD_MISSING')
  const id = await org.create('Task', { IsReminderSet: true, ReminderDateTime: '2026-05-05T09:30:00+02:00' })
  expect(await read('Task', id)).toMatchObject({
    IsReminderSet: true,
    ReminderDateTime: '2026-05-05T07:30:00.000+0000',
  })
})

test('a Task takes its Account from what it is about, else from its Contact', async () => {
  const [a, b] = [await org.create('Account', { Name: 'A' }), await org.create('Account', { Name: 'B' })]
  const contact = await org.create('Contact', { LastName: 'C', AccountId: a })
  const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-08-01', AccountId: b }
  const opportunity = await org.create('Opportunity', deal)
  const id = await org.create('Task', { WhoId: contact, WhatId: opportunity })
  expect((await read('Task', id))['AccountId']).toBe(b)
  await org.api('PATCH', `/sobjects/Task/${id}`, { WhatId: null })
  expect((await read('Task', id))['AccountId']).toBe(a)
  expect(await first(org.api('PATCH', `/sobjects/Task/${id}`, { AccountId: b }))).toEqual([
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['AccountId'],
  ])
})

test('completed once, a Task keeps its time through edits, and takes a new one when it is completed again', async () => {
  const id = await org.create('Task', { Status: 'Completed' })
  const done = (await read('Task', id))['CompletedDateTime']
  org.clock.advance(60_000)
  await org.api('PATCH', `/sobjects/Task/${id}`, { Description: 'more' })
  expect((await read('Task', id))['CompletedDateTime']).toBe(done)
  await org.api('PATCH', `/sobjects/Task/${id}`, { Status: 'In Progress' })
  expect(await read('Task', id)).toMatchObject({ IsClosed: false, CompletedDateTime: null })
  await org.api('PATCH', `/sobjects/Task/${id}`, { Status: 'Completed' })
  expect((await read('Task', id))['CompletedDateTime']).not.toBe(done)
})

test('a Case’s number is the org’s, its Account its Contact’s unless given', async () => {
  const [a, b] = [await org.create('Account', { Name: 'A' }), await org.create('Account', { Name: 'B' })]
  const contact = await org.create('Contact', { LastName: 'C', AccountId: a })
  expect(await read('Case', await org.create('Case', { ContactId: contact }))).toMatchObject({ AccountId: a })
  expect(await read('Case', await org.create('Case', { ContactId: contact, AccountId: b }))).toMatchObject({
    AccountId: b,
    CaseNumber: '00001002',
  })
  expect(await first(org.api('POST', '/sobjects/Case', { CaseNumber: '1' }))).toEqual([
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['CaseNumber'],
  ])
})
