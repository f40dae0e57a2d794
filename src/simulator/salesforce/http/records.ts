import { canRead, visibleField } from '../access'
import { noSuchRecord, noSuchResource, requestError, SalesforceError, writeError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { parseId } from '../ids'
import type { Caller } from '../org'
import type { Row } from '../store'
import { renderRow } from '../values'
import { coerceValue } from '../writes/coerce'
import { findByLookup } from '../writes/body'
import { deleteRecord } from '../writes/remove'
import { createRecord, updateRecord } from '../writes/save'
import { methodNotAllowed, objectBody, type Answer, type Call } from './call'

/** `POST /sobjects/<object>`. */
export function createAnswer(caller: Caller, object: ObjectDef, call: Call): Answer {
  const id = caller.org.store.atomic(() => createRecord(caller, object, objectBody(call)))
  return {
    status: 201,
    headers: { location: `/services/data/v${caller.version}/sobjects/${object.name}/${id}` },
    body: { id, success: true, errors: [] },
  }
}

/** `/sobjects/<object>/<id>`: GET (with `?fields=`), PATCH, DELETE. */
export function recordAnswer(caller: Caller, object: ObjectDef, rawId: string, call: Call): Answer {
  const id = parseId(rawId)
  if (!id) throw noSuchRecord(rawId)
  switch (call.method) {
    case 'GET':
      return readAnswer(caller, object, id, call)
    case 'PATCH': {
      const body = objectBody(call)
      if (Object.keys(body).some((name) => name.toLowerCase() === 'id')) {
        throw requestError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.')
      }
      checkUnmodified(caller, object, id)
      caller.org.store.atomic(() => updateRecord(caller, object, id, body))
      return { status: 204 }
    }
    case 'DELETE':
      caller.org.store.atomic(() => deleteRecord(caller, object, id))
      return { status: 204 }
    default:
      throw methodNotAllowed(call, 'GET,PATCH,DELETE,HEAD')
  }
}

/** A record's row for reading: live and visible, otherwise 404. */
export function readableRow(caller: Caller, object: ObjectDef, id: string): Row {
  const row = caller.org.store.get(object.name, id)
  if (row?.['IsDeleted'] === true) throw writeError('ENTITY_IS_DELETED', 'entity is deleted')
  if (!row || !canRead(caller, object.name, row)) throw noSuchRecord(id)
  return row
}

function readAnswer(caller: Caller, object: ObjectDef, id: string, call: Call): Answer {
  const row = readableRow(caller, object, id)
  const modified = Number(row['LastModifiedDate'] ?? row['SystemModstamp'] ?? 0)
  const headers = { 'last-modified': new Date(modified).toUTCString() }
  const since = Date.parse(caller.headers['if-modified-since'] ?? '')
  if (!Number.isNaN(since) && modified <= since) return { status: 304, headers }
  const names = call.query.get('fields')
  return {
    status: 200,
    headers,
    body: renderRow(caller, object, row, names === null ? undefined : readFieldList(caller, object, names.split(','))),
  }
}

/** The named fields of an object. Throws INVALID_FIELD for one that is unknown or hidden. */
export function readFieldList(caller: Caller, object: ObjectDef, names: readonly string[]): FieldDef[] {
  return names.map((name) => {
    const field = visibleField(caller, object, name.trim())
    if (!field)
      throw requestError(400, 'INVALID_FIELD', `No such column '${name.trim()}' on sobject of type ${object.name}`)
    return field
  })
}

function checkUnmodified(caller: Caller, object: ObjectDef, id: string): void {
  const header = caller.headers['if-unmodified-since']
  if (header === undefined) return
  const since = Date.parse(header)
  if (Number.isNaN(since)) throw requestError(400, 'INVALID_HEADER_VALUE', 'Invalid If-Unmodified-Since header')
  const row = caller.org.store.get(object.name, id)
  if (row && Number(row['LastModifiedDate'] ?? 0) > since) {
    throw requestError(412, 'PRECONDITION_FAILED', 'Precondition failed')
  }
}

/** `/sobjects/<object>/<external id field>/<value>`: GET, PATCH (upsert), DELETE. */
export function externalAnswer(
  caller: Caller,
  object: ObjectDef,
  fieldName: string,
  value: string,
  call: Call,
): Answer {
  const field = visibleField(caller, object, fieldName)
  if (!field || !(field.externalId || field.idLookup || field.name === 'Id')) throw noSuchRecord(fieldName)
  const ids = field.name === 'Id' ? [parseId(value) ?? value] : findByLookup(caller, object, field, value)
  if (ids.length > 1) {
    const urls = ids.map((id) => `/services/data/v${caller.version}/sobjects/${object.name}/${id}`)
    return { status: 300, body: urls }
  }
  const [id] = ids
  if (call.method === 'PATCH' || call.method === 'POST') {
    if (!field.externalId && field.name !== 'Id') throw noSuchRecord(fieldName)
    return upsertAnswer(caller, object, field, value, id, call)
  }
  if (call.method !== 'GET' && call.method !== 'DELETE') throw methodNotAllowed(call, 'GET,PATCH,DELETE,HEAD')
  if (!id) throw noSuchResource()
  return recordAnswer(caller, object, id, call)
}

function upsertAnswer(
  caller: Caller,
  object: ObjectDef,
  field: FieldDef,
  value: string,
  id: string | undefined,
  call: Call,
): Answer {
  const body = objectBody(call)
  if (Object.keys(body).some((name) => name.toLowerCase() === field.name.toLowerCase())) {
    throw requestError(400, 'INVALID_FIELD', `The ${field.name} field should not be specified in the sobject data.`)
  }
  if (call.query.get('updateOnly') === 'true' && !id) throw noSuchResource()
  const result = caller.org.store.atomic(() => upsertRecord(caller, object, field, value, id, body))
  return {
    status: result.created ? 201 : 200,
    body: { id: result.id, success: true, errors: [], created: result.created },
  }
}

/** Updates the record that has the external id, or creates one that does. */
export function upsertRecord(
  caller: Caller,
  object: ObjectDef,
  field: FieldDef,
  value: unknown,
  id: string | undefined,
  body: Record<string, unknown>,
): { id: string; created: boolean } {
  if (id) return { id: updateRecord(caller, object, id, body), created: false }
  if (field.name === 'Id')
    throw new SalesforceError(404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }])
  return { id: createRecord(caller, object, { ...body, [field.name]: coerceValue(field, value) }), created: true }
}
