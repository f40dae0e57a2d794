import type { Settings } from '../../contract/models'
import type { Topic } from '../../contract/events'
import { asFailure } from '../domain/failure'
import { createThreads, type Showing } from '../domain/notifications/coalesce'
import { decide, LOG_KEPT_MS } from '../domain/notifications/decide'
import { hushAt, type Hush } from '../domain/notifications/hush'
import type { Wording } from '../domain/notifications/words'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { NotificationOutcome, Notifier } from '../ports/notifier'
import type { NotificationEntry, OutboxRow, Store } from '../store/types'
import { candidatesOf, failedCandidate, gainedCandidate, type Candidate, type Gained } from './announceCandidates'
import { takeHeld } from './announceHeld'
import { createAnnounceMemory } from './announceMemory'
import { isSameText, wordsFor, wordsOfHeld } from './announceWords'

export interface AnnouncerOptions {
  store: Store
  notifier: Notifier
  clock: Clock
  logger: Logger
  repId: string
  settings(): Settings
  /** The zone of quiet hours, as an IANA name. */
  timeZone(): string
  /** The conversation in front of the rep, while the window has the focus. */
  inFront(): string | null
  /** Whether a window of Repdesk has the focus. */
  isInFront(): boolean
  /** The service's time when this run of Repdesk began: what is older came while it was closed. */
  startedAt(): number
  changed(topics: Topic[]): void
}

export interface Announcer {
  /** Looks at these conversations and announces what is news in them. */
  consider(conversationIds: string[]): Promise<void>
  /** Announces people who became the rep's. */
  gained(people: readonly Gained[]): void
  /** An outbox item changed: one that needs the rep now is announced. */
  itemChanged(item: OutboxRow): void
  /** What keeps notifications back now; null while nothing does. */
  hush(): Hush | null
  /** Looks whether what was gathered or held back is due; to be called after a change of settings, and cheap. */
  look(): void
  /** Brings the unread count on dock, taskbar or tray up to date. */
  updateUnread(): void
  stop(): void
}

/** However far the end of quiet hours is off: a laptop sleeps and travels meanwhile. */
const LONGEST_SLEEP_MS = 30_000
const PRUNE_EVERY_MS = 3_600_000
/** Kinds that are on the screen in one way or another while the window has the focus. */
const NO_CONVERSATION: ReadonlySet<string> = new Set(['gained', 'signedUp', 'failed'])

/**
 * Announces what concerns the rep, each thing once. The outcome is on record before the notification is shown: a crash in
 * between costs one notification, and never shows one twice. What quiet hours or focus hold back comes as one summary when
 * they end, as far as it is still unread.
 */
