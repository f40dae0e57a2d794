/** Cuts milliseconds to whole seconds: every stored time of the service ends in `.000`. */
export function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000
}

/** A stored datetime (milliseconds) as the REST API writes it: `2026-05-01T07:25:37.000+0000`. */
export function formatDateTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}

/** The UTC day of a moment, `2026-05-01`. */
export function formatDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/**
 * Milliseconds of a datetime as clients write it: date, time to the minute or finer, and `Z`, `+hh:mm` or `+hhmm`.
 * Without a zone it is UTC. Undefined where it is none.
 */
export function parseDateTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (!match || !parseDay(match[1] ?? '')) return undefined
  const zone = match[3] ?? 'Z'
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const time = (match[2] ?? '').replace(/(\.\d{3})\d+$/, '$1')
  const ms = Date.parse(`${match[1]}T${time.length === 5 ? `${time}:00` : time}${offset}`)
  return Number.isNaN(ms) ? undefined : ms
}

/** The day itself where the text is a real calendar day `yyyy-mm-dd`, otherwise undefined. */
export function parseDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(ms) || formatDay(ms) !== text ? undefined : text
}
