import type { Org } from './org'
import type { Row } from './store'

/** The row of a status table for a picklist value, or undefined where the table has none. */
export function statusRow(org: Org, table: string, apiName: unknown): Row | undefined {
  for (const row of org.store.table(table).rows.values()) if (row['ApiName'] === apiName) return row
  return undefined
}

/** The rows of a status table in their order. */
export function statusRows(org: Org, table: string): Row[] {
  const rows = [...org.store.table(table).rows.values()]
  return rows.sort((a, b) => Number(a['SortOrder']) - Number(b['SortOrder']))
}

/** The default value of a status table, by IsDefault, otherwise the first by SortOrder. */
export function defaultStatus(org: Org, table: string): string | null {
  const rows = statusRows(org, table)
  const row = rows.find((candidate) => candidate['IsDefault'] === true) ?? rows[0]
  return typeof row?.['ApiName'] === 'string' ? row['ApiName'] : null
}
