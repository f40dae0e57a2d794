import { canRead, fieldAccess, visibleField } from '../access'
import { requestError, writeError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import { indexKey } from '../store'
import { coerceValue } from './coerce'

/** A write's values by canonical field name, in stored form. */
export type Values = Record<string, unknown>

/** Whether a JSON value is an object (not an array, not null). */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a record's body: unknown names are INVALID_FIELD, fields this user may not write
 * INVALID_FIELD_FOR_INSERT_UPDATE (all of them named), and `{"Owner":{"Username":"..."}}` finds a record by a look-up
 * field.
 */
export function readBody(caller: Caller, object: ObjectDef, body: Record<string, unknown>, creating: boolean): Values {
  const values: Values = {}
  const refused: string[] = []
  for (const [name, value] of Object.entries(body)) {
    if (name === 'attributes') continue
    if (isJsonObject(value)) {
      const reference = object.byRelationship.get(name.toLowerCase())
      if (reference && visibleField(caller, object, reference.name)) {
        if (isWritable(caller, object, reference, creating))
          values[reference.name] = findByKey(caller, reference, value)
        else refused.push(reference.name)
        continue
      }
    }
    const field = visibleField(caller, object, name)
    if (!field) throw requestError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`)
    if (caller.system) values[field.name] = field.type === 'address' ? null : coerceValue(field, value)
    else if (!isWritable(caller, object, field, creating)) refused.push(field.name)
    else values[field.name] = coerceValue(field, value)
  }
  // Createable by describe, but only with the permission to import converted leads, which nobody has here.
  if (!caller.system && values['IsConverted'] === true) refused.push('IsConverted')
  if (refused.length > 0) {
    throw writeError(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${refused.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      refused,
    )
  }
  return values
}

function isWritable(caller: Caller, object: ObjectDef, field: FieldDef, creating: boolean): boolean {
  if (caller.system) return true
  return (creating ? field.createable : field.updateable) && fieldAccess(caller, object, field) === 'write'
}

function findByKey(caller: Caller, reference: FieldDef, key: Record<string, unknown>): string {
  const attributes = key['attributes']
  const named = isJsonObject(attributes) && typeof attributes['type'] === 'string' ? attributes['type'] : undefined
  if (reference.referenceTo.length > 1 && !named) {
    throw requestError(
      400,
      'JSON_PARSER_ERROR',
      'Nested object for polymorphic foreign key must have an attributes field before any other fields.',
    )
  }
  const target = caller.org.schema.find(named ?? reference.referenceTo[0] ?? '')
  const [entry, ...more] = Object.entries(key).filter(([name]) => name !== 'attributes')
  const field = target && entry ? visibleField(caller, target, entry[0]) : undefined
  if (!target || !field || !entry || more.length > 0 || !field.idLookup) {
    throw requestError(
      400,
      'INVALID_FIELD',
      `More than 1 field provided in an external foreign key reference in entity: ${target?.name ?? reference.name}`,
    )
  }
  const ids = findByLookup(caller, target, field, entry[1])
  if (ids.length === 1) return ids[0]!
  const shown = `Foreign key external ID: ${String(entry[1]).toLowerCase()}`
  if (ids.length > 1) throw writeError('INVALID_FIELD', `${shown} matches more than one ${target.name}`)
  throw writeError('INVALID_FIELD', `${shown} not found for field ${field.name} in entity ${target.name}`)
}

/** Ids of the records whose look-up field has this value; deleted and invisible ones are left out. */
export function findByLookup(caller: Caller, object: ObjectDef, field: FieldDef, value: unknown): string[] {
  const table = caller.org.store.table(object.name)
  const key = indexKey(field, coerceValue(field, value))
  const candidates = table.withValue(field.name, key) ?? table.rows.keys()
  return [...candidates].filter((id) => {
    const row = table.rows.get(id)
    if (!row || row['IsDeleted'] === true || !canRead(caller, object.name, row)) return false
    const own = row[field.name]
    return own !== null && own !== undefined && indexKey(field, own) === key
  })
}
