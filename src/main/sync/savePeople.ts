import type { IntercomContact } from '../ports/intercom'
import { noteGained } from '../store/gained'
import { announceOwners } from './announceOwners'
import type { SyncContext } from './context'
import { announceSignUps } from './signUps'

/**
 * Saves people. Those who join the book after the walk through everybody's conversations has begun get theirs apart,
 * which is written down in the same transaction. `sweep`: the number of the running sweep of the book.
 */
export function savePeople(context: SyncContext, batch: IntercomContact[], sweep?: number): void {
  const { store, clock, repId } = context
  const { changed, gained } = store.transaction(() => {
    const outside = batch.map((one) => one.id).filter((id) => store.people.ownerThere(id) !== repId)
    const leads = new Set(store.people.leadsAmong(batch.map((one) => one.id)))
    const ids = store.people.save(batch, clock.now(), sweep)
    const signedUp = announceSignUps(
      context,
      batch.filter((one) => one.role === 'user' && leads.has(one.id) && ids.includes(one.id)),
    )
    noteGained(
      store,
      outside.filter((id) => store.people.ownerThere(id) === repId),
    )
    return { changed: ids, gained: [...announceOwners(store, repId, clock.now()), ...signedUp] }
  })
  if (gained.length > 0) context.gained(gained)
  if (changed.length > 0) context.changed(['people'], changed.length <= 20 ? changed : undefined)
}

/**
 * Removes guests who have no conversation assigned to the rep any more (DESIGN.md section 13). One whose conversation
 * is open in front of the rep stays until the rep has left it.
 */
export function removeStrays(context: SyncContext): void {
  const { store } = context
  const front = context.opened()
  const inFront = front === null ? null : (store.conversations.get(front)?.personId ?? null)
  const strays = store.people.strayGuests().filter((id) => id !== inFront)
  if (strays.length === 0) return
  store.people.remove(strays)
  context.changed(['people', 'conversations'])
}
