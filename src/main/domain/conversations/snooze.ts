import { instantAt, localDate } from '../tasks/localTime'
import { addDays, weekdayOf } from '../tasks/plainDate'

/** A time to snooze until that takes one key. */
export interface SnoozeChoice {
  id: 'later' | 'evening' | 'tomorrow' | 'nextWeek'
  label: string
  /** ms, whole seconds. */
  at: number
}

const MORNING = '09:00'
const EVENING = '18:00'
const LATER_MS = 3 * 60 * 60_000
const MINUTE = 60_000

/**
 * The times that a snooze offers, soonest first: in three hours, this evening where that is later still, tomorrow morning and
 * next Monday morning, each by the clocks of the rep's zone, whatever daylight saving does in between.
 */
export function snoozeChoices(now: number, timeZone: string): SnoozeChoice[] {
  const today = localDate(now, timeZone)
  const later = Math.ceil((now + LATER_MS) / MINUTE) * MINUTE
  const evening = instantAt(today, EVENING, timeZone)
  const daysToMonday = (8 - weekdayOf(today)) % 7 || 7
  const choices: SnoozeChoice[] = [
    { id: 'later', label: 'Later today', at: later },
    { id: 'evening', label: 'This evening', at: evening },
    { id: 'tomorrow', label: 'Tomorrow morning', at: instantAt(addDays(today, 1), MORNING, timeZone) },
    { id: 'nextWeek', label: 'Next week', at: instantAt(addDays(today, daysToMonday), MORNING, timeZone) },
  ]
  return choices.filter(
    (choice) =>
      (choice.id !== 'later' || localDate(later, timeZone) === today) &&
      (choice.id !== 'evening' || evening > later) &&
      // On a Sunday, tomorrow morning is next week.
      (choice.id !== 'nextWeek' || daysToMonday > 1),
  )
}

/** The instant (ms) of a day (`YYYY-MM-DD`) and a time (`HH:MM`) by the clocks of the rep's zone. */
export function snoozeAt(date: string, time: string, timeZone: string): number {
  return instantAt(date, time, timeZone)
}
