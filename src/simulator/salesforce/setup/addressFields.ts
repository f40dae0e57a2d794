import type { FieldDef, ObjectDef, PicklistValue } from '../fieldTables/fieldTypes'
import { indexObject, readField } from '../fieldTables/readTable'
import type { Org } from '../org'
import { countries, type Country } from './countries'

/** The addresses of each object by the prefix of their fields: a Lead has one, `MailingCity` is a Contact's. */
const ADDRESSES: Record<string, string[]> = {
  Lead: [''],
  Contact: ['Mailing', 'Other'],
  Account: ['Billing', 'Shipping'],
}

/** Field names of one address's country and state: the texts (integration values) and the codes. */
export interface AddressNames {
  country: string
  countryCode: string
  state: string
  stateCode: string
}

/** The country and state fields of an object's addresses; none for objects without a postal address. */
export function addressNames(objectName: string): AddressNames[] {
  return (ADDRESSES[objectName] ?? []).map((prefix) => ({
    country: `${prefix}Country`,
    countryCode: `${prefix}CountryCode`,
    state: `${prefix}State`,
    stateCode: `${prefix}StateCode`,
  }))
}

/** Whether the field is a StateCode or CountryCode; their values have errors of their own. */
export function isAddressCode(field: FieldDef): boolean {
  return field.type === 'picklist' && /(State|Country)Code$/.test(field.name) && field.compoundFieldName !== null
}

/** The country of a code or of a name, whatever its capitals. */
export function findCountry(by: 'code' | 'name', value: unknown): Country | undefined {
  const wanted = String(value).toLowerCase()
  return countries.find((country) => country[by].toLowerCase() === wanted)
}

/** A state of a country by its code or name, whatever its capitals. */
export function findState(
  country: Country | undefined,
  by: 'code' | 'name',
  value: unknown,
): Country['states'][number] | undefined {
  const wanted = String(value).toLowerCase()
  return country?.states.find((state) => state[by].toLowerCase() === wanted)
}

/**
 * Adds the StateCode and CountryCode fields where the org has State and Country/Territory Picklists, and takes them
 * away where it has not. Records get the codes of the names they hold, as the conversion in Setup does.
 */
export function syncAddressFields(org: Org): void {
  for (const [objectName, prefixes] of Object.entries(ADDRESSES)) {
    const object = org.schema.find(objectName)
    if (!object || object.fields.some(isAddressCode) === org.settings.stateCountryPicklists) continue
    if (org.settings.stateCountryPicklists) {
      for (const prefix of prefixes) addCodes(object, prefix)
      indexObject(object)
      convertRecords(org, objectName)
    } else {
      object.fields.splice(0, object.fields.length, ...object.fields.filter((field) => !isAddressCode(field)))
      indexObject(object)
    }
  }
}

function addCodes(object: ObjectDef, prefix: string): void {
  const title = prefix === '' ? '' : `${prefix} `
  const line = (name: string, label: string): FieldDef =>
    readField(`${prefix}${name} picklist(10) CUNRp | ${title}${label} | in ${prefix}Address`)
  const state = line('StateCode', 'State/Province Code')
  state.controllerName = `${prefix}CountryCode`
  state.picklistValues = stateValues()
  const country = line('CountryCode', 'Country Code')
  country.picklistValues = countries.map(({ code, name }) => picklistValue(code, name))
  const after = object.fields.findIndex((field) => field.name === `${prefix}Country`)
  object.fields.splice(after + 1, 0, state, country)
}

/** A code two countries share (WA) stands twice, each time valid for its own country. */
function stateValues(): PicklistValue[] {
  return countries.flatMap((country, index) =>
    country.states.map(({ code, name }) => ({ ...picklistValue(code, name), validFor: bitFor(index) })),
  )
}

function picklistValue(value: string, label: string): PicklistValue {
  return { value, label, active: true, defaultValue: false }
}

/** `validFor` of a value that fits only the controlling picklist's n-th one (PicklistEntry, dependent picklists). */
function bitFor(index: number): string {
  const bytes = Buffer.alloc(Math.ceil(countries.length / 8))
  bytes[index >> 3] = 0x80 >> (index % 8)
  return bytes.toString('base64')
}

function convertRecords(org: Org, objectName: string): void {
  for (const row of org.store.table(objectName).rows.values()) {
    const codes: Record<string, string> = {}
    for (const names of addressNames(objectName)) {
      const country = findCountry('name', row[names.country])
      const state = findState(country, 'name', row[names.state])
      if (country) codes[names.countryCode] = country.code
      if (state) codes[names.stateCode] = state.code
    }
    if (Object.keys(codes).length > 0) org.store.put(objectName, { ...row, ...codes })
  }
}
