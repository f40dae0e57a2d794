import type { SimClock } from '../shared/clock'

/** The outcome of counting one call: the three headers, and whether the call is over the limit. */
export interface RateCount {
  headers: Record<string, string>
  exceeded: boolean
}

/** Counts calls in windows of ten seconds of the stand-in's time; `limit` is read for each call, so it can change. */
export function createRateLimit(clock: SimClock, limit: () => number): { count(): RateCount } {
  let window = 0
  let used = 0
  return {
    count() {
      const current = Math.floor(clock.now() / 10_000)
      if (current !== window) {
        window = current
        used = 0
      }
      used++
      const allowed = limit()
      return {
        exceeded: used > allowed,
        headers: {
          'X-RateLimit-Limit': String(allowed),
          'X-RateLimit-Remaining': String(Math.max(0, allowed - used)),
          'X-RateLimit-Reset': String((current + 1) * 10),
        },
      }
    },
  }
}
