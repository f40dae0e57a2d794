import type { Subquery } from '@jetstreamapp/soql-parser-js'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Row } from '../store'

/** Prepares a child subquery of an object; `list` gives a parent row's children, null where it has none. */
export type SubqueryRunner = (
  parent: ObjectDef,
  subquery: Subquery,
) => { name: string; list(row: Row): { totalSize: number; done: true; records: unknown[] } | null }
