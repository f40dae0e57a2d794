import { compareKeys, type Ordered, type SortValue } from '../paging'
import { compareIds } from '../store/sortedIndex'
import type { World } from '../store/world'

/** What to look through, what to keep, and in which order. */
export interface SearchPlan<T> {
  /** Names the query and everything its answer depends on besides the table's rows; nothing: do not keep the answer. */
  cacheKey: string | undefined
  version: number
  candidates: () => Iterable<T>
  /** The candidates already are in ascending order of the sort key. */
  presorted: boolean
  test: (row: T) => boolean
  keyOf: (row: T) => SortValue
  descending: boolean
}

const KEPT = 24

/** Runs a search, or finds its answer among those kept for the table's present version. */
export function runSearch<T extends { readonly id: string }>(world: World, plan: SearchPlan<T>): Ordered<T> {
  const { keyOf, descending, cacheKey } = plan
  const kept = cacheKey === undefined ? undefined : world.searchCache.get(cacheKey)
  if (kept?.version === plan.version) return { rows: kept.rows as readonly T[], keyOf, descending }
  const rows: T[] = []
  for (const row of plan.candidates()) if (plan.test(row)) rows.push(row)
  if (!plan.presorted) rows.sort((a, b) => compareKeys(keyOf(a), keyOf(b)) || compareIds(a.id, b.id))
  if (descending) rows.reverse()
  if (cacheKey !== undefined) {
    world.searchCache.delete(cacheKey)
    world.searchCache.set(cacheKey, { version: plan.version, rows })
    if (world.searchCache.size > KEPT) world.searchCache.delete(world.searchCache.keys().next().value ?? '')
  }
  return { rows, keyOf, descending }
}
