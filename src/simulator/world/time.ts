/** Durations in seconds. */
export const MINUTE = 60
export const HOUR = 3_600
export const DAY = 86_400

/** A Salesforce date (`YYYY-MM-DD`, UTC) from unix seconds. */
export function toDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
