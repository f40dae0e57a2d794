import { asFailure, type Failure } from '../domain/failure'
import { afterFailure, backoff, SECOND_LOOK_MS } from '../domain/outbox/policy'
import { explained } from '../domain/salesforce/refusal'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { OutboxRow, Store } from '../store/types'
import { turnKeeper } from '../turns'
import { insertFollowers } from './followers'
import type { Answer, Found, Sender, SendingContext } from './sender'

export interface AttemptOptions {
  store: Store
  clock: Clock
  logger: Logger
  context(): SendingContext
  /** A write met a closed door: the service is unreachable, or wants the rep to sign in again. */
  onPause(service: OutboxRow['service'], why: 'offline' | 'sign_in', failure: Failure): void
  /** A write was answered: the service is reachable. */
  onReached(service: OutboxRow['service']): void
  onChange(item: OutboxRow): void
}

/** One try with one item, or with several that share its call. */
export interface Attempts {
  send(items: readonly OutboxRow[], sender: Sender): Promise<void>
  lookUp(items: readonly OutboxRow[], sender: Sender): Promise<void>
}

interface Arrived {
  item: OutboxRow
  outcome: Record<string, unknown>
}

/** From this attempt on, what did not arrive is not sent again at once. */
const PATIENT_FROM = 3

/**
 * The rule of exactly once, for one item or several in one call: each is written down as `sending` before the first byte
 * leaves, and what became of each is its own affair. What they wait for next ends for all at the same time, so that they
 * share the next call, too.
 */
