import type { OrderByClause } from '@jetstreamapp/soql-parser-js'
import { requestError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import type { Row } from '../store'
import { readFunction } from './functions'
import { comparable } from './literals'
import { findPath, pathNames } from './paths'

/** Sorts rows as ORDER BY says; nulls come first unless it says otherwise. Throws where a field cannot be sorted. */
export function sortRows(
  caller: Caller,
  object: ObjectDef,
  rows: Row[],
  clause: OrderByClause | OrderByClause[] | undefined,
  zone: string,
  alias: string | undefined,
): Row[] {
  if (!clause) return rows
  const keys = (Array.isArray(clause) ? clause : [clause]).map((item) => {
    const source =
      'field' in item
        ? findPath(caller, object, pathNames(item.field, object.name, alias))
        : readFunction(caller, object, item.fn, zone)
    if (!source.field.sortable) {
      throw requestError(400, 'INVALID_FIELD', `field '${source.field.name}' can not be sorted in a query call`)
    }
    return { ...source, read: source.read, down: item.order === 'DESC', nullsLast: item.nulls === 'LAST' }
  })
  if (rows.length < 2) return rows
  const decorated = rows.map((row) => ({ row, values: keys.map((key) => comparable(key.field, key.read(row))) }))
  decorated.sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const order = compareValues(a.values[index] ?? null, b.values[index] ?? null, key.down, key.nullsLast)
      if (order !== 0) return order
    }
    return 0
  })
  return decorated.map((entry) => entry.row)
}

/** Orders two comparable values; nulls by their own rule, whichever way the rest goes. */
export function compareValues(
  a: string | number | boolean | null,
  b: string | number | boolean | null,
  down: boolean,
  nullsLast: boolean,
): number {
  if (a === b) return 0
  if (a === null) return nullsLast ? 1 : -1
  if (b === null) return nullsLast ? -1 : 1
  return a < b === down ? 1 : -1
}
