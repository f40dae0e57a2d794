import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrg, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg({}, { settings: { stateCountryPicklists: true } })
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const COUNTRY =
  "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries."
const STATE =
  "There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states."

const place = async (id: string): Promise<unknown[]> => {
  const lead = (await org.api('GET', `/sobjects/Lead/${id}`)).json
  return [lead['Country'], lead['CountryCode'], lead['State'], lead['StateCode']]
}
const made = async (body: Record<string, unknown>): Promise<unknown[]> =>
  place(await org.create('Lead', { ...LEAD, ...body }))
const patch = (id: string, body: Record<string, unknown>) => org.api('PATCH', `/sobjects/Lead/${id}`, body)

test('code fields are restricted picklists; states depend on the country', async () => {
  const fields = (await org.api('GET', '/sobjects/Contact/describe')).json['fields'] as unknown as Json[]
  const named = (name: string): Json | undefined => fields.find((one) => text(one['name']) === name)
  expect(named('MailingCountryCode')).toMatchObject({
    type: 'picklist',
    restrictedPicklist: true,
    compoundFieldName: 'MailingAddress',
    dependentPicklist: false,
  })
  expect(named('OtherStateCode')).toMatchObject({ dependentPicklist: true, controllerName: 'OtherCountryCode' })
  const countries = named('MailingCountryCode')?.['picklistValues'] as unknown as { value: string; label: string }[]
  const states = named('MailingStateCode')?.['picklistValues'] as unknown as { value: string; validFor: string }[]
  const validFor = (state: string): string[] => {
    const bits = Buffer.from(states.find((one) => one.value === state)?.validFor ?? '', 'base64')
    const isSet = (index: number): boolean => ((bits[index >> 3] ?? 0) & (0x80 >> (index % 8))) !== 0
    return countries.filter((_one, index) => isSet(index)).map((one) => one.label)
  }
  expect(['CA', 'NSW', 'BC'].map(validFor)).toEqual([['United States'], ['Australia'], ['Canada']])
})

test('a code sets the name and a name the code', async () => {
  expect(await made({ CountryCode: 'us', StateCode: 'CA' })).toEqual(['United States', 'US', 'California', 'CA'])
  expect(await made({ Country: 'united states', State: 'California' })).toEqual([
    'United States',
    'US',
    'California',
    'CA',
  ])
  expect(await made({ Country: 'Germany' })).toEqual(['Germany', 'DE', null, null])
  const id = await org.create('Lead', { ...LEAD, Country: 'Germany' })
  expect((await patch(id, { CountryCode: 'AU', State: 'Western Australia' })).status).toBe(204)
  expect(await place(id)).toEqual(['Australia', 'AU', 'Western Australia', 'WA'])
  expect((await org.api('GET', `/sobjects/Lead/${id}`)).json['Address']).toMatchObject({
    country: 'Australia',
    countryCode: 'AU',
    stateCode: 'WA',
  })
})

test('a create goes by the code where the name says another country; an update refuses', async () => {
  expect(await made({ CountryCode: 'FR', Country: 'Germany' })).toEqual(['France', 'FR', null, null])
  const id = await org.create('Lead', LEAD)
  const refused = await patch(id, { CountryCode: 'FR', Country: 'Germany' })
  expect(refused.json[0]).toEqual({
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    message: `${COUNTRY}: Country`,
    fields: ['Country'],
  })
})

test.each<[Record<string, unknown>, string, string]>([
  [{ Country: 'Freedonia' }, `${COUNTRY}: Country`, 'Country'],
  [{ Country: 'US' }, `${COUNTRY}: Country`, 'Country'],
  [
    { CountryCode: 'XX' },
    "The CountryCode field contains XX, which isn't an available country/territory. Your administrator can add it for you.",
    'CountryCode',
  ],
  [
    { State: 'California' },
    'A country/territory must be specified before specifying a state value for field: State/Province',
    'State',
  ],
  [{ Country: 'United States', State: 'Calif.' }, `${STATE}: State/Province`, 'State'],
  [{ Country: 'Germany', State: 'Bavaria' }, `${STATE}: State/Province`, 'State'],
  [
    { CountryCode: 'US', StateCode: 'BC' },
    "The StateCode field contains BC, which isn't an available state. Your administrator can add it for you.",
    'StateCode',
  ],
  [
    { CountryCode: 'DE', StateCode: 'CA' },
    "The existing country/territory doesn't recognize the state value for field: State/Province Code",
    'StateCode',
  ],
])('%j is refused', async (body, message, field) => {
  const refused = await org.api('POST', '/sobjects/Lead', { ...LEAD, ...body })
  expect([refused.status, refused.json[0]]).toEqual([
    400,
    { errorCode: 'FIELD_INTEGRITY_EXCEPTION', message, fields: [field] },
  ])
})

test('labels name the address; each is by itself', async () => {
  const refused = await org.api('POST', '/sobjects/Contact', { LastName: 'C', MailingCountry: 'Freedonia' })
  expect(refused.json[0]).toMatchObject({ message: `${COUNTRY}: Mailing Country`, fields: ['MailingCountry'] })
  const id = await org.create('Account', { Name: 'A', BillingCountryCode: 'US', ShippingCountry: 'Spain' })
  expect((await org.api('GET', `/sobjects/Account/${id}`)).json).toMatchObject({
    BillingCountry: 'United States',
    ShippingCountryCode: 'ES',
  })
})

test('a country that goes takes its state along; one that changes refuses a state it does not have', async () => {
  const id = await org.create('Lead', { ...LEAD, CountryCode: 'US', StateCode: 'CA' })
  const refused = await patch(id, { Country: 'Germany' })
  expect(refused.json[0]).toMatchObject({ errorCode: 'FIELD_INTEGRITY_EXCEPTION', fields: ['StateCode'] })
  expect((await patch(id, { State: null })).status).toBe(204)
  expect(await place(id)).toEqual(['United States', 'US', null, null])
  await patch(id, { State: 'Texas' })
  expect((await patch(id, { CountryCode: null })).status).toBe(204)
  expect(await place(id)).toEqual([null, null, null, null])
})

test('without the setting any text goes; switching it on converts the names it knows', async () => {
  await org.close()
  org = await openOrg()
  const known = await org.create('Lead', { ...LEAD, Country: 'Canada', State: 'Quebec' })
  const unknown = await org.create('Lead', { ...LEAD, Country: 'Freedonia' })
  expect((await org.query('SELECT CountryCode FROM Lead')).json[0]?.['errorCode']).toBe('INVALID_FIELD')
  org.standIn.settings.stateCountryPicklists = true
  expect(await place(known)).toEqual(['Canada', 'CA', 'Quebec', 'QC'])
  expect(await place(unknown)).toEqual(['Freedonia', null, null, null])
  expect((await patch(unknown, { Title: 'Not about the address' })).status).toBe(204)
  org.standIn.settings.stateCountryPicklists = false
  expect((await org.query('SELECT CountryCode FROM Lead')).json[0]?.['errorCode']).toBe('INVALID_FIELD')
})
