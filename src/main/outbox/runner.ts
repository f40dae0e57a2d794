import type { OutboxKind } from '../../contract/models'
import { asFailure, type Failure } from '../domain/failure'
import { afterFailure, backoff, SECOND_LOOK_MS } from '../domain/outbox/policy'
import { explained } from '../domain/salesforce/refusal'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { OutboxRow, Store } from '../store/types'
import { releaseBlocked } from './blocked'
import type { Sender, SendingContext } from './sender'

export interface OutboxRunnerOptions {
  store: Store
  clock: Clock
  logger: Logger
  senders: readonly Sender[]
  context(): SendingContext
  /** `<orgId>:<userId>` of the signed-in Salesforce user. */
  orgKey(): string | null
  /** From when on (ms) a service may be tried: past while it is reachable, null while nobody is signed in to it. */
  opensAt(service: OutboxRow['service']): number | null
  /** A write met a closed door: the service is unreachable, or wants the rep to sign in again. */
  onPause(service: OutboxRow['service'], why: 'offline' | 'sign_in', failure: Failure): void
  /** A write was answered: the service is reachable. */
  onReached(service: OutboxRow['service']): void
  onChange(item: OutboxRow): void
}

export interface OutboxRunner {
  /** Looks for work now; cheap, and safe to call at any time. */
  kick(): void
  /** Stops taking up work; answers when the attempts under way have ended. */
  stop(): Promise<void>
}

const AT_ONCE = 4
/** From this attempt on, what did not arrive is not sent again at once. */
const PATIENT_FROM = 3

/**
 * Sends what is ready, lane by lane, in order. Each attempt is written down as `sending` before its first byte leaves,
 * with the service's time, so that whatever happens to this process the next one knows to look first.
 */
