import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CustomField } from '../../../src/simulator/salesforce/fieldTables/customField'
import { openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const add = (field: CustomField, object = 'Lead'): void => org.standIn.control.addField(object, field)
const post = async (body: Record<string, unknown>): Promise<Json> => {
  const reply = await org.api('POST', '/sobjects/Lead', { ...LEAD, ...body })
  if (reply.status !== 201) return reply.json[0] as Json
  return (await org.api('GET', `/sobjects/Lead/${text(reply.json['id'])}`)).json
}
const described = async (object: string, name: string): Promise<Json | undefined> => {
  const fields = (await org.api('GET', `/sobjects/${object}/describe`)).json['fields'] as unknown as Json[]
  return fields.find((one) => text(one['name']) === name)
}

test.each<[CustomField, Record<string, unknown>]>([
  [{ name: 'F__c' }, { type: 'string', length: 255, nillable: true, soapType: 'xsd:string', filterable: true }],
  [
    { name: 'F__c', type: 'string', length: 20, label: 'Key' },
    { label: 'Key', length: 20, byteLength: 60 },
  ],
  [
    { name: 'F__c', type: 'double', precision: 8, scale: 3 },
    { precision: 8, scale: 3, soapType: 'xsd:double' },
  ],
  [
    { name: 'F__c', type: 'currency' },
    { type: 'currency', precision: 18, scale: 2 },
  ],
  [
    { name: 'F__c', type: 'percent', precision: 5, scale: 0 },
    { type: 'percent', precision: 5, scale: 0 },
  ],
  [
    { name: 'F__c', type: 'date' },
    { type: 'date', soapType: 'xsd:date' },
  ],
  [
    { name: 'F__c', type: 'datetime' },
    { type: 'datetime', soapType: 'xsd:dateTime' },
  ],
  [
    { name: 'F__c', type: 'boolean', defaultValue: true },
    { type: 'boolean', defaultValue: true, nillable: false, defaultedOnCreate: true },
  ],
  [
    { name: 'F__c', type: 'picklist', values: ['a', { value: 'b', label: 'B', active: false }], restricted: true },
    { restrictedPicklist: true, length: 255, picklistValues: [{ value: 'a' }, { label: 'B', active: false }] },
  ],
  [
    { name: 'F__c', type: 'multipicklist', values: ['a'] },
    { type: 'multipicklist', length: 4099, sortable: false },
  ],
  [
    { name: 'Main__c', type: 'reference', referenceTo: 'Contact' },
    { type: 'reference', referenceTo: ['Contact'], relationshipName: 'Main__r', length: 18 },
  ],
  [
    { name: 'F__c', type: 'url' },
    { type: 'url', length: 255 },
  ],
  [
    { name: 'F__c', type: 'phone' },
    { type: 'phone', length: 40 },
  ],
  [
    { name: 'F__c', type: 'email' },
    { type: 'email', length: 80 },
  ],
  [
    { name: 'F__c', type: 'textarea' },
    { length: 255, filterable: true, extraTypeInfo: 'plaintextarea' },
  ],
  [
    { name: 'F__c', type: 'textarea', length: 32768 },
    { length: 32768, filterable: false, sortable: false },
  ],
  [
    { name: 'F__c', required: true },
    { nillable: false, defaultedOnCreate: false, createable: true },
  ],
  [
    { name: 'F__c', defaultValue: 'x' },
    { nillable: true, defaultValue: null, defaultValueFormula: '"x"' },
  ],
  [
    { name: 'F__c', externalId: true, unique: true },
    { externalId: true, unique: true, idLookup: true },
  ],
])('%j is described', async (field, wanted) => {
  add(field)
  expect(await described('Lead', field.name)).toMatchObject({ ...wanted, name: field.name, custom: true })
  expect(await described('Contact', field.name)).toBeUndefined()
})

test.each<[CustomField, unknown, unknown]>([
  [{ name: 'F__c', type: 'double', precision: 8, scale: 2 }, 1.239, 1.24],
  [{ name: 'F__c', type: 'currency' }, '12.5', 12.5],
  [{ name: 'F__c', type: 'date' }, '2026-05-09', '2026-05-09'],
  [{ name: 'F__c', type: 'datetime' }, '2026-05-09T10:00:00+02:00', '2026-05-09T08:00:00.000+0000'],
  [{ name: 'F__c', type: 'boolean' }, 'true', true],
  [{ name: 'F__c', type: 'picklist', values: ['a'] }, 'other', 'other'],
  [{ name: 'F__c', type: 'multipicklist', values: ['a', 'b', 'c'], restricted: true }, 'c; a;c', 'a;c'],
  [{ name: 'F__c', type: 'reference', referenceTo: 'User' }, REP.slice(0, 15), REP],
  [{ name: 'F__c', type: 'url' }, ' https://acme.example ', 'https://acme.example'],
  [{ name: 'F__c', type: 'textarea' }, '', null],
  [{ name: 'F__c', type: 'double' }, null, null],
])('%j takes %j', async (field, value, stored) => {
  add(field)
  expect((await post({ [field.name]: value }))[field.name]).toEqual(stored)
})

const PARSER = 'JSON_PARSER_ERROR'
test.each<[CustomField, unknown, string, string]>([
  [{ name: 'F__c', length: 3 }, 'four', 'STRING_TOO_LONG', 'F__c: data value too large: four (max length=3)'],
  [{ name: 'F__c', type: 'phone' }, '1'.repeat(41), 'STRING_TOO_LONG', '(max length=40)'],
  [{ name: 'F__c', type: 'email' }, 'no at', 'INVALID_EMAIL_ADDRESS', 'invalid email address: no at'],
  [{ name: 'F__c', type: 'double' }, 'many', PARSER, 'instance of double from VALUE_STRING value many'],
  [{ name: 'F__c', type: 'currency' }, true, PARSER, 'instance of currency from VALUE_TRUE value true'],
  [{ name: 'F__c', type: 'date' }, 'soon', PARSER, 'instance of date from VALUE_STRING value soon'],
  [{ name: 'F__c', type: 'datetime' }, '2046-04-05 17:00:00', PARSER, 'instance of datetime from VALUE_STRING'],
  [{ name: 'F__c', type: 'boolean' }, 'yes', PARSER, 'instance of boolean from VALUE_STRING value yes'],
  [{ name: 'F__c', type: 'boolean' }, null, 'INVALID_TYPE_ON_FIELD_IN_RECORD', 'F__c: value not of required type: '],
  [{ name: 'F__c' }, 5, PARSER, 'instance of string from VALUE_NUMBER_INT value 5'],
  [{ name: 'F__c', type: 'multipicklist', values: ['a'] }, ['a'], PARSER, 'instance of multipicklist from START_ARRAY'],
  [
    { name: 'F__c', type: 'multipicklist', values: ['a'], restricted: true },
    'a;x',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'F__c: bad value for restricted picklist field: a;x',
  ],
  [
    { name: 'F__c', type: 'picklist', values: ['a', { value: 'b', active: false }], restricted: true },
    'b',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'F__c: bad value for restricted picklist field: b',
  ],
  [
    { name: 'F__c', type: 'double', precision: 3, scale: 1 },
    100,
    'NUMBER_OUTSIDE_VALID_RANGE',
    'F__c: value outside of valid range on numeric field: 100',
  ],
  [{ name: 'F__c', type: 'reference', referenceTo: 'Contact' }, REP, 'MALFORMED_ID', 'id value of incorrect type'],
  [{ name: 'F__c', required: true }, null, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [F__c]'],
])('%j refuses %j', async (field, value, code, message) => {
  add(field)
  const error = await post({ [field.name]: value })
  expect(error['errorCode']).toBe(code)
  expect(text(error['message'])).toContain(message)
  if (code !== PARSER) expect(error['fields']).toEqual(['F__c'])
  expect(org.standIn.control.list('Lead')).toHaveLength(0)
})

test('a standard whole number has its range too', async () => {
  expect(await post({ NumberOfEmployees: 1_431_655_766 })).toMatchObject({
    errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
    message: 'Employees: value outside of valid range on numeric field: 1431655766',
    fields: ['NumberOfEmployees'],
  })
})

test('a required field is asked for, unless a default fills it; null clears what may be empty', async () => {
  add({ name: 'Must__c', required: true })
  add({ name: 'Filled__c', required: true, defaultValue: 'x' })
  add({ name: 'Level__c', type: 'picklist', values: ['low', 'high'], defaultValue: 'low' })
  add({ name: 'Score__c', type: 'double', defaultValue: 5 })
  expect(await post({})).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Must__c'] })
  expect(await post({ Must__c: 'm' })).toMatchObject({ Filled__c: 'x', Level__c: 'low', Score__c: 5 })
  expect(await post({ Must__c: 'm', Level__c: null, Score__c: null })).toMatchObject({ Level__c: null, Score__c: null })
})

test('a custom look-up can be followed in queries', async () => {
  add({ name: 'Main__c', type: 'reference', referenceTo: 'Contact' })
  const contact = await org.create('Contact', { LastName: 'Boss' })
  await org.create('Lead', { ...LEAD, Main__c: contact })
  expect((await org.query("SELECT Main__r.Name FROM Lead WHERE Main__r.LastName = 'boss'")).json).toMatchObject({
    records: [{ Main__r: { Name: 'Boss' } }],
  })
})

test('multi-select picklists are filtered with INCLUDES and EXCLUDES', async () => {
  add({ name: 'Needs__c', type: 'multipicklist', values: ['a', 'b', 'c'] })
  for (const Needs__c of ['a;b', 'b', 'c', null]) await org.create('Lead', { ...LEAD, Needs__c })
  const found = async (filter: string): Promise<unknown[]> => {
    const rows = (await org.query(`SELECT Needs__c FROM Lead WHERE Needs__c ${filter}`)).json['records']
    return (rows as unknown as Json[]).map((row) => row['Needs__c'])
  }
  expect(await found("INCLUDES ('a;b', 'c')")).toEqual(['a;b', 'c'])
  expect(await found("INCLUDES ('b')")).toEqual(['a;b', 'b'])
  expect(await found("EXCLUDES ('b')")).toEqual(['c', null])
  expect((await org.query("SELECT Id FROM Lead WHERE Title INCLUDES ('b')")).status).toBe(400)
})

test.each<[unknown, string]>([
  [{ name: 'Plain' }, 'ends in __c'],
  [{ name: 'F__c', type: 'formula' }, 'no such type'],
  [{ name: 'F__c', type: 'picklist' }, 'values are required'],
  [{ name: 'F__c', type: 'reference' }, 'referenceTo is required'],
  [{ name: 'F__c', type: 'reference', referenceTo: 'Nothing' }, 'no such object'],
])('a field %j cannot be added', async (field, message) => {
  const reply = await org.sim('POST', '/field', { object: 'Lead', field })
  expect(reply.status).toBe(400)
  expect(text(reply.json['error'])).toContain(message)
})

test('a field is added once', () => {
  add({ name: 'F__c' })
  expect(() => add({ name: 'f__c' })).toThrow('already')
  add({ name: 'F__c' }, 'Contact')
})
