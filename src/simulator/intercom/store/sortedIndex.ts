import type { Keyed } from './table'

/** Rows in ascending (key, id) order, kept so by binary search instead of sorting again. */
export interface SortedIndex<T extends Keyed> {
  readonly rows: readonly T[]
  add(row: T): void
  move(row: T): void
  remove(row: T): void
  /** How many rows have a key below `key`. */
  countBelow(key: number): number
}

/** Orders ids: shorter first, then by text; that is numeric order for numeric ids. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** An index over `initial`, which is sorted once. */
export function createSortedIndex<T extends Keyed>(keyOf: (row: T) => number, initial: T[]): SortedIndex<T> {
  const keys = new Map<string, number>()
  const keyed = initial.map((row) => ({ row, key: keyOf(row) }))
  keyed.sort((a, b) => a.key - b.key || compareIds(a.row.id, b.row.id))
  for (const { row, key } of keyed) keys.set(row.id, key)
  const known = (row: T): number => keys.get(row.id) ?? keyOf(row)
  const rows = keyed.map(({ row }) => row)

  function position(key: number, id: string): number {
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = rows[middle]!
      const order = known(row) - key || compareIds(row.id, id)
      if (order < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function add(row: T): void {
    const key = keyOf(row)
    rows.splice(position(key, row.id), 0, row)
    keys.set(row.id, key)
  }

  function remove(row: T): void {
    const key = keys.get(row.id)
    if (key === undefined) return
    rows.splice(position(key, row.id), 1)
    keys.delete(row.id)
  }

  return {
    rows,
    add,
    remove,
    move(row) {
      if (keys.get(row.id) === keyOf(row)) return
      remove(row)
      add(row)
    },
    countBelow: (key) => position(key, ''),
  }
}