export function createOutboxRunner(options: OutboxRunnerOptions): OutboxRunner {
  const { store, clock, logger } = options
  const senders = new Map<OutboxKind, Sender>(options.senders.map((sender) => [sender.kind, sender]))
  const running = new Map<string, Promise<void>>()
  let stopped = false
  let cancelWake = (): void => undefined

  function update(item: OutboxRow, change: Parameters<Store['outbox']['update']>[1]): OutboxRow {
    const next = store.outbox.update(item.id, change, clock.now())
    options.onChange(next)
    return next
  }

  function kick(): void {
    if (stopped) return
    for (const item of releaseBlocked(store, clock.now())) options.onChange(item)
    const ready = store.outbox.ready(clock.now(), options.orgKey())
    let opensAt = Infinity
    const now = clock.now()
    for (const item of ready) {
      if (running.size >= AT_ONCE) break
      if (running.has(item.lane)) continue
      const at = options.opensAt(item.service) ?? Infinity
      opensAt = Math.min(opensAt, at > now ? at : Infinity)
      if (at > now) continue
      const attempt = work(item)
        .catch((thrown: unknown) => {
          // The store failed under us: nothing is known to be written, so the item stays as it is on disk.
          logger.error('Outbox attempt ended abnormally', { item: item.id, error: asFailure(thrown).code })
        })
        .finally(() => {
          running.delete(item.lane)
          kick()
        })
      running.set(item.lane, attempt)
    }
    schedule(opensAt)
  }

  function schedule(opensAt: number): void {
    cancelWake()
    cancelWake = () => undefined
    if (stopped) return
    const now = clock.now()
    const wake = store.outbox.nextWake(now)
    const at = Math.min(wake ?? Infinity, opensAt)
    if (at < Infinity) cancelWake = clock.after(Math.max(1, at - now), kick)
  }

  async function work(item: OutboxRow): Promise<void> {
    const sender = senders.get(item.kind)
    if (!sender) {
      update(item, {
        state: 'needs_attention',
        code: 'unsupported',
        message: 'This version of Repdesk cannot send this.',
      })
      return
    }
    if (item.state === 'unknown') return lookUp(item, sender)
    return send(item, sender)
  }

  async function send(item: OutboxRow, sender: Sender): Promise<void> {
    const attempts = item.attempts + 1
    let current = item
    try {
      const context = options.context()
      const attemptServerTime = await sender.serverTime(context)
      const begun = begin(item, { attempts, attemptServerTime })
      if (begun === null) return
      current = begun
      const outcome = await sender.send(current, context)
      await finish(current, sender, outcome)
    } catch (thrown) {
      failed(current, asFailure(thrown), attempts)
    }
  }

  /**
   * Writes down that the item is on its way; null where the rep has undone, discarded or changed its state meanwhile.
   * What the rep edited until now is what goes out.
   */
  function begin(item: OutboxRow, change: { attempts: number; attemptServerTime: number }): OutboxRow | null {
    const begun = store.transaction(() => {
      const now = store.outbox.get(item.id)
      const isReady = now?.state === 'queued' || now?.state === 'held' || now?.state === 'waiting'
      if (!isReady || (now.nextAt ?? 0) > clock.now()) return null
      return store.outbox.update(item.id, { ...change, state: 'sending', nextAt: null }, clock.now())
    })
    if (begun) options.onChange(begun)
    return begun
  }

  async function lookUp(item: OutboxRow, sender: Sender): Promise<void> {
    // The answer had come and was written down before this process ended.
    if (item.outcome?.arrived === true) return finish(item, sender, item.outcome)
    try {
      const found = await sender.lookUp(item, options.context())
      options.onReached(item.service)
      if (found.found === true) {
        await finish(item, sender, found.outcome)
      } else if (found.found === 'unsure') {
        update(item, { state: 'needs_attention', code: 'conflict', message: found.why, outcome: { unproved: true } })
      } else if (item.outcome?.lookedOnce === true) {
        // Twice not there, with time in between: it did not arrive. A service that keeps failing is not hammered.
        const isPatient = item.attempts >= PATIENT_FROM
        update(item, {
          ...(isPatient
            ? { state: 'waiting', nextAt: clock.now() + backoff(item.attempts) }
            : { state: 'queued', nextAt: null, code: null, message: null }),
          outcome: null,
        })
      } else {
        update(item, { outcome: { ...item.outcome, lookedOnce: true }, nextAt: clock.now() + SECOND_LOOK_MS })
      }
    } catch (thrown) {
      const failure = asFailure(thrown)
      logger.warn('Outbox look-up failed', { item: item.id, kind: item.kind, code: failure.code })
      // A look-up only reads: it may be repeated for as long as it takes, and the item stays unknown.
      const next = failure.details.retryAfterMs ?? backoff(Math.max(1, item.attempts) + 1)
      if (failure.retryable || failure.code === 'auth_expired') {
        update(item, { nextAt: clock.now() + next })
        const { pause } = afterFailure(failure, 'no', item.attempts, clock.now())
        if (pause) options.onPause(item.service, pause, failure)
      } else {
        update(item, {
          state: 'needs_attention',
          code: failure.code,
          message: `Repdesk could not find out whether this arrived: ${failure.message}`,
          outcome: { unproved: true },
        })
      }
    }
  }

  /**
   * The write arrived. What came back is on disk before anything else happens; the cache is brought in line before the
   * item is shown as done, so that its place is never empty in between. A failed read-back undoes nothing.
   */
  async function finish(item: OutboxRow, sender: Sender, outcome: Record<string, unknown>): Promise<void> {
    const written = update(item, { outcome: { ...outcome, arrived: true } })
    options.onReached(item.service)
    try {
      await sender.settle(written, outcome, options.context())
    } catch (thrown) {
      logger.warn('Reading back after a write failed', { item: item.id, code: asFailure(thrown).code })
    }
    for (const changed of conclude(written, sender, outcome)) options.onChange(changed)
    logger.info('Outbox item done', { item: item.id, kind: item.kind, attempts: written.attempts })
  }

  /** Done, and what follows from it, in one transaction: after a kill either both are there or the item is concluded again. */
  function conclude(item: OutboxRow, sender: Sender, outcome: Record<string, unknown>): OutboxRow[] {
    return store.transaction(() => {
      const followers = (sender.follows?.(item, outcome, options.context()) ?? [])
        .filter((one) => store.outbox.get(one.id) === null)
        .map((one) => store.outbox.insert(one))
      const done = { state: 'done', code: null, message: null, fields: {}, nextAt: null, doneAt: clock.now() } as const
      return [store.outbox.update(item.id, done, clock.now()), ...followers]
    })
  }

  function failed(item: OutboxRow, failure: Failure, attempts: number): void {
    // Before `sending` was written down nothing had left, whatever the failure says.
    const sent = item.state === 'sending' ? (failure.details.sent ?? 'maybe') : 'no'
    // Undone or discarded while the attempt was being prepared: that stands.
    if (item.state !== 'sending' && store.outbox.get(item.id)?.state !== item.state) return
    const next = afterFailure(failure, sent, attempts, clock.now())
    logger.warn('Outbox attempt failed', {
      item: item.id,
      kind: item.kind,
      code: failure.code,
      sent,
      next: next.state,
      service: failure.details.serviceCode,
    })
    update(item, {
      state: next.state,
      attempts,
      nextAt: next.nextAt,
      code: failure.code,
      message: failure.message,
      fields: failure.details.fields ?? {},
      outcome: next.state === 'needs_attention' ? explained(failure) : null,
    })
    if (next.pause) options.onPause(item.service, next.pause, failure)
    else if (sent === 'maybe' && (failure.code === 'offline' || failure.code === 'timeout')) {
      options.onPause(item.service, 'offline', failure)
    } else options.onReached(item.service)
  }

  return {
    kick,
    async stop() {
      stopped = true
      cancelWake()
      await Promise.all(running.values())
    },
  }
}
