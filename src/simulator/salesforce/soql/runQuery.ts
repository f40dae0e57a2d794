import type { Query, Subquery } from '@jetstreamapp/soql-parser-js'
import { canRead, isOutOfQueries } from '../access'
import { requestError, type SalesforceError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import type { Row } from '../store'
import { aggregate, isAggregate } from './aggregate'
import { readConditions } from './conditions'
import type { Now } from './literals'
import { sortRows } from './order'
import { malformed, parseSoql } from './parseSoql'
import { findPath } from './paths'
import { compile } from './predicate'
import { compileSelect } from './select'
import type { SubqueryRunner } from './subqueries'

/** What a query found. Records are written page by page; aggregate rows and counts are there at once. */
export interface QueryResult {
  totalSize: number
  objectName: string
  /** Ids in order, for records. */
  ids: string[]
  render: (row: Row) => unknown
  /** Rows that are no records: AggregateResult. */
  rows?: unknown[]
}

/** INVALID_TYPE for an object the org does not have. */
export function noSuchObject(name: string): SalesforceError {
  return requestError(
    400,
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  )
}

/** Runs a SOQL text for a user. `all` is queryAll: deleted and archived records too. Throws the service's query errors. */
export function runQuery(caller: Caller, text: string, all: boolean): QueryResult {
  const query = parseSoql(text)
  const object = caller.org.schema.find(query.sObject)
  if (!object) throw located(text, query.sObject, noSuchObject(query.sObject))
  try {
    return run(caller, object, query, all)
  } catch (error) {
    throw locate(text, error)
  }
}

/** INVALID_FIELD errors show the query's line and column, as the service does. */
function locate(text: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('errors' in error)) return error
  const found = /^No such column '([^']+)'/.exec(error.message.replace(/^INVALID_FIELD: /, ''))
  return found?.[1] ? located(text, found[1], error as SalesforceError) : error
}

function located(text: string, name: string, error: SalesforceError): SalesforceError {
  const first = error.errors[0]
  if (!first) return error
  const at = Math.max(0, text.search(new RegExp(`\\b${name.replace(/[^\w]/g, '')}\\b`, 'i')))
  const from = Math.max(0, at - 40)
  const line = text.slice(from, at + 60)
  return requestError(
    error.status,
    first.errorCode,
    `\n${line}\n${' '.repeat(at - from)}^\nERROR at Row:1:Column:${at + 1}\n${first.message}`,
  )
}

