/** A person as mapping reads it; the contact of the port and the person of the contract fit. Times in ms (UTC). */
export interface AttributePerson {
  role: 'lead' | 'user'
  externalId: string | null
  email: string | null
  phone: string | null
  name: string | null
  createdAt: number | null
  signedUpAt: number | null
  lastSeenAt: number | null
  lastRepliedAt: number | null
  lastContactedAt: number | null
  country: string | null
  countryCode: string | null
  /** AF, AN, AS, EU, NA, OC, SA (Intercom's location.continent_code). */
  continentCode?: string | null
  region: string | null
  city: string | null
  browser: string | null
  os: string | null
  referrer: string | null
  utm: Readonly<Record<string, string>>
  customAttributes: CustomValues
  unsubscribed: boolean
}

export interface AttributeCompany {
  companyId: string | null
  name: string
  website: string | null
  industry: string | null
  size: number | null
  plan: string | null
  monthlySpend: number | null
  customAttributes?: CustomValues
}

type CustomValues = Readonly<Record<string, string | number | boolean | null>>

/** Text, number, boolean, or ms since the epoch for dates. An empty text counts as none. */
export type AttributeValue = string | number | boolean | null
export type AttributeType = 'text' | 'number' | 'date' | 'boolean' | 'list'
/** What a value stands for, where that decides how it is written in Salesforce. */
export type AttributeMeaning = 'countryCode' | 'countryName' | 'continentCode' | 'region'

/** A data attribute as `GET /data_attributes` defines it. */
export interface AttributeDefinition {
  model: 'contact' | 'company'
  name: string
  label: string
  dataType: string
  /** The choices of a list; empty for other types. */
  options: readonly string[]
  writable: boolean
  archived: boolean
}

export interface Attribute {
  /** Stable, kept in settings: `person.email`, `person.custom.plan`, `company.name`. */
  key: string
  label: string
  type: AttributeType
  of: 'person' | 'company'
  from: 'standard' | 'location' | 'utm' | 'custom'
  meaning: AttributeMeaning | null
  /** Whether the API lets it be written (PUT /contacts and /companies; UTM, referrer and location are read-only). */
  writable: boolean
  /** UTM and referrer fill a Lead when it is created and never after (article, "Map UTM parameters"). */
  onCreationOnly: boolean
  options: readonly string[]
  /** Null where it is not set, or where there is no company. */
  read(person: AttributePerson, company: AttributeCompany | null): AttributeValue
}

type PersonRow = [
  key: string,
  label: string,
  type: AttributeType,
  writable: boolean,
  read: (p: AttributePerson) => AttributeValue,
]

// The external id decides who a person is in Intercom, so it is never written from a field of Salesforce.
const PERSON: readonly PersonRow[] = [
  ['name', 'Name', 'text', true, (p) => p.name],
  ['email', 'Email', 'text', true, (p) => p.email],
  ['phone', 'Phone', 'text', true, (p) => p.phone],
  ['role', 'Lead or user', 'text', false, (p) => p.role],
  ['externalId', 'User ID', 'text', false, (p) => p.externalId],
  ['createdAt', 'First seen', 'date', false, (p) => p.createdAt],
  ['signedUpAt', 'Signed up', 'date', true, (p) => p.signedUpAt],
  ['lastSeenAt', 'Last seen', 'date', false, (p) => p.lastSeenAt],
  ['lastRepliedAt', 'Last replied', 'date', false, (p) => p.lastRepliedAt],
  ['lastContactedAt', 'Last contacted', 'date', false, (p) => p.lastContactedAt],
  ['browser', 'Browser', 'text', false, (p) => p.browser],
  ['os', 'Operating system', 'text', false, (p) => p.os],
  ['unsubscribed', 'Unsubscribed from emails', 'boolean', true, (p) => p.unsubscribed],
]

type LocationRow = [
  key: string,
  label: string,
  meaning: AttributeMeaning | null,
  read: (p: AttributePerson) => AttributeValue,
]

const LOCATION: readonly LocationRow[] = [
  ['city', 'City', null, (p) => p.city],
  ['region', 'Region', 'region', (p) => p.region],
  ['country', 'Country', 'countryName', (p) => p.country],
  ['countryCode', 'Country code', 'countryCode', (p) => p.countryCode],
  ['continentCode', 'Continent code', 'continentCode', (p) => p.continentCode ?? null],
]

const UTM = ['campaign', 'content', 'medium', 'source', 'term'] as const

type CompanyRow = [
  key: string,
  label: string,
  type: AttributeType,
  writable: boolean,
  read: (c: AttributeCompany) => AttributeValue,
]

