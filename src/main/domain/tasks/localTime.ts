import { numbersOf, type PlainDate } from './plainDate'

const DAY_MS = 24 * 60 * 60_000

/** Making a formatter costs far more than using it, and one desktop knows few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** A formatter of the zone; of UTC where the zone is not known, so that a wrong setting never stops a write. */
function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${options.timeZoneName ?? 'numbers'}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: isZone(timeZone) ? timeZone : 'UTC' })
  formatters.set(key, made)
  return made
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }))
  } catch {
    return false
  }
}

const NUMBERS: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
}

interface LocalNumbers {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

function localNumbers(ms: number, timeZone: string): LocalNumbers {
  const numbers = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatter('en-US', timeZone, NUMBERS).formatToParts(ms)) {
    if (type in numbers) numbers[type as keyof LocalNumbers] = Number(value)
  }
  return numbers
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** The day it is in an IANA zone at an instant (ms, UTC). An unknown zone counts as UTC. */
export function localDate(ms: number, timeZone: string): PlainDate {
  const { year, month, day } = localNumbers(ms, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** An instant (ms, UTC) as a reader in the zone writes it: `2026-11-22 14:05 CET`. An unknown zone counts as UTC. */
export function localStamp(ms: number, timeZone: string): string {
  const { hour, minute } = localNumbers(ms, timeZone)
  return `${localDate(ms, timeZone)} ${two(hour)}:${two(minute)} ${zoneName(ms, timeZone)}`
}

/**
 * The zone's usual short name at that instant (CET, EDT), and its offset where English has none (UTC+09:00). Each form of
 * English knows the names of its own region only; names that mean two zones (IST, CST of China) are not asked for.
 */
function zoneName(ms: number, timeZone: string): string {
  for (const locale of ['en-GB', 'en-US', 'en-AU']) {
    const parts = formatter(locale, timeZone, { timeZoneName: 'short' }).formatToParts(ms)
    const name = parts.find((part) => part.type === 'timeZoneName')?.value
    if (name && !/[+-]/.test(name)) return name
  }
  const minutes = Math.round(offsetAt(ms, timeZone) / 60_000)
  const sign = minutes < 0 ? '-' : '+'
  return `UTC${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localNumbers(ms, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

/**
 * The instant (ms, UTC) at which the zone's clocks show this time of that day (`HH:MM`). A time that a spring change leaves
 * out is as much later as the change (02:30 is 03:30); of a time that comes twice in autumn it is the first. An unknown
 * zone counts as UTC.
 */
export function instantAt(date: PlainDate, time: string, timeZone: string): number {
  const { year, month, day } = numbersOf(date)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  // The offset on either side of a change: where there is none, both are the same.
  const before = offsetAt(wall - DAY_MS, timeZone)
  const after = offsetAt(wall + DAY_MS, timeZone)
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset, timeZone) === offset) return wall - offset
  }
  return wall - before
}
