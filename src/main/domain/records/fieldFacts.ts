import type { RecordFieldType } from '../../../contract/models'

/** A field as the user's own describe gives it, as far as showing, editing and filling it goes. */
export interface FieldFacts {
  name: string
  label: string
  /** Describe's own word: `string`, `picklist`, `double`, … */
  type: string
  /** In UTF-16 units; 0 where the type has none. */
  length: number
  nillable: boolean
  /** Digits in all and behind the point of a number. */
  precision: number
  scale: number
  calculated: boolean
  custom: boolean
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  defaultValue: string | null
  picklistValues: readonly { value: string; label: string; active: boolean; isDefault: boolean }[]
  restrictedPicklist: boolean
  referenceTo: readonly string[]
  relationshipName: string | null
}

/** An object as the user's own describe gives it; `SalesforceDescribe` of the port has this shape. */
export interface ObjectFacts {
  name: string
  label: string
  createable: boolean
  updateable: boolean
  fields: readonly FieldFacts[]
  recordTypes: readonly { id: string; name: string; isDefault: boolean; isMaster: boolean }[]
}

const TYPES: Record<string, RecordFieldType> = {
  string: 'text',
  combobox: 'text',
  encryptedstring: 'text',
  textarea: 'textarea',
  email: 'email',
  phone: 'phone',
  url: 'url',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'currency',
  percent: 'percent',
  date: 'date',
  datetime: 'datetime',
  boolean: 'boolean',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  reference: 'reference',
}

/** The app's word for describe's type; null for types that have no single value (addresses, files, ids). */
export function recordFieldType(type: string): RecordFieldType | null {
  return Object.hasOwn(TYPES, type) ? TYPES[type]! : null
}

/** Whether describe alone asks for a value at creation: no null, nothing fills it, and no checkbox, which is never empty. */
export function isRequiredAtCreation(field: FieldFacts): boolean {
  return field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'
}

/** A field's own values that can be chosen now. */
export function activeOptions(field: FieldFacts): { value: string; label: string }[] {
  return field.picklistValues
    .filter((option) => option.active)
    .map(({ value, label }) => ({ value, label: label || value }))
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'textarea', 'email', 'phone', 'url'])

/** How long a value may be, in UTF-16 units; null where the type has no length. */
export function maxLengthOf(field: FieldFacts): number | null {
  const type = recordFieldType(field.type)
  return type !== null && TEXTS.has(type) && field.length > 0 ? field.length : null
}
