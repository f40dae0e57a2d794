import { z } from 'zod'
import { findOwnPart } from '../domain/outbox/samePart'
import { textToHtml } from '../domain/text/textToHtml'
import type { IntercomNote } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({ personId: z.string(), text: z.string() })

/**
 * Adds a note to a person as the rep. Intercom has no idempotency key: what may have arrived is looked up among the person's
 * notes, by author, words and time, and never taken for another item's.
 */
export const personNoteSender: Sender = {
  kind: 'person.note',
  async send(item, context) {
    const { personId, text } = payloadSchema.parse(item.payload)
    const note = await context.intercom.addContactNote(personId, context.repId, textToHtml(text))
    context.store.personNotes.add(personId, note)
    return { id: note.id }
  },
  async lookUp(item, context): Promise<Found> {
    const { personId } = payloadSchema.parse(item.payload)
    const notes = await context.intercom.contactNotes(personId)
    context.store.personNotes.replace(personId, notes)
    const id = ownNote(item, notes, context)
    return id === null ? { found: false } : { found: true, outcome: { id } }
  },
  settle: () => Promise.resolve(),
  async serverTime(context) {
    const known = context.intercom.serverTime()
    if (known !== null) return known
    await context.intercom.me()
    return context.intercom.serverTime() ?? context.now()
  },
}

function ownNote(item: OutboxRow, notes: readonly IntercomNote[], context: SendingContext): string | null {
  const { text } = payloadSchema.parse(item.payload)
  const parts = notes.map(({ id, authorId, text: bodyText, createdAt }) => {
    return { id, partType: 'note', authorType: 'admin' as const, authorId, bodyText, createdAt }
  })
  const found = findOwnPart(parts, {
    kind: 'note',
    adminId: context.repId,
    text,
    attemptServerTime: item.attemptServerTime ?? item.createdAt,
    claimed: context.store.outbox.claimed('person.note', null, item.id),
  })
  return found?.id ?? null
}
