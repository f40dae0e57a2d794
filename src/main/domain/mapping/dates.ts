/**
 * Days and instants. A Salesforce date has no time zone, an Intercom date is an instant; the workspace's zone (IANA name)
 * says which day an instant lies on, and a day becomes its first instant there.
 */

/** Salesforce keeps years 1700 to 4000; Date reaches further. */
const FIRST = Date.UTC(1700, 0, 1)
const LAST = Date.UTC(4000, 11, 31, 23, 59, 59)

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day (YYYY-MM-DD) on which `ms` lies in `timeZone`; null outside the years that Salesforce keeps. */
export function dayOf(ms: number, timeZone: string): string | null {
  if (!isKept(ms)) return null
  return localText(ms, timeZone).slice(0, 10)
}

/** The first instant of a day (YYYY-MM-DD) in `timeZone`, in ms; null where there is no such day. */
export function startOfDay(day: string, timeZone: string): number | null {
  const utc = utcOfDay(day)
  if (utc === null) return null
  // Two rounds settle the offset; where the clocks jump over midnight the day starts later, so the search goes on.
  let at = utc - offsetAt(utc, timeZone)
  at = utc - offsetAt(at, timeZone)
  for (let step = 0; step < 8 && localText(at, timeZone).slice(0, 10) < day; step += 1) at += 30 * 60_000
  return at
}

/** ms as Salesforce writes a datetime (UTC, whole seconds); null outside the years that it keeps. */
export function salesforceTime(ms: number): string | null {
  if (!isKept(ms)) return null
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', '.000+0000')
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/** The instant of an ISO 8601 text with a zone (Salesforce's `+0000` included), in ms; null where it is none. */
export function readInstant(text: string): number | null {
  const found = INSTANT.exec(text.trim())
  if (!found || utcOfDay(found[1]!) === null) return null
  const ms = Date.parse(text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(ms) || !isKept(ms) ? null : ms
}

/** Whether the text is a day that exists, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return utcOfDay(text) !== null
}

function utcOfDay(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const utc = Date.parse(`${day}T00:00:00Z`)
  // Date.parse takes the 31st of February and answers March.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return null
  return isKept(utc) ? utc : null
}

function isKept(ms: number): boolean {
  return ms >= FIRST && ms <= LAST
}

function offsetAt(ms: number, timeZone: string): number {
  return Date.parse(`${localText(ms, timeZone)}Z`) - Math.floor(ms / 1000) * 1000
}

function localText(ms: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]))
  const year = (parts['year'] ?? '').padStart(4, '0')
  return `${year}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`
}
