import { asFailure, Failure } from '../domain/failure'
import type { StreamRow } from '../store/types'
import { inTurns } from '../turns'
import { noteArchived, noteFound } from '../store/archivedPeople'
import type { SyncContext } from './context'
import { followArchived, followGone, type Fate } from './personGone'
import { removeStrays, savePeople } from './savePeople'

const PER_PAGE = 150
const DAY_MS = 86_400_000
/** Rows may become visible in search a little after their own time. */
const OVERLAP_MS = 10 * 60_000

/** Where an unfinished sweep goes on. */
interface SweepCursor {
  next: string | null
  sweep: number
  newest: number
  /** Rows that could not be read: they are in Intercom's count and never in ours. */
  unreadable: number
  /** The service's time when it began; 0 where that was not known. */
  since: number
}

/** By then search knows of a change for certain; documented are "a few minutes". */
const INDEXED_AFTER_MS = 15 * 60_000

const UNREADABLE = 'book.unreadable'
/** People who are gone from the book in Intercom and stay here until their unsent items are settled. */
const LEAVING = 'book.leaving'

/**
 * The whole book, page by page, resumable after a kill at the page it had reached. At the end, people that the sweep did
 * not see are asked for one by one: a row can slip between pages, and only its own answer proves that it is gone.
 */
export async function sweepBook(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, repId } = context
  const before = store.streams.get('book')
  const resumed = before.cursor ? (JSON.parse(before.cursor) as SweepCursor) : null
  let at: SweepCursor = resumed ?? {
    next: null,
    sweep: Number(store.meta.get('book.sweep') ?? '0') + 1,
    newest: 0,
    unreadable: 0,
    since: intercom.serverTime() ?? 0,
  }
  // Only the first sweep shows progress: a later one must not throw what was reached back to nothing.
  const isFirst = before.watermark === null
  let done = resumed ? before.done : 0
  const reached = (total: number): Partial<StreamRow> => (isFirst ? { done, total } : {})
  if (!resumed) {
    store.transaction(() => {
      store.meta.set('book.sweep', String(at.sweep))
      const first = isFirst ? { done: 0 } : {}
      store.streams.save('book', { ...first, cursor: JSON.stringify(at), startedAt: context.clock.now() })
    })
  }
  do {
    signal.throwIfAborted()
    const page = await intercom
      .searchContacts({ ownerId: repId, perPage: PER_PAGE, cursor: at.next })
      .catch((thrown: unknown) => {
        throw afterRefusal(context, at, asFailure(thrown))
      })
    noteFound(
      store,
      page.items.map((one) => one.id),
    )
    await inTurns(page.items, (batch) => savePeople(context, batch, at.sweep))
    done += page.items.length
    at = {
      ...at,
      next: page.next,
      newest: Math.max(at.newest, ...page.items.map((one) => one.updatedAt ?? 0)),
      unreadable: at.unreadable + page.unreadable,
    }
    store.streams.save('book', { ...reached(page.total ?? done), cursor: JSON.stringify(at) })
    context.changed(['people'])
  } while (at.next !== null)
  await settle(context, store.people.unseenInSweep(at.sweep), signal, at.since)
  store.meta.set(UNREADABLE, String(at.unreadable))
  store.streams.save('book', { ...reached(done), cursor: null, watermark: String(at.newest) })
}

/** A cursor that Intercom no longer takes must not stop the sweep for ever: the next run starts anew. */
function afterRefusal(context: SyncContext, at: SweepCursor, failure: Failure): Failure {
  if (at.next === null || failure.code !== 'validation') return failure
  context.store.streams.save('book', { cursor: null })
  return new Failure('server', 'Intercom lost its place in the list of your people. Repdesk starts it again.', {
    sent: 'no',
    cause: failure,
  })
}

/**
 * Asks for people one by one who may have left; those who are gone but have unsent items are remembered. With `since`,
 * these were not found by a search that began then: one whose own answer still names the rep, but who had not changed for
 * long by then and so could not slip between pages, is archived, which that answer need not say.
 */
async function settle(
  context: SyncContext,
  ids: readonly string[],
  signal: AbortSignal,
  since: number | null = null,
): Promise<void> {
  const { store, repId } = context
  const leaving: string[] = []
  for (const id of ids) {
    signal.throwIfAborted()
    if ((await refreshPerson(context, id)) === 'leaving') leaving.push(id)
    else if (since !== null && store.people.ownerOf(id) === repId) {
      const changedAt = store.people.get(id)?.updatedAt ?? Infinity
      if (changedAt >= since - INDEXED_AFTER_MS) continue
      noteArchived(store, id)
      if (followArchived(context, id) === 'leaving') leaving.push(id)
    }
  }
  store.meta.set(LEAVING, leaving.length > 0 ? JSON.stringify(leaving) : null)
  if (ids.length > 0) context.changed(['people', 'conversations'])
}

/**
 * What changed since the last run. Contact search compares days in the workspace's zone, so it asks for two days and
 * cuts at the watermark. The count of the book is compared, too: an owner set through the API may not move `updated_at`,
 * and who has left the book is in no answer.
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
      updatedAfter: Math.max(0, watermark - 2 * DAY_MS),
      perPage: PER_PAGE,
      cursor,
    })
    const fresh = page.items.filter((one) => (one.updatedAt ?? 0) >= watermark - OVERLAP_MS)
    noteFound(
      store,
      fresh.map((one) => one.id),
    )
    await inTurns(fresh, (batch) => savePeople(context, batch))
    newest = Math.max(newest, ...fresh.map((one) => one.updatedAt ?? 0))
    cursor = fresh.length < page.items.length ? null : page.next
  } while (cursor !== null)
  store.streams.save('book', { watermark: String(newest) })
  await settle(context, readLeaving(context), signal)
  const { total } = await intercom.searchContacts({ ownerId: repId, perPage: 1 })
  const here = store.people.bookThere() - readLeaving(context).length + Number(store.meta.get(UNREADABLE) ?? '0')
  if (total !== null && total !== here) {
    context.logger.info('The book differs from Intercom: sweeping', { there: total, here })
    await sweepBook(context, signal)
  }
}

function readLeaving(context: SyncContext): string[] {
  return JSON.parse(context.store.meta.get(LEAVING) ?? '[]') as string[]
}

/**
 * Reads one person anew: saved, or removed where they are merged, deleted, archived, or neither the rep's nor in a
 * conversation assigned to the rep. `leaving`: gone in Intercom, but kept while items of theirs are unsent. Where they were
 * merged into somebody, everything of theirs follows (personGone.ts).
 */
export async function refreshPerson(context: SyncContext, id: string): Promise<Fate> {
  const { store } = context
  try {
    savePeople(context, [await context.intercom.contact(id)])
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    return followGone(context, id, failure)
  }
  removeStrays(context)
  return store.people.has(id) ? 'kept' : 'removed'
}
