import { signedUpNews } from '../domain/sync/goneNews'
import type { IntercomContact } from '../ports/intercom'
import { INTERCOM_NEWS } from '../store/keptRooms'
import type { Gained } from './announceCandidates'
import type { SyncContext } from './context'

/**
 * Leads of the rep who became users, by signing in (article "How do I merge a lead with a user?", "Automatically merge
 * profiles"): a line of the feed for each. In the transaction that saved them.
 * Answers them, for a notification.
 */
export function announceSignUps({ store, clock, repId }: SyncContext, people: readonly IntercomContact[]): Gained[] {
  const lines = people.flatMap(({ id, ownerId }) => {
    const name = store.people.get(id)?.displayName
    if (ownerId !== repId || name === undefined) return []
    const about = { personId: id, object: null, recordId: '' }
    return [{ line: { at: clock.now(), kind: 'signedUp' as const, text: signedUpNews(name), ...about }, name, id }]
  })
  if (lines.length > 0)
    store.news.add(
      INTERCOM_NEWS,
      lines.map((one) => one.line),
    )
  return lines.map(({ id, name }) => ({ n: 0, personId: id, personName: name, signedUp: true }))
}
