/**
 * The stand-ins' clock. It follows the machine's time, plus an offset that a test or a played day moves; it can be
 * frozen, so that two runs give the same records.
 */
export interface SimClock {
  /** Milliseconds since the epoch, as the services see it. */
  now(): number
  /** Moves the services' time by `ms` (may be negative). */
  advance(ms: number): void
  /** Stops the time at `at` (default: now). */
  freeze(at?: number): void
  /** Lets a frozen time run again from where it stopped. */
  resume(): void
}

/** A clock that starts at `startAt` (default: the machine's time) and runs on at the machine's pace. */
export function createSimClock(startAt?: number): SimClock {
  let offset = startAt === undefined ? 0 : startAt - Date.now()
  let frozen: number | undefined
  const now = (): number => frozen ?? Date.now() + offset
  return {
    now,
    advance(ms) {
      if (frozen === undefined) offset += ms
      else frozen += ms
    },
    freeze(at) {
      frozen = at ?? now()
    },
    resume() {
      if (frozen === undefined) return
      offset = frozen - Date.now()
      frozen = undefined
    },
  }
}
