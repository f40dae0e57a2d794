import { useEffect, useMemo, useRef } from 'react'
import type { CommandOutput } from '../../../../contract/commands'
import type { PersonRow } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import type { PagedRows } from '../../queries/usePagedRows'
import { useBookView } from '../../state/bookView'
import { usePeopleSelection } from '../../state/peopleSelection'
import { showToast } from '../../state/toasts'
import type { ListSelection } from '../../ui/listSelection'
import { mostAtOnce } from './bulkWords'

/**
 * The selection of My book. A range may reach over rows that are not in the page: these are asked for. What is selected
 * goes when the book is filtered differently, since it may not be in sight any more.
 */
export function useBookSelection(rows: PagedRows<PersonRow, CommandOutput<'book.list'>>): ListSelection {
  const { filter, sort, descending } = useBookView()
  const ids = usePeopleSelection((state) => state.ids)
  const selected = useMemo(() => new Set(ids), [ids])
  /** Where the range began, and what was selected besides. */
  const range = useRef<{ anchor: number; base: readonly string[] } | null>(null)
  const filtered = JSON.stringify(filter)
  const subject = JSON.stringify([filter, sort, descending])
  const before = useRef({ filtered, subject })
  useEffect(() => {
    if (before.current.subject !== subject) range.current = null
    if (before.current.filtered !== filtered) usePeopleSelection.getState().clear()
    before.current = { filtered, subject }
  }, [filtered, subject])

  const between = async (from: number, to: number): Promise<readonly string[]> => {
    const inPage = Array.from({ length: to - from + 1 }, (_, at) => rows.at(from + at)?.id)
    if (inPage.every((id) => id !== undefined)) return inPage
    const asked = await ask('book.list', {
      filter,
      sort,
      descending,
      offset: from,
      limit: Math.min(1000, to - from + 1),
    })
    return asked.rows.map((row) => row.id)
  }
  const take = async (from: number, to: number, base: readonly string[]): Promise<void> => {
    try {
      usePeopleSelection.getState().set([...base, ...(await between(from, to))])
    } catch (error) {
      showToast({ tone: 'problem', text: sentenceOf(error) })
    }
  }
  return {
    size: ids.length,
    has: (key) => selected.has(key),
    toggle: (index) => {
      const row = rows.at(index)
      if (!row) return
      usePeopleSelection.getState().toggle(row.id)
      range.current = { anchor: index, base: usePeopleSelection.getState().ids }
    },
    extend: (index, from) => {
      if (ids.length === 0 || range.current === null) range.current = { anchor: from, base: ids }
      const { anchor, base } = range.current
      void take(Math.min(anchor, index), Math.max(anchor, index), base)
    },
    all: () => {
      const last = Math.min(rows.total, mostAtOnce) - 1
      if (rows.total > mostAtOnce) {
        const all = counted(rows.total, 'person', 'people')
        showToast({ tone: 'info', text: `The first ${mostAtOnce} of ${all} are selected: that many go at once.` })
      }
      range.current = { anchor: 0, base: [] }
      if (last >= 0) void take(0, last, [])
    },
  }
}
