const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timezone, format)
  }
  return format
}

/** How far a time zone's wall clock is ahead of UTC at a moment, seconds. */
function offsetAt(seconds: number, timezone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(timezone).formatToParts(seconds * 1000)) parts[type] = Number(value)
  const wall = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  )
  return wall / 1000 - seconds
}

/** The unix second of a wall-clock midnight, `days` days after the day that holds `seconds`. */
function midnight(seconds: number, timezone: string, days: number): number {
  const wall = seconds + offsetAt(seconds, timezone)
  const wanted = (Math.floor(wall / 86_400) + days) * 86_400
  const guess = wanted - offsetAt(wanted, timezone)
  return wanted - offsetAt(guess, timezone)
}

/** Start of the workspace's calendar day that holds `seconds`, and the start of the next one (unix seconds). */
export function dayOf(seconds: number, timezone: string): { start: number; next: number } {
  return { start: midnight(seconds, timezone, 0), next: midnight(seconds, timezone, 1) }
}
