import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const read = async (object: string, id: string): Promise<Json> =>
  (await org.api('GET', `/sobjects/${object}/${id}`)).json
const code = async (reply: ReturnType<TestOrg['api']>): Promise<[number, unknown]> => {
  const { status, json } = await reply
  return [status, json[0]?.['errorCode']]
}
const lead = (): Promise<string> => org.create('Lead', { LastName: 'Ng', Company: 'Acme', Email: 'ng@acme.example' })

test('a Task follows its status, and derives its Account', async () => {
  const account = await org.create('Account', { Name: 'A' })
  const contact = await org.create('Contact', { LastName: 'C', AccountId: account })
  const id = await org.create('Task', { WhoId: contact, Subject: 'Call' })
  expect(await read('Task', id)).toMatchObject({
    Status: 'Not Started',
    Priority: 'Normal',
    IsClosed: false,
    TaskSubtype: 'Task',
    AccountId: account,
    CompletedDateTime: null,
  })
  await org.api('PATCH', `/sobjects/Task/${id}`, { Status: 'Completed', Priority: 'High' })
  const done = await read('Task', id)
  expect(done).toMatchObject({ IsClosed: true, IsHighPriority: true })
  expect(done['CompletedDateTime']).toBe(done['SystemModstamp'])
  await org.api('PATCH', `/sobjects/Task/${id}`, { Status: 'Deferred' })
  expect(await read('Task', id)).toMatchObject({ IsClosed: false, CompletedDateTime: null })
})

test('IsClosed follows the status table, whatever its values are called', async () => {
  const [row] = org.standIn.control.list('TaskStatus').filter((status) => status['ApiName'] === 'Deferred')
  org.standIn.control.update('TaskStatus', text(row?.['Id']), { IsClosed: true })
  const id = await org.create('Task', { Status: 'Deferred' })
  expect((await read('Task', id))['IsClosed']).toBe(true)
})

test('a Task for a Lead is about nothing else; its subtype stays; its Who may be a Lead or Contact only', async () => {
  const who = await lead()
  const account = await org.create('Account', { Name: 'A' })
  expect(await code(org.api('POST', '/sobjects/Task', { WhoId: who, WhatId: account }))).toEqual([
    400,
    'FIELD_INTEGRITY_EXCEPTION',
  ])
  const id = await org.create('Task', { WhoId: who, TaskSubtype: 'Email' })
  expect(await code(org.api('PATCH', `/sobjects/Task/${id}`, { TaskSubtype: 'Call' }))).toEqual([
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  ])
  expect(await code(org.api('PATCH', `/sobjects/Task/${id}`, { WhatId: account }))).toEqual([
    400,
    'FIELD_INTEGRITY_EXCEPTION',
  ])
  expect(await code(org.api('POST', '/sobjects/Task', { WhoId: account }))).toEqual([400, 'MALFORMED_ID'])
})

test('a finished Task moves the Lead’s LastActivityDate and SystemModstamp, not LastModifiedDate', async () => {
  const who = await lead()
  const before = await read('Lead', who)
  org.clock.advance(10_000)
  await org.create('Task', { WhoId: who, Status: 'Completed', ActivityDate: '2026-05-04' })
  const after = await read('Lead', who)
  expect(after).toMatchObject({ LastActivityDate: '2026-05-04', LastModifiedDate: before['LastModifiedDate'] })
  expect(after['SystemModstamp']).not.toBe(before['SystemModstamp'])
})

test('a Case has a number, takes its Contact’s Account and email, and closes by its status', async () => {
  const account = await org.create('Account', { Name: 'A' })
  const contact = await org.create('Contact', { LastName: 'C', AccountId: account, Email: 'c@a.example' })
  const id = await org.create('Case', { ContactId: contact })
  expect(await read('Case', id)).toMatchObject({
    CaseNumber: '00001001',
    Status: 'New',
    Priority: 'Medium',
    AccountId: account,
    ContactEmail: 'c@a.example',
    IsClosed: false,
    ClosedDate: null,
  })
  await org.api('PATCH', `/sobjects/Case/${id}`, { Status: 'Closed' })
  const closed = await read('Case', id)
  expect([closed['IsClosed'], closed['ClosedDate']]).toEqual([true, closed['SystemModstamp']])
  expect((await read('Case', await org.create('Case', {})))['CaseNumber']).toBe('00001002')
})

