import {
  mappableAttributes,
  type Attribute,
  type AttributePerson,
} from '../../../../src/main/domain/mapping/attributes'
import type { MappingContext } from '../../../../src/main/domain/mapping/compare'
import type { FieldFacts, PicklistOption } from '../../../../src/main/domain/mapping/fieldFacts'
import { checkMappings, type Mapping, type UsableMapping } from '../../../../src/main/domain/mapping/rules'

export function person(over: Partial<AttributePerson> = {}): AttributePerson {
  return {
    role: 'lead',
    externalId: null,
    email: 'ana@acme.example',
    phone: null,
    name: 'Ana Ruiz',
    createdAt: null,
    signedUpAt: null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    country: null,
    countryCode: null,
    continentCode: null,
    region: null,
    city: null,
    browser: null,
    os: null,
    referrer: null,
    utm: {},
    customAttributes: {},
    unsubscribed: false,
    ...over,
  }
}

export function company(over: Partial<Parameters<Attribute['read']>[1] & object> = {}) {
  return {
    companyId: null,
    name: 'Acme',
    website: null,
    industry: null,
    size: null,
    plan: null,
    monthlySpend: null,
    ...over,
  }
}

export function field(name: string, over: Partial<FieldFacts> = {}): FieldFacts {
  return {
    name,
    label: name,
    type: 'string',
    length: 255,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    picklistValues: [],
    restrictedPicklist: false,
    ...over,
  }
}

export function options(...values: string[]): PicklistOption[] {
  return values.map((value) => ({ value, label: value, active: true }))
}

/** Custom attributes of every type. */
export const DEFINITIONS = [
  ['plan', 'string'],
  ['seats', 'integer'],
  ['budget', 'float'],
  ['trial', 'boolean'],
  ['renewal', 'date'],
].map(([name, dataType]) => ({
  model: 'contact' as const,
  name: name!,
  label: name!,
  dataType: dataType!,
  options: [],
  writable: true,
  archived: false,
}))

export const ATTRIBUTES = mappableAttributes(DEFINITIONS)

export function attribute(key: string): Attribute {
  const found = ATTRIBUTES.find((one) => one.key === key)
  if (!found) throw new Error(`no attribute ${key}`)
  return found
}

/** Mappings that must all be usable, as the rules make them. */
export function usable(fields: readonly FieldFacts[], ...mappings: Mapping[]): UsableMapping[] {
  const check = checkMappings(mappings, ATTRIBUTES, fields)
  if (check.leftOut.length > 0) throw new Error(check.leftOut[0]!.why)
  return check.usable
}

export function context(fields: readonly FieldFacts[]): MappingContext {
  return { timeZone: 'Europe/Dublin', fields }
}
