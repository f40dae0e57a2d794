import type { Query } from '@jetstreamapp/soql-parser-js'
import { canRead, isOutOfQueries } from '../access'
import { requestError, type SalesforceError } from '../errors'
import type { FieldDef, ObjectDef } from '../fieldTables/fieldTypes'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import type { Row } from '../store'
import { readConditions } from './conditions'
import type { Now } from './literals'
import { malformed } from './parseSoql'
import { findPath } from './paths'
import { compile } from './predicate'

/** INVALID_TYPE for an object the org does not have. */
export function noSuchObject(name: string): SalesforceError {
  return requestError(
    400,
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  )
}

/** Rows after OFFSET and LIMIT. */
export function limited<T>(rows: T[], query: { limit?: number; offset?: number }): T[] {
  const from = query.offset ?? 0
  return from === 0 && query.limit === undefined
    ? rows
    : rows.slice(from, query.limit === undefined ? undefined : from + query.limit)
}

/** The rows that a query's WHERE, its scope and the user's rights leave, in no order (by Id without an ORDER BY). */
export function selectRows(caller: Caller, object: ObjectDef, query: Query, all: boolean, now: Now): Row[] {
  const { org } = caller
  const table = org.store.table(object.name)
  const predicate = query.where
    ? compile(
        {
          caller,
          object,
          alias: query.sObjectAlias,
          table,
          now,
          subselect: (inner) => subselect(caller, inner, all, now),
        },
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

/** Runs `(SELECT field FROM ...)` of a semi-join: one id field, whose values it gives. */
export function subselect(
  caller: Caller,
  query: Query,
  all: boolean,
  now: Now,
): { values: Set<string>; field: FieldDef } {
  const object = findObject(caller, query.sObject ?? '')
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
  const rows = limited(selectRows(caller, object, query, all, now), query)
  const values = new Set(rows.flatMap((row) => (typeof path.read(row) === 'string' ? [String(path.read(row))] : [])))
  return { values, field: path.field }
}
