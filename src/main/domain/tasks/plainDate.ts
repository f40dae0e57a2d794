/**
 * A day of the calendar, `YYYY-MM-DD`, without a zone: what Salesforce's `date` fields hold (Task.ActivityDate). Such days
 * compare as text.
 */
export type PlainDate = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 24 * 60 * 60_000

/** A day from its numbers (month 1 to 12), or null where there is no such day, or none that Salesforce takes. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  // Salesforce's dates begin with 1700 and end with 4000.
  if (year < 1700 || year > 4000) return null
  const text = asText(Date.UTC(year, month - 1, day))
  const two = (number: number): string => String(number).padStart(2, '0')
  return text === `${year}-${two(month)}-${two(day)}` ? text : null
}

/** Whether the text is a day as `YYYY-MM-DD` that is in the calendar (no 30 February). */
export function isPlainDate(text: string): boolean {
  const match = SHAPE.exec(text)
  return match !== null && plainDate(Number(match[1]), Number(match[2]), Number(match[3])) === text
}

/** The day so many days later, or earlier where negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return asText(asUtc(date) + days * DAY_MS)
}

/** The same day of a later month; the month's last day where it is shorter (31 January and one month: 28 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = numbersOf(date)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return asText(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(asUtc(date)).getUTCDay()
}

/** The numbers of a day; the month from 1. */
export function numbersOf(date: PlainDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

/** Days are counted in UTC, which has no daylight saving: each is 24 hours long. */
function asUtc(date: PlainDate): number {
  const { year, month, day } = numbersOf(date)
  return Date.UTC(year, month - 1, day)
}

function asText(ms: number): PlainDate {
  return new Date(ms).toISOString().slice(0, 10)
}