export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { store, notifier, clock, logger, repId } = options
  const threads = createThreads<Candidate>((one) => one.thread)
  const memory = createAnnounceMemory(store)
  let cancel = (): void => undefined
  let stopped = false
  let prunedAt = -Infinity

  const hush = (): Hush | null => hushAt(options.settings(), clock.now(), options.timeZone())

  function since(): number {
    return Number(store.meta.get('notify.since') ?? 'NaN')
  }

  /** Of what happens here and now, in a time that compares with the service's. */
  const rightNow = (): number => Math.max(clock.now(), options.startedAt(), since() || 0)

  async function announce(candidates: readonly Candidate[]): Promise<void> {
    if (candidates.length === 0) return
    const start = options.startedAt()
    prune()
    const showings = store.transaction(() => {
      const due = candidates.filter((one) => store.notifications.get(one.key) === null && isDue(one))
      return [true, false].flatMap((atStart) =>
        take(
          due.filter((one) => one.at < start === atStart),
          atStart,
        ),
      )
    })
    arm()
    await Promise.all(showings.map(show))
    options.changed(['notifications'])
  }

  /** Where nothing comes for long, the next start does it (`look`). */
  function prune(): void {
    if (clock.now() - prunedAt < PRUNE_EVERY_MS) return
    prunedAt = clock.now()
    store.notifications.prune(prunedAt - LOG_KEPT_MS)
  }

  function isDue(one: Candidate): boolean {
    const { notify } = options.settings()
    const verdict = decide(one.at, {
      since: since(),
      on: notify[one.kind].on,
      muted: one.personId !== null && store.notifications.isMuted(one.personId),
      inFront: isLookedAt(one),
      hush: hush(),
    })
    if (verdict.announce) return true
    record(one, 'suppressed', verdict.reason, verdict.held)
    return false
  }

  /** A conversation has to be in front itself; anything else is on the screen anyhow while the window has the focus. */
  function isLookedAt(one: Candidate): boolean {
    if (NO_CONVERSATION.has(one.kind)) return options.isInFront()
    return one.conversationId !== null && options.inFront() === one.conversationId
  }

  /** Writes down what becomes of each, and answers what is to be shown at once. */
  function take(due: readonly Candidate[], atStart: boolean): Showing<Candidate>[] {
    if (due.length === 0) return []
    const arrival = threads.arrive(due, clock.now(), atStart)
    for (const showing of arrival.now) for (const one of showing.fresh) record(one, showing.how, null)
    for (const { item, how } of arrival.later) record(item, how, null)
    return arrival.now
  }

  function record(
    { key, kind, personId, conversationId, itemId }: Candidate,
    outcome: NotificationEntry['outcome'],
    reason: NotificationEntry['reason'],
    held = false,
  ): void {
    const about = { personId, conversationId, itemId }
    store.notifications.record({ key, kind, outcome, reason, at: clock.now(), ...about, held })
  }

  async function show({ thread, how, fresh, all }: Showing<Candidate>): Promise<void> {
    // Gathered meanwhile, and read meanwhile.
    const seen = fresh.filter((one) => isLookedAt(one))
    for (const one of seen) record(one, 'suppressed', 'in_front')
    if (seen.length === fresh.length) return
    const { notify } = options.settings()
    const words = wordsFor(how, all, notify)
    // Being assigned what was just announced adds nothing to what stands there.
    const before = all.slice(0, all.length - fresh.length)
    if (before.length > 0 && isSameText(words, wordsFor(how, before, notify))) return
    await send(thread, how, fresh, words)
  }

  /** What takes the place of another makes no sound again. */
  async function send(key: string, how: string, news: readonly Candidate[], words: Wording): Promise<void> {
    const { notify } = options.settings()
    const silent = how === 'updated' || !news.some((one) => notify[one.kind].sound)
    const outcome = await notifier.show({ ...words, key, silent }).catch((thrown: unknown): NotificationOutcome => {
      logger.warn('A notification failed', { code: asFailure(thrown).code })
      return { shown: false, reason: 'failed' }
    })
    if (stopped) return
    if (!outcome.shown) for (const one of news) record(one, 'failed', outcome.reason)
    const kinds = [...new Set(news.map((one) => one.kind))].join(' ')
    const reason = outcome.shown ? null : outcome.reason
    logger.info('Notification', { how, kinds, things: news.length, shown: outcome.shown, reason })
  }

  async function work(): Promise<void> {
    await Promise.all(threads.due(clock.now()).map(show))
    if (store.notifications.countHeld() > 0 && hush() === null) await tellHeld()
  }

  async function tellHeld(): Promise<void> {
    const { notify } = options.settings()
    const news = takeHeld(store, repId, notify, clock.now())
    if (news.length > 0) await send('summary:quiet', 'after quiet', news, wordsOfHeld(news, notify))
    options.changed(['notifications'])
  }

  /** Nobody waits for it: what went wrong is in the log. */
  function quietly(announcing: Promise<void>): void {
    announcing.catch((thrown: unknown) => logger.warn('Announcing failed', { code: asFailure(thrown).code }))
  }

  function look(): void {
    if (stopped) return
    prune()
    // What is shown may take its time; what is due next does not wait for it.
    quietly(work())
    arm()
  }

  function arm(): void {
    cancel()
    if (stopped) return
    const now = clock.now()
    const gathered = threads.nextAt() ?? Infinity
    const held = store.notifications.countHeld() > 0 ? (hush()?.until ?? now) : Infinity
    const next = Math.min(gathered, held)
    if (next < Infinity) cancel = clock.after(Math.max(50, Math.min(next - now, LONGEST_SLEEP_MS)), look)
  }

  function updateUnread(): void {
    notifier.setUnread(store.conversations.unreadTotal())
  }

  return {
    async consider(conversationIds) {
      const from = since()
      if (!Number.isNaN(from)) {
        const changed = conversationIds.filter((id) => memory.isChanged(id))
        const candidates = changed.flatMap((id) => candidatesOf(store, repId, id, from, clock.now()))
        const announcing = announce(candidates)
        memory.note(changed)
        await announcing
      }
      updateUnread()
    },
    gained(people) {
      quietly(announce(people.map((one) => gainedCandidate(one, rightNow()))))
    },
    itemChanged(item) {
      if (item.state === 'needs_attention') quietly(announce([failedCandidate(item, rightNow())]))
    },
    hush,
    look,
    updateUnread,
    stop() {
      stopped = true
      cancel()
    },
  }
}
