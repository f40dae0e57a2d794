import type {
  NotificationKind,
  NotificationLogRow,
  NotificationOutcomeWord,
  NotificationReason,
} from '../../contract/models'

/** What became of announcing one thing. */
export interface NotificationEntry {
  /**
   * What it is, once and for all: a conversation's id for a new conversation, `reply:` or `assigned:` with conversation and
   * part, `gained:` with the number of the change, `failed:` with item and attempt, `reminder:` with Task and time.
   */
  key: string
  kind: NotificationKind
  outcome: NotificationOutcomeWord
  reason: NotificationReason | null
  /** By this computer's clock, ms. */
  at: number
  personId: string | null
  conversationId: string | null
  itemId: string | null
  /** True while it waits for the summary at the end of quiet hours or focus. */
  held: boolean
}

/** What was decided about announcing, and whom the rep has muted. A mute leaves with the person. */
export interface NotificationsRoom {
  /** Null where it has never been decided. */
  get(key: string): { outcome: NotificationOutcomeWord; at: number } | null
  /** Whether a reply in this conversation, or its assignment, was decided: then it is no new one to the rep any more. */
  knowsConversation(conversationId: string): boolean
  /** A later decision takes the place of an earlier one. */
  record(entry: NotificationEntry): void
  /** What waits for the summary, oldest first. */
  held(): NotificationEntry[]
  countHeld(): number
  /** These wait no more; `at`: the summary named them then, null where it did not. */
  settle(keys: readonly string[], at: number | null): void
  /** What was decided since then (ms), newest first. */
  recent(since: number, limit: number): NotificationLogRow[]
  /**
   * Takes what was decided before then (ms) out of the log. Of new conversations and reminders it stays known that they
   * were decided; of the others that follows from their age.
   */
  prune(before: number): void
  isMuted(personId: string): boolean
  /** `at`: since when; null: no longer. Nothing for somebody who is not cached. */
  mute(personId: string, at: number | null): void
  /** Newest first. */
  muted(): { personId: string; personName: string; at: number }[]
}
