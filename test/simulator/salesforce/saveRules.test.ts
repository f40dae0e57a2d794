import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, REP, type Json, type Reply, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const refused = async (reply: Promise<Reply>): Promise<[number, Json]> => {
  const { status, json } = await reply
  return [status, json[0] as Json]
}
const read = async (object: string, id: string): Promise<Json> =>
  (await org.api('GET', `/sobjects/${object}/${id}`)).json

test('an external id upserts: created, updated, only updated, ambiguous', async () => {
  org.standIn.control.addField('Lead', { name: 'Ext__c', externalId: true })
  const upsert = (value: string, body: Record<string, unknown>, query = ''): Promise<Reply> =>
    org.api('PATCH', `/sobjects/Lead/Ext__c/${encodeURIComponent(value)}${query}`, body)
  expect((await upsert('a/1', LEAD, '?updateOnly=true')).status).toBe(404)
  const first = await upsert('a/1', LEAD)
  expect([first.status, first.json]).toMatchObject([201, { success: true, errors: [], created: true }])
  const second = await upsert('A/1', { Title: 'VP' })
  expect([second.status, second.json]).toEqual([
    200,
    { id: first.json['id'], success: true, errors: [], created: false },
  ])
  expect(await read('Lead', text(first.json['id']))).toMatchObject({ Ext__c: 'a/1', Title: 'VP' })
  const twin = await org.create('Lead', { ...LEAD, Ext__c: 'a/1' })
  const both = await upsert('a/1', { Title: 'x' })
  expect([both.status, both.json]).toEqual([
    300,
    [first.json['id'], twin].map((id) => `/services/data/v62.0/sobjects/Lead/${text(id)}`),
  ])
})

test('a unique field refuses a second record', async () => {
  org.standIn.control.addField('Lead', { name: 'Key__c', externalId: true, unique: true })
  const id = await org.create('Lead', { ...LEAD, Key__c: 'k' })
  expect(await refused(org.api('POST', '/sobjects/Lead', { ...LEAD, Key__c: 'K' }))).toEqual([
    400,
    {
      message: `duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}`,
      errorCode: 'DUPLICATE_VALUE',
      fields: [],
    },
  ])
})

test('auto-assignment runs unless the header says FALSE, on updates too', async () => {
  org.standIn.settings.assignmentRules.Lead = { active: true, ownerId: COLLEAGUE }
  const owner = async (id: string): Promise<unknown> => (await read('Lead', id))['OwnerId']
  const no = { 'Sforce-Auto-Assign': 'FALSE' }
  expect(await owner(await org.create('Lead', { ...LEAD, OwnerId: REP }))).toBe(COLLEAGUE)
  const kept = await org.create('Lead', { ...LEAD, OwnerId: REP }, no)
  expect(await owner(kept)).toBe(REP)
  await org.api('PATCH', `/sobjects/Lead/${kept}`, { Title: 'x' }, no)
  expect(await owner(kept)).toBe(REP)
  await org.api('PATCH', `/sobjects/Lead/${kept}`, { Title: 'y' })
  expect(await owner(kept)).toBe(COLLEAGUE)
  expect(
    (await org.query("SELECT Active FROM AssignmentRule WHERE SobjectType = 'Lead'")).json['records']?.[0]?.['Active'],
  ).toBe(true)
})

test('a duplicate rule warns by email, across Leads and Contacts, on create and edit', async () => {
  const contact = await org.create('Contact', { LastName: 'Ng', Email: 'NG@acme.example' })
  const [status, error] = await refused(org.api('POST', '/sobjects/Lead', { ...LEAD, Email: 'ng@acme.example' }))
  expect([status, error['errorCode'], error['message'], error['fields']]).toEqual([
    400,
    'DUPLICATES_DETECTED',
    'Use one of these records?',
    undefined,
  ])
  expect(error['duplicateResut']).toMatchObject({
    allowSave: true,
    duplicateRule: 'Standard_Lead_Duplicate_Rule',
    matchResults: [
      { entityType: 'Contact', size: 1, matchRecords: [{ record: { attributes: { type: 'Contact' }, Id: contact } }] },
    ],
  })
  const allow = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=true' }
  const lead = await org.create('Lead', { ...LEAD, Email: 'ng@acme.example' }, allow)
  expect((await org.api('PATCH', `/sobjects/Lead/${lead}`, { Description: 'no matching field' })).status).toBe(204)
  expect((await refused(org.api('PATCH', `/sobjects/Lead/${lead}`, { Phone: '1' })))[1]['errorCode']).toBe(
    'DUPLICATES_DETECTED',
  )
  const details = { 'Sforce-Duplicate-Rule-Header': 'includeRecordDetails=true' }
  const [, full] = await refused(
    org.api('POST', '/sobjects/Contact', { LastName: 'B', Email: 'ng@acme.example' }, details),
  )
  expect(full['duplicateResut']?.['matchResults']).toMatchObject([
    { matchRecords: [{ record: { Id: contact, Email: 'NG@acme.example' } }] },
  ])
  org.standIn.settings.duplicateRules.Contact.onCreate = 'Block'
  const [, blocked] = await refused(
    org.api('POST', '/sobjects/Contact', { LastName: 'B', Email: 'ng@acme.example' }, allow),
  )
  expect(blocked['duplicateResut']?.['allowSave']).toBe(false)
  org.standIn.settings.duplicateRules.Contact.onCreate = 'Off'
  await org.create('Contact', { LastName: 'B', Email: 'ng@acme.example' })
})
