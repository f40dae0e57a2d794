import { useEffect, useMemo, useRef } from 'react'
import type { PersonRow } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { usePeopleSelection } from '../../state/peopleSelection'
import { showToast } from '../../state/toasts'
import type { ListSelection } from '../../ui/listSelection'
import { mostAtOnce } from './bulkWords'

interface SelectableRows {
  /** Whose people these are: what is selected in one list goes when another one is shown. */
  readonly list: string
  /** What the order of the rows depends on: a range begins anew where it changes. */
  readonly subject: string
  /** What decides who is in the list: what is selected goes where it changes, since it may not be in sight any more. */
  readonly filtered: string
  readonly rows: { readonly total: number; readonly at: (index: number) => PersonRow | undefined }
  /** Rows that are not in the page. */
  readonly read: (offset: number, limit: number) => Promise<readonly PersonRow[]>
}

/** The selected people of a long list. A range may reach over rows that are not in the page: these are asked for. */
export function useRowSelection({ list, subject, filtered, rows, read }: SelectableRows): ListSelection {
  const ids = usePeopleSelection((state) => (state.list === list ? state.ids : none))
  const selected = useMemo(() => new Set(ids), [ids])
  /** Where the range began, and what was selected besides. */
  const range = useRef<{ anchor: number; base: readonly string[] } | null>(null)
  const before = useRef({ filtered, subject })
  useEffect(() => usePeopleSelection.getState().startIn(list), [list])
  useEffect(() => {
    if (before.current.subject !== subject) range.current = null
    if (before.current.filtered !== filtered) usePeopleSelection.getState().clear()
    before.current = { filtered, subject }
  }, [filtered, subject])

  const between = async (from: number, to: number): Promise<readonly string[]> => {
    const inPage = Array.from({ length: to - from + 1 }, (_, at) => rows.at(from + at)?.id)
    if (inPage.every((id) => id !== undefined)) return inPage
    return (await read(from, Math.min(1000, to - from + 1))).map((row) => row.id)
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

const none: readonly string[] = []
