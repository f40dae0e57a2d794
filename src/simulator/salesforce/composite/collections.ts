import { noSuchResource, requestError, SalesforceError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { methodNotAllowed, objectBody, type Answer, type Call, type Route } from '../http/call'
import { readableRow, readFieldList, upsertRecord } from '../http/records'
import { parseId } from '../ids'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import { renderRow } from '../values'
import { findByLookup, isJsonObject } from '../writes/body'
import { deleteRecord } from '../writes/remove'
import { createRecord, updateRecord } from '../writes/save'
import { asText } from '../text'
import { runRows, writeResult } from './rows'

const MAX_RECORDS = 200
const MAX_RETRIEVE = 2000

/** `/composite/sobjects`: up to 200 records in one call, each with its own result; 2,000 for reading. */
export const collectionsRoute: Route = (_service, caller, call) => {
  const [, , objectName, fieldName] = call.segments
  if (objectName === undefined) {
    switch (call.method) {
      case 'POST':
        return writeAll(caller, call, (record) => ({ id: createRecord(caller, objectOf(caller, record), record) }))
      case 'PATCH':
        return writeAll(caller, call, (record) => updateOne(caller, record))
      case 'DELETE':
        return deleteAll(caller, call)
      default:
        throw methodNotAllowed(call, 'POST,PATCH,DELETE')
    }
  }
  const object = findObject(caller, objectName)
  if (!object) throw noSuchResource()
  if (fieldName !== undefined) {
    if (call.method !== 'PATCH') throw methodNotAllowed(call, 'PATCH')
    return writeAll(caller, call, (record) => upsertOne(caller, object, fieldName, record), true)
  }
  return retrieve(caller, object, call)
}

function recordsOf(call: Call): { records: Record<string, unknown>[]; allOrNone: boolean } {
  const body = objectBody(call)
  const records = body['records']
  if (!Array.isArray(records) || !records.every(isJsonObject)) {
    throw requestError(400, 'JSON_PARSER_ERROR', 'The request body must have a list of records.')
  }
  if (records.length > MAX_RECORDS) {
    throw requestError(
      400,
      'EXCEEDED_MAX_SIZE_REQUEST',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records in this call`,
    )
  }
  return { records, allOrNone: body['allOrNone'] === true }
}

function objectOf(caller: Caller, record: Record<string, unknown>): ObjectDef {
  const attributes = record['attributes']
  const type = isJsonObject(attributes) ? attributes['type'] : undefined
  if (typeof type !== 'string') {
    throw requestError(400, 'INVALID_TYPE', 'Include an sObject type in the attributes of each record.')
  }
  const object = findObject(caller, type)
  if (!object) throw requestError(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`)
  return object
}

function updateOne(caller: Caller, record: Record<string, unknown>): { id: string } {
  const object = objectOf(caller, record)
  const { id: lower, Id: upper, ...rest } = record
  const id = parseId(lower ?? upper)
  if (!id) throw requestError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call')
  if (!caller.org.store.get(object.name, id)) {
    throw new SalesforceError(400, [
      { errorCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] },
    ])
  }
  return { id: updateRecord(caller, object, id, rest) }
}

function upsertOne(
  caller: Caller,
  object: ObjectDef,
  fieldName: string,
  record: Record<string, unknown>,
): { id: string; created: boolean } {
  const attributes = record['attributes']
  if (!isJsonObject(attributes)) {
    throw requestError(
      400,
      'JSON_PARSER_ERROR',
      'Nested object for polymorphic foreign key must have an attributes field before any other fields.',
    )
  }
  const field = object.byName.get(fieldName.toLowerCase())
  if (!field || !(field.externalId || field.name === 'Id')) {
    throw requestError(
      400,
      'INVALID_FIELD',
      `Field name provided, ${fieldName} is not an External ID or indexed field for ${object.name}`,
    )
  }
  const key = Object.keys(record).find((name) => name.toLowerCase() === field.name.toLowerCase())
  const { [key ?? '']: value, ...rest } = record
  if (field.name === 'Id' && (value === undefined || value === null))
    return { id: createRecord(caller, object, rest), created: true }
  if (value === undefined || value === null || value === '') {
    throw requestError(400, 'MISSING_ARGUMENT', `${field.name} not specified`)
  }
  const ids = field.name === 'Id' ? [parseId(value) ?? asText(value)] : findByLookup(caller, object, field, value)
  if (ids.length > 1)
    throw requestError(
      400,
      'DUPLICATE_EXTERNAL_ID',
      `More than one record found for external id field: [${ids.join(', ')}]`,
    )
  return upsertRecord(caller, object, field, value, ids[0], rest)
}

function writeAll(
  caller: Caller,
  call: Call,
  write: (record: Record<string, unknown>) => { id: string; created?: boolean },
  isUpsert = false,
): Answer {
  const { records, allOrNone } = recordsOf(call)
  if (records.length === 0) return { status: 200, body: [] }
  return { status: 200, body: runRows(caller, records, allOrNone, write, isUpsert).map((row) => writeResult(row)) }
}

function deleteAll(caller: Caller, call: Call): Answer {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '')
  if (ids.length === 0) throw requestError(400, 'MISSING_ARGUMENT', 'The ids parameter is required.')
  if (ids.length > MAX_RECORDS) {
    throw requestError(
      400,
      'EXCEEDED_MAX_SIZE_REQUEST',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records in this call`,
    )
  }
  const remove = (rawId: string): { id: string } => {
    const id = parseId(rawId)
    const object = id ? caller.org.schema.byPrefix(id) : undefined
    if (!id || !object) throw requestError(400, 'MALFORMED_ID', `bad id ${rawId}`)
    if (!caller.org.store.get(object.name, id))
      throw requestError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
    deleteRecord(caller, object, id)
    return { id }
  }
  const rows = runRows(caller, ids, call.query.get('allOrNone') === 'true', remove, false)
  return { status: 200, body: rows.map((row) => writeResult(row)) }
}

/** Records by id, in the order asked; null where one is gone, deleted or not visible. */
function retrieve(caller: Caller, object: ObjectDef, call: Call): Answer {
  const body = call.method === 'POST' ? objectBody(call) : undefined
  if (!body && call.method !== 'GET') throw methodNotAllowed(call, 'GET,POST')
  const ids = body ? body['ids'] : (call.query.get('ids') ?? '').split(',').filter(Boolean)
  const names = body ? body['fields'] : (call.query.get('fields') ?? '').split(',').filter(Boolean)
  if (!Array.isArray(ids) || !Array.isArray(names) || names.length === 0) {
    throw requestError(400, 'MISSING_ARGUMENT', 'The ids and fields parameters are required.')
  }
  if (ids.length > MAX_RETRIEVE) {
    throw requestError(
      400,
      'EXCEEDED_MAX_SIZE_REQUEST',
      `record limit reached. cannot retrieve more than ${MAX_RETRIEVE} records in this call`,
    )
  }
  const fields = readFieldList(caller, object, names.map(String))
  const rows = ids.map((rawId: unknown) => {
    const id = parseId(rawId)
    if (!id) throw requestError(400, 'MALFORMED_ID', `malformed id ${String(rawId)}`)
    try {
      const shown = renderRow(caller, object, readableRow(caller, object, id), fields)
      return { attributes: shown['attributes'], Id: id, ...shown }
    } catch (error) {
      if (error instanceof SalesforceError) return null
      throw error
    }
  })
  return { status: 200, body: rows }
}
