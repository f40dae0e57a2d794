/** A field of Case as the rep's own describe gives it. `SalesforceField` of the port has this shape. */
export interface CaseFieldFacts {
  name: string
  label: string
  /** Describe's type: `string`, `textarea`, `picklist`, `boolean`, `double`, … */
  type: string
  /** In UTF-16 units; 0 where the type has none. */
  length: number
  nillable: boolean
  createable: boolean
  defaultedOnCreate: boolean
  picklistValues: readonly { value: string; label: string; active: boolean; isDefault: boolean }[]
  restrictedPicklist: boolean
  /** Digits after the point, for numbers. */
  scale?: number
  /** Digits in all, for numbers. */
  precision?: number
}

export interface CaseDescribe {
  createable: boolean
  updateable: boolean
  fields: readonly CaseFieldFacts[]
}

export type CaseFieldType =
  | 'text'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'checkbox'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'number'
  | 'email'
  | 'phone'
  | 'url'
  /** The Id of another record. */
  | 'record'

/** One input of the Case form. Values are text: see `caseValues` for how each type is written. */
export interface CaseField {
  name: string
  label: string
  type: CaseFieldType
  value: string
  /** Required ones are marked and cannot be removed (article "Salesforce app", section 5). */
  required: boolean
  /** UTF-16 units; null where the type has no length. */
  maxLength: number | null
  options: { value: string; label: string }[]
  /** True where Salesforce refuses values that are no option. */
  isRestricted: boolean
  scale: number | null
  precision: number | null
}

/** Describe's types that a form can ask for. The others (addresses, files, formulas, encrypted text) cannot be typed. */
const TYPES: Record<string, CaseFieldType> = {
  string: 'text',
  combobox: 'text',
  textarea: 'textarea',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  int: 'integer',
  long: 'integer',
  double: 'number',
  currency: 'number',
  percent: 'number',
  email: 'email',
  phone: 'phone',
  url: 'url',
  reference: 'record',
}

/** The form's type for a describe's type; null where a form cannot ask for it. */
export function caseFieldType(type: string): CaseFieldType | null {
  return Object.hasOwn(TYPES, type) ? TYPES[type]! : null
}

/**
 * Whether describe alone makes a field required at creation: it takes no null, nothing fills it by itself, and it is not a
 * checkbox, which is never empty.
 */
export function isRequiredByDescribe(field: CaseFieldFacts): boolean {
  return field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'
}

/** An input for the field, with the org's default; null where the user may not set it or a form cannot ask for it. */
export function caseField(field: CaseFieldFacts, isRequiredByLayout: boolean): CaseField | null {
  const type = caseFieldType(field.type)
  if (!type || !field.createable) return null
  const active = field.picklistValues.filter((option) => option.active)
  const isNumber = type === 'number' || type === 'integer'
  return {
    name: field.name,
    label: field.label || field.name,
    type,
    value: defaultValue(type, active),
    required: isRequiredByDescribe(field) || (isRequiredByLayout && type !== 'checkbox'),
    maxLength: ['text', 'textarea', 'email', 'phone', 'url'].includes(type) && field.length > 0 ? field.length : null,
    options: active.map(({ value, label }) => ({ value, label: label || value })),
    isRestricted: field.restrictedPicklist,
    scale: isNumber ? (field.scale ?? null) : null,
    precision: isNumber ? (field.precision ?? null) : null,
  }
}

function defaultValue(type: CaseFieldType, active: readonly { value: string; isDefault: boolean }[]): string {
  if (type === 'checkbox') return 'false'
  const defaults = active.filter((option) => option.isDefault).map((option) => option.value)
  return type === 'multipicklist' ? defaults.join(';') : (defaults[0] ?? '')
}
