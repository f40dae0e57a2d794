import type { ConversationView } from '../../contract/commands'
import type { ConversationRow, Draft, DraftMode } from '../../contract/models'
import type { Standing } from '../domain/conversations/standing'
import type { IntercomConversation } from '../ports/intercom'
import type { CachedConversation, CachedPart } from './rows'

/** Conversations and their parts. */
export interface ConversationsRoom {
  /**
   * Saves headers (and parts where they came along). Parts of an update at or after `settledBefore` (the service's ms)
   * may miss a later change of the same second: they are kept as one millisecond behind, so that they are read again.
   * What a new conversation had said before meta `notify.since` counts as read. What the rep has changed and is not sent
   * goes on being shown over it. Returns ids that are new or changed.
   */
  save(conversations: IntercomConversation[], at: number, settledBefore?: number): string[]
  /** Conversations of cached people whose parts are older than the header: newest first. */
  needingParts(limit: number): string[]
  countNeedingParts(): number
  /** As Intercom said last, whatever the rep has changed since and is not sent. */
  get(id: string): CachedConversation | null
  /** As it is shown: with what the rep has changed and is not sent. */
  row(id: string): ConversationRow | null
  list(view: ConversationView, offset: number, limit: number): { rows: ConversationRow[]; total: number }
  counts(): Record<ConversationView, number>
  ofPerson(personId: string): ConversationRow[]
  /** Where it stands: as it is shown, and as Intercom said last. */
  standing(id: string): { shown: Standing; there: Standing } | null
  /** Source first, then parts, oldest first. */
  parts(id: string): CachedPart[]
  /** Read up to `until` (ms), or unread again with null. */
  markRead(id: string, until: number | null): void
  /** Marks everything cached as read up to its last update: what the first sync brings is not news. */
  markAllRead(): void
  remove(ids: string[]): void
  /** Conversations with unread words of the person, among those of people the rep owns or assigned to the rep. */
  unreadTotal(): number
}

/** What the rep is writing, across restarts. It goes with its conversation. */
export interface DraftsRoom {
  /** Of a person, in forms and in conversations: what goes where they are removed. */
  countOf(personId: string): number
  /** Empty where nothing is written. */
  get(conversationId: string): Draft
  /** Keeps it; without words it goes. True where there is one now and was none before, or the other way round. */
  save(conversationId: string, draft: Draft, at: number): boolean
  /** Takes one side away, as when it is sent. True as `save`. */
  clear(conversationId: string, mode: DraftMode, at: number): boolean
  /** Puts back what was not sent after all, unless something else is written there meanwhile. */
  restore(conversationId: string, mode: DraftMode, text: string, at: number): boolean
}
