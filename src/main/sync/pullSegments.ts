import type { SegmentFilter } from '../../contract/models'
import { intercomSegmentsIn } from '../domain/segments/bounds'
import type { Store } from '../store/types'
import { breathe } from '../turns'
import type { SyncContext } from './context'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const PER_PAGE = 150
/** Intercom computes its segments itself and tells nobody: those in use are read again so often. */
export const SEGMENTS_EVERY_MS = 10 * MINUTE
/** A little less, so that one run finds due what the run before has read. */
const FRESH_MS = SEGMENTS_EVERY_MS - MINUTE

const WANTED = 'intercomSegments.wantedAt'
const LISTED = 'intercomSegments.listedAt'

type Stores = Pick<Store, 'segments' | 'intercomSegments'>

/** Notes that the rep chooses among Intercom's segments; answers whether their names are to be read for that. */
export function wantList({ meta }: Pick<Store, 'meta'>, now: number): boolean {
  if (Number(meta.get(LISTED) ?? '0') > now - SEGMENTS_EVERY_MS) return false
  meta.set(WANTED, String(now))
  return true
}

/** Notes which of Intercom's segments a filter is by; answers whether one of them was never read. */
export function wantSegments(
  { intercomSegments }: Pick<Store, 'intercomSegments'>,
  filter: SegmentFilter,
  now: number,
): boolean {
  const ids = intercomSegmentsIn(filter)
  if (ids.length === 0) return false
  intercomSegments.want(ids, now)
  return intercomSegments.list().some((one) => one.readAt === null && ids.includes(one.id))
}

/** Whether there is anything to read: names that are asked for, or people of a segment in use. */
export function hasSegmentWork(store: Stores & Pick<Store, 'meta'>, now: number): boolean {
  const isListWanted = Number(store.meta.get(WANTED) ?? '0') > Number(store.meta.get(LISTED) ?? '0')
  return isListWanted || due(store, now).length > 0
}

/** Those that saved segments are by, and those that a list was filtered by within a day. */
function due({ segments, intercomSegments }: Stores, now: number): string[] {
  const saved = segments.list().flatMap(({ filter }) => intercomSegmentsIn(filter))
  return intercomSegments.due(saved, now - DAY, now - FRESH_MS)
}

/**
 * Reads the names of Intercom's segments (`GET /segments`), and whom of the rep's people those in use hold: a contact
 * search by `segment_id` and owner, since there is no list of a segment's members (API facts, "Notes, tags, segments").
 */
export async function pullSegments(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, clock } = context
  const began = clock.now()
  store.intercomSegments.replace(await intercom.segments())
  store.meta.set(LISTED, String(began))
  context.changed(['segments'])
  for (const id of due(store, began)) {
    store.intercomSegments.setPeople(id, await membersOf(context, id, signal), clock.now())
    context.changed(['people', 'segments'])
    await breathe()
  }
}

async function membersOf(context: SyncContext, segmentId: string, signal: AbortSignal): Promise<string[]> {
  const { intercom, repId } = context
  const ids: string[] = []
  let cursor: string | null = null
  do {
    signal.throwIfAborted()
    const page = await intercom.searchContacts({ ownerId: repId, segmentId, perPage: PER_PAGE, cursor })
    for (const { id } of page.items) ids.push(id)
    cursor = page.next
  } while (cursor !== null)
  return ids
}
