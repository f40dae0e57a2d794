import type { TaskRow, Today } from '../../../../contract/models'

/** Where a Task stands on the Today page. */
export type DueGroup = 'overdue' | 'today' | 'coming' | 'undated'

export const dueGroups: readonly DueGroup[] = ['overdue', 'today', 'coming', 'undated']

export const groupNames: Readonly<Record<DueGroup, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  coming: 'Coming',
  undated: 'No date',
}

/** A row that is on its way out: it stays at its place, ticked, for as long as the animation takes. */
export interface Leaving {
  readonly row: TaskRow
  readonly group: DueGroup
  readonly index: number
}

export interface TodayGroup {
  readonly group: DueGroup
  readonly rows: readonly TaskRow[]
}

/** The groups that have rows, with those that are leaving at their old places. */
export function groupsOf(today: Today, leaving: ReadonlyMap<string, Leaving>): readonly TodayGroup[] {
  return dueGroups
    .map((group): TodayGroup => {
      const rows = today[group].filter((row) => !row.isClosed && !leaving.has(row.id))
      for (const one of [...leaving.values()].toSorted((a, b) => a.index - b.index)) {
        if (one.group === group) rows.splice(Math.min(one.index, rows.length), 0, one.row)
      }
      return { group, rows }
    })
    .filter(({ rows }) => rows.length > 0)
}