export function createAttempts(options: AttemptOptions): Attempts {
  const { store, clock, logger } = options

  function update(item: OutboxRow, change: Parameters<Store['outbox']['update']>[1]): OutboxRow {
    const next = store.outbox.update(item.id, change, clock.now())
    options.onChange(next)
    return next
  }

  async function send(items: readonly OutboxRow[], sender: Sender): Promise<void> {
    const context = options.context()
    let begun: OutboxRow[]
    try {
      begun = begin(items, await sender.serverTime(context))
    } catch (thrown) {
      const at = clock.now()
      for (const item of items) failed(item, asFailure(thrown), item.attempts + 1, at)
      return
    }
    if (begun.length === 0) return
    const answers = await answersOf(begun, sender, context)
    const arrived: Arrived[] = []
    const at = clock.now()
    for (const [index, item] of begun.entries()) {
      const answer = answers[index]!
      if ('outcome' in answer) arrived.push({ item, outcome: answer.outcome })
      else if ('failure' in answer) failed(item, answer.failure, item.attempts, at)
      else update(item, { state: 'queued', nextAt: null, payload: { ...item.payload, alone: true } })
    }
    await finish(arrived, sender, (item, failure) => failed(item, failure, item.attempts, clock.now()))
  }

  async function answersOf(items: readonly OutboxRow[], sender: Sender, context: SendingContext): Promise<Answer[]> {
    const [first] = items
    try {
      if (items.length > 1 && sender.together) return await sender.together.send(items, context)
      return [{ outcome: await sender.send(first!, context) }]
    } catch (thrown) {
      const failure = asFailure(thrown)
      return items.map(() => ({ failure }))
    }
  }

  /**
   * Writes down that the items are on their way, all at once; without those that the rep has undone, discarded or changed
   * in their state meanwhile. What the rep edited until now is what goes out.
   */
  function begin(items: readonly OutboxRow[], attemptServerTime: number): OutboxRow[] {
    const begun = store.transaction(() =>
      items.flatMap((item) => {
        const now = store.outbox.get(item.id)
        const isReady = now?.state === 'queued' || now?.state === 'held' || now?.state === 'waiting'
        if (!isReady || (now.nextAt ?? 0) > clock.now()) return []
        const change = { attempts: item.attempts + 1, attemptServerTime, state: 'sending', nextAt: null } as const
        return [store.outbox.update(item.id, change, clock.now())]
      }),
    )
    for (const item of begun) options.onChange(item)
    return begun
  }

  async function lookUp(items: readonly OutboxRow[], sender: Sender): Promise<void> {
    // The answer had come and was written down before this process ended.
    const known = items.flatMap((item) =>
      item.outcome?.arrived === true ? [{ item, outcome: item.outcome } satisfies Arrived] : [],
    )
    await finish(known, sender, lookUpFailed)
    const open = items.filter((item) => item.outcome?.arrived !== true)
    const [first] = open
    if (!first) return
    let found: Found[]
    try {
      const context = options.context()
      const several = open.length > 1 ? sender.together : undefined
      found = several ? await several.lookUp(open, context) : [await sender.lookUp(first, context)]
      options.onReached(first.service)
    } catch (thrown) {
      const at = clock.now()
      for (const item of open) lookUpFailed(item, asFailure(thrown), at)
      return
    }
    const arrived: Arrived[] = []
    const at = clock.now()
    for (const [index, item] of open.entries()) {
      const one = found[index]!
      if (one.found === true) arrived.push({ item, outcome: one.outcome })
      else notFound(item, one, at)
    }
    await finish(arrived, sender, lookUpFailed)
  }

  function notFound(item: OutboxRow, found: Exclude<Found, { found: true }>, at: number): void {
    if (found.found === 'unsure') {
      update(item, { state: 'needs_attention', code: 'conflict', message: found.why, outcome: { unproved: true } })
    } else if (item.outcome?.lookedOnce === true) {
      // Twice not there, with time in between: it did not arrive. A service that keeps failing is not hammered.
      const isPatient = item.attempts >= PATIENT_FROM
      update(item, {
        ...(isPatient
          ? { state: 'waiting', nextAt: at + backoff(item.attempts) }
          : { state: 'queued', nextAt: null, code: null, message: null }),
        outcome: null,
      })
    } else {
      update(item, { outcome: { ...item.outcome, lookedOnce: true }, nextAt: at + SECOND_LOOK_MS })
    }
  }

  function lookUpFailed(item: OutboxRow, failure: Failure, at = clock.now()): void {
    logger.warn('Outbox look-up failed', { item: item.id, kind: item.kind, code: failure.code })
    // A look-up only reads: it may be repeated for as long as it takes, and the item stays unknown.
    const next = failure.details.retryAfterMs ?? backoff(Math.max(1, item.attempts) + 1)
    if (failure.retryable || failure.code === 'auth_expired') {
      update(item, { nextAt: at + next })
      const { pause } = afterFailure(failure, 'no', item.attempts, at)
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

  /**
   * The writes arrived. What came back is on disk before anything else happens; the cache is brought in line before the
   * items are shown as done, so that their place is never empty in between. A failed read-back undoes nothing. `trouble`
   * is for what is not done when the store fails under us.
   */
  async function finish(
    arrived: readonly Arrived[],
    sender: Sender,
    trouble: (item: OutboxRow, failure: Failure) => void,
  ): Promise<void> {
    try {
      await finishAll(arrived, sender)
    } catch (thrown) {
      for (const { item } of arrived) {
        if (store.outbox.get(item.id)?.state === item.state) trouble(item, asFailure(thrown))
      }
    }
  }

  async function finishAll(arrived: readonly Arrived[], sender: Sender): Promise<void> {
    const [first] = arrived
    if (!first) return
    const written = store.transaction(() =>
      arrived.map(({ item, outcome }) => ({ item: update(item, { outcome: { ...outcome, arrived: true } }), outcome })),
    )
    options.onReached(first.item.service)
    try {
      const context = options.context()
      const outcomes = written.map(({ outcome }) => outcome)
      if (written.length > 1 && sender.together) await sender.together.settle(outcomes, context)
      else for (const { item, outcome } of written) await sender.settle(item, outcome, context)
    } catch (thrown) {
      logger.warn('Reading back after a write failed', { item: first.item.id, code: asFailure(thrown).code })
    }
    const breathing = turnKeeper()
    for (const { item, outcome } of written) {
      for (const changed of conclude(item, sender, outcome)) options.onChange(changed)
      logger.info('Outbox item done', { item: item.id, kind: item.kind, attempts: item.attempts })
      await breathing()
    }
  }

  /** Done, and what follows from it, in one transaction: after a kill either both are there or the item is concluded again. */
  function conclude(item: OutboxRow, sender: Sender, outcome: Record<string, unknown>): OutboxRow[] {
    return store.transaction(() => {
      const followers = insertFollowers(sender, item, outcome, options.context())
      const done = { state: 'done', code: null, message: null, fields: {}, nextAt: null, doneAt: clock.now() } as const
      return [store.outbox.update(item.id, done, clock.now()), ...followers]
    })
  }

  function failed(item: OutboxRow, failure: Failure, attempts: number, at: number): void {
    // Before `sending` was written down nothing had left, whatever the failure says.
    const sent = item.state === 'sending' ? (failure.details.sent ?? 'maybe') : 'no'
    // Undone or discarded while the attempt was being prepared: that stands.
    if (item.state !== 'sending' && store.outbox.get(item.id)?.state !== item.state) return
    const next = afterFailure(failure, sent, attempts, at)
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

  return { send, lookUp }
}
