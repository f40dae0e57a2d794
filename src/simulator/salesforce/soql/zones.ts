const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    FORMATS.set(zone, format)
  }
  return format
}

/** How many milliseconds a zone is ahead of UTC at a moment. */
export function offsetAt(ms: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(ms)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

/** The calendar day in a zone at a moment, as the milliseconds of that day's midnight in UTC. */
export function dayIn(ms: number, zone: string): number {
  const local = ms + offsetAt(ms, zone)
  return local - (((local % 86_400_000) + 86_400_000) % 86_400_000)
}

/** The moment at which a calendar day (its midnight in UTC, milliseconds) begins in a zone. */
export function startOfDay(utcMidnight: number, zone: string): number {
  const guess = utcMidnight - offsetAt(utcMidnight, zone)
  return utcMidnight - offsetAt(guess, zone)
}
