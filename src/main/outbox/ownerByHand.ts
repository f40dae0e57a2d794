import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { setOwner } from './ownerWrite'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  /** A teammate, or null for nobody. */
  ownerId: z.string().nullable(),
  /** The owner in Intercom when the rep changed it. */
  base: z.string().nullable(),
})
const answerSchema = z.object({ current: z.object({ owner: z.string().nullable() }) })

/** An owner that the rep set, as it waits in the outbox. */
export type OwnerChangeByHand = z.infer<typeof payloadSchema>

/** The item's change; throws where it is none of the rep's. */
export function ownerByHandOf(item: Pick<OutboxRow, 'payload'>): OwnerChangeByHand {
  return payloadSchema.parse(item.payload)
}

/**
 * Writes the owner that the rep chose, and nothing else of the person. It looks before it writes: the same owner twice is
 * the same owner, but one that somebody else chose meanwhile is asked about, never overwritten (DESIGN.md section 6).
 */
export const ownerByHand: Pick<Sender, 'send' | 'lookUp' | 'settle'> = {
  async send(item, context) {
    const { personId, ownerId, base } = ownerByHandOf(item)
    const current = await context.intercom.contact(personId)
    if (current.ownerId === ownerId) {
      keep(context, current)
      return { id: personId, wrote: [], skipped: 'Already so.' }
    }
    if (current.ownerId !== base && !isOurs(context, current)) throw conflict(item, context, current)
    keep(context, await setOwner(context, personId, ownerId))
    return { id: personId, wrote: ['owner'] }
  },
  async lookUp(item, context): Promise<Found> {
    const { personId, ownerId } = ownerByHandOf(item)
    const current = await context.intercom.contact(personId)
    if (current.ownerId !== ownerId) return { found: false }
    keep(context, current)
    return { found: true, outcome: { id: personId, wrote: ['owner'] } }
  },
  settle(item, outcome, context) {
    if (outcome.skipped === undefined) context.store.ownerChanges.note(item.id, context.now())
    return Promise.resolve()
  },
}

/** Nobody else has changed it since this desktop set it, though the pull of the book may not have shown that yet. */
function isOurs({ store }: SendingContext, current: IntercomContact): boolean {
  const last = store.ownerChanges.latestOf(current.id)
  return last?.how === 'hand' && last.ownerId === current.ownerId
}

/** Whoever comes to the rep by this is brought in by the pull of the book, with their conversations. */
function keep(context: SendingContext, contact: IntercomContact): void {
  const { store, repId } = context
  if (contact.ownerId === repId && store.people.ownerThere(contact.id) !== repId) return
  store.people.save([contact], context.now())
}

function conflict(item: OutboxRow, { store, repId }: SendingContext, current: IntercomContact): Failure {
  const { ownerId } = ownerByHandOf(item)
  const names = new Map(store.teammates.list().map((one) => [one.id, one.name]))
  const name = (id: string | null): string =>
    id === null ? 'nobody' : id === repId ? 'you' : (names.get(id) ?? 'a teammate who has left')
  const now = name(current.ownerId)
  return new Failure(
    'conflict',
    `In Intercom somebody changed the owner to ${now} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: { owner: `Now “${now}” in Intercom; yours is “${name(ownerId)}”.` },
      body: { current: { owner: current.ownerId } },
    },
  )
}

/** The payload for sending again after a conflict: the rep has seen who is the owner now, and decided. */
export function rebasedOwner(item: OutboxRow): OutboxRow['payload'] {
  const answer = z.object({ answer: answerSchema }).safeParse(item.outcome)
  return answer.success ? { ...item.payload, base: answer.data.answer.current.owner } : item.payload
}
