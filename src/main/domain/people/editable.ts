import type { AttributeDefinition } from '../mapping/attributes'

/** What an attribute of Intercom holds; an `option` is one of a fixed list. */
export type EditType = 'text' | 'email' | 'phone' | 'url' | 'integer' | 'float' | 'boolean' | 'date' | 'option'

export type CustomValues = Readonly<Record<string, string | number | boolean | null>>

/** An attribute of a person or a company as the rep sees it, and whether Intercom's API takes values for it. */
export interface EditableAttribute {
  /** `name`, `email`, `custom.plan`: the name within a person or a company. */
  key: string
  label: string
  type: EditType
  options: readonly string[]
  /** False where the API has no way to take a value away once there is one (a string that is not nullable there). */
  canClear: boolean
  /** Why it cannot be changed here, as a sentence; null where it can. */
  locked: string | null
}

type Row = [key: string, label: string, type: EditType, canClear: boolean]

/**
 * Standard attributes of `PUT /contacts/{id}` (API description 2.16, update_contact_request) that a rep edits by hand. Email
 * and external id are not nullable there; name, phone and the date of signing up are. The owner has its own write, and when
 * somebody was last seen is the Messenger's to say.
 */
const PERSON: readonly Row[] = [
  ['name', 'Name', 'text', true],
  ['email', 'Email', 'email', false],
  ['phone', 'Phone', 'phone', true],
  ['externalId', 'User ID', 'text', false],
  ['signedUpAt', 'Signed up', 'date', true],
  ['unsubscribed', 'Unsubscribed from emails', 'boolean', false],
]

/** Of `PUT /companies/{id}` (2.16, update_company_request): none of them is nullable, `company_id` cannot be changed. */
const COMPANY: readonly Row[] = [
  ['name', 'Name', 'text', false],
  ['website', 'Website', 'url', false],
  ['industry', 'Industry', 'text', false],
  ['size', 'Size', 'integer', false],
  ['plan', 'Plan', 'text', false],
  ['monthlySpend', 'Monthly spend', 'integer', false],
]

const SALESFORCE =
  'Comes from Salesforce: Repdesk or Intercom’s Salesforce app keeps it up to date. Change it in Salesforce.'
const READ_ONLY = 'Intercom does not let this be changed through its API.'

const row = ([key, label, type, canClear]: Row): EditableAttribute => {
  return { key, label, type, options: [], canClear, locked: null }
}

/** What can be seen and edited of a person; those of the workspace's own by name. */
export function personAttributes(
  definitions: readonly AttributeDefinition[],
  values: CustomValues = {},
): EditableAttribute[] {
  return [...PERSON.map(row), ...custom('contact', definitions, values)]
}

/** The same of a company. */
export function companyAttributes(
  definitions: readonly AttributeDefinition[],
  values: CustomValues = {},
): EditableAttribute[] {
  return [...COMPANY.map(row), ...custom('company', definitions, values)]
}

/** Those that are defined, and those that a value shows; what is defined decides. Archived ones are gone. */
function custom(
  model: AttributeDefinition['model'],
  definitions: readonly AttributeDefinition[],
  values: CustomValues,
): EditableAttribute[] {
  const own = definitions.filter((one) => one.model === model)
  const known = new Set(own.map((one) => one.name))
  const seen = Object.entries(values).filter(([name, value]) => value !== null && !known.has(name))
  return [
    ...own.filter((one) => !one.archived).map(defined),
    ...seen.map(([name, value]) => ({
      ...defined({
        model,
        name,
        label: name,
        dataType: typeOfValue(value),
        options: [],
        writable: true,
        archived: false,
      }),
    })),
  ].sort((one, other) => one.label.localeCompare(other.label, 'en'))
}

function defined({ name, label, dataType, options, writable }: AttributeDefinition): EditableAttribute {
  const locked = name.startsWith('SALESFORCE_') ? SALESFORCE : writable ? null : READ_ONLY
  return {
    key: `custom.${name}`,
    label: label || name,
    type: editType(dataType, options),
    options,
    canClear: true,
    locked,
  }
}

function editType(dataType: string, options: readonly string[]): EditType {
  if (options.length > 0) return 'option'
  switch (dataType) {
    case 'integer':
    case 'float':
    case 'boolean':
    case 'date':
      return dataType
    case 'datetime':
      return 'date'
    default:
      return 'text'
  }
}

function typeOfValue(value: string | number | boolean | null): string {
  return typeof value === 'number' ? 'float' : typeof value === 'boolean' ? 'boolean' : 'string'
}
