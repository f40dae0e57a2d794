import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
let colleague: string
beforeEach(async () => {
  org = await openOrg()
  colleague = (await org.signIn(COLLEAGUE)).access_token
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const theirs = (method: string, path: string, body?: unknown) => org.api(method, path, body, {}, colleague)
const refusal = async (reply: ReturnType<TestOrg['api']>): Promise<[number, unknown]> => {
  const { status, json } = await reply
  return [status, json[0]?.['errorCode']]
}
const count = async (soql: string): Promise<unknown> => (await org.query(soql, colleague)).json['totalSize']

test('a share gives and takes access without touching the record', async () => {
  org.standIn.settings.sharing['Lead'] = 'private'
  const id = await org.create('Lead', LEAD)
  const stamp = org.standIn.control.get('Lead', id)?.['SystemModstamp']
  org.clock.advance(60_000)
  expect(await count('SELECT Id FROM Lead')).toBe(0)
  org.standIn.control.share(id.slice(0, 15), COLLEAGUE, 'read')
  expect(await count('SELECT Id FROM Lead')).toBe(1)
  expect((await theirs('GET', `/sobjects/Lead/${id}`)).status).toBe(200)
  expect(await refusal(theirs('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' }))).toEqual([
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ])
  expect(org.standIn.control.get('Lead', id)?.['SystemModstamp']).toBe(stamp)
  await org.sim('POST', '/share', { recordId: id, userId: COLLEAGUE, access: 'edit' })
  expect((await theirs('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' })).status).toBe(204)
  expect(await refusal(theirs('DELETE', `/sobjects/Lead/${id}`))).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY'])
  const edited = org.standIn.control.get('Lead', id)?.['SystemModstamp']
  org.clock.advance(60_000)
  await org.sim('POST', '/unshare', { recordId: id, userId: COLLEAGUE })
  expect(await refusal(theirs('GET', `/sobjects/Lead/${id}`))).toEqual([404, 'NOT_FOUND'])
  expect(await count(`SELECT Id FROM Lead WHERE Id = '${id}'`)).toBe(0)
  expect((await theirs('POST', '/composite/sobjects/Lead', { ids: [id], fields: ['Id'] })).json).toEqual([null])
  expect(org.standIn.control.get('Lead', id)?.['SystemModstamp']).toBe(edited)
  expect((await org.sim('POST', '/share', { recordId: id, userId: COLLEAGUE, access: 'all' })).status).toBe(400)
})

test('whoever has a Contact reads its Account, and no more', async () => {
  Object.assign(org.standIn.settings.sharing, { Account: 'private', Contact: 'private', Opportunity: 'private' })
  const account = await org.create('Account', { Name: 'A' })
  const contact = await org.create('Contact', { LastName: 'C', AccountId: account })
  expect(await refusal(theirs('GET', `/sobjects/Account/${account}`))).toEqual([404, 'NOT_FOUND'])
  org.standIn.control.share(contact, COLLEAGUE, 'read')
  const row = await org.query('SELECT Account.Name FROM Contact', colleague)
  expect(row.json['records']).toMatchObject([{ Account: { Name: 'A' } }])
  expect(await refusal(theirs('PATCH', `/sobjects/Account/${account}`, { Site: 'x' }))).toEqual([
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ])
  org.standIn.control.unshare(contact, COLLEAGUE)
  expect(await count('SELECT Id FROM Account')).toBe(0)
  org.standIn.control.update('Contact', contact, { OwnerId: COLLEAGUE })
  expect(await count('SELECT Id FROM Account')).toBe(1)
})

test('an Account’s owner has what stands below it as the role says', async () => {
  const { settings } = org.standIn
  Object.assign(settings.sharing, { Account: 'private', Case: 'private', Opportunity: 'private' })
  const account = await org.create('Account', { Name: 'A', OwnerId: COLLEAGUE })
  org.standIn.control.share(account, REP, 'edit')
  const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-08-01', AccountId: account }
  const opportunity = await org.create('Opportunity', deal)
  await org.create('Case', { AccountId: account })
  expect([await count('SELECT Id FROM Opportunity'), await count('SELECT Id FROM Case')]).toEqual([0, 0])
  settings.accountOwnerAccess = { Contact: 'none', Opportunity: 'edit', Case: 'read' }
  expect([await count('SELECT Id FROM Opportunity'), await count('SELECT Id FROM Case')]).toEqual([1, 1])
  expect((await theirs('PATCH', `/sobjects/Opportunity/${opportunity}`, { NextStep: 'x' })).status).toBe(204)
})

