import type { FieldDef, FieldType, PicklistValue } from './fieldTypes'
import { readField } from './readTable'

/** The types an admin can give a custom field, as describe names them: `double` is Number, `string` Text. */
export type CustomFieldType = Exclude<FieldType, 'id' | 'int' | 'combobox' | 'address'>

/** A custom field that a test or an admin adds to one object while the stand-in runs. */
export interface CustomField {
  /** Must end in `__c`. */
  name: string
  /** Default `string`. */
  type?: CustomFieldType
  /** Default: the name. */
  label?: string
  /** Characters, for texts and picklists. Defaults: 255, email 80, phone 40, multipicklist 4099. */
  length?: number
  /** Digits in all and after the point, for numbers. Defaults: 18 and 2. */
  precision?: number
  scale?: number
  /** Refuses a record without a value: describe says nillable false. Checkboxes cannot be required. */
  required?: boolean
  /** Stored by a create that leaves the field out. */
  defaultValue?: string | number | boolean
  /** Values of a picklist or multipicklist. */
  values?: (string | { value: string; label?: string; active?: boolean })[]
  /** Only the active values are taken. Without it a picklist takes any text. */
  restricted?: boolean
  /** The object a reference points to. */
  referenceTo?: string
  externalId?: boolean
  unique?: boolean
  caseSensitive?: boolean
}

const LENGTHS: Partial<Record<CustomFieldType, number>> = {
  string: 255,
  textarea: 255,
  url: 255,
  picklist: 255,
  email: 80,
  phone: 40,
  multipicklist: 4099,
}
const NUMBERS: CustomFieldType[] = ['double', 'currency', 'percent']
const OTHERS: CustomFieldType[] = [...NUMBERS, 'boolean', 'date', 'datetime', 'reference']

/** The field as describe and the checks on writes see it. Throws where the definition could not be saved in Setup. */
export function customField(custom: CustomField): FieldDef {
  if (!/^\w+__c$/.test(custom.name)) throw new Error(`a custom field's name ends in __c: ${custom.name}`)
  const type = custom.type ?? 'string'
  if (!(type in LENGTHS) && !OTHERS.includes(type)) throw new Error(`no such type of custom field: ${type}`)
  const length = custom.length ?? LENGTHS[type]
  const isNumber = NUMBERS.includes(type)
  const size = isNumber ? `${custom.precision ?? 18}.${custom.scale ?? 2}` : length
  const flags =
    type === 'boolean' ? 'CUDp' : `CU${custom.required ? '' : 'N'}${custom.defaultValue === undefined ? '' : 'D'}p`
  // A long text area (over 255 characters) can be neither filtered nor sorted (SOQL guide).
  const isLong = type === 'textarea' && Number(length) > 255
  const field = readField(
    `${custom.name} ${type}${size === undefined ? '' : `(${size})`} ${flags} | x${isLong ? ' | only -' : ''}`,
  )
  field.label = custom.label ?? custom.name
  field.externalId = custom.externalId ?? false
  field.idLookup = field.externalId
  field.unique = custom.unique ?? false
  field.caseSensitive = custom.caseSensitive ?? false
  if (type === 'textarea') field.extraTypeInfo = 'plaintextarea'
  if (type === 'reference') setTarget(field, custom)
  if (type === 'picklist' || type === 'multipicklist') setValues(field, custom)
  setDefault(field, custom)
  return field
}

function setTarget(field: FieldDef, custom: CustomField): void {
  if (!custom.referenceTo) throw new Error(`referenceTo is required for a reference: ${custom.name}`)
  field.referenceTo = [custom.referenceTo]
  field.relationshipName = custom.name.replace(/__c$/, '__r')
}

function setValues(field: FieldDef, custom: CustomField): void {
  if (!custom.values?.length) throw new Error(`values are required for a picklist: ${custom.name}`)
  field.restrictedPicklist = custom.restricted ?? false
  field.picklistValues = custom.values.map((item): PicklistValue => {
    const { value, label, active } = typeof item === 'string' ? { value: item } : { label: undefined, ...item }
    return { value, label: label ?? value, active: active ?? true, defaultValue: value === custom.defaultValue }
  })
}

/** Checkboxes and picklists tell their default as a value, the others as a formula (describeSObjects, defaultValueFormula). */
function setDefault(field: FieldDef, custom: CustomField): void {
  const given = custom.defaultValue
  if (given === undefined) return
  field.initialValue = given
  if (field.type === 'boolean') field.defaultValue = given === true
  if (field.type === 'picklist') field.defaultValue = String(given)
}
