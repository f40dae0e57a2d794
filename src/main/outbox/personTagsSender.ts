import { z } from 'zod'
import type { Sender } from './sender'

const payloadSchema = z.object({ personId: z.string(), tagIds: z.array(z.string()) })

/** Puts tags on a person. A tag that is on already stays so: it may be repeated. */
export const personTagsSender: Sender = {
  kind: 'person.tags',
  async send(item, { intercom }) {
    const { personId, tagIds } = payloadSchema.parse(item.payload)
    for (const tagId of tagIds) await intercom.tagContact(personId, tagId)
    return { id: personId }
  },
  lookUp: () => Promise.resolve({ found: false }),
  async settle(item, _outcome, context) {
    const { personId } = payloadSchema.parse(item.payload)
    context.store.people.save([await context.intercom.contact(personId)], context.now())
  },
  serverTime: (context) => Promise.resolve(context.intercom.serverTime() ?? context.now()),
}
