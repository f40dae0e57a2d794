import { canRead } from '../access'
import { describeHead, describeObject } from '../describe'
import { noSuchResource } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { findObject, mayDo } from '../objectPermissions'
import type { Caller } from '../org'
import { describeLayout, describeLayouts } from '../setup/layouts'
import { STATUS_FIELDS } from '../setup/picklists'
import { statusRows } from '../statuses'
import { deletedAnswer, updatedAnswer } from '../query/replication'
import { attributesOf } from '../values'
import { methodNotAllowed, type Answer, type Route, type Service } from './call'
import { createAnswer, externalAnswer, recordAnswer } from './records'

/** Everything below `/sobjects`. */
export const sobjectsRoute: Route = (service, caller, call) => {
  const [, objectName, second, third, ...rest] = call.segments
  if (objectName === undefined) {
    if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
    return unlessNotModified(service, caller, () => ({
      encoding: 'UTF-8',
      maxBatchSize: 200,
      sobjects: service.org.schema.objects
        .filter((object) => mayDo(caller, object.name, 'read'))
        .map((object) => describeHead(caller, object)),
    }))
  }
  const object = findObject(caller, objectName)
  const isLayout = second === 'describe' && third === 'layouts'
  if (!object || rest.length > (isLayout ? 1 : 0)) throw noSuchResource()
  if (second === undefined) {
    if (call.method === 'POST') return createAnswer(caller, object, call)
    if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,POST,HEAD')
    return {
      status: 200,
      body: { objectDescribe: describeHead(caller, object), recentItems: recentItems(caller, object) },
    }
  }
  if (third !== undefined && second !== 'describe') return externalAnswer(caller, object, second, third, call)
  switch (second) {
    case 'describe':
      if (third !== undefined && !isLayout) throw noSuchResource()
      if (call.method !== 'GET') throw methodNotAllowed(call, 'GET,HEAD')
      if (isLayout) return unlessNotModified(service, caller, () => layoutAnswer(caller, object, rest[0]))
      return unlessNotModified(service, caller, () => describeObject(caller, object))
    case 'updated':
      return updatedAnswer(caller, object, call)
    case 'deleted':
      return deletedAnswer(caller, object, call)
    default:
      return recordAnswer(caller, object, second, call)
  }
}

/** A describe, or 304 where nothing changed since the client's copy. */
function unlessNotModified(service: Service, caller: Caller, body: () => unknown): Answer {
  const changed = schemaChangedAt(service)
  const headers = { 'last-modified': new Date(changed).toUTCString() }
  const since = Date.parse(caller.headers['if-modified-since'] ?? '')
  if (!Number.isNaN(since) && changed <= since) return { status: 304, headers }
  return { status: 200, headers, body: body() }
}

/** When fields or permissions last changed, in whole seconds: noticed here, since settings can be assigned anywhere. */
function schemaChangedAt(service: Service): number {
  const { schema, settings, clock } = service.org
  const key = JSON.stringify([
    schema.objects.map((object) => object.fields.length),
    settings.fieldSecurity,
    settings.objectPermissions,
    settings.restrictedPicklists,
    settings.inactivePicklistValues,
    settings.picklistValues,
    settings.recordTypes,
    settings.layouts,
    Object.values(STATUS_FIELDS).map((table) => statusRows(service.org, table)),
  ])
  if (key !== service.schemaState.key) {
    const now = Math.floor(clock.now() / 1000) * 1000
    service.schemaState = { key, changedAt: Math.max(now, service.schemaState.changedAt + 1000) }
  }
  return service.schemaState.changedAt
}

function layoutAnswer(caller: Caller, object: ObjectDef, recordTypeId: string | undefined): unknown {
  return recordTypeId === undefined ? describeLayouts(caller, object) : describeLayout(caller, object, recordTypeId)
}

function recentItems(caller: Caller, object: ObjectDef): unknown[] {
  return recentRows(caller, [object], 5).map(({ name, row }) => ({
    attributes: attributesOf(caller, name, row.Id),
    Id: row.Id,
    Name: row['Name'] ?? row['CaseNumber'] ?? row['Subject'] ?? null,
  }))
}

/** The records this user changed last, newest first. */
export function recentRows(
  caller: Caller,
  objects: readonly ObjectDef[],
  limit: number,
): { name: string; row: Readonly<Record<string, unknown>> & { readonly Id: string } }[] {
  const week = caller.org.clock.now() - 7 * 86_400_000
  return objects
    .filter((object) => object.mruEnabled)
    .flatMap((object) => {
      const table = caller.org.store.table(object.name)
      return table.changedBetween(week, Number.POSITIVE_INFINITY).flatMap((id) => {
        const row = table.rows.get(id)
        const mine = row && row['LastModifiedById'] === caller.userId && row['IsDeleted'] !== true
        return mine && canRead(caller, object.name, row) ? [{ name: object.name, row }] : []
      })
    })
    .sort((a, b) => Number(b.row['LastModifiedDate'] ?? 0) - Number(a.row['LastModifiedDate'] ?? 0))
    .slice(0, limit)
}
