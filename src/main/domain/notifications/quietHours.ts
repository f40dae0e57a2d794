import type { QuietDay, QuietHours } from '../../../contract/models'
import { instantAt, localDate } from '../tasks/localTime'
import { addDays, weekdayOf, type PlainDate } from '../tasks/plainDate'

/** Over weekends that are quiet throughout, windows follow each other; after so many there is no end in sight. */
const MOST_IN_A_ROW = 14

/**
 * When the quiet hours that hold at `now` (ms) end in an IANA zone (ms), windows that follow each other at once counted as
 * one; null where it is not quiet. Infinity: every hour of the week is quiet.
 */
export function quietUntil(hours: QuietHours, now: number, timeZone: string): number | null {
  if (!hours.on) return null
  let until = now
  for (let windows = 0; windows < MOST_IN_A_ROW; windows++) {
    const end = endOfWindow(hours, until, timeZone)
    if (end === null) return until === now ? null : until
    until = end
  }
  return Infinity
}

/** The latest end of the windows that an instant is in. A window of yesterday may reach over midnight. */
function endOfWindow(hours: QuietHours, at: number, timeZone: string): number | null {
  const today = localDate(at, timeZone)
  const ends = [addDays(today, -1), today].flatMap((date) => {
    const day = dayOf(hours, date)
    if (!day?.on) return []
    const { from, to } = windowOf(day, date, timeZone)
    return from <= at && at < to ? [to] : []
  })
  return ends.length > 0 ? Math.max(...ends) : null
}

/**
 * A day's quiet hours as instants (ms): by the clock on the wall, so that a night of 23 or 25 hours ends at the same time as
 * any other. A window that a spring change swallows whole is empty.
 */
function windowOf(day: QuietDay, date: PlainDate, timeZone: string): { from: number; to: number } {
  const lastDate = day.to <= day.from ? addDays(date, 1) : date
  return { from: instantAt(date, day.from, timeZone), to: instantAt(lastDate, day.to, timeZone) }
}

/** Days begin with Monday here and with Sunday in `weekdayOf`. */
function dayOf(hours: QuietHours, date: PlainDate): QuietDay | undefined {
  return hours.days[(weekdayOf(date) + 6) % 7]
}
