import { afterEach, beforeEach, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { COLLEAGUE, GONE, openOrg, REP, START, type Json, type Reply, text, type TestOrg } from './support'

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

test('a create answers 201 with an 18-character id of its object and a Location', async () => {
  const reply = await org.api('POST', '/sobjects/Lead/', LEAD)
  const id = text(reply.json['id'])
  expect([reply.status, reply.json]).toEqual([201, { id, success: true, errors: [] }])
  expect(id).toMatch(/^00Q\w{15}$/)
  expect(toId18(id.slice(0, 15))).toBe(id)
  expect(reply.headers.get('location')).toBe(`/services/data/v62.0/sobjects/Lead/${id}`)
  expect(await read('Lead', id)).toMatchObject({
    attributes: { type: 'Lead', url: `/services/data/v62.0/sobjects/Lead/${id}` },
    Name: 'Ng',
    OwnerId: REP,
    CreatedById: REP,
    Status: 'Open - Not Contacted',
    IsConverted: false,
    Email: null,
  })
})

test('a read takes ?fields=, 15-character ids, and answers 304 to a client that is up to date', async () => {
  const id = await org.create('Lead', LEAD)
  const reply = await org.api('GET', `/sobjects/lead/${id.slice(0, 15)}?fields=id,Company`)
  expect(reply.json).toEqual({
    attributes: { type: 'Lead', url: `/services/data/v62.0/sobjects/Lead/${id}` },
    Id: id,
    Company: 'Acme',
  })
  const since = { 'if-modified-since': reply.headers.get('last-modified') ?? '' }
  expect((await org.api('GET', `/sobjects/Lead/${id}`, undefined, since)).status).toBe(304)
  expect(await refused(org.api('GET', `/sobjects/Lead/${id}?fields=Foo`))).toEqual([
    400,
    { errorCode: 'INVALID_FIELD', message: "No such column 'Foo' on sobject of type Lead" },
  ])
})

test('every write moves SystemModstamp, in whole seconds', async () => {
  org.clock.freeze(START + 1_234)
  const id = await org.create('Lead', LEAD)
  expect((await read('Lead', id))['SystemModstamp']).toBe('2026-05-04T16:00:01.000+0000')
  org.clock.advance(5_000)
  expect((await org.api('PATCH', `/sobjects/Lead/${id}`, { Title: ' CTO ' })).status).toBe(204)
  expect(await read('Lead', id)).toMatchObject({
    Title: 'CTO',
    CreatedDate: '2026-05-04T16:00:01.000+0000',
    LastModifiedDate: '2026-05-04T16:00:06.000+0000',
    SystemModstamp: '2026-05-04T16:00:06.000+0000',
  })
  await org.api('PATCH', `/sobjects/Lead/${id}`, { Title: '' })
  expect((await read('Lead', id))['Title']).toBeNull()
})

test('an update of a record that changed since a moment is refused when asked to', async () => {
  const id = await org.create('Lead', LEAD)
  const before = new Date(org.clock.now() - 60_000).toUTCString()
  expect(
    (await org.api('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' }, { 'if-unmodified-since': before })).status,
  ).toBe(412)
})