test('an Opportunity is open until its stage is not; a ContactId makes the primary role', async () => {
  const contact = await org.create('Contact', { LastName: 'C' })
  const id = await org.create('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-08-01',
    Amount: 200,
    ContactId: contact,
  })
  expect(await read('Opportunity', id)).toMatchObject({
    IsClosed: false,
    IsWon: false,
    Probability: 10,
    ExpectedRevenue: 20,
    FiscalQuarter: 3,
    ForecastCategory: 'Pipeline',
  })
  const roles = await org.query(
    `SELECT OpportunityId, IsPrimary FROM OpportunityContactRole WHERE ContactId = '${contact}' AND Opportunity.IsClosed = false`,
  )
  expect(roles.json['records']).toMatchObject([{ OpportunityId: id, IsPrimary: true }])
  await org.api('PATCH', `/sobjects/Opportunity/${id}`, { StageName: 'Closed Won' })
  expect(await read('Opportunity', id)).toMatchObject({ IsClosed: true, IsWon: true, Probability: 100 })
})

test('a deleted record is gone for reads and queries, and back after an undelete', async () => {
  const who = await lead()
  const task = await org.create('Task', { WhoId: who })
  expect((await org.api('DELETE', `/sobjects/Lead/${who}`)).status).toBe(204)
  expect(await code(org.api('GET', `/sobjects/Lead/${who}`))).toEqual([404, 'ENTITY_IS_DELETED'])
  expect(await code(org.api('DELETE', `/sobjects/Lead/${who}`))).toEqual([404, 'ENTITY_IS_DELETED'])
  expect(await code(org.api('GET', `/sobjects/Task/${task}`))).toEqual([404, 'ENTITY_IS_DELETED'])
  expect(await code(org.api('POST', '/sobjects/Task', { WhoId: who }))).toEqual([404, 'ENTITY_IS_DELETED'])
  expect(org.standIn.control.undelete(who)).toBe(true)
  expect((await read('Lead', who))['IsDeleted']).toBe(false)
  expect((await read('Task', task))['WhoId']).toBe(who)
})

test('the recycle bin keeps 15 days; deletions and changes can be asked for', async () => {
  const gone = await lead()
  const kept = await org.create('Lead', { LastName: 'Kept', Company: 'B' })
  await org.api('DELETE', `/sobjects/Lead/${gone}`)
  const span = `start=${encodeURIComponent(new Date(org.clock.now() - 3_600_000).toISOString())}&end=${encodeURIComponent(new Date(org.clock.now() + 60_000).toISOString())}`
  const deleted = await org.api('GET', `/sobjects/Lead/deleted/?${span}`)
  expect(deleted.json['deletedRecords']).toMatchObject([{ id: gone }])
  expect(Object.keys(deleted.json)).toEqual(['deletedRecords', 'earliestDateAvailable', 'latestDateCovered'])
  expect((await org.api('GET', `/sobjects/Lead/updated?${span}`)).json['ids']).toEqual([kept])
  const queryAll = async (): Promise<unknown> =>
    (await org.api('GET', `/queryAll?q=${encodeURIComponent('SELECT Id FROM Lead WHERE IsDeleted = true')}`)).json[
      'totalSize'
    ]
  expect(await queryAll()).toBe(1)
  org.clock.advance(15 * 86_400_000 + 60_000)
  org.standIn.settings.accessTokenIdleMs = Number.POSITIVE_INFINITY
  expect(await queryAll()).toBe(0)
  expect(
    await code(org.api('GET', `/sobjects/Lead/updated?start=2026-01-01T00%3A00%3A00Z&end=2026-05-01T00%3A00%3A00Z`)),
  ).toEqual([400, 'INVALID_REPLICATION_DATE'])
  expect(await code(org.api('GET', `/sobjects/Lead/${gone}`))).toEqual([404, 'NOT_FOUND'])
})

