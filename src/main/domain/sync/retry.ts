import type { Failure } from '../failure'
import { backoff } from '../outbox/policy'

const LONGEST_WAIT = 15 * 60_000

/**
 * How long a failed pull waits until it runs again, in ms. What may pass by itself is tried soon (2 s, doubling), however
 * rarely the pull runs otherwise: a first sync must not stop for a day over one bad answer. What will not pass by itself
 * is tried ever less often. At most 15 minutes either way; never before the service's own Retry-After.
 * `failures`: how many in a row, from 1. `everyMs`: the pull's own interval.
 */
export function retryAfter(failure: Failure, failures: number, everyMs: number): number {
  const soon = backoff(failures)
  const wait = failure.retryable ? Math.min(soon, everyMs) : Math.max(soon, everyMs)
  return Math.max(Math.min(wait, LONGEST_WAIT), failure.details.retryAfterMs ?? 0)
}
