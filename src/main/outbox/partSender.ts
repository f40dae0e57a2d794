import { z } from 'zod'
import { answeredBy, answerOfAnother, seenNow, seenSchema, type Seen } from '../domain/conversations/seen'
import { Failure } from '../domain/failure'
import { findDoubtfulPart, findOwnPart, type WrittenPart } from '../domain/outbox/samePart'
import { settledBefore } from '../domain/sync/settled'
import type { IntercomConversation, UploadedFile } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { partHtml, partWords } from './partWords'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  conversationId: z.string(),
  text: z.string(),
  /** What goes with it; its bytes are in the store until it has arrived. */
  files: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  /** What the rep had before them when they wrote it. */
  seen: seenSchema.optional(),
})

const DOUBT =
  'The same words are there, but with other files. Look at the conversation in Intercom and say whether yours arrived.'

/** Sends a reply or a note as the rep. Intercom has no idempotency key: an unknown outcome is settled by re-reading. */
export function partSender(kind: 'conversation.reply' | 'conversation.note'): Sender {
  const partKind = kind === 'conversation.reply' ? 'comment' : 'note'

  function written(item: OutboxRow, context: SendingContext): WrittenPart {
    const { text, files } = payloadSchema.parse(item.payload)
    return {
      kind: partKind,
      adminId: context.repId,
      text: partWords(text),
      files,
      attemptServerTime: item.attemptServerTime ?? item.createdAt,
      claimed: context.store.outbox.claimed(kind, item.conversationId, item.id),
    }
  }

  /** The files to send, each whole: nothing is sent without one that the rep had attached. */
  function uploads(item: OutboxRow, context: SendingContext): UploadedFile[] {
    return payloadSchema.parse(item.payload).files.map(({ id }) => {
      const file = context.store.files.ofItem(item.id).find((one) => one.id === id)
      const bytes = context.store.files.bytes(id)
      if (file && bytes?.length === file.size) return { name: file.name, contentType: file.contentType, bytes }
      throw new Failure(
        'validation',
        'A file of this message is not on this computer any more. Discard it, and write it again with the file.',
        { sent: 'no' },
      )
    })
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
      const files = uploads(item, context)
      const html = partHtml(text)
      const conversation = await context.intercom.reply(conversationId, context.repId, partKind, html, files)
      save(conversation, context)
      const parts = conversation.parts ?? []
      const mine = written(item, context)
      // It was answered, so it is there: a name that was changed on the way is no reason for doubt.
      return { id: (findOwnPart(parts, mine) ?? findDoubtfulPart(parts, mine))?.id ?? null }
    },
    async lookUp(item, context): Promise<Found> {
      const { conversationId } = payloadSchema.parse(item.payload)
      const conversation = await context.intercom.conversation(conversationId)
      save(conversation, context)
      const parts = conversation.parts ?? []
      const mine = written(item, context)
      const id = findOwnPart(parts, mine)?.id
      if (id !== undefined) return { found: true, outcome: { id } }
      return findDoubtfulPart(parts, mine) ? { found: 'unsure', why: DOUBT } : { found: false }
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
