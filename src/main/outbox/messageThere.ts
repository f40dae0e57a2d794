import { isFilling } from '../domain/messages/template'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import type { IntercomConversation } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { messagePayload, type MessagePayload } from './messagePayload'
import type { SendingContext } from './sender'

/** Nobody has more conversations than this with one teammate. */
const MOST_PAGES = 20

const fold = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, ' ').trim()

/**
 * The conversation that this message began at a contact (DESIGN.md section 6: by contact, author, body and time), if it is
 * there and no other item accounts for it. Of a dynamic one any time and any values count, since it is sent once, ever,
 * by whichever computer of the rep.
 */
export async function findMessage(
  item: OutboxRow,
  contactId: string,
  context: SendingContext,
): Promise<IntercomConversation | null> {
  const payload = messagePayload(item)
  const since = (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
  const claimed = payload.written ? new Set() : context.store.outbox.claimed('message.send', null, item.id)
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await context.intercom.searchConversations({
      contactIds: [contactId],
      sortBy: 'createdAt',
      cursor,
      ...(payload.written ? {} : { createdAfter: since }),
    })
    const found = items.find(
      ({ id, source }) =>
        source.authorType === 'admin' &&
        source.authorId === context.repId &&
        source.deliveredAs !== 'customer_initiated' &&
        !claimed.has(id) &&
        isSame(payload, source),
    )
    if (found) return found
    if (next === null) return null
    cursor = next
  }
  return null
}

/** Texts come back without their HTML; an email's subject stands beside them. */
function isSame({ values, channel, written }: MessagePayload, source: IntercomConversation['source']): boolean {
  if (written) {
    const isSubject = channel !== 'email' || isFilling(source.subject ?? '', written.subject, values.subject)
    return isSubject && isFilling(source.bodyText, written.body, values.text)
  }
  const isSubject = channel !== 'email' || source.subject === null || fold(source.subject) === fold(values.subject)
  return isSubject && fold(source.bodyText) === fold(values.text)
}