const COMPANY: readonly CompanyRow[] = [
  ['name', 'Company name', 'text', true, (c) => c.name],
  ['companyId', 'Company ID', 'text', false, (c) => c.companyId],
  ['website', 'Company website', 'text', true, (c) => c.website],
  ['industry', 'Company industry', 'text', true, (c) => c.industry],
  ['size', 'Company size', 'number', true, (c) => c.size],
  ['plan', 'Company plan', 'text', true, (c) => c.plan],
  ['monthlySpend', 'Company monthly spend', 'number', true, (c) => c.monthlySpend],
]

/**
 * Every Intercom attribute of people and companies that can be mapped: the standard ones, location with country and
 * continent code, UTM and referrer, and the workspace's own. Definitions say the type of the last; those that occur in
 * `samples` alone (custom attributes of people) take theirs from the value. Archived ones and those that mirror
 * Salesforce (SALESFORCE_*) are left out: the second would feed Salesforce with its own values.
 */
export function mappableAttributes(
  definitions: readonly AttributeDefinition[],
  samples: readonly CustomValues[] = [],
): Attribute[] {
  return [...STANDARD, ...customAttributes(definitions, samples)]
}

const plain = { meaning: null, options: [], onCreationOnly: false } as const

const STANDARD: readonly Attribute[] = [
  ...PERSON.map(([key, label, type, writable, read]): Attribute => {
    return {
      ...plain,
      key: `person.${key}`,
      label,
      type,
      of: 'person',
      from: 'standard',
      writable,
      read: (p) => blankless(read(p)),
    }
  }),
  ...LOCATION.map(([key, label, meaning, read]): Attribute => {
    const head = { ...plain, key: `person.${key}`, label, type: 'text', of: 'person', from: 'location' } as const
    return { ...head, meaning, writable: false, read: (p) => blankless(read(p)) }
  }),
  ...[...UTM.map((name) => `utm.${name}`), 'referrer'].map((key): Attribute => {
    const name = key.replace('utm.', '')
    const label = name === 'referrer' ? 'Referrer' : `UTM ${name}`
    const head = { ...plain, key: `person.${key}`, label, type: 'text', of: 'person', from: 'utm' } as const
    const read = (p: AttributePerson): AttributeValue =>
      blankless(name === 'referrer' ? p.referrer : Object.hasOwn(p.utm, name) ? p.utm[name] : null)
    return { ...head, writable: false, onCreationOnly: true, read }
  }),
  ...COMPANY.map(([key, label, type, writable, read]): Attribute => {
    const head = { ...plain, key: `company.${key}`, label, type, of: 'company', from: 'standard' } as const
    return { ...head, writable, read: (_, c) => (c ? blankless(read(c)) : null) }
  }),
]

function customAttributes(definitions: readonly AttributeDefinition[], samples: readonly CustomValues[]): Attribute[] {
  const found = new Map<string, Attribute>()
  const known = new Set(definitions.map((one) => keyOf(one.model, one.name)))
  for (const one of definitions) {
    const key = keyOf(one.model, one.name)
    if (!one.archived && !isMirror(one.name)) found.set(key, custom(one))
  }
  for (const sample of samples) {
    for (const [name, value] of Object.entries(sample)) {
      const key = keyOf('contact', name)
      if (value === null || known.has(key) || found.has(key) || isMirror(name)) continue
      const dataType = typeof value === 'number' ? 'float' : typeof value === 'boolean' ? 'boolean' : 'string'
      found.set(
        key,
        custom({ model: 'contact', name, label: name, dataType, options: [], writable: true, archived: false }),
      )
    }
  }
  return [...found.values()].sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

function custom({ model, name, label, dataType, options, writable }: AttributeDefinition): Attribute {
  const type = typeOf(dataType, options)
  const of = model === 'contact' ? 'person' : 'company'
  const read: Attribute['read'] = (person, company) => {
    const values = of === 'person' ? person.customAttributes : (company?.customAttributes ?? {})
    const value = blankless(Object.hasOwn(values, name) ? values[name] : null)
    // Intercom keeps dates among custom attributes as whole seconds.
    return type === 'date' && typeof value === 'number' ? value * 1000 : value
  }
  return { ...plain, key: keyOf(model, name), label: label || name, type, of, from: 'custom', writable, options, read }
}

function typeOf(dataType: string, options: readonly string[]): AttributeType {
  if (dataType === 'options' || options.length > 0) return 'list'
  if (dataType === 'integer' || dataType === 'float') return 'number'
  if (dataType === 'date' || dataType === 'datetime') return 'date'
  return dataType === 'boolean' ? 'boolean' : 'text'
}

function keyOf(model: AttributeDefinition['model'], name: string): string {
  return `${model === 'contact' ? 'person' : 'company'}.custom.${name}`
}

function isMirror(name: string): boolean {
  return name.startsWith('SALESFORCE_')
}

function blankless(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return null
  return value
}
