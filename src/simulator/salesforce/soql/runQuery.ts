import type { Query } from '@jetstreamapp/soql-parser-js'
import { requestError, type SalesforceError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import type { Row } from '../store'
import { aggregate, isAggregate } from './aggregate'
import { subqueryRunner } from './childQueries'
import type { Now } from './literals'
import { sortRows } from './order'
import { parseSoql } from './parseSoql'
import { compileSelect } from './select'
import { limited, noSuchObject, selectRows } from './selectRows'

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

/** Runs a SOQL text for a user. `all` is queryAll: deleted and archived records too. Throws the service's query errors. */
export function runQuery(caller: Caller, text: string, all: boolean): QueryResult {
  const query = parseSoql(text)
  const object = findObject(caller, query.sObject)
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
  const found = selectRows(caller, object, query, all, now)
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
  const ids = limited(sortRows(caller, object, found, query.orderBy, now.zone, query.sObjectAlias), query).map(
    (row) => row.Id,
  )
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

/** The user's own zone, otherwise the org's. */
function zoneOf(caller: Caller): string {
  const zone = caller.org.store.get('User', caller.userId)?.['TimeZoneSidKey']
  return typeof zone === 'string' ? zone : caller.org.settings.timeZone
}
