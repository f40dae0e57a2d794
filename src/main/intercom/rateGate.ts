import type { Clock } from '../ports/clock'
import type { IntercomRate } from '../ports/intercom'

/** Reads leave this share of a window to writes, and never less than two requests. */
const RESERVED_FOR_WRITES = 0.05
/** What the rep waits for may take more of it. */
const RESERVED_FROM_THE_REP = 0.02
const WINDOW_MS = 10_000
/** A reset further away than this is taken for a fault of a clock. */
const LONGEST_WAIT_MS = 60_000

/** Paces reads by what the API's own headers say of the present window; no limit is assumed beforehand. */
export interface RateGate {
  /** Takes the answer's headers (lower-case names): X-RateLimit-Limit, -Remaining, -Reset (unix seconds), and Date. */
  note(headers: Record<string, string>): void
  /**
   * Resolves when a read may leave, and counts it. `isFirst`: one that the rep waits for, which may use most of what is kept
   * for writes, and leaves before the others when the next window opens.
   */
  waitForRead(isFirst?: boolean): Promise<void>
  /** Counts a write, which never waits. */
  countWrite(): void
  /** Milliseconds until a refused request (429) may be sent again, with some jitter; `attempt` counts from 0. */
  retryAfter(attempt: number, headers: Record<string, string>): number
  pause(ms: number): Promise<void>
  rate(): IntercomRate | null
  serverTime(): number | null
}

/** A gate with no knowledge yet: everything passes. `random` (0 to 1) spreads the desktops of one workspace. */
export function createRateGate(clock: Clock, random: () => number): RateGate {
  let rate: IntercomRate | null = null
  let serverTime: number | null = null
  let ahead = 0

  const serverNow = (): number => clock.now() + ahead
  const jitter = (): number => 100 + Math.round(random() * 400)
  const untilReset = (): number => Math.min(LONGEST_WAIT_MS, Math.max(0, (rate?.resetAt ?? 0) - serverNow()))
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      clock.after(ms, resolve)
    })

  function isClosed(isFirst: boolean): boolean {
    if (!rate || untilReset() === 0) return false
    const reserved = isFirst ? RESERVED_FROM_THE_REP : RESERVED_FOR_WRITES
    return rate.remaining <= Math.max(2, Math.floor(rate.limit * reserved))
  }

  function count(): void {
    if (!rate) return
    // A window that has ended says nothing of the next one: its headers come with the next answer.
    if (untilReset() === 0) rate = { ...rate, remaining: rate.limit, resetAt: serverNow() + WINDOW_MS }
    rate.remaining = Math.max(0, rate.remaining - 1)
  }

  return {
    note(headers) {
      const date = Date.parse(headers['date'] ?? '')
      if (!Number.isNaN(date)) {
        serverTime = date
        ahead = date - clock.now()
      }
      const limit = Number(headers['x-ratelimit-limit'] ?? NaN)
      const remaining = Number(headers['x-ratelimit-remaining'] ?? NaN)
      const reset = Number(headers['x-ratelimit-reset'] ?? NaN)
      if ([limit, remaining, reset].some(Number.isNaN)) return
      const resetAt = reset * 1000
      // Answers overtake one another; within a window the smaller number is the newer one.
      const sameWindow = rate?.resetAt === resetAt
      rate = { limit, remaining: sameWindow && rate ? Math.min(rate.remaining, remaining) : remaining, resetAt }
    },
    async waitForRead(isFirst = false) {
      while (isClosed(isFirst)) await pause(untilReset() + (isFirst ? 0 : jitter()))
      count()
    },
    countWrite: count,
    retryAfter(attempt, headers) {
      const asked = Number(headers['retry-after'] ?? NaN) * 1000
      if (asked > 0) return Math.min(LONGEST_WAIT_MS, asked) + jitter()
      return (untilReset() || 1000 * 2 ** attempt) + jitter()
    },
    pause,
    rate: () => rate,
    serverTime: () => serverTime,
  }
}