test('a Contact with Cases cannot be deleted', async () => {
  const contact = await org.create('Contact', { LastName: 'C' })
  await org.create('Case', { ContactId: contact })
  expect(await code(org.api('DELETE', `/sobjects/Contact/${contact}`))).toEqual([400, 'DELETE_FAILED'])
})

test('a merge moves what pointed to the loser and leaves it deleted with its master', async () => {
  const master = await org.create('Contact', { LastName: 'Master' })
  const loser = await org.create('Contact', { LastName: 'Loser' })
  const task = await org.create('Task', { WhoId: loser })
  const item = await org.create('Case', { ContactId: loser })
  org.clock.advance(5_000)
  org.standIn.control.merge(master, [loser], { Title: 'Kept' })
  expect((await read('Task', task))['WhoId']).toBe(master)
  expect((await read('Case', item))['ContactId']).toBe(master)
  expect((await read('Contact', master))['Title']).toBe('Kept')
  const all = await org.api(
    'GET',
    `/queryAll?q=${encodeURIComponent(`SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '${loser}'`)}`,
  )
  expect(all.json['records']).toMatchObject([{ IsDeleted: true, MasterRecordId: master }])
})

test('a conversion leaves a read-only Lead and moves its Tasks', async () => {
  const who = await lead()
  const task = await org.create('Task', { WhoId: who })
  const before = await read('Task', task)
  org.clock.advance(5_000)
  const result = org.standIn.control.convert(who, { opportunityName: 'Deal' }, COLLEAGUE)
  expect(await read('Lead', who)).toMatchObject({
    IsConverted: true,
    Status: 'Closed - Converted',
    ConvertedContactId: result.contactId,
    ConvertedAccountId: result.accountId,
    ConvertedOpportunityId: result.opportunityId,
    ConvertedDate: '2026-05-04',
    LastModifiedById: COLLEAGUE,
  })
  expect(await read('Contact', result.contactId)).toMatchObject({
    Email: 'ng@acme.example',
    AccountId: result.accountId,
    OwnerId: REP,
  })
  const moved = await read('Task', task)
  expect(moved['WhoId']).toBe(result.contactId)
  expect(moved['SystemModstamp']).not.toBe(before['SystemModstamp'])
  expect(await code(org.api('PATCH', `/sobjects/Lead/${who}`, { Title: 'x' }))).toEqual([
    400,
    'CANNOT_UPDATE_CONVERTED_LEAD',
  ])
  expect(await code(org.api('POST', '/sobjects/Task', { WhoId: who }))).toEqual([400, 'CANNOT_UPDATE_CONVERTED_LEAD'])
  expect(() => org.standIn.control.convert(who)).toThrow('cannot reference converted lead')
})

test('a long transaction is stamped before it can be seen', async () => {
  const stamp = new Date(Math.floor(org.clock.now() / 1000) * 1000).toISOString().replace('Z', '+0000')
  const [id = ''] = org.standIn.control.beginLate(
    [{ op: 'create', object: 'Lead', values: { LastName: 'Late', Company: 'A' } }],
    60_000,
  )
  org.clock.advance(59_000)
  expect((await org.query('SELECT count() FROM Lead')).json['totalSize']).toBe(0)
  org.clock.advance(2_000)
  expect((await org.query(`SELECT SystemModstamp FROM Lead WHERE Id = '${id}'`)).json['records']).toMatchObject([
    { SystemModstamp: stamp },
  ])
  expect(
    (await org.query(`SELECT Id FROM Lead WHERE SystemModstamp <= ${stamp.replace('+0000', 'Z')}`)).json['totalSize'],
  ).toBe(1)
})
