import { MOVABLE } from '../domain/ownership/byHand'
import { makeGroup } from '../outbox/groupMaking'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { newItem, type CommandContext, type NewItem } from './context'
import { showOwner, unsentOwner } from './ownerShown'

/** A new owner of one person; null is nobody. */
export interface OwnerChange {
  readonly personId: string
  readonly ownerId: string | null
}

/**
 * As one group that leaves at one time, all or none (`makeGroup`); in turns, so that a thousand hold up nothing. What they
 * replace goes last, so that a kill in between loses neither.
 */
export async function queueOwners(context: CommandContext, changes: readonly OwnerChange[]): Promise<string> {
  const session = context.session()
  const { store } = session
  const { clock, ids } = context.options
  const groupId = ids.next()
  const replaced = changes.flatMap(({ personId }) => movable(session, personId) ?? [])
  await makeGroup(
    { store, clock },
    groupId,
    session.settings().undoSeconds * 1_000,
    changes,
    ({ personId, ownerId }) => newItem(ids.next(), null, ownerItem(context, personId, ownerId)),
    ({ personId }) => showOwner(session, personId, clock.now()),
  )
  store.transaction(() => {
    for (const item of replaced) takeBack(session, item, clock.now())
  })
  return groupId
}

/** The rep's earlier change of this owner, where it has not left. */
export function movable(session: Session, personId: string): OutboxRow | null {
  const earlier = unsentOwner(session, personId)
  return earlier && MOVABLE.has(earlier.state) && earlier.outcome?.unproved !== true ? earlier : null
}

/** Discards it, and shows the owner that is left. */
export function takeBack(session: Session, { id, personId }: OutboxRow, now: number): OutboxRow {
  const gone = session.store.outbox.update(id, { state: 'discarded', nextAt: null }, now)
  if (personId !== null) showOwner(session, personId, now)
  return gone
}

/** The change as an item; `base` is who will be the owner in Intercom when it leaves, as far as is known. */
export function ownerItem(context: CommandContext, personId: string, ownerId: string | null): NewItem {
  const session = context.session()
  const { people } = session.store
  const underWay = movable(session, personId) ? null : unsentOwner(session, personId)
  const before = underWay ? underWay.payload.ownerId : people.ownerThere(personId)
  return {
    kind: 'person.owner',
    service: 'intercom',
    lane: `owner:${personId}`,
    personId,
    conversationId: null,
    payload: {
      personId,
      personName: people.get(personId)?.displayName ?? 'Unknown person',
      ownerId,
      base: before ?? null,
      values: { owner: ownerNameOf(context, ownerId) },
    },
  }
}

/** A teammate's name, as an owner is shown. */
export function ownerNameOf(context: CommandContext, ownerId: string | null): string {
  if (ownerId === null) return 'Nobody'
  return (
    context
      .session()
      .store.teammates.list()
      .find((one) => one.id === ownerId)?.name ?? 'A teammate'
  )
}
