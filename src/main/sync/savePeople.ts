import type { IntercomContact } from '../ports/intercom'
import type { Store } from '../store/types'
import { announceOwners } from './announceOwners'
import type { SyncContext } from './context'
import { announceSignUps } from './signUps'

const GAINED = 'gained'

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
    announceSignUps(
      context,
      batch.filter((one) => one.role === 'user' && leads.has(one.id) && ids.includes(one.id)),
    )
    noteGained(
      store,
      outside.filter((id) => store.people.ownerThere(id) === repId),
    )
    return { changed: ids, gained: announceOwners(store, repId, clock.now()) }
  })
  if (gained.length > 0) context.gained(gained)
  if (changed.length > 0) context.changed(['people'], changed.length <= 20 ? changed : undefined)
}

/** Writes down that the conversations of these people are to be fetched, also the older ones. */
export function noteGained(store: Store, ids: string[]): void {
  const walk = store.streams.get('conversations')
  if (ids.length === 0 || (walk.cursor === null && walk.finishedAt === null)) return
  writeGained(store, [...new Set([...readGained(store), ...ids])])
}

/** People whose conversations are still to be fetched. */
export function readGained(store: Store): string[] {
  return JSON.parse(store.meta.get(GAINED) ?? '[]') as string[]
}

/** Takes these off the list; others may have joined it meanwhile. */
export function settleGained(store: Store, ids: readonly string[]): void {
  store.transaction(() => {
    const settled = new Set(ids)
    writeGained(
      store,
      readGained(store).filter((id) => !settled.has(id)),
    )
  })
}

function writeGained(store: Store, ids: string[]): void {
  store.meta.set(GAINED, ids.length > 0 ? JSON.stringify(ids) : null)
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
