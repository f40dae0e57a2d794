import type { Clock } from '../ports/clock'
import { backoff } from '../domain/outbox/policy'

/** Whether a service can be talked to, shared by its pulls and its writes. */
export interface Gate {
  readonly state: 'open' | 'offline' | 'sign_in' | 'restricted'
  /** Since when the service has been unreachable; null otherwise. */
  readonly offlineSince: number | null
  /** Why it is closed, in words. */
  readonly message: string | null
  /** True where a request may be tried now: open, or offline or restricted and the next probe is due. */
  mayTry(): boolean
  /** When the next request may be tried (ms); null while only signing in helps. */
  tryAt(): number | null
  reached(): void
  offline(message: string): void
  signIn(message: string): void
  restricted(message: string): void
  /** Signed in anew: whatever was wrong, try again. */
  open(): void
  /** The network came back, or the rep pressed "now": the next probe is due at once. */
  probeNow(): void
}

const LONGEST_PROBE_MS = 30_000
/** A plan changes when somebody buys another; until then nothing is gained by asking often. */
const RESTRICTED_PROBE_MS = 15 * 60_000

/** A gate that starts open. Probes of an unreachable service wait 2 s, doubling, at most 30 s. */
export function createGate(clock: Clock, onChange: () => void): Gate {
  let state: Gate['state'] = 'open'
  let offlineSince: number | null = null
  let message: string | null = null
  let failures = 0
  let probeAt = 0

  function become(next: Gate['state'], why: string | null): void {
    const changed = state !== next || message !== why
    state = next
    message = why
    if (next !== 'offline') offlineSince = null
    if (changed) onChange()
  }

  return {
    get state() {
      return state
    },
    get offlineSince() {
      return offlineSince
    },
    get message() {
      return message
    },
    mayTry: () => state === 'open' || (state !== 'sign_in' && clock.now() >= probeAt),
    tryAt: () => (state === 'sign_in' ? null : state === 'open' ? 0 : probeAt),
    reached() {
      failures = 0
      if (state !== 'sign_in') become('open', null)
    },
    offline(why) {
      if (state === 'sign_in' || state === 'restricted') return
      failures += 1
      probeAt = clock.now() + Math.min(backoff(failures), LONGEST_PROBE_MS)
      offlineSince ??= clock.now()
      become('offline', why)
    },
    signIn: (why) => become('sign_in', why),
    restricted(why) {
      probeAt = clock.now() + RESTRICTED_PROBE_MS
      become('restricted', why)
    },
    open() {
      failures = 0
      become('open', null)
    },
    probeNow() {
      probeAt = 0
      failures = 0
    },
  }
}
