import { z } from 'zod'
import { Failure } from '../domain/failure'
import { patchOf, typeOf, type ValuesEdit, valuesEditSchema } from '../domain/people/edits'
import { editText } from '../domain/people/editValues'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  email: z.string(),
  /** Who owns a lead that is made, and one who has nobody; null leaves that as it is. */
  ownerId: z.string().nullable(),
})

/** A new contact may be missing from search "for a few minutes" (intercom-api.md, "index lag"). */
export const UNSEEN_MS = 5 * 60_000
/** How soon a look-up that cannot tell yet is repeated. */
const LOOK_AGAIN_MS = 30_000
const OVERLAP_MS = 5 * 60_000

/**
 * One row of an import: somebody with this email gets what they lack, and where there is nobody a lead is made, once. It
 * looks by email before it writes. After a lost answer it looks again, and believes that there is nobody only once search
 * must know of them: until then it waits.
 */
export const leadPersonSender: Sender = {
  kind: 'person.create',
  async send(item, context) {
    const { email, ownerId } = payloadSchema.parse(item.payload)
    const edit = valuesEditSchema.parse(item.payload)
    const [there] = await withEmail(context, email)
    if (!there) {
      const owner = ownerId === null ? {} : { ownerId }
      const made = await context.intercom.createLead({ ...patchOf(edit.values, edit), ...owner })
      return { id: made.id, did: 'made' }
    }
    const lacking = lackingOf(there, edit)
    const owner = ownerId !== null && there.ownerId === null ? { ownerId } : {}
    if (Object.keys(lacking).length === 0 && Object.keys(owner).length === 0) {
      return { id: there.id, did: 'nothing', skipped: 'Already so.' }
    }
    await context.intercom.updateContact(there.id, { ...patchOf(lacking, edit), ...owner })
    return { id: there.id, did: 'filled', wrote: [...Object.keys(lacking), ...Object.keys(owner)] }
  },
  async lookUp(item, context): Promise<Found> {
    const { email } = payloadSchema.parse(item.payload)
    const found = await withEmail(context, email)
    const since = item.attemptServerTime ?? 0
    const ours = found.find((one) => one.role === 'lead' && (one.createdAt ?? 0) >= since - OVERLAP_MS)
    if (ours) return { found: true, outcome: { id: ours.id, did: 'made' } }
    // Somebody was there before: sending again gives them what they lack, and twice is once.
    if (found.length > 0) return { found: false }
    const seenBy = since + UNSEEN_MS
    if ((context.intercom.serverTime() ?? context.now()) >= seenBy) return { found: false }
    throw new Failure('server', 'Intercom’s search may not know of this lead yet. Repdesk looks again.', {
      sent: 'no',
      retryAfterMs: LOOK_AGAIN_MS,
    })
  },
  async settle(_item, outcome, context) {
    if (outcome.did === 'nothing' || typeof outcome.id !== 'string') return
    const contact = await context.intercom.contact(outcome.id)
    const { store, repId } = context
    if (contact.ownerId !== repId && !store.people.has(contact.id)) return
    store.transaction(() => {
      store.people.save([contact], context.now())
      // The rep knows: they have just said so.
      store.ownerChanges.takeAsOwn(contact.id)
    })
  },
  serverTime: (context) => Promise.resolve(context.intercom.serverTime() ?? context.now()),
}

/** Everybody with this email, users first, then who changed last. */
async function withEmail({ intercom }: SendingContext, email: string): Promise<IntercomContact[]> {
  const { items } = await intercom.searchContacts({ email, perPage: 50 })
  return items.toSorted(
    (a, b) => Number(b.role === 'user') - Number(a.role === 'user') || (b.updatedAt ?? 0) - (a.updatedAt ?? 0),
  )
}

/** What the row has and the person does not. What they have stays. */
function lackingOf(there: IntercomContact, edit: ValuesEdit): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edit.values).filter(
      ([key, text]) => text !== '' && key !== 'email' && editText(there, key, typeOf(edit, key)) === '',
    ),
  )
}

/** What became of a row, for the report. */
export function didOf({ outcome }: Pick<OutboxRow, 'outcome'>): 'made' | 'filled' | 'nothing' | null {
  const did = outcome?.did
  return did === 'made' || did === 'filled' || did === 'nothing' ? did : null
}
