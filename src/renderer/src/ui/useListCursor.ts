import { useEffect, useRef, useState } from 'react'
import type { Page, PagedRows } from '../queries/usePagedRows'
import { recallList, rememberList } from '../state/listMemory'

interface CursorOptions<T> {
  readonly id: string
  readonly subject: string
  readonly rows: PagedRows<T, Page<T>>
  readonly keyOf: (row: T) => string
  readonly openKey: string | null
  readonly onOpen: (row: T) => void
  readonly scrollTo: (index: number, align: 'auto' | 'start') => void
  /** Rows that PageUp and PageDown move by. */
  readonly pageRows: number
}

export interface ListCursor {
  readonly index: number
  readonly move: (by: number) => void
  readonly open: (index: number) => void
  /** Goes to a row and opens nothing. */
  readonly put: (index: number) => void
  /** True where the key was one of the list's. */
  readonly handleKey: (key: string) => boolean
}

/** How far around its old place a row is looked for after the list has changed. */
const reach = 120

/** The current row of a long list: moves by keys, follows its row when the list is sorted anew. */
export function useListCursor<T>(options: CursorOptions<T>): ListCursor {
  const { id, subject, rows, keyOf, openKey, onOpen, scrollTo, pageRows } = options
  const [place, setPlace] = useState<{ index: number; key: string | null }>(() => ({
    index: recallList(id).index,
    key: null,
  }))
  const last = Math.max(0, rows.total - 1)
  const lastSubject = useRef(subject)

  useEffect(() => {
    if (lastSubject.current === subject) return
    lastSubject.current = subject
    setPlace({ index: 0, key: null })
    scrollTo(0, 'start')
  }, [subject, scrollTo])

  // The row may have moved since: what is open, or what the cursor was on, is looked for near its old place.
  const wanted = openKey ?? place.key
  const index = Math.min(last, wanted === null ? place.index : nearest(place.index, last, (at) => isKey(rows.at(at))))
  function isKey(row: T | undefined): boolean {
    return row !== undefined && keyOf(row) === wanted
  }

  useEffect(() => rememberList(id, { index }), [id, index])

  // What a link or a search has opened comes into view, once, as soon as its row is there.
  const found = openKey !== null && isKey(rows.at(index))
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (openKey === null) shown.current = null
    if (!found || shown.current === openKey) return
    shown.current = openKey
    scrollTo(index, 'auto')
  }, [openKey, found, index, scrollTo])

  const go = (to: number): void => {
    const next = Math.min(last, Math.max(0, to))
    const row = rows.at(next)
    setPlace({ index: next, key: row === undefined ? null : keyOf(row) })
    scrollTo(next, 'auto')
    if (openKey !== null && row !== undefined) onOpen(row)
  }
  const open = (at: number): void => {
    const row = rows.at(at)
    if (row === undefined) return
    setPlace({ index: at, key: keyOf(row) })
    onOpen(row)
  }
  const put = (at: number): void => {
    const row = rows.at(at)
    setPlace({ index: at, key: row === undefined ? null : keyOf(row) })
  }
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    PageDown: () => go(index + pageRows),
    PageUp: () => go(index - pageRows),
    Home: () => go(0),
    End: () => go(last),
    Enter: () => open(index),
    ' ': () => open(index),
  }
  return {
    index,
    move: (by) => go(index + by),
    open,
    put,
    handleKey: (key) => {
      moves[key]?.()
      return key in moves
    },
  }
}

/** The nearest index for which `matches`, going outwards from `from`; `from` itself where there is none. */
function nearest(from: number, last: number, matches: (index: number) => boolean): number {
  for (let step = 0; step <= reach; step += 1) {
    if (from - step >= 0 && matches(from - step)) return from - step
    if (from + step <= last && matches(from + step)) return from + step
  }
  return from
}
