import type { OutboxKind } from '../../contract/models'
import { asFailure } from '../domain/failure'
import type { OutboxRow } from '../store/types'
import { createAttempts, type AttemptOptions } from './attempts'
import { releaseBlocked } from './blocked'
import type { Sender } from './sender'

export interface OutboxRunnerOptions extends AttemptOptions {
  senders: readonly Sender[]
  /** `<orgId>:<userId>` of the signed-in Salesforce user. */
  orgKey(): string | null
  /** From when on (ms) a service may be tried: past while it is reachable, null while nobody is signed in to it. */
  opensAt(service: OutboxRow['service']): number | null
}

export interface OutboxRunner {
  /** Looks for work now; cheap, and safe to call at any time. */
  kick(): void
  /** Answers when the attempts now under way have ended. */
  settled(): Promise<void>
  /** Stops taking up work; answers when the attempts under way have ended. */
  stop(): Promise<void>
}

const AT_ONCE = 4

/**
 * Sends what is ready, lane by lane, in order; several of a kind that can share a call share it. Each attempt is written
 * down as `sending` before its first byte leaves, with the service's time, so that whatever happens to this process the
 * next one knows to look first.
 */
export function createOutboxRunner(options: OutboxRunnerOptions): OutboxRunner {
  const { store, clock, logger } = options
  const senders = new Map<OutboxKind, Sender>(options.senders.map((sender) => [sender.kind, sender]))
  const attempts = createAttempts(options)
  /** Attempts under way, by the lanes of their items and by the word of those that share a call. */
  const running = new Map<string, Promise<void>>()
  let stopped = false
  let cancelWake = (): void => undefined

  function kick(): void {
    if (stopped) return
    for (const item of releaseBlocked(store, clock.now())) options.onChange(item)
    const ready = store.outbox.ready(clock.now(), options.orgKey())
    let opensAt = Infinity
    const now = clock.now()
    for (const item of ready) {
      if (new Set(running.values()).size >= AT_ONCE) break
      const word = wordOf(item)
      if (running.has(item.lane) || (word !== null && running.has(word))) continue
      const at = options.opensAt(item.service) ?? Infinity
      opensAt = Math.min(opensAt, at > now ? at : Infinity)
      if (at > now) continue
      start(word === null ? [item] : sharing(word, item, ready), word)
    }
    schedule(opensAt)
  }

  function start(items: readonly OutboxRow[], word: string | null): void {
    const held = [...items.map((item) => item.lane), ...(word === null ? [] : [word])]
    const attempt = work(items)
      .catch((thrown: unknown) => {
        // The store failed under us: nothing is known to be written, so the items stay as they are on disk.
        logger.error('Outbox attempt ended abnormally', { item: items[0]?.id, error: asFailure(thrown).code })
      })
      .finally(() => {
        for (const one of held) running.delete(one)
        kick()
      })
    for (const one of held) running.set(one, attempt)
  }

  function wordOf(item: OutboxRow): string | null {
    const word = senders.get(item.kind)?.together?.word(item) ?? null
    return word === null ? null : `together:${item.kind}:${word}`
  }

  /** The item and those that can go, or be looked up, with it. */
  function sharing(word: string, item: OutboxRow, ready: readonly OutboxRow[]): OutboxRow[] {
    const others = ready.filter(
      (other) =>
        other.id !== item.id &&
        (other.state === 'unknown') === (item.state === 'unknown') &&
        !running.has(other.lane) &&
        wordOf(other) === word,
    )
    return [item, ...others].slice(0, senders.get(item.kind)?.together?.most ?? 1)
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

  async function work(items: readonly OutboxRow[]): Promise<void> {
    const [first] = items
    if (!first) return
    const sender = senders.get(first.kind)
    if (sender) return first.state === 'unknown' ? attempts.lookUp(items, sender) : attempts.send(items, sender)
    const unsupported = {
      state: 'needs_attention',
      code: 'unsupported',
      message: 'This version of Repdesk cannot send this.',
    } as const
    options.onChange(store.outbox.update(first.id, unsupported, clock.now()))
  }

  return {
    kick,
    async settled() {
      await Promise.all(running.values())
    },
    async stop() {
      stopped = true
      cancelWake()
      await Promise.all(running.values())
    },
  }
}
