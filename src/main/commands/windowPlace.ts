import { windowPlaceSchema, type WindowPlace } from '../../contract/placeCommands'
import type { Store } from '../store/types'
import { WINDOW_PLACE } from '../store/windowPlace'
import { done, type Handlers } from './context'

type Family = Pick<Handlers, 'app.place' | 'app.savePlace'>

/** Where the rep was, kept in the cache across restarts: it names people, and leaves with them. */
export const placeCommands: Family = {
  'app.place'(_input, context) {
    const { store } = context.session()
    const kept = store.meta.get(WINDOW_PLACE)
    const read = windowPlaceSchema.safeParse(kept === null ? null : JSON.parse(kept))
    return { place: read.success ? stillHere(store, read.data) : null }
  },
  'app.savePlace'({ place }, context) {
    context.session().store.meta.set(WINDOW_PLACE, JSON.stringify(place))
    return done
  },
}

/** Who was merged is whoever they became; what is gone is closed, and the list alone is shown. */
function stillHere(store: Store, place: WindowPlace): WindowPlace {
  const conversation = place.conversationId === null ? null : store.conversations.get(place.conversationId)
  const wanted = conversation?.personId ?? place.personId
  const personId = wanted === null ? null : store.merging.survivorOf(wanted)
  const isHere = personId !== null && store.people.has(personId)
  const company = place.companyId === null ? null : store.companies.get(place.companyId)
  return {
    ...place,
    // Settings and the like were a way to do something, not where the rep works.
    screen:
      place.screen === 'settings' || place.screen === 'health' || (place.screen === 'company' && !company)
        ? 'book'
        : place.screen,
    companyId: company?.id ?? null,
    personId: isHere ? personId : null,
    conversationId: isHere ? (conversation?.id ?? null) : null,
  }
}
