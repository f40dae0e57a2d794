import { create } from 'zustand'

/** The columns of My book that the rep may choose; mark, name and what is being sent are always there. */
export type ColumnId =
  | 'role'
  | 'company'
  | 'words'
  | 'status'
  | 'seen'
  | 'time'
  | 'email'
  | 'country'
  | 'created'
  | 'ownerName'

interface ColumnFacts {
  readonly label: string
  /** Its share of the width while the rep has not set one; where there is too little for all, columns give way. */
  readonly track: string
  /** Gone where the list is of middling width. */
  readonly isWideOnly: boolean
}

/** All columns, those that are there at first in their order, then the others. */
export const bookColumns: Readonly<Record<ColumnId, ColumnFacts>> = {
  role: { label: 'Type', track: 'minmax(0, 40px)', isWideOnly: true },
  company: { label: 'Company', track: 'minmax(80px, 0.9fr)', isWideOnly: false },
  words: { label: 'Last words', track: 'minmax(90px, 2fr)', isWideOnly: false },
  status: { label: 'Salesforce', track: 'minmax(0, 128px)', isWideOnly: false },
  seen: { label: 'Seen', track: 'minmax(0, 64px)', isWideOnly: true },
  time: { label: 'Activity', track: 'minmax(0, 64px)', isWideOnly: false },
  email: { label: 'Email', track: 'minmax(110px, 1fr)', isWideOnly: true },
  country: { label: 'Country', track: 'minmax(0, 96px)', isWideOnly: true },
  created: { label: 'Created', track: 'minmax(0, 64px)', isWideOnly: true },
  ownerName: { label: 'Owner', track: 'minmax(0, 104px)', isWideOnly: true },
}

/** The least and the most that a column may be wide, in px. */
export const columnLimits = { min: 40, max: 480 }

const first: readonly ColumnId[] = ['role', 'company', 'words', 'status', 'seen', 'time']
const storageKey = 'repdesk.columns'

interface Choice {
  /** Those shown, from left to right. */
  readonly shown: readonly ColumnId[]
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
}

interface ColumnsState extends Choice {
  readonly toggle: (id: ColumnId) => void
  /** One place to the left (-1) or to the right (1). */
  readonly move: (id: ColumnId, by: -1 | 1) => void
  readonly setWidth: (id: ColumnId, width: number) => void
  readonly reset: () => void
}

/** Which columns My book has: a choice of this window, kept in localStorage and nowhere else. */
export const useBookColumns = create<ColumnsState>((set, get) => {
  const keep = (choice: Choice): void => {
    set(choice)
    try {
      localStorage.setItem(storageKey, JSON.stringify(choice))
    } catch {
      // Storage may be switched off; the choice then lasts as long as the window.
    }
  }
  return {
    ...remembered(),
    toggle: (id) => {
      const { shown, widths } = get()
      keep({ shown: shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id], widths })
    },
    move: (id, by) => {
      const { shown, widths } = get()
      const at = shown.indexOf(id)
      const to = at + by
      if (at === -1 || to < 0 || to >= shown.length) return
      keep({ shown: shown.toSpliced(at, 1).toSpliced(to, 0, id), widths })
    },
    setWidth: (id, width) => {
      const { shown, widths } = get()
      const { min, max } = columnLimits
      keep({ shown, widths: { ...widths, [id]: Math.round(Math.min(max, Math.max(min, width))) } })
    },
    reset: () => keep({ shown: first, widths: {} }),
  }
})

function remembered(): Choice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return { shown: first, widths: {} }
    const { shown, widths } = stored as { shown?: unknown; widths?: unknown }
    const known = Array.isArray(shown) ? [...new Set(shown)].filter(isColumn) : first
    const wide: Partial<Record<ColumnId, number>> = {}
    for (const [id, width] of Object.entries(widths ?? {})) {
      if (isColumn(id) && typeof width === 'number' && Number.isFinite(width)) wide[id] = width
    }
    return { shown: known, widths: wide }
  } catch {
    // An unreadable choice is none.
    return { shown: first, widths: {} }
  }
}

function isColumn(name: unknown): name is ColumnId {
  return typeof name === 'string' && Object.hasOwn(bookColumns, name)
}

/** The grid of a choice, for the list at its middling and its full width. */
export function gridOf({ shown, widths }: Choice): Record<`--book-${string}`, string> {
  const tracks = (ids: readonly ColumnId[], name: string): [areas: string, columns: string] => {
    const at = ids.indexOf('words') + 1
    const cells = ids.map((id): [string, string] => {
      const width = widths[id]
      return [id, width === undefined ? bookColumns[id].track : `minmax(0, ${width}px)`]
    })
    // What is being sent stands behind the last words, or behind the name.
    cells.splice(at, 0, ['pending', '16px'])
    const all = [['mark', '28px'], ['who', name], ...cells]
    return [`'${all.map(([area]) => area).join(' ')}'`, all.map(([, track]) => track).join(' ')]
  }
  const [areas, columns] = tracks(
    shown.filter((id) => !bookColumns[id].isWideOnly),
    'minmax(130px, 1.2fr)',
  )
  const [wideAreas, wideColumns] = tracks(shown, 'minmax(140px, 1.3fr)')
  return {
    '--book-areas': areas,
    '--book-columns': columns,
    '--book-wide-areas': wideAreas,
    '--book-wide-columns': wideColumns,
  }
}
