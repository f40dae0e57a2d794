import { create } from 'zustand'
import type { BookFilter, BookSort } from '../../../contract/commands'
import type { Segment, SegmentFilter } from '../../../contract/models'

/** No filter at all. */
export const everyone: BookFilter = {
  role: null,
  match: [],
  unreadOnly: false,
  openOnly: false,
  silentDays: null,
  text: '',
}

/** No condition at all. */
export const noConditions: SegmentFilter = { join: 'all', parts: [] }

interface BookViewState {
  readonly filter: BookFilter
  /** Conditions beside the quick filters. */
  readonly segment: SegmentFilter
  /** The saved segment that the conditions began as. */
  readonly segmentId: string | null
  readonly sort: BookSort
  readonly descending: boolean
  readonly change: (filter: Partial<BookFilter>) => void
  readonly setSegment: (segment: SegmentFilter) => void
  /** Shows a saved segment, and nothing of what was filtered by before. */
  readonly openSegment: (segment: Pick<Segment, 'id' | 'filter'>) => void
  readonly clear: () => void
  readonly sortBy: (sort: BookSort) => void
  readonly setDescending: (descending: boolean) => void
}

/** Sorts that start at the small end: words read from A, times from the newest. */
const wordSorts: readonly BookSort[] = ['name', 'company', 'status']

/** How My book is filtered and sorted. */
export const useBookView = create<BookViewState>((set, get) => ({
  filter: everyone,
  segment: noConditions,
  segmentId: null,
  sort: 'activity',
  descending: true,
  change: (change) => set({ filter: { ...get().filter, ...change } }),
  setSegment: (segment) => set({ segment }),
  openSegment: ({ id, filter }) => set({ filter: everyone, segment: filter, segmentId: id }),
  clear: () => set({ filter: everyone, segment: noConditions, segmentId: null }),
  sortBy: (sort) =>
    set(sort === get().sort ? { descending: !get().descending } : { sort, descending: !wordSorts.includes(sort) }),
  setDescending: (descending) => set({ descending }),
}))

/** How many filters are on, the text aside. */
export function activeFilters(filter: BookFilter): number {
  return (
    (filter.role ? 1 : 0) +
    (filter.match.length > 0 ? 1 : 0) +
    (filter.unreadOnly ? 1 : 0) +
    (filter.openOnly ? 1 : 0) +
    (filter.silentDays === null ? 0 : 1)
  )
}
