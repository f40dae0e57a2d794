import type { SimClock } from '../shared/clock'
import { requestError } from './errors'
import type { Settings } from './settings'

const DAY = 86_400_000
const BUCKET = 60_000

/** The org's count of API calls over the last 24 hours, and how many of each kind there were. */
export interface ApiUsage {
  count(kind: string, calls?: number): void
  /** Calls in the last 24 hours. */
  today(): number
  /** All calls since the start (or the last `reset`), by kind: `query`, `composite`, `sobjects`. */
  byKind(): Record<string, number>
  reset(): void
  /** Sets the count, as other users of the org would have driven it. */
  set(calls: number): void
  /** Throws REQUEST_LIMIT_EXCEEDED where the day's calls are used up. */
  check(): void
}

/** A counter that follows the stand-in's clock. */
export function createApiUsage(clock: SimClock, settings: Settings): ApiUsage {
  let buckets = new Map<number, number>()
  let kinds = new Map<string, number>()

  function today(): number {
    const oldest = Math.floor((clock.now() - DAY) / BUCKET)
    let total = 0
    for (const [bucket, calls] of buckets) {
      if (bucket <= oldest) buckets.delete(bucket)
      else total += calls
    }
    return total
  }

  function add(calls: number): void {
    const bucket = Math.floor(clock.now() / BUCKET)
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + calls)
  }

  return {
    count(kind, calls = 1) {
      add(calls)
      kinds.set(kind, (kinds.get(kind) ?? 0) + calls)
    },
    today,
    byKind: () => Object.fromEntries(kinds),
    reset() {
      buckets = new Map()
      kinds = new Map()
    },
    set(calls) {
      buckets = new Map()
      add(calls)
    },
    check() {
      if (settings.refuseConcurrent) {
        throw requestError(
          403,
          'REQUEST_LIMIT_EXCEEDED',
          'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
        )
      }
      if (today() >= settings.dailyApiLimit) {
        throw requestError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
      }
    },
  }
}
