import { instantAt, localDate } from './localTime'
import { addDays, addMonths, weekdayOf, type PlainDate } from './plainDate'

/** When a reminder comes unless the rep says otherwise: this time of the due day, by the rep's clocks. */
export const REMINDER_TIME = '09:00'

export type DuePreset = 'today' | 'tomorrow' | 'threeDays' | 'nextMonday' | 'week' | 'month'

export interface DueChoice {
  preset: DuePreset
  label: string
  /** Task.ActivityDate. */
  date: PlainDate
}

/**
 * The due days a follow-up offers, in the rep's zone, from the day it is there now (ms, UTC). Days are days of the
 * calendar, whatever their length; weekends are not skipped. Next Monday is never today.
 */
export function duePresets(now: number, timeZone: string): DueChoice[] {
  const today = localDate(now, timeZone)
  return [
    { preset: 'today', label: 'Today', date: today },
    { preset: 'tomorrow', label: 'Tomorrow', date: addDays(today, 1) },
    { preset: 'threeDays', label: 'In 3 days', date: addDays(today, 3) },
    { preset: 'nextMonday', label: 'Next Monday', date: addDays(today, (8 - weekdayOf(today)) % 7 || 7) },
    { preset: 'week', label: 'In a week', date: addDays(today, 7) },
    { preset: 'month', label: 'In a month', date: addMonths(today, 1) },
  ]
}

/**
 * The instant of a reminder (Task.ReminderDateTime), ms UTC: `time` (`HH:MM`) of the due day by the rep's clocks, across
 * daylight saving. It can be past; `defaultReminder` leaves such ones out.
 */
export function reminderAt(due: PlainDate, timeZone: string, time: string = REMINDER_TIME): number {
  return instantAt(due, time, timeZone)
}

/** The reminder a new follow-up gets, ms UTC: 09:00 of the due day; null where that is past, since it could not remind. */
export function defaultReminder(due: PlainDate, timeZone: string, now: number): number | null {
  const at = reminderAt(due, timeZone)
  return at > now ? at : null
}