test('records controlled by their parent follow it', async () => {
  Object.assign(org.standIn.settings.sharing, {
    Account: 'private',
    Lead: 'private',
    Contact: 'controlledByParent',
    Task: 'controlledByParent',
  })
  const account = await org.create('Account', { Name: 'A' })
  const contact = await org.create('Contact', { LastName: 'C', AccountId: account })
  await org.create('Task', { WhoId: contact })
  const lead = await org.create('Lead', LEAD)
  await org.create('Task', { WhoId: lead })
  await org.create('Task', { OwnerId: COLLEAGUE })
  expect([await count('SELECT Id FROM Contact'), await count('SELECT Id FROM Task')]).toEqual([0, 1])
  org.standIn.control.share(account, COLLEAGUE, 'edit')
  org.standIn.control.share(lead, COLLEAGUE, 'read')
  expect([await count('SELECT Id FROM Contact'), await count('SELECT Id FROM Task')]).toEqual([1, 3])
  expect((await theirs('PATCH', `/sobjects/Contact/${contact}`, { Title: 'x' })).status).toBe(204)
})

test('a queue’s members own what it owns', async () => {
  const queue = text(org.standIn.control.list('Group')[0]?.['Id'])
  org.standIn.settings.sharing['Lead'] = 'private'
  const lead = await org.create('Lead', { ...LEAD, OwnerId: queue })
  expect(await refusal(theirs('GET', `/sobjects/Lead/${lead}`))).toEqual([404, 'NOT_FOUND'])
  org.standIn.settings.queueMembers = { [queue]: [COLLEAGUE] }
  expect((await theirs('PATCH', `/sobjects/Lead/${lead}`, { OwnerId: COLLEAGUE })).status).toBe(204)
})

test('without the create permission the describe says so and a create is refused; others are not concerned', async () => {
  const head = async (token?: string): Promise<Json> =>
    (await org.api('GET', '/sobjects/Case/describe', undefined, {}, token)).json
  const first = await org.api('GET', '/sobjects/Case/describe', undefined, {}, colleague)
  const unchanged = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
  org.standIn.settings.objectPermissions = [{ userId: COLLEAGUE, object: 'Case', create: false, edit: false }]
  expect((await org.api('GET', '/sobjects/Case/describe', undefined, unchanged, colleague)).status).toBe(200)
  expect(await head(colleague)).toMatchObject({ createable: false, updateable: false, deletable: true })
  expect(await head()).toMatchObject({ createable: true, updateable: true })
  expect((await theirs('POST', '/sobjects/Case', {})).json).toEqual([
    {
      message: 'entity type cannot be inserted: Case',
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      fields: [],
    },
  ])
  const id = await org.create('Case', {})
  expect((await theirs('GET', `/sobjects/Case/${id}`)).status).toBe(200)
  expect(await refusal(theirs('PATCH', `/sobjects/Case/${id}`, { Subject: 'x' }))).toEqual([
    403,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ])
})

test('an object without the read permission is not there at all', async () => {
  const account = await org.create('Account', { Name: 'A' })
  await org.create('Contact', { LastName: 'C', AccountId: account })
  org.standIn.settings.objectPermissions = [{ userId: COLLEAGUE, object: 'Account', read: false }]
  expect(await refusal(theirs('GET', '/sobjects/Account/describe'))).toEqual([404, 'NOT_FOUND'])
  expect(await refusal(theirs('GET', `/sobjects/Account/${account}`))).toEqual([404, 'NOT_FOUND'])
  expect(await refusal(theirs('POST', '/sobjects/Account', { Name: 'B' }))).toEqual([404, 'NOT_FOUND'])
  const global = (await theirs('GET', '/sobjects')).json['sobjects'] as unknown as Json[]
  expect(global.map((one) => one['name'])).not.toContain('Account')
  const query = (soql: string) => refusal(org.query(soql, colleague))
  expect(await query('SELECT Id FROM Account')).toEqual([400, 'INVALID_TYPE'])
  expect(await query('SELECT Account.Name FROM Contact')).toEqual([400, 'INVALID_FIELD'])
  expect(await query('SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)')).toEqual([
    400,
    'INVALID_TYPE',
  ])
  expect(await count('SELECT Id, AccountId FROM Contact')).toBe(1)
  expect(await count('SELECT Id, What.Name FROM Task')).toBe(0)
})
