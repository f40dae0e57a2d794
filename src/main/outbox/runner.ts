import type { OutboxKind } from '../../contract/models'
import { asFailure, type Failure } from '../domain/failure'
import { afterFailure, backoff, SECOND_LOOK_MS } from '../domain/outbox/policy'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { OutboxRow, Store } from '../store/types'
import type { Sender, SendingContext } from './sender'

export interface OutboxRunnerOptions {
  store: Store
  clock: Clock
  logger: Logger
  senders: readonly Sender[]
  context(): SendingContext
  /** `<orgId>:<userId>` of the signed-in Salesforce user. */
  orgKey(): string | null
  /** Whether a service takes writes now: connected, reachable, signed in. */
  open(service: OutboxRow['service']): boolean
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
    const ready = store.outbox.ready(clock.now(), options.orgKey())
    for (const item of ready) {
      if (running.size >= AT_ONCE) break
      if (running.has(item.lane) || !options.open(item.service)) continue
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
    schedule()
  }

  function schedule(): void {
    cancelWake()
    cancelWake = () => undefined
    if (stopped) return
    const at = store.outbox.nextWake(clock.now())
    if (at !== null) cancelWake = clock.after(Math.max(1, at - clock.now()), kick)
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
      current = update(current, { state: 'sending', attempts, attemptServerTime, nextAt: null })
      const outcome = await sender.send(current, context)
      await finish(current, sender, outcome)
    } catch (thrown) {
      failed(current, asFailure(thrown), attempts)
    }
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
        // Twice not there, with time in between: it did not arrive.
        update(item, { state: 'queued', nextAt: null, outcome: null, code: null, message: null })
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
    update(item, { state: 'done', code: null, message: null, fields: {}, nextAt: null, doneAt: clock.now() })
    logger.info('Outbox item done', { item: item.id, kind: item.kind, attempts: written.attempts })
  }

  function failed(item: OutboxRow, failure: Failure, attempts: number): void {
    // Before `sending` was written down nothing had left, whatever the failure says.
    const sent = item.state === 'sending' ? (failure.details.sent ?? 'maybe') : 'no'
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
      outcome: next.state === 'needs_attention' && failure.details.body ? { answer: failure.details.body } : null,
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
