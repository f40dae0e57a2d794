import type { OutboxState } from '../../../contract/models'
import type { ErrorCode } from '../../../contract/result'
import type { Failure, Sent } from '../failure'

/** What an attempt leads to. `nextAt` in ms; `pause` closes the service's gate until it is reachable or signed in. */
export interface AfterFailure {
  state: Extract<OutboxState, 'queued' | 'waiting' | 'unknown' | 'needs_attention'>
  nextAt: number | null
  pause: 'offline' | 'sign_in' | null
}

const FIRST_WAIT = 2_000
const LONGEST_WAIT = 15 * 60_000

/** Waits between attempts: 2 s, doubling, at most 15 minutes. `attempts` counts the one that just failed. */
export function backoff(attempts: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT)
}

/** A write whose answer is missing settles for a moment before it is looked up: the service may still be at work. */
export const SETTLE_MS = 2_000
/** Not found once is no proof that it will not appear; the second look comes this much later. */
export const SECOND_LOOK_MS = 8_000

/** These need the rep: sending the same thing again cannot help. */
const NEEDS_REP: ReadonlySet<ErrorCode> = new Set([
  'validation',
  'duplicate',
  'permission',
  'not_found',
  'gone',
  'conflict',
  'plan_restricted',
  'unsupported',
  'cancelled',
  'newer_store',
  'bug',
])

/**
 * What follows a failed attempt. The rule of exactly once: whenever the request may have arrived, the item becomes
 * `unknown` and is looked up before anything is sent again, whatever the code. `sent` is the caller's knowledge: `no`
 * where the failed request was only a preparation.
 */
export function afterFailure(failure: Failure, sent: Sent, attempts: number, now: number): AfterFailure {
  if (sent === 'maybe') return { state: 'unknown', nextAt: now + SETTLE_MS, pause: null }
  if (NEEDS_REP.has(failure.code)) return { state: 'needs_attention', nextAt: null, pause: null }
  if (failure.code === 'offline' || failure.code === 'timeout')
    return { state: 'queued', nextAt: null, pause: 'offline' }
  if (failure.code === 'auth_expired' || failure.code === 'credentials_unavailable' || failure.code === 'locked') {
    return { state: 'queued', nextAt: null, pause: 'sign_in' }
  }
  return { state: 'waiting', nextAt: now + (failure.details.retryAfterMs ?? backoff(attempts)), pause: null }
}

/** A wait that the rep would rather not sit out. */
const LONG_MS = 30_000

export interface Allowed {
  canUndo: boolean
  canEdit: boolean
  canRetry: boolean
  canDiscard: boolean
}

/** What the rep may do with an item in its state. While it is sending: nothing but wait; of an unknown outcome: look again. */
export function allowed(state: OutboxState, nextAt: number | null, now: number): Allowed {
  switch (state) {
    case 'held':
      return { canUndo: nextAt === null || nextAt > now, canEdit: true, canRetry: false, canDiscard: true }
    case 'queued':
    case 'waiting':
    case 'blocked':
      return { canUndo: false, canEdit: true, canRetry: state === 'waiting', canDiscard: true }
    case 'needs_attention':
      return { canUndo: false, canEdit: true, canRetry: true, canDiscard: true }
    case 'unknown':
      // Looking is reading: where it waits for long, it may be asked for now.
      return { canUndo: false, canEdit: false, canRetry: (nextAt ?? 0) - now > LONG_MS, canDiscard: false }
    case 'sending':
    case 'done':
    case 'discarded':
      return { canUndo: false, canEdit: false, canRetry: false, canDiscard: false }
  }
}
