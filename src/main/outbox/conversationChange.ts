import { z } from 'zod'
import { seenNow, seenSchema } from '../domain/conversations/seen'
import { standingChangeSchema, standingSchema, type Standing } from '../domain/conversations/standing'
import type { ConversationChange, IntercomConversation } from '../ports/intercom'
import type { OutboxRow } from '../store/types'

const payloadSchema = z.object({
  conversationId: z.string(),
  change: standingChangeSchema,
  /** Where it stood, with what was to be sent before, when the rep changed it. */
  base: standingSchema,
  /** What the rep had seen of it then. */
  seen: seenSchema,
  /** What there was of it just before the last attempt; without it nothing has left. */
  before: seenSchema.optional(),
})
const answerSchema = z.object({ answer: z.object({ there: standingSchema, seen: seenSchema }) })

/** A change of where a conversation stands, as it waits in the outbox. */
export type WaitingChange = z.infer<typeof payloadSchema>

/** The item's change; throws where it is none. */
export function changeOf(item: Pick<OutboxRow, 'payload'>): WaitingChange {
  return payloadSchema.parse(item.payload)
}

/** Where it stands at Intercom. */
export function standingOf(conversation: IntercomConversation): Standing {
  const { state, snoozedUntil, assigneeId, teamId, tags } = conversation
  return { state, snoozedUntil, assigneeId, teamId, tags }
}

/** What there is of it now. */
export function seenOf(conversation: IntercomConversation): NonNullable<WaitingChange['before']> {
  return seenNow(conversation.parts ?? [])
}

/** Part types that a change leaves (API description 2.16, conversation_part.part_type). */
export function partTypesOf(change: WaitingChange['change']): readonly string[] {
  switch (change.do) {
    case 'close':
      return ['close']
    case 'open':
      return ['open', 'unsnoozed']
    case 'snooze':
      return ['snoozed']
    case 'assign':
      return ['assignment', 'assign_and_reopen', 'assign_and_unsnooze']
    case 'tag':
      return []
  }
}

/** The change as the API writes it; null for a tag, which has a call of its own. */
export function asWritten(change: WaitingChange['change']): ConversationChange | null {
  return change.do === 'tag' ? null : change
}

/** The payload for sending again after a conflict: the rep has seen what is there now, and means it. */
export function rebasedChange(item: OutboxRow): OutboxRow['payload'] {
  const asked = answerSchema.safeParse(item.outcome)
  if (!asked.success) return item.payload
  return { ...item.payload, base: asked.data.answer.there, seen: asked.data.answer.seen }
}

/** The payload of a reply that is sent again although somebody else has answered. */
export function rebasedReply(item: OutboxRow): OutboxRow['payload'] {
  const asked = z.object({ answer: z.object({ seen: seenSchema }) }).safeParse(item.outcome)
  return asked.success ? { ...item.payload, seen: asked.data.answer.seen } : item.payload
}
