import { z } from 'zod'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { automaticKind } from '../domain/automations/settingOf'
import { orSwitchOff, skipped, stillWanted } from './automatic'
import { ownerByHand } from './ownerByHand'
import { setOwner } from './ownerWrite'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  personId: z.string(),
  ownerId: z.string().nullable(),
  /** The owner when this was decided. */
  base: z.string().nullable(),
  /** For the rep, where a manual owner is replaced. */
  sentence: z.string().nullable(),
  orgKey: z.string(),
  record: z.object({ object: z.enum(['Lead', 'Contact']), id: z.string() }).nullable(),
})

/** Sets owners: those that the rep chose, and those that Salesforce names. */
export const ownerSender: Sender = {
  kind: 'person.owner',
  send: (item, context) => senderOf(item).send(item, context),
  lookUp: (item, context) => senderOf(item).lookUp(item, context),
  settle: (item, outcome, context) => senderOf(item).settle(item, outcome, context),
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

function senderOf(item: OutboxRow): Pick<Sender, 'send' | 'lookUp' | 'settle'> {
  return automaticKind(item.payload) === null ? ownerByHand : bySalesforce
}

/**
 * Sets the owner that Salesforce names. The same owner set twice is the same owner; where somebody else chose another
 * meanwhile, the next look decides anew.
 */
const bySalesforce: Pick<Sender, 'send' | 'lookUp' | 'settle'> = {
  async send(item, context) {
    const { personId, ownerId, base } = payloadSchema.parse(item.payload)
    const wanted = await stillWanted(item, context, personId, false)
    if ('why' in wanted) return skipped(wanted.why)
    const { contact } = wanted
    if (contact.ownerId === ownerId || contact.ownerId !== base) {
      keep(context, contact)
      return skipped(contact.ownerId === ownerId ? 'Already so.' : 'Somebody else chose another owner meanwhile.')
    }
    const after = await orSwitchOff(item, context, () => setOwner(context, personId, ownerId))
    keep(context, after)
    return { id: personId, wrote: ['owner'] }
  },
  async lookUp(item, context): Promise<Found> {
    const { personId, ownerId } = payloadSchema.parse(item.payload)
    const wanted = await stillWanted(item, context, personId, false)
    if ('why' in wanted) return { found: true, outcome: skipped(wanted.why) }
    if (wanted.contact.ownerId !== ownerId) return { found: false }
    keep(context, wanted.contact)
    return { found: true, outcome: { id: personId, wrote: ['owner'] } }
  },
  settle(item, outcome, context) {
    if (Array.isArray(outcome.wrote) && outcome.wrote.length > 0) {
      context.store.ownerChanges.note(item.id, context.now())
      announce(item, context)
    }
    return Promise.resolve()
  },
}

/** Whoever comes to the rep by this is brought in by the pull of the book, with their conversations. */
function keep(context: SendingContext, contact: IntercomContact): void {
  const { store, repId } = context
  if (contact.ownerId === repId && store.people.ownerOf(contact.id) !== repId) return
  store.people.save([contact], context.now())
}

/** Tells the rep once; settling may come twice. */
function announce(item: OutboxRow, context: SendingContext): void {
  const { store, repId } = context
  const { personId, ownerId, sentence, orgKey, record } = payloadSchema.parse(item.payload)
  if (sentence === null || record === null) return
  const isTold = store.news.list(orgKey, 0, 50).rows.some((row) => row.personId === personId && row.text === sentence)
  if (isTold) return
  const entry = { at: context.now(), personId, object: record.object, recordId: record.id, text: sentence } as const
  store.news.add(orgKey, [{ ...entry, kind: ownerId === repId ? 'gained' : 'lost' }])
}
