import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'

/** The rep's own change of a person's owner that is not sent; null where there is none. */
export function unsentOwner(session: Pick<Session, 'store'>, personId: string): OutboxRow | null {
  const items = session.store.outbox.unsentOf({ personId })
  return items.findLast((item) => item.kind === 'person.owner' && item.payload.origin === undefined) ?? null
}

/** Shows the owner that Intercom has, or the one that is still to be sent, after an item was changed by the rep. */
export function showOwner(session: Pick<Session, 'store'>, personId: string, now: number): void {
  const { people } = session.store
  if (!people.has(personId)) return
  const { ownerId } = unsentOwner(session, personId)?.payload ?? {}
  const there = people.ownerThere(personId) ?? null
  people.patch(personId, { ownerId: ownerId === null || typeof ownerId === 'string' ? ownerId : there }, now)
}
