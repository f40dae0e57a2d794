import type { FieldDef, ObjectDef } from './fieldTables/fieldTypes'
import type { Schema } from './fieldTables/objects'
import { createTimeline, type Timeline } from './timeline'

/** A stored record: canonical field names, datetimes as milliseconds, days as `yyyy-mm-dd`. Absent means null. */
export type Row = Readonly<Record<string, unknown>> & { readonly Id: string }

/** The rows of one object, with what finds them without reading them all. */
export interface Table {
  readonly object: ObjectDef
  readonly rows: ReadonlyMap<string, Row>
  /** Ids of the rows whose `field` has this value, or undefined where the field has no index. */
  withValue(field: string, value: string): ReadonlySet<string> | undefined
  hasIndex(field: string): boolean
  /** Ids whose SystemModstamp is in [from, to], both in milliseconds and inclusive. */
  changedBetween(from: number, to: number): string[]
}

/** The org's records in memory. Writes inside `atomic` are undone together when it throws. */
export interface Store {
  table(objectName: string): Table
  get(objectName: string, id: string): Row | undefined
  put(objectName: string, row: Row): void
  remove(objectName: string, id: string): void
  atomic<T>(work: () => T): T
  /** Makes look-ups by this field fast; called for fields that are added while running. */
  addIndex(objectName: string, field: FieldDef): void
}

interface MutableTable extends Table {
  readonly rows: Map<string, Row>
  readonly indexes: Map<string, Map<string, Set<string>>>
  readonly timeline: Timeline
}

/** Whether a field is worth an index: ids of other records, emails and external ids are what clients look up by. */
function wantsIndex(field: FieldDef): boolean {
  return field.type === 'reference' || field.externalId || (field.type === 'email' && field.idLookup)
}

/** The form in which a value is indexed and compared: case does not count, except in ids and case-sensitive fields. */
export function indexKey(field: FieldDef, value: unknown): string {
  const text = String(value)
  return field.type === 'reference' || field.type === 'id' || field.caseSensitive ? text : text.toLowerCase()
}

/** An empty store for the objects of a schema. */
export function createStore(schema: Schema): Store {
  const tables = new Map<string, MutableTable>()
  for (const object of schema.objects) tables.set(object.name, createTable(object))
  let journal: (() => void)[] | undefined

  function table(name: string): MutableTable {
    const found = tables.get(name)
    if (!found) throw new Error(`no table for ${name}`)
    return found
  }

  function swap(target: MutableTable, id: string, row: Row | undefined): void {
    const before = target.rows.get(id)
    if (before) unindex(target, before)
    if (row) {
      target.rows.set(id, row)
      index(target, row)
    } else target.rows.delete(id)
  }

  function change(name: string, id: string, row: Row | undefined): void {
    const target = table(name)
    const before = target.rows.get(id)
    swap(target, id, row)
    journal?.push(() => swap(target, id, before))
  }

  return {
    table,
    get: (name, id) => table(name).rows.get(id),
    put: (name, row) => change(name, row.Id, row),
    remove: (name, id) => change(name, id, undefined),
    atomic(work) {
      const outer = journal
      const mine: (() => void)[] = (journal = [])
      try {
        const result = work()
        outer?.push(...mine)
        return result
      } catch (error) {
        for (const undo of mine.reverse()) undo()
        throw error
      } finally {
        journal = outer
      }
    },
    addIndex(name, field) {
      const target = table(name)
      if (!wantsIndex(field) || target.indexes.has(field.name)) return
      target.indexes.set(field.name, new Map())
      for (const row of target.rows.values()) indexValue(target, field.name, row, true)
    },
  }
}

function createTable(object: ObjectDef): MutableTable {
  const rows = new Map<string, Row>()
  const indexes = new Map<string, Map<string, Set<string>>>()
  for (const field of object.fields) if (wantsIndex(field)) indexes.set(field.name, new Map())
  const timeline = createTimeline((id) => rows.get(id)?.SystemModstamp)
  const empty: ReadonlySet<string> = new Set()
  return {
    object,
    rows,
    indexes,
    timeline,
    hasIndex: (field) => indexes.has(field),
    withValue: (field, value) => {
      const found = indexes.get(field)
      return found ? (found.get(value) ?? empty) : undefined
    },
    changedBetween: (from, to) => timeline.between(from, to),
  }
}

function indexValue(target: MutableTable, name: string, row: Row, add: boolean): void {
  const value = row[name]
  if (value === null || value === undefined) return
  const field = target.object.byName.get(name.toLowerCase())
  const entries = target.indexes.get(name)
  if (!field || !entries) return
  const key = indexKey(field, value)
  const ids = entries.get(key)
  if (!add) {
    ids?.delete(row.Id)
    if (ids?.size === 0) entries.delete(key)
  } else if (ids) ids.add(row.Id)
  else entries.set(key, new Set([row.Id]))
}

function index(target: MutableTable, row: Row): void {
  for (const name of target.indexes.keys()) indexValue(target, name, row, true)
  if (typeof row.SystemModstamp === 'number') target.timeline.add(row.SystemModstamp, row.Id)
}

function unindex(target: MutableTable, row: Row): void {
  for (const name of target.indexes.keys()) indexValue(target, name, row, false)
}
