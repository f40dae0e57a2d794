import { asFailure } from '../domain/failure'
import type { IntercomContact } from '../ports/intercom'
import { inBatches, type SyncContext } from './context'
import { backfillOf } from './pullConversations'

const PER_PAGE = 150
const DAY_MS = 86_400_000
/** Rows may become visible in search a little after their own time. */
const OVERLAP_MS = 10 * 60_000

/** Where an unfinished sweep goes on. */
interface SweepCursor {
  next: string | null
  sweep: number
  newest: number
}

/**
 * The whole book, page by page, resumable after a kill at the page it had reached. At the end, people that the sweep did
 * not see are asked for one by one: a row can slip between pages, and only its own answer proves that it is gone.
 */
export async function sweepBook(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, repId } = context
  const before = store.streams.get('book')
  const resumed = before.cursor ? (JSON.parse(before.cursor) as SweepCursor) : null
  let at: SweepCursor = resumed ?? { next: null, sweep: Number(store.meta.get('book.sweep') ?? '0') + 1, newest: 0 }
  let done = resumed ? before.done : 0
  if (!resumed) {
    store.transaction(() => {
      store.meta.set('book.sweep', String(at.sweep))
      store.streams.save('book', { done: 0, cursor: JSON.stringify(at), startedAt: context.clock.now() })
    })
  }
  do {
    signal.throwIfAborted()
    const page = await intercom.searchContacts({ ownerId: repId, perPage: PER_PAGE, cursor: at.next })
    await inBatches(page.items, (batch) => save(context, batch, at.sweep))
    done += page.items.length
    at = { ...at, next: page.next, newest: Math.max(at.newest, ...page.items.map((one) => one.updatedAt ?? 0)) }
    store.streams.save('book', { done, total: page.total ?? done, cursor: JSON.stringify(at) })
    if (page.unreadable > 0) context.logger.warn('People that could not be read', { count: page.unreadable })
    context.changed(['people'])
  } while (at.next !== null)
  await settleUnseen(context, at.sweep, signal)
  store.streams.save('book', { cursor: null, watermark: String(at.newest), total: done })
}

async function settleUnseen(context: SyncContext, sweep: number, signal: AbortSignal): Promise<void> {
  const unseen = context.store.people.unseenInSweep(sweep)
  for (const id of unseen) {
    signal.throwIfAborted()
    await refreshPerson(context, id)
  }
  if (unseen.length > 0) context.changed(['people', 'conversations'])
}

/**
 * What changed since the last run. Contact search compares days in the workspace's zone, so it asks for two days and
 * cuts at the watermark. The count of the book is compared, too: an owner set through the API may not move `updated_at`.
 */
export async function pullBookChanges(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, repId } = context
  const watermark = Number(store.streams.get('book').watermark ?? '0')
  let newest = watermark
  let cursor: string | null = null
  do {
    signal.throwIfAborted()
    const page = await intercom.searchContacts({
      ownerId: repId,
      updatedAfter: watermark - 2 * DAY_MS,
      perPage: PER_PAGE,
      cursor,
    })
    const fresh = page.items.filter((one) => (one.updatedAt ?? 0) >= watermark - OVERLAP_MS)
    await inBatches(fresh, (batch) => save(context, batch))
    newest = Math.max(newest, ...fresh.map((one) => one.updatedAt ?? 0))
    cursor = fresh.length < page.items.length ? null : page.next
  } while (cursor !== null)
  store.streams.save('book', { watermark: String(newest) })
  const { total } = await intercom.searchContacts({ ownerId: repId, perPage: 1 })
  if (total !== null && total !== store.people.bookTotal()) {
    context.logger.info('The book differs from Intercom: sweeping', { there: total, here: store.people.bookTotal() })
    await sweepBook(context, signal)
  }
  await backfillGained(context, signal)
}

/** Saves a batch; people who are new get their conversations, which is written down in the same transaction. */
function save(context: SyncContext, batch: IntercomContact[], sweep?: number): void {
  const { store, clock } = context
  store.transaction(() => {
    const firstSyncDone = store.meta.get('firstSync.done') !== null
    const gained = firstSyncDone ? batch.filter((one) => !store.people.has(one.id)).map((one) => one.id) : []
    const changed = store.people.save(batch, clock.now(), sweep)
    if (gained.length > 0) store.meta.set('gained', JSON.stringify([...readGained(context), ...gained]))
    if (changed.length > 0) context.changed(['people'], changed.length <= 20 ? changed : undefined)
  })
}

function readGained(context: SyncContext): string[] {
  return JSON.parse(context.store.meta.get('gained') ?? '[]') as string[]
}

/** Conversations of people who joined the book since the last run. */
async function backfillGained(context: SyncContext, signal: AbortSignal): Promise<void> {
  for (let gained = readGained(context); gained.length > 0; gained = readGained(context)) {
    const some = gained.slice(0, 15)
    await backfillOf(context, some, signal)
    context.store.meta.set('gained', gained.length > 15 ? JSON.stringify(gained.slice(15)) : null)
  }
}

/**
 * Reads one person anew: saved, or removed where they are merged, deleted, archived, or neither the rep's nor in a
 * conversation assigned to the rep.
 */
export async function refreshPerson(context: SyncContext, id: string): Promise<'kept' | 'removed'> {
  const { store } = context
  try {
    store.people.save([await context.intercom.contact(id)], context.clock.now())
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    return store.people.remove([id]).length > 0 ? 'removed' : 'kept'
  }
  const strays = store.people.strayGuests()
  if (strays.length > 0) store.people.remove(strays)
  return store.people.has(id) ? 'kept' : 'removed'
}
