import { canEdit, canRead } from '../access'
import { assignedOwner } from '../assignment'
import { checkDuplicates } from '../duplicates'
import { noSuchRecord, requestError, writeError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { parseId } from '../ids'
import { checkMayCreate } from '../objectPermissions'
import type { Caller } from '../org'
import { initialValueOf } from '../setup/picklists'
import { defaultRecordType } from '../setup/recordTypes'
import type { Row } from '../store'
import { completeAddresses } from './addresses'
import { checkValidationRules, runTriggers } from './automations'
import { readBody, type Values } from './body'
import { checkContactRole } from './contactRoles'
import { deriveRow } from './derive'
import { afterSave } from './followUps'
import { checkObjectRules } from './rules'
import { validateValues } from './validate'

type Draft = Record<string, unknown> & { Id: string }

/** Creates a record and returns its id. Nothing is stored when it throws. */
export function createRecord(caller: Caller, object: ObjectDef, body: Record<string, unknown>): string {
  const { org } = caller
  if (!object.createable && !caller.system) throw unsupported(object, 'create')
  checkMayCreate(caller, object)
  if (!caller.system && Object.keys(body).some((name) => name.toLowerCase() === 'id')) {
    throw writeError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])
  }
  const values = readBody(caller, object, body, true)
  if (!caller.system) validateValues(caller, object, values, undefined)
  const now = caller.at ?? org.stamp()
  const draft: Draft = {
    ...defaultsOf(caller, object),
    ...withoutBlankDefaults(object, values),
    Id: parseId(values['Id']) ?? org.newId(object.name),
    SystemModstamp: now,
    LastModifiedDate: now,
    LastModifiedById: caller.userId,
    CreatedDate: values['CreatedDate'] ?? now,
    CreatedById: values['CreatedById'] ?? caller.userId,
  }
  return save(caller, object, draft, undefined)
}

/** Changes the given fields of a record. The last writer wins, field by field. */
export function updateRecord(caller: Caller, object: ObjectDef, id: string, body: Record<string, unknown>): string {
  const { org } = caller
  if (!object.updateable && !caller.system) throw unsupported(object, 'update')
  const before = writableRow(caller, object, id)
  const values = readBody(caller, object, body, false)
  if (object.name === 'Lead' && before['IsConverted'] === true && !caller.system) {
    throw writeError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')
  }
  if (!caller.system) validateValues(caller, object, values, before)
  const now = caller.at ?? org.stamp()
  const draft: Draft = {
    ...before,
    ...withoutBlankDefaults(object, values),
    Id: before.Id,
    LastModifiedDate: now,
    LastModifiedById: caller.userId,
    SystemModstamp: now,
  }
  return save(caller, object, draft, before)
}

/** The stored record of an id that this user may write. Throws what the service answers for gone, unseen and locked ones. */
export function writableRow(caller: Caller, object: ObjectDef, id: string): Row {
  const row = caller.org.store.get(object.name, id)
  if (!row) throw noSuchRecord(id)
  if (row['IsDeleted'] === true && !caller.system) throw writeError('ENTITY_IS_DELETED', 'entity is deleted')
  if (!canRead(caller, object.name, row)) {
    throw writeError(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    )
  }
  if (!canEdit(caller, object.name, row)) {
    throw writeError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
  }
  return row
}

function save(caller: Caller, object: ObjectDef, draft: Draft, before: Row | undefined): string {
  const { org } = caller
  completeAddresses(caller, object, draft, before)
  if (!caller.system) {
    const owner = assignedOwner(caller, object.name, draft)
    if (owner) draft['OwnerId'] = owner
  }
  const row = deriveRow(org, object, draft, before)
  if (!caller.system) {
    // The service's order of execution: before triggers, rules, duplicate rules, the save itself, after triggers.
    runTriggers(caller, object, 'before', row, before)
    checkObjectRules(org, object, row, before)
    if (object.name === 'OpportunityContactRole') checkContactRole(caller, row)
    checkValidationRules(caller, object, row, before)
    checkDuplicates(caller, object, row, before)
    runTriggers(caller, object, 'after', row, before)
  }
  org.store.put(object.name, row)
  afterSave(caller, object, row, before)
  return row.Id
}

function defaultsOf(caller: Caller, object: ObjectDef): Values {
  const values: Values = { IsDeleted: false }
  for (const field of object.fields) {
    const initial = initialValueOf(caller.org, object, field)
    if (initial !== null) values[field.name] = initial
  }
  if (object.byName.has('ownerid')) values['OwnerId'] = caller.userId
  if (object.byName.has('recordtypeid')) values['RecordTypeId'] = defaultRecordType(caller.org, object.name)
  return values
}

/** A null for a field that always has a value (a boolean, a defaulted picklist) leaves the default or the old value. */
function withoutBlankDefaults(object: ObjectDef, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      if (value !== null) return true
      const field = object.byName.get(name.toLowerCase())
      return field?.type !== 'boolean' && !(field?.defaultedOnCreate && !field.nillable && field.type === 'picklist')
    }),
  )
}

function unsupported(object: ObjectDef, verb: string): Error {
  return requestError(
    400,
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    `entity type ${object.name} does not support ${verb}`,
  )
}
