import type { FormField } from '../../../contract/models'

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
  /** Digits in all and behind the point of a number; 0 where it is none. */
  precision: number
  scale: number
  /** What a new record has where nothing is given; null where there is none. */
  defaultValue: string | null
}

export interface CaseDescribe {
  createable: boolean
  updateable: boolean
  fields: readonly CaseFieldFacts[]
  /** Record types this user may choose. */
  recordTypes: readonly { id: string; name: string; isDefault: boolean; isMaster: boolean }[]
}

/**
 * One input of the Case form, and what checking its value needs besides. Values are text: see `caseValues` for how each
 * type is written. Required ones are marked and cannot be removed (article "Salesforce app", section 5).
 */
export interface CaseField extends FormField {
  /** True where Salesforce refuses values that are no option. */
  isRestricted: boolean
  /** Describe's `int`: a whole number of 32 bits. */
  isInteger: boolean
  /** The value is the Id of another record. */
  isRecord: boolean
  /** Digits in all and behind the point; 0 in all where describe does not say. */
  precision: number
  scale: number
}

/** Describe's types that a form can ask for. The others (addresses, files, formulas, encrypted text) cannot be typed. */
const TYPES: Record<string, FormField['type']> = {
  string: 'text',
  combobox: 'text',
  textarea: 'textarea',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  email: 'email',
  phone: 'phone',
  url: 'url',
  reference: 'text',
}

/** The form's type for a describe's type; null where a form cannot ask for it. */
export function caseFieldType(type: string): FormField['type'] | null {
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
  const isRecord = field.type === 'reference'
  const hasLength = ['text', 'textarea', 'email', 'phone', 'url'].includes(type) && field.length > 0
  return {
    name: field.name,
    label: field.label || field.name,
    type,
    value: defaultValue(field, type, active),
    required: isRequiredByDescribe(field) || (isRequiredByLayout && type !== 'checkbox'),
    maxLength: hasLength ? field.length : null,
    options: active.map(({ value, label }) => ({ value, label: label || value })),
    placeholder: false,
    intercomAttribute: null,
    isRestricted: field.restrictedPicklist,
    isInteger: field.type === 'int',
    isRecord,
    precision: field.precision,
    scale: field.scale,
  }
}

/** The choice of a record type; null where there is nothing to choose between, or this user may not set it. */
export function recordTypeField({ fields, recordTypes }: CaseDescribe): CaseField | null {
  const fact = fields.find((field) => field.name === 'RecordTypeId')
  const types = recordTypes.filter((type) => !type.isMaster)
  const field = fact ? caseField(fact, false) : null
  if (!field || types.length < 2) return null
  return {
    ...field,
    type: 'picklist',
    value: types.find((type) => type.isDefault)?.id ?? '',
    maxLength: null,
    options: types.map(({ id, name }) => ({ value: id, label: name })),
    isRestricted: true,
    isRecord: false,
  }
}

/** The org's default; a list's own mark counts before it, since it follows the values when an admin renames them. */
function defaultValue(
  field: CaseFieldFacts,
  type: FormField['type'],
  active: readonly { value: string; isDefault: boolean }[],
): string {
  if (type === 'checkbox') return field.defaultValue === 'true' ? 'true' : 'false'
  const defaults = active.filter((option) => option.isDefault).map((option) => option.value)
  if (type === 'multipicklist') return defaults.join(';')
  if (type === 'picklist') return defaults[0] ?? ''
  return field.defaultValue ?? ''
}
