import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const field = async (object: string, name: string): Promise<Json | undefined> => {
  const described = (await org.api('GET', `/sobjects/${object}/describe`)).json['fields'] as unknown as Json[]
  return described.find((one) => text(one['name']) === name)
}
const refusal = (label: string, name: string, value: string): unknown => [
  400,
  {
    message: `${label}: bad value for restricted picklist field: ${value}`,
    errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    fields: [name],
  },
]
const post = async (body: Record<string, unknown>): Promise<unknown> => {
  const reply = await org.api('POST', '/sobjects/Lead', { ...LEAD, ...body })
  return reply.status === 201 ? 201 : [reply.status, reply.json[0]]
}

test('a picklist the admin restricts says so, and refuses other values on create and update', async () => {
  expect((await field('Lead', 'LeadSource'))?.['restrictedPicklist']).toBe(false)
  const id = await org.create('Lead', { ...LEAD, LeadSource: 'Intercom' })
  org.standIn.settings.restrictedPicklists = ['Lead.LeadSource', 'Lead.Status']
  expect((await field('Lead', 'LeadSource'))?.['restrictedPicklist']).toBe(true)
  expect(await post({ LeadSource: 'Intercom' })).toEqual(refusal('Lead Source', 'LeadSource', 'Intercom'))
  expect(await post({ LeadSource: 'web' })).toEqual(refusal('Lead Source', 'LeadSource', 'web'))
  expect(await post({ LeadSource: 'Web', Status: 'Nope' })).toEqual(refusal('Status', 'Status', 'Nope'))
  const patch = async (body: Record<string, unknown>): Promise<number> =>
    (await org.api('PATCH', `/sobjects/Lead/${id}`, body)).status
  expect(await patch({ LeadSource: 'Other one' })).toBe(400)
  expect(await patch({ Title: 'The old value stays' })).toBe(204)
  expect(await patch({ LeadSource: null })).toBe(204)
})

test('inactive values are told as such, refused where restricted, taken elsewhere', async () => {
  org.standIn.settings.inactivePicklistValues = { 'Lead.LeadSource': ['Purchased List'] }
  const values = (await field('Lead', 'LeadSource'))?.['picklistValues'] as unknown as Json[]
  expect(values.find((one) => text(one['value']) === 'Purchased List')?.['active']).toBe(false)
  expect(values.find((one) => text(one['value']) === 'Web')?.['active']).toBe(true)
  expect(await post({ LeadSource: 'Purchased List' })).toBe(201)
  org.standIn.settings.restrictedPicklists = ['Lead.LeadSource']
  expect(await post({ LeadSource: 'Purchased List' })).toEqual(refusal('Lead Source', 'LeadSource', 'Purchased List'))
})

test('an org has values of its own', async () => {
  org.standIn.settings.picklistValues = { 'Lead.LeadSource': ['Web', 'Messenger'] }
  org.standIn.settings.restrictedPicklists = ['Lead.LeadSource']
  const values = (await field('Lead', 'LeadSource'))?.['picklistValues'] as unknown as Json[]
  expect(values.map((one) => one['value'])).toEqual(['Web', 'Messenger'])
  expect(await post({ LeadSource: 'Messenger' })).toBe(201)
  expect(await post({ LeadSource: 'Other' })).toEqual(refusal('Lead Source', 'LeadSource', 'Other'))
})

test('a restricted picklist takes what fits the record type', async () => {
  org.standIn.settings.restrictedPicklists = ['Lead.LeadSource']
  org.standIn.settings.recordTypes = [
    { object: 'Lead', developerName: 'Inbound', isDefault: true, picklists: { LeadSource: ['Web'] } },
    { object: 'Lead', developerName: 'Any' },
  ]
  const any = text(org.standIn.control.list('RecordType').find((row) => row['DeveloperName'] === 'Any')?.['Id'])
  expect(await post({ LeadSource: 'Web' })).toBe(201)
  expect(await post({ LeadSource: 'Other' })).toEqual(refusal('Lead Source', 'LeadSource', 'Other'))
  expect(await post({ LeadSource: 'Other', RecordTypeId: any })).toBe(201)
})

test('a status field has the values and the default of its table', async () => {
  const rows = org.standIn.control.list('TaskStatus')
  const idOf = (name: string): string => text(rows.find((row) => row['ApiName'] === name)?.['Id'])
  const since = (await org.api('GET', '/sobjects/Task/describe')).headers.get('last-modified') ?? ''
  org.standIn.control.update('TaskStatus', idOf('Not Started'), { ApiName: 'To do', MasterLabel: 'To do' })
  org.standIn.control.update('TaskStatus', idOf('Completed'), { ApiName: 'Done', MasterLabel: 'Done!' })
  const status = await field('Task', 'Status')
  expect(status).toMatchObject({
    defaultValue: 'To do',
    picklistValues: [
      { value: 'To do', defaultValue: true },
      { value: 'In Progress' },
      { value: 'Done', label: 'Done!', active: true },
      { value: 'Waiting on someone else' },
      { value: 'Deferred' },
    ],
  })
  const again = await org.api('GET', '/sobjects/Task/describe', undefined, { 'if-modified-since': since })
  expect(again.status).toBe(200)
  const id = await org.create('Task', { Subject: 'x' })
  expect((await org.api('GET', `/sobjects/Task/${id}`)).json).toMatchObject({ Status: 'To do', IsClosed: false })
})

test('picklist settings can be made over HTTP', async () => {
  await org.sim('POST', '/settings', {
    restrictedPicklists: ['Lead.LeadSource'],
    picklistValues: { 'Lead.LeadSource': ['Messenger'] },
    recordTypes: [{ object: 'Lead', developerName: 'Inbound' }],
    layouts: [{ object: 'Lead', required: ['Phone'] }],
    stateCountryPicklists: true,
  })
  expect(await post({ LeadSource: 'Web' })).toEqual(refusal('Lead Source', 'LeadSource', 'Web'))
  expect((await org.sim('GET', '/records/RecordType')).json['records']).toMatchObject([{ DeveloperName: 'Inbound' }])
  expect((await field('Lead', 'CountryCode'))?.['type']).toBe('picklist')
})
