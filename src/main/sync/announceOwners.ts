import { ownershipNews } from '../domain/ownership/provenance'
import { INTERCOM_NEWS } from '../store/keptRooms'
import type { NewsRow, Store } from '../store/types'
import type { Gained } from './announceCandidates'

/** More than so many at once share a line of the feed. */
const APART = 5
const AT_ONCE = 500

/**
 * Tells the rep of people who became theirs or ceased to be, by somebody else's doing in Intercom: once, in the transaction
 * that noticed it, and before those who are lost leave the cache. Answers who became theirs, for a notification.
 */
export function announceOwners(store: Store, repId: string, now: number): Gained[] {
  const untold = store.ownerChanges.untold(AT_ONCE)
  if (untold.length === 0) return []
  const isGain = (one: (typeof untold)[number]): boolean => one.ownerId === repId && one.beforeId !== repId
  const names = new Map(store.teammates.list().map((one) => [one.id, one.name]))
  for (const kind of ['gained', 'lost'] as const) {
    const people = untold
      .filter((one) => (kind === 'gained' ? isGain(one) : one.beforeId === repId && one.ownerId !== repId))
      .map(({ personId, personName, ownerId }) => ({
        personId,
        personName,
        ownerName: ownerId === null ? null : (names.get(ownerId) ?? 'a teammate who has left'),
      }))
    const entry = { at: now, kind, object: null, recordId: '' }
    const entries: Omit<NewsRow, 'id' | 'seen'>[] =
      people.length > APART
        ? [{ ...entry, personId: null, text: ownershipNews(kind, people) }]
        : people.map((one) => ({ ...entry, personId: one.personId, text: ownershipNews(kind, [one]) }))
    if (entries.length > 0) store.news.add(INTERCOM_NEWS, entries)
  }
  store.ownerChanges.markTold(untold.map((one) => one.n))
  return untold.filter(isGain).map(({ n, personId, personName }) => ({ n, personId, personName }))
}
