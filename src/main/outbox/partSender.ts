import { z } from 'zod'
import { findOwnPart } from '../domain/outbox/samePart'
import { settledBefore } from '../domain/sync/settled'
import type { IntercomConversation } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { textToHtml } from '../domain/text/textToHtml'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({ conversationId: z.string(), text: z.string() })

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

  function save(conversation: IntercomConversation, context: SendingContext): void {
    context.store.conversations.save([conversation], context.now(), settledBefore(context.intercom.serverTime()))
  }

  return {
    kind,
    async send(item, context) {
      const { conversationId, text } = payloadSchema.parse(item.payload)
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
