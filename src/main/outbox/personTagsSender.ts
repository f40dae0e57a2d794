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
  async settle(item, _outcome, { store, intercom, now }) {
    store.people.save([await intercom.contact(payloadSchema.parse(item.payload).personId)], now())
  },
  serverTime: ({ intercom, now }) => Promise.resolve(intercom.serverTime() ?? now()),
}
