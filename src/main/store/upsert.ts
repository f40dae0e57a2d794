import type { Value } from './database'

export interface UpsertPlan {
  table: string
  keys: string[]
  columns: string[]
  /** Columns that are given when a row is new and never changed after. */
  fixed?: string[]
  /** Writes an existing row only where this holds (`excluded` is the new one). */
  onlyIf?: string
  /** The order in which rows are written: an SQL expression over `value`. */
  orderBy?: string
  returning?: string
}

/**
 * SQL that inserts or updates a whole batch in one statement, its rows given as one JSON array of objects by column.
 * One statement, because each one that fires a full-text trigger makes the index write a segment of its own.
 */
export function upsertSql({ table, keys, columns, fixed = [], onlyIf, orderBy, returning }: UpsertPlan): string {
  const all = [...keys, ...fixed, ...columns]
  return `INSERT INTO ${table} (${all.join(', ')})
SELECT ${all.map((column) => `value ->> '${column}'`).join(', ')} FROM json_each(?) WHERE true
${orderBy ? `ORDER BY ${orderBy}` : ''}
ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
${onlyIf ? `WHERE ${onlyIf}` : ''} ${returning ? `RETURNING ${returning}` : ''}`
}

/** A condition for `onlyIf`: at least one of the columns differs. */
export function anyDiffers(table: string, columns: string[]): string {
  const side = (prefix: string): string => columns.map((column) => `${prefix}.${column}`).join(', ')
  return `(${side(table)}) IS NOT (${side('excluded')})`
}

/** Rows for `upsertSql`. Text that SQLite cannot hold (half characters, NUL) is mended on the way. */
export function rowsJson(rows: Record<string, Value>[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value,
  )
}