function run(caller: Caller, object: ObjectDef, query: Query, all: boolean): QueryResult {
  if ((query.offset ?? 0) > 2000) {
    throw requestError(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000')
  }
  const now: Now = { ms: caller.org.clock.now(), zone: zoneOf(caller) }
  const found = select(caller, object, query, all, now)
  const isCount = query.fields?.length === 1 && isPlainCount(query)
  if (isCount) {
    return { totalSize: limited(found, query).length, objectName: object.name, ids: [], render: () => null, rows: [] }
  }
  if (isAggregate(query)) {
    const rows = limited(aggregate(caller, object, query, found, now.zone), query)
    if (rows.length > 2000)
      throw requestError(
        400,
        'EXCEEDED_MAX_SIZE',
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
      )
    return { totalSize: rows.length, objectName: object.name, ids: [], render: () => null, rows }
  }
  const render = compileSelect(caller, object, query.fields ?? [], {
    alias: query.sObjectAlias,
    zone: now.zone,
    limit: query.limit,
    subqueries: subqueryRunner(caller, all, now),
  })
  const ids = limited(sortRows(caller, object, found, query.orderBy, now.zone), query).map((row) => row.Id)
  return { totalSize: ids.length, objectName: object.name, ids, render }
}

function isPlainCount(query: Query): boolean {
  const [item] = query.fields ?? []
  return (
    item?.type === 'FieldFunctionExpression' &&
    item.functionName.toUpperCase() === 'COUNT' &&
    item.parameters.length === 0
  )
}

function limited<T>(rows: T[], query: { limit?: number; offset?: number }): T[] {
  const from = query.offset ?? 0
  return from === 0 && query.limit === undefined
    ? rows
    : rows.slice(from, query.limit === undefined ? undefined : from + query.limit)
}

/** The user's own zone, otherwise the org's. */
function zoneOf(caller: Caller): string {
  const zone = caller.org.store.get('User', caller.userId)?.['TimeZoneSidKey']
  return typeof zone === 'string' ? zone : caller.org.settings.timeZone
}

function select(caller: Caller, object: ObjectDef, query: Query, all: boolean, now: Now): Row[] {
  const { org } = caller
  const table = org.store.table(object.name)
  const predicate = query.where
    ? compile(
        { caller, object, table, now, subselect: (inner) => subselect(caller, inner, all, now) },
        readConditions(query.where),
      )
    : undefined
  const scope = scopeOf(object, query.usingScope)
  const ids =
    predicate?.candidates() ??
    (scope === 'mine' ? table.withValue('OwnerId', caller.userId) : undefined) ??
    table.rows.keys()
  const rows: Row[] = []
  for (const id of ids) {
    const row = table.rows.get(id)
    if (!row || (!all && isOutOfQueries(org, object.name, row))) continue
    if (scope === 'mine' && row['OwnerId'] !== caller.userId) continue
    if (!canRead(caller, object.name, row) || (predicate && !predicate.test(row))) continue
    rows.push(row)
  }
  return query.orderBy ? rows : rows.sort((a, b) => (a.Id < b.Id ? -1 : 1))
}

function scopeOf(object: ObjectDef, name: string | undefined): 'mine' | 'everything' {
  if (!name) return 'everything'
  const scope = name.toLowerCase()
  if (!object.supportedScopes.some((one) => one.name.toLowerCase() === scope)) {
    throw malformed(`Unsupported scope: ${name}. Entity: ${object.name}`)
  }
  if (scope !== 'mine' && scope !== 'everything') throw malformed(`scope ${name} is not available here`)
  return scope
}

function subselect(caller: Caller, query: Query, all: boolean, now: Now): { values: Set<string>; field: FieldDef } {
  const object = caller.org.schema.find(query.sObject ?? '')
  const [item] = query.fields ?? []
  if (!object) throw noSuchObject(query.sObject ?? '')
  if (query.fields?.length !== 1 || !item || (item.type !== 'Field' && item.type !== 'FieldRelationship')) {
    throw malformed('only one field can be selected in a semi join sub-select')
  }
  const path = findPath(caller, object, 'relationships' in item ? [...item.relationships, item.field] : [item.field])
  if (path.field.type !== 'id' && path.field.type !== 'reference') {
    throw malformed(
      `The selected field '${path.field.name}' in the sub-select and the left operand field in the where expression in the outer query should point to the same object type`,
    )
  }
  const rows = limited(select(caller, object, query, all, now), query)
  const values = new Set(rows.flatMap((row) => (typeof path.read(row) === 'string' ? [String(path.read(row))] : [])))
  return { values, field: path.field }
}

function subqueryRunner(caller: Caller, all: boolean, now: Now): SubqueryRunner {
  return (parent: ObjectDef, subquery: Subquery) => {
    const child = parent.childRelationships.find(
      (one) => one.relationshipName?.toLowerCase() === subquery.relationshipName.toLowerCase(),
    )
    const object = child && caller.org.schema.find(child.childSObject)
    const link = child && object?.byName.get(child.field.toLowerCase())
    if (!child?.relationshipName || !object || !link) {
      throw requestError(
        400,
        'INVALID_TYPE',
        `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      )
    }
    const table = caller.org.store.table(object.name)
    const render = compileSelect(caller, object, subquery.fields ?? [], {
      alias: subquery.sObjectAlias,
      zone: now.zone,
      limit: subquery.limit,
      subqueries: subqueryRunner(caller, all, now),
    })
    const predicate = subquery.where
      ? compile(
          { caller, object, table, now, subselect: (inner) => subselect(caller, inner, all, now) },
          readConditions(subquery.where),
        )
      : undefined
    return {
      name: child.relationshipName,
      list(row) {
        const rows = [...(table.withValue(link.name, row.Id) ?? [])].flatMap((id) => {
          const found = table.rows.get(id)
          if (
            !found ||
            (!all && isOutOfQueries(caller.org, object.name, found)) ||
            !canRead(caller, object.name, found)
          )
            return []
          return !predicate || predicate.test(found) ? [found] : []
        })
        const page = limited(sortRows(caller, object, rows, subquery.orderBy, now.zone), subquery)
        return page.length === 0
          ? null
          : { totalSize: page.length, done: true, records: page.map((one) => render(one)) }
      },
    }
  }
}