test.each<[string, Record<string, unknown>, number, Record<string, unknown>]>([
  [
    'missing',
    {},
    400,
    {
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [LastName, Company]',
      fields: ['LastName', 'Company'],
    },
  ],
  [
    'too long',
    { ...LEAD, LastName: 'x'.repeat(81) },
    400,
    {
      errorCode: 'STRING_TOO_LONG',
      message: `Last Name: data value too large: ${'x'.repeat(81)} (max length=80)`,
      fields: ['LastName'],
    },
  ],
  [
    'email',
    { ...LEAD, Email: 'no at' },
    400,
    { errorCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: no at', fields: ['Email'] },
  ],
  [
    'unknown',
    { ...LEAD, foo: 1 },
    400,
    { errorCode: 'INVALID_FIELD', message: "No such column 'foo' on sobject of type Lead" },
  ],
  [
    'read-only',
    { ...LEAD, SystemModstamp: '2026-01-01T00:00:00Z', Name: 'x' },
    400,
    { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['SystemModstamp', 'Name'] },
  ],
  [
    'converted',
    { ...LEAD, IsConverted: true },
    400,
    { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['IsConverted'] },
  ],
  [
    'restricted',
    { ...LEAD, CleanStatus: 'Nope' },
    400,
    {
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      message: 'Clean Status: bad value for restricted picklist field: Nope',
      fields: ['CleanStatus'],
    },
  ],
  [
    'malformed id',
    { ...LEAD, OwnerId: 'INVALID_OWNER' },
    400,
    { errorCode: 'MALFORMED_ID', message: 'Owner ID: id value of incorrect type: INVALID_OWNER', fields: ['OwnerId'] },
  ],
  ['id of another object', { ...LEAD, OwnerId: toId18('0035g0000000001') }, 400, { errorCode: 'MALFORMED_ID' }],
  [
    'unknown id',
    { ...LEAD, OwnerId: toId18('0055g0000000009') },
    400,
    { errorCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id' },
  ],
  ['inactive owner', { ...LEAD, OwnerId: GONE }, 400, { errorCode: 'INACTIVE_OWNER_OR_USER' }],
  ['wrong type', { ...LEAD, IsUnreadByOwner: 'maybe' }, 400, { errorCode: 'JSON_PARSER_ERROR' }],
  ['own id', { ...LEAD, Id: toId18('00Q5g0000000001') }, 400, { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }],
])('a create is refused: %s', async (_name, body, status, error) => {
  const [got, json] = await refused(org.api('POST', '/sobjects/Lead', body))
  expect(got).toBe(status)
  expect(json).toMatchObject(error)
  expect((await org.query('SELECT count() FROM Lead')).json['totalSize']).toBe(0)
})

test('an unrestricted picklist takes any value until the admin restricts it', async () => {
  await org.create('Lead', { ...LEAD, LeadSource: 'Intercom' })
  org.standIn.settings.restrictedPicklists = ['Lead.LeadSource']
  const [, error] = await refused(org.api('POST', '/sobjects/Lead', { ...LEAD, LeadSource: 'Intercom' }))
  expect(error['errorCode']).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST')
})

test('a validation rule speaks with the admin’s words', async () => {
  org.standIn.settings.validationRules = [{ object: 'Lead', field: 'Phone', when: 'blank', message: 'Ring them first' }]
  expect(await refused(org.api('POST', '/sobjects/Lead', LEAD))).toEqual([
    400,
    { message: 'Ring them first', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Phone'] },
  ])
  await org.create('Lead', { ...LEAD, Phone: '1' })
})

test('numbers, days and moments are stored as the field has them', async () => {
  const account = await org.create('Account', { Name: 'A', AnnualRevenue: '12.6', NumberOfEmployees: 3 })
  expect(await read('Account', account)).toMatchObject({ AnnualRevenue: 13, NumberOfEmployees: 3 })
  const task = await org.create('Task', {
    ActivityDate: '2026-05-09',
    ReminderDateTime: '2026-05-09T10:00:00+02:00',
    IsReminderSet: true,
  })
  expect(await read('Task', task)).toMatchObject({
    ActivityDate: '2026-05-09',
    ReminderDateTime: '2026-05-09T08:00:00.000+0000',
  })
  expect((await refused(org.api('POST', '/sobjects/Task', { ActivityDate: '2026-02-30' })))[1]['errorCode']).toBe(
    'JSON_PARSER_ERROR',
  )
  expect(
    (await refused(org.api('POST', '/sobjects/Account', { Name: 'A', NumberOfEmployees: 1.5 })))[1]['errorCode'],
  ).toBe('JSON_PARSER_ERROR')
})

test('a reference can be given by a look-up field', async () => {
  const id = await org.create('Contact', { LastName: 'X', Owner: { Username: 'colin@acme.example' } })
  expect((await read('Contact', id))['OwnerId']).toBe(COLLEAGUE)
  const lead = await org.create('Lead', {
    ...LEAD,
    Owner: { attributes: { type: 'User' }, Username: 'colin@acme.example' },
  })
  expect((await read('Lead', lead))['OwnerId']).toBe(COLLEAGUE)
  expect(
    (await refused(org.api('POST', '/sobjects/Lead', { ...LEAD, Owner: { Username: 'x' } })))[1]['errorCode'],
  ).toBe('JSON_PARSER_ERROR')
})

test('bodies that are no JSON, methods and paths that are not there', async () => {
  const url = `${org.standIn.baseUrl}/services/data/v62.0/sobjects/Lead`
  const headers = { authorization: `Bearer ${org.token}`, 'content-type': 'application/json' }
  const bad = await fetch(url, { method: 'POST', headers, body: '{"LastName":' })
  expect([bad.status, ((await bad.json()) as Json[])[0]?.['errorCode']]).toEqual([400, 'JSON_PARSER_ERROR'])
  const text = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' })
  expect(text.status).toBe(415)
  expect((await refused(org.api('DELETE', '/sobjects/Lead')))[0]).toBe(405)
  expect(await refused(org.api('GET', '/sobjects/Nope'))).toEqual([
    404,
    { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
  ])
  expect((await refused(org.api('POST', '/sobjects/LeadStatus', { MasterLabel: 'x' })))[0]).toBe(400)
  const id = await org.create('Lead', LEAD)
  expect(await refused(org.api('PATCH', `/sobjects/Lead/${id}`, { Id: id }))).toEqual([
    400,
    { errorCode: 'INVALID_FIELD', message: 'The Id field should not be specified in the sobject data.' },
  ])
  const missing = toId18('00Q5g0000zzzzzz')
  expect(await refused(org.api('GET', `/sobjects/Lead/${missing}`))).toEqual([
    404,
    { errorCode: 'NOT_FOUND', message: `Provided external ID field does not exist or is not accessible: ${missing}` },
  ])
})
