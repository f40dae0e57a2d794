import type { KindChoices } from '../../contract/models'
import type { Store } from '../store/types'
import { stillNews, type Candidate } from './announceCandidates'

/**
 * What quiet hours or focus held back, now that they are over: what has not been read or dealt with since, of kinds that are
 * still on and people who are not muted. It is on record as told at `now` (ms), and what is left out as settled.
 */
export function takeHeld(store: Store, repId: string, notify: KindChoices, now: number): Candidate[] {
  return store.transaction(() => {
    const held = store.notifications.held()
    const news = held
      .map((entry) => stillNews(store, repId, entry))
      .filter((one) => one !== null)
      .filter((one) => notify[one.kind].on)
      .filter((one) => one.personId === null || !store.notifications.isMuted(one.personId))
    store.notifications.settle(
      news.map((one) => one.key),
      now,
    )
    store.notifications.settle(
      held.map((one) => one.key),
      null,
    )
    return news
  })
}
