import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const MASTER = '012000000000000AAA'
const LEAD = { LastName: 'Ng', Company: 'Acme' }
const infos = async (name: string): Promise<Json[]> =>
  (await org.api('GET', `/sobjects/${name}/describe`)).json['recordTypeInfos'] as unknown as Json[]
const idOf = (developerName: string): string =>
  text(org.standIn.control.list('RecordType').find((row) => row['DeveloperName'] === developerName)?.['Id'])
const read = async (id: string): Promise<Json> => (await org.api('GET', `/sobjects/Lead/${id}`)).json

test('without record types there is Master, and no RecordTypeId on a Lead', async () => {
  expect(await infos('Lead')).toMatchObject([
    { master: true, available: true, defaultRecordTypeMapping: true, recordTypeId: MASTER },
  ])
  const refused = await org.api('POST', '/sobjects/Lead', { ...LEAD, RecordTypeId: MASTER })
  expect(refused.json[0]?.['errorCode']).toBe('INVALID_FIELD')
})

test('record types are described and queried, and come and go with the setting', async () => {
  org.standIn.settings.recordTypes = [
    { object: 'Lead', developerName: 'Inbound_Demo', isDefault: true },
    { object: 'Lead', developerName: 'Old', name: 'Old ones', active: false },
    { object: 'Lead', developerName: 'Partner', available: false },
  ]
  const id = idOf('Inbound_Demo')
  expect(id).toMatch(/^012\w{15}$/)
  expect(await infos('Lead')).toEqual([
    {
      active: true,
      available: true,
      defaultRecordTypeMapping: true,
      developerName: 'Inbound_Demo',
      master: false,
      name: 'Inbound Demo',
      recordTypeId: id,
      urls: { layout: `/services/data/v62.0/sobjects/Lead/describe/layouts/${id}` },
    },
    expect.objectContaining({ developerName: 'Old', name: 'Old ones', active: false, available: false }),
    expect.objectContaining({ developerName: 'Partner', active: true, available: false }),
    expect.objectContaining({ developerName: 'Master', master: true, defaultRecordTypeMapping: false }),
  ])
  const rows = await org.query("SELECT Id, Name, IsActive FROM RecordType WHERE SobjectType = 'Lead' ORDER BY Name")
  expect(rows.json['records']).toMatchObject([
    { Id: id, Name: 'Inbound Demo', IsActive: true },
    { Name: 'Old ones', IsActive: false },
    { Name: 'Partner', IsActive: true },
  ])
  org.standIn.settings.recordTypes = org.standIn.settings.recordTypes.slice(0, 1)
  expect(await infos('Lead')).toHaveLength(2)
  expect(idOf('Inbound_Demo')).toBe(id)
  org.standIn.settings.recordTypes = []
  expect(await infos('Lead')).toHaveLength(1)
  expect((await org.query('SELECT RecordTypeId FROM Lead')).json[0]?.['errorCode']).toBe('INVALID_FIELD')
})

test('a record takes the default type, a given one, or Master', async () => {
  org.standIn.settings.recordTypes = [
    { object: 'Lead', developerName: 'Inbound', isDefault: true },
    { object: 'Lead', developerName: 'Outbound' },
  ]
  const plain = await org.create('Lead', LEAD)
  expect((await read(plain))['RecordTypeId']).toBe(idOf('Inbound'))
  const other = await org.create('Lead', { ...LEAD, RecordTypeId: idOf('Outbound').slice(0, 15) })
  expect((await org.query(`SELECT RecordType.DeveloperName FROM Lead WHERE Id = '${other}'`)).json).toMatchObject({
    records: [{ RecordType: { DeveloperName: 'Outbound' } }],
  })
  expect((await read(await org.create('Lead', { ...LEAD, RecordTypeId: MASTER })))['RecordTypeId']).toBeNull()
})

test.each([
  ['of another object', 'Support'],
  ['that is inactive', 'Old'],
  ['that the user does not have', 'Partner'],
])('a record type %s is refused', async (_what, developerName) => {
  org.standIn.settings.recordTypes = [
    { object: 'Case', developerName: 'Support' },
    { object: 'Lead', developerName: 'Old', active: false },
    { object: 'Lead', developerName: 'Partner', available: false },
    { object: 'Lead', developerName: 'Inbound' },
  ]
  const id = idOf(developerName)
  const refused = await org.api('POST', '/sobjects/Lead', { ...LEAD, RecordTypeId: id })
  expect([refused.status, refused.json[0]]).toEqual([
    400,
    {
      errorCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: `Record Type ID: this ID value isn't valid for the user: ${id}`,
      fields: ['RecordTypeId'],
    },
  ])
})

test('a record keeps a type that was switched off since', async () => {
  org.standIn.settings.recordTypes = [{ object: 'Lead', developerName: 'Inbound' }]
  const id = idOf('Inbound')
  const lead = await org.create('Lead', { ...LEAD, RecordTypeId: id })
  org.standIn.settings.recordTypes = [{ object: 'Lead', developerName: 'Inbound', active: false }]
  expect((await org.api('PATCH', `/sobjects/Lead/${lead}`, { RecordTypeId: id, Title: 'CTO' })).status).toBe(204)
  expect((await org.api('POST', '/sobjects/Lead', { ...LEAD, RecordTypeId: id })).status).toBe(400)
})

test('a describe changes with the record types, for clients that ask if it did', async () => {
  const first = await org.api('GET', '/sobjects/Lead/describe')
  const since = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
  expect((await org.api('GET', '/sobjects/Lead/describe', undefined, since)).status).toBe(304)
  org.standIn.settings.recordTypes = [{ object: 'Lead', developerName: 'Inbound' }]
  const second = await org.api('GET', '/sobjects/Lead/describe', undefined, since)
  expect(second.status).toBe(200)
  const later = { 'if-modified-since': second.headers.get('last-modified') ?? '' }
  expect((await org.api('GET', '/sobjects/Lead/describe', undefined, later)).status).toBe(304)
  org.standIn.settings.recordTypes = [{ object: 'Lead', developerName: 'Inbound', active: false }]
  expect((await org.api('GET', '/sobjects/Lead/describe', undefined, later)).status).toBe(200)
})
