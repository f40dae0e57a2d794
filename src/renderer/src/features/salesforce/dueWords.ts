import { startOfDay } from '../../format/time'

const day = 86_400_000
const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long' })
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })

/** A Task's due date, which has no zone, as the rep's own day says it. */
export interface DueWords {
  /** "Today", "Tomorrow", "Friday", "22 Nov". */
  readonly text: string
  /** The whole date, for hovering. */
  readonly exact: string
  readonly isOverdue: boolean
}

/** @param date a plain date, `2026-11-22`; @param now in ms */
export function dueWords(date: string, now: number): DueWords {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const due = new Date(year, month - 1, dayOfMonth)
  // Rounded, since a day has 23 or 25 hours twice a year.
  const days = Math.round((due.getTime() - startOfDay(now)) / day)
  const near: Readonly<Record<number, string>> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' }
  const text = near[days] ?? (days > 1 && days < 7 ? weekdayFormat.format(due) : dayFormat.format(due))
  return { text, exact: exactFormat.format(due), isOverdue: days < 0 }
}
