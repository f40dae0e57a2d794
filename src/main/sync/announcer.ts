import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Notifier } from '../ports/notifier'
import type { Store } from '../store/types'
import { asSummary, decide, startedByPersonAt } from '../domain/notifications/decide'
import { wordOne, wordSummary, type Announced } from '../domain/notifications/words'

export interface AnnouncerOptions {
  store: Store
  notifier: Notifier
  clock: Clock
  logger: Logger
  repId: string
  enabled(): boolean
  hideContent(): boolean
  /** The conversation in front of the rep, while the window has the focus. */
  inFront(): string | null
  /** The service's time when this run of Repdesk began: what is older came while it was closed. */
  startedAt(): number
}

interface Due extends Announced {
  startedAt: number
}

export interface Announcer {
  /** Looks at these conversations and announces those that are news. */
  consider(conversationIds: string[]): Promise<void>
  /** Brings the unread count on dock, taskbar or tray up to date. */
  updateUnread(): void
}

/**
 * Announces new conversations of people the rep owns, each once. The outcome is on record before the notification is
 * shown: a crash in between costs one notification, never shows one twice.
 */
export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { store, notifier, clock, logger } = options
  async function consider(conversationIds: string[]): Promise<void> {
    const since = Number(store.meta.get('notify.since') ?? 'NaN')
    if (Number.isNaN(since) || conversationIds.length === 0) return
    const due = store.transaction(() => {
      const found = conversationIds.map((id) => judge(id, since)).filter((one) => one !== null)
      for (const one of found) store.notifications.record(one.conversationId, 'shown', null, clock.now())
      return found
    })
    const start = options.startedAt()
    await show(
      due.filter((one) => one.startedAt < start),
      true,
    )
    await show(
      due.filter((one) => one.startedAt >= start),
      false,
    )
    updateUnread()
  }

  async function show(due: Due[], atStart: boolean): Promise<void> {
    if (due.length === 0) return
    const summary = asSummary(due.length, atStart)
    const hide = options.hideContent()
    for (const wording of summary ? [wordSummary(due, hide)] : due.map((one) => wordOne(one, hide))) {
      const outcome = await notifier.show(wording)
      logger.info('Notification', {
        conversations: summary ? due.length : 1,
        atStart,
        shown: outcome.shown,
        reason: outcome.shown ? null : outcome.reason,
      })
    }
  }

  function judge(id: string, since: number): Due | null {
    if (store.notifications.get(id)) return null
    const conversation = store.conversations.get(id)
    if (!conversation) return null
    const decision = decide(
      {
        conversationId: id,
        ownerId: store.people.ownerOf(conversation.personId) ?? null,
        deliveredAs: conversation.deliveredAs,
        createdAt: conversation.createdAt,
        firstContactReplyAt: conversation.firstContactReplyAt,
        decided: false,
      },
      { repId: options.repId, since, enabled: options.enabled(), inFront: options.inFront() },
    )
    if (!decision.announce) {
      if (decision.record) store.notifications.record(id, 'suppressed', decision.reason, clock.now())
      return null
    }
    const row = store.conversations.row(id)
    const words = store.conversations.parts(id).find((part) => part.authorType === 'person' && part.bodyText !== '')
    return {
      conversationId: id,
      startedAt: startedByPersonAt(conversation) ?? conversation.createdAt,
      personName: row?.personName ?? 'Somebody you own',
      text: words?.bodyText ?? row?.snippet ?? '',
    }
  }

  function updateUnread(): void {
    notifier.setUnread(store.conversations.unreadTotal())
  }

  return { consider, updateUnread }
}
