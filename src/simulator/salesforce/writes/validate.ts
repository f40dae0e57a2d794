import { canRead } from '../access'
import { writeError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { parseId } from '../ids'
import type { Caller, Org } from '../org'
import { isAddressCode } from '../setup/addressFields'
import { isRestricted, picklistOf } from '../setup/picklists'
import { checkRecordType, defaultRecordType, recordTypesOf } from '../setup/recordTypes'
import { indexKey, type Row } from '../store'
import type { Values } from './body'
import { asText } from '../text'

const EMAIL = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/

/** Checks the values of one write against the field table: required, lengths, emails, picklists, ids. Throws the first kind of error found. */
export function validateValues(caller: Caller, object: ObjectDef, values: Values, before: Row | undefined): void {
  checkRequired(object, values, before)
  for (const [name, value] of Object.entries(values)) {
    const field = object.byName.get(name.toLowerCase())
    if (field?.type === 'boolean' && value === null) throw nullCheckbox(field)
    if (!field || value === null || value === undefined) continue
    checkLength(field, value)
    if (field.type === 'email' && !EMAIL.test(asText(value))) {
      throw writeError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${asText(value)}`, [field.name])
    }
    if (field.type === 'picklist' || field.type === 'multipicklist') {
      checkPicklist(caller.org, object, field, asText(value), recordTypeOf(caller.org, object, values, before))
    }
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

/** A checkbox is never null (salesforce.stackexchange.com, question 127548). */
function nullCheckbox(field: FieldDef): Error {
  return writeError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: `, [field.name])
}

/** The record type the record has after the save. */
function recordTypeOf(org: Org, object: ObjectDef, values: Values, before: Row | undefined): unknown {
  if ('RecordTypeId' in values) return values['RecordTypeId']
  return before ? before['RecordTypeId'] : defaultRecordType(org, object.name)
}

/** A restricted picklist takes its active values, of them those that fit the record's record type. */
function checkPicklist(org: Org, object: ObjectDef, field: FieldDef, value: string, recordTypeId: unknown): void {
  const known = picklistOf(org, object, field)
  if (!isRestricted(org, object, field) || known.length === 0 || isAddressCode(field)) return
  const fitting = recordTypesOf(org, object.name).find((type) => type.id === recordTypeId)?.picklists[field.name]
  const chosen = field.type === 'multipicklist' ? value.split(';') : [value]
  const isGood = (text: string): boolean =>
    known.some((item) => item.active && item.value === text) && (!fitting || fitting.includes(text))
  if (chosen.every(isGood)) return
  throw writeError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${value}`,
    [field.name],
  )
}

function checkReference(
  caller: Caller,
  object: ObjectDef,
  field: FieldDef,
  value: unknown,
  before: Row | undefined,
): string | null {
  const id = parseId(value)
  const wrongType = (): Error =>
    writeError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [field.name])
  if (!id) throw wrongType()
  const target = caller.org.schema.byPrefix(id)
  const held = field.referenceTo.filter((name) => caller.org.schema.find(name))
  if (target ? !field.referenceTo.includes(target.name) : held.length === field.referenceTo.length) throw wrongType()
  if (field.name === 'RecordTypeId') return checkRecordType(caller.org, object, id, before)
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
  if (target.name === 'Group' && field.name === 'OwnerId') checkQueue(caller.org, object, id)
  if (target.name === 'User' && field.name === 'OwnerId' && row['IsActive'] !== true) {
    throw writeError(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${id}] as owner of ${object.name.toLowerCase()}`,
      ['OwnerId'],
    )
  }
  return id
}

/** A queue owns the objects it is set up for; code and words as clients quote them. One that a control made without any is not checked. */
function checkQueue(org: Org, object: ObjectDef, queueId: string): void {
  const links = org.store.table('QueueSobject')
  const owned = [...(links.withValue('QueueId', queueId) ?? [])].map((id) => links.rows.get(id)?.['SobjectType'])
  if (owned.length === 0 || owned.includes(object.name)) return
  throw writeError('INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId'])
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
