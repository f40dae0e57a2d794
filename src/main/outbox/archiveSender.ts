import { z } from 'zod'
import { asFailure } from '../domain/failure'
import { noteArchived } from '../store/archivedPeople'
import type { Sender } from './sender'

const payloadSchema = z.object({ goneId: z.string(), personName: z.string() })

/** Archives a person in Intercom: out of lists and searches there, and off this desk. Twice is once, so it may be repeated. */
export const archiveSender: Sender = {
  kind: 'person.archive',
  async send(item, { intercom }) {
    const { goneId } = payloadSchema.parse(item.payload)
    try {
      await intercom.archiveContact(goneId)
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
      return { id: goneId, skipped: 'Already so.' }
    }
    return { id: goneId }
  },
  lookUp: () => Promise.resolve({ found: false }),
  settle(item, _outcome, { store }) {
    const { goneId } = payloadSchema.parse(item.payload)
    // Their own answer may go on naming the rep: a conversation of theirs must not bring them back.
    noteArchived(store, goneId)
    store.people.remove([goneId])
    return Promise.resolve()
  },
  serverTime: (context) => Promise.resolve(context.intercom.serverTime() ?? context.now()),
}
