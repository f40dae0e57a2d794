import { signedUpNews } from '../domain/sync/goneNews'
import type { IntercomContact } from '../ports/intercom'
import { INTERCOM_NEWS } from '../store/keptRooms'
import type { SyncContext } from './context'

/**
 * Leads of the rep who became users, by signing in (article "How do I merge a lead with a user?", "Automatically merge
 * profiles"): a line of the feed for each. In the transaction that saved them.
 */
export function announceSignUps({ store, clock, repId }: SyncContext, people: readonly IntercomContact[]): void {
  const lines = people.flatMap(({ id, ownerId }) => {
    const name = store.people.get(id)?.displayName
    if (ownerId !== repId || name === undefined) return []
    const about = { personId: id, object: null, recordId: '' }
    return [{ at: clock.now(), kind: 'signedUp' as const, text: signedUpNews(name), ...about }]
  })
  if (lines.length > 0) store.news.add(INTERCOM_NEWS, lines)
}
