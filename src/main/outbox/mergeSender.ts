import { z } from 'zod'
import { asFailure, Failure } from '../domain/failure'
import { canonicalId } from '../domain/merging/canonicalId'
import type { IntercomApi, IntercomContact } from '../ports/intercom'
import { noteGained } from '../store/gained'
import type { OutboxRow } from '../store/types'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  /** The lead, who is gone afterwards. */
  goneId: z.string(),
  /** The user, who stays. */
  intoId: z.string(),
  personName: z.string(),
  intoName: z.string(),
  /** The rep said that they are the same although neither email nor phone agree. */
  evenIfDifferent: z.boolean(),
})

/**
 * Merges a lead into a user, once. It looks before it writes: who was merged already is done, who became a user or was merged
 * into somebody else is asked about. A lost answer is looked up by what became of the lead (410 with its Link, or the merge
 * history of the user); only a lead who is still there is sent again.
 */
export const mergeSender: Sender = {
  kind: 'person.merge',
  async send(item, { intercom }) {
    const { goneId, intoId, intoName, evenIfDifferent } = payloadSchema.parse(item.payload)
    if (goneId === intoId) return { id: intoId, skipped: 'Already so.' }
    const lead = await whereIs(intercom, goneId)
    if (lead.at === 'merged') {
      if (lead.into === intoId || (await whereIs(intercom, intoId)).id === lead.into) {
        return { id: lead.into, skipped: 'Already so.' }
      }
      throw new Failure('conflict', 'Somebody has merged this lead into another user meanwhile. Discard this.', {
        sent: 'no',
      })
    }
    if (lead.at === 'gone')
      throw new Failure('gone', 'This lead is not in Intercom any more. Discard this.', { sent: 'no' })
    if (lead.contact.role === 'user') throw new Failure('validation', SIGNED_UP, { sent: 'no' })
    const user = await whereIs(intercom, intoId)
    if (user.at !== 'here') {
      throw new Failure('gone', `${intoName} is not in Intercom any more. Discard this.`, { sent: 'no' })
    }
    if (user.contact.role === 'lead') throw new Failure('validation', NOT_A_USER, { sent: 'no' })
    try {
      await intercom.mergeContacts(goneId, intoId, evenIfDifferent)
    } catch (thrown) {
      throw explained(asFailure(thrown), lead.contact, user.contact, evenIfDifferent)
    }
    return { id: intoId }
  },
  async lookUp(item, { intercom }): Promise<Found> {
    const { goneId, intoId } = payloadSchema.parse(item.payload)
    const lead = await whereIs(intercom, goneId)
    if (lead.at === 'here') return { found: false }
    if (lead.at === 'merged') {
      const isOurs = lead.into === intoId || (await whereIs(intercom, intoId)).id === lead.into
      return isOurs ? { found: true, outcome: { id: lead.into } } : { found: false }
    }
    // A plain 404 is documented for merged contacts, too: then the user's history tells.
    const merged = await intercom.mergedInto(intoId).catch((thrown: unknown): string[] => {
      const { code } = asFailure(thrown)
      if (code === 'not_found' || code === 'gone') return []
      throw thrown
    })
    return merged.includes(goneId) ? { found: true, outcome: { id: intoId } } : { found: false }
  },
  async settle(item, outcome, context) {
    const { goneId } = payloadSchema.parse(item.payload)
    const into = typeof outcome.id === 'string' ? outcome.id : null
    if (into === null || into === goneId) return
    const survivor = await context.intercom.contact(into)
    context.store.transaction(() => follow(context, goneId, survivor))
  },
  serverTime: (context) => Promise.resolve(context.intercom.serverTime() ?? context.now()),
}

/** Everything of the lead goes to the user at once; where the user is not the rep's business, the next look at the lead settles it. */
function follow(context: SendingContext, from: string, survivor: IntercomContact): void {
  const { store, repId } = context
  const now = context.now()
  const stays =
    survivor.ownerId === repId ||
    store.people.has(survivor.id) ||
    store.conversations.ofPerson(from).some((one) => one.assignedToMe)
  if (!stays) return store.merging.note(from, survivor.id, now)
  store.people.save([survivor], now)
  store.merging.move(from, survivor.id, now)
  if (survivor.ownerId === repId) noteGained(store, [survivor.id])
}

type Whereabouts =
  | { at: 'here'; id: string; contact: IntercomContact }
  | { at: 'merged'; id: string; into: string }
  | { at: 'gone'; id: null }

async function whereIs(intercom: IntercomApi, id: string): Promise<Whereabouts> {
  try {
    return { at: 'here', id, contact: await intercom.contact(id) }
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    const into = canonicalId(failure)
    return into === null ? { at: 'gone', id: null } : { at: 'merged', id: into, into }
  }
}

const SIGNED_UP =
  'This lead has become a user meanwhile, and Intercom does not merge two users. Discard this; notes, tags and the owner can be copied instead.'
const NOT_A_USER = 'Intercom merges a lead into a user only, and this is a lead. Discard this.'

/** Intercom's own check of duplicates, in the rep's words. */
function explained(failure: Failure, lead: IntercomContact, user: IntercomContact, even: boolean): Failure {
  if (failure.details.serviceCode !== 'invalid_merge' || even) return failure
  const of = ({ email, phone }: IntercomContact): string => [email, phone].filter(Boolean).join(', ') || 'neither'
  return new Failure(
    'validation',
    `Intercom merges them only where email or phone agree: the lead has ${of(lead)}, the user ${of(user)}. If they are the same person, discard this and merge them again with “Merge although they differ”.`,
    { ...failure.details, sent: 'no', cause: failure },
  )
}

/** What the item does, for whoever shows it. */
export function mergeOf(item: Pick<OutboxRow, 'payload'>): z.infer<typeof payloadSchema> {
  return payloadSchema.parse(item.payload)
}
