const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const mediumFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const clockFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short' })
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const dayYearFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
const shortDayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const shortDayYearFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const shortYearFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric' })

/** Full date and time, for hovering. */
export function exactTime(at: number): string {
  return exactFormat.format(at)
}

/** Date and time, as short as they can be exact: for fields. */
export function dateAndTime(at: number): string {
  return mediumFormat.format(at)
}

/** Hours and minutes. */
export function clockTime(at: number): string {
  return clockFormat.format(at)
}

/** "now", "5m", "3h", "6d", "4 Mar", "Mar 2024": as short as a column wants it. */
export function shortAgo(at: number, now: number): string {
  const age = now - at
  if (age < minute) return 'now'
  if (age < hour) return `${Math.floor(age / minute)}m`
  if (age < day) return `${Math.floor(age / hour)}h`
  if (age < 7 * day) return `${Math.floor(age / day)}d`
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) return shortDayFormat.format(at)
  return shortYearFormat.format(at)
}

/** "just now", "5 min ago", "3 h ago", "2 days ago", "on 4 Mar", "on 4 Mar 2024": for sentences. */
export function longAgo(at: number, now: number): string {
  const age = now - at
  if (age < minute) return 'just now'
  if (age < hour) return `${Math.floor(age / minute)} min ago`
  if (age < day) return `${Math.floor(age / hour)} h ago`
  if (age < 2 * day) return 'yesterday'
  if (age < 60 * day) return `${Math.floor(age / day)} days ago`
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return `on ${(sameYear ? shortDayFormat : shortDayYearFormat).format(at)}`
}

/** "in 20 s", "in 5 min", "at 18:40", "on 4 March": when something is tried next. */
export function inFuture(at: number, now: number): string {
  const left = at - now
  if (left <= 0) return 'now'
  if (left < minute) return `in ${Math.ceil(left / 1000)} s`
  if (left < hour) return `in ${Math.ceil(left / minute)} min`
  if (left < day) return `at ${clockTime(at)}`
  return `on ${shortDayFormat.format(at)}`
}

/** "18:40", "Mon 09:00" or "4 Mar 09:00": a moment to come, as short as it is clear. */
export function shortMoment(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / day)
  if (days === 0) return clockTime(at)
  return `${days > 0 && days < 7 ? weekdayFormat.format(at) : shortDayFormat.format(at)} ${clockTime(at)}`
}

/** "Today", "Yesterday", "Monday 3 March", with the year where it is another. */
export function dayHeading(at: number, now: number): string {
  const start = startOfDay(now)
  if (at >= start && at < start + day) return 'Today'
  if (at >= start - day && at < start) return 'Yesterday'
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) return dayFormat.format(at)
  return dayYearFormat.format(at)
}

/** Midnight before a time, in the rep's own zone. */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** A calendar date, for profile fields. */
export function dateOnly(at: number): string {
  return dayYearFormat.format(at)
}
