import { canRead } from '../access'
import { writeError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { parseId } from '../ids'
import type { Caller } from '../org'
import { indexKey, type Row } from '../store'
import type { Values } from './body'
import { asText } from '../text'

const EMAIL = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/

/** Checks the values of one write against the field table: required, lengths, emails, picklists, ids. Throws the first kind of error found. */
export function validateValues(caller: Caller, object: ObjectDef, values: Values, before: Row | undefined): void {
  checkRequired(object, values, before)
  for (const [name, value] of Object.entries(values)) {
    const field = object.byName.get(name.toLowerCase())
    if (!field || value === null || value === undefined) continue
    checkLength(field, value)
    if (field.type === 'email' && !EMAIL.test(asText(value))) {
      throw writeError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${asText(value)}`, [field.name])
    }
    if (field.type === 'picklist') checkPicklist(caller, object, field, value)
    if (field.type === 'reference') values[name] = checkReference(caller, object, field, value, before)
  }
  checkUnique(caller, object, values, before)
}

function isRequired(field: FieldDef): boolean {
  return !field.nillable && field.type !== 'boolean' && (field.createable || field.updateable)
}

function checkRequired(object: ObjectDef, values: Values, before: Row | undefined): void {
  const missing = object.fields.filter((field) => {
    if (!isRequired(field)) return false
    const given = field.name in values
    if (before) return given && values[field.name] === null
    return given ? values[field.name] === null : !field.defaultedOnCreate
  })
  if (missing.length === 0) return
  const names = missing.map((field) => field.name)
  throw writeError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names)
}

function checkLength(field: FieldDef, value: unknown): void {
  const isText = !['reference', 'id', 'boolean', 'date', 'datetime', 'address'].includes(field.type)
  if (!isText || field.length === 0 || typeof value !== 'string' || value.length <= field.length) return
  const shown = value.length > 255 ? value.slice(0, 255) : value
  throw writeError('STRING_TOO_LONG', `${field.label}: data value too large: ${shown} (max length=${field.length})`, [
    field.name,
  ])
}

function checkPicklist(caller: Caller, object: ObjectDef, field: FieldDef, value: unknown): void {
  const restricted =
    field.restrictedPicklist || caller.org.settings.restrictedPicklists.includes(`${object.name}.${field.name}`)
  if (!restricted || field.picklistValues.length === 0) return
  if (field.picklistValues.some((known) => known.active && known.value === value)) return
  throw writeError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${String(value)}`,
    [field.name],
  )
}

function checkReference(
  caller: Caller,
  object: ObjectDef,
  field: FieldDef,
  value: unknown,
  before: Row | undefined,
): string {
  const id = parseId(value)
  const wrongType = (): Error =>
    writeError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [field.name])
  if (!id) throw wrongType()
  const target = caller.org.schema.byPrefix(id)
  const held = field.referenceTo.filter((name) => caller.org.schema.find(name))
  if (target ? !field.referenceTo.includes(target.name) : held.length === field.referenceTo.length) throw wrongType()
  const row = target ? caller.org.store.get(target.name, id) : undefined
  if (!target || !row) throw writeError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  if (before && before[field.name] === id) return id
  if (row['IsDeleted'] === true) throw writeError('ENTITY_IS_DELETED', 'entity is deleted')
  if (!canRead(caller, target.name, row)) {
    throw writeError(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    )
  }
  if (target.name === 'User' && field.name === 'OwnerId' && row['IsActive'] !== true) {
    throw writeError(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${id}] as owner of ${object.name.toLowerCase()}`,
      ['OwnerId'],
    )
  }
  return id
}

function checkUnique(caller: Caller, object: ObjectDef, values: Values, before: Row | undefined): void {
  const table = caller.org.store.table(object.name)
  for (const field of object.fields) {
    const value = values[field.name]
    if (!field.unique || value === null || value === undefined) continue
    const ids = table.withValue(field.name, indexKey(field, value)) ?? table.rows.keys()
    for (const id of ids) {
      const row = table.rows.get(id)
      const own = row?.[field.name]
      if (!row || id === before?.Id || row['IsDeleted'] === true || own === null || own === undefined) continue
      if (indexKey(field, own) !== indexKey(field, value)) continue
      throw writeError(
        'DUPLICATE_VALUE',
        `duplicate value found: ${field.name} duplicates value on record with id: ${id.slice(0, 15)}`,
      )
    }
  }
}
