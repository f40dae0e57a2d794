import { z } from 'zod'
import { answeredBy, answerOfAnother, seenNow, seenSchema, type Seen } from '../domain/conversations/seen'
import { Failure } from '../domain/failure'
import { findOwnPart } from '../domain/outbox/samePart'
import { settledBefore } from '../domain/sync/settled'
import type { IntercomConversation } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { textToHtml } from '../domain/text/textToHtml'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  conversationId: z.string(),
  text: z.string(),
  /** What the rep had before them when they wrote it. */
  seen: seenSchema.optional(),
})

/** Sends a reply or a note as the rep. Intercom has no idempotency key: an unknown outcome is settled by re-reading. */
export function partSender(kind: 'conversation.reply' | 'conversation.note'): Sender {
  const partKind = kind === 'conversation.reply' ? 'comment' : 'note'

  function ownPart(item: OutboxRow, conversation: IntercomConversation, context: SendingContext): string | null {
    const { text } = payloadSchema.parse(item.payload)
    const part = findOwnPart(conversation.parts ?? [], {
      kind: partKind,
      adminId: context.repId,
      text,
      attemptServerTime: item.attemptServerTime ?? item.createdAt,
      claimed: context.store.outbox.claimed(kind, item.conversationId, item.id),
    })
    return part?.id ?? null
  }

  /** The rep is shown that somebody else has answered meanwhile, before theirs goes out beside it. */
  async function refuseOver(conversationId: string, seen: Seen, context: SendingContext): Promise<void> {
    const current = await context.intercom.conversation(conversationId)
    save(current, context)
    const parts = current.parts ?? []
    const answer = answerOfAnother(parts, seen, context.repId)
    if (!answer) return
    const sentence = `${answeredBy(answer)} Discard yours, or send it again.`
    throw new Failure('conflict', sentence, { sent: 'no', body: { seen: seenNow(parts) } })
  }

  function save(conversation: IntercomConversation, context: SendingContext): void {
    context.store.conversations.save([conversation], context.now(), settledBefore(context.intercom.serverTime()))
  }

  return {
    kind,
    async send(item, context) {
      const { conversationId, text, seen } = payloadSchema.parse(item.payload)
      if (kind === 'conversation.reply' && seen) await refuseOver(conversationId, seen, context)
      const conversation = await context.intercom.reply(conversationId, context.repId, partKind, textToHtml(text))
      save(conversation, context)
      return { id: ownPart(item, conversation, context) }
    },
    async lookUp(item, context): Promise<Found> {
      const { conversationId } = payloadSchema.parse(item.payload)
      const conversation = await context.intercom.conversation(conversationId)
      save(conversation, context)
      const id = ownPart(item, conversation, context)
      return id ? { found: true, outcome: { id } } : { found: false }
    },
    settle: () => Promise.resolve(),
    async serverTime(context) {
      const known = context.intercom.serverTime()
      if (known !== null) return known
      await context.intercom.me()
      return context.intercom.serverTime() ?? context.now()
    },
  }
}
