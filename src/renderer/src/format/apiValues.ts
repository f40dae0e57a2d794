/** Two digits. */
const two = (part: number): string => String(part).padStart(2, '0')

/** A time (ms) as a plain date in the rep's own zone: `2026-11-22`. */
export function plainDate(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A time (ms) as hours and minutes in the rep's own zone, as a time input wants them: `09:05`. */
export function clockInput(at: number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A plain date and hours and minutes as a time (ms) in the rep's own zone; null where either is missing. */
export function timeOf(date: string, clock: string): number | null {
  const at = new Date(`${date}T${clock}`)
  return date === '' || clock === '' || Number.isNaN(at.getTime()) ? null : at.getTime()
}

/** An API date and time (`2026-11-22T09:30:00.000Z`) as its input wants it, in the rep's own zone; '' for nothing. */
export function dateTimeInput(value: string): string {
  const at = new Date(value).getTime()
  return value === '' || Number.isNaN(at) ? '' : `${plainDate(at)}T${clockInput(at)}`
}

/** The reverse of `dateTimeInput`. */
export function apiDateTime(input: string): string {
  const at = new Date(input)
  return input === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** A plain date in words: "Nov 22, 2026". It has no zone, and is the same day everywhere. */
export function plainDateText(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day).toLocaleDateString(undefined, { dateStyle: 'medium' })
}
