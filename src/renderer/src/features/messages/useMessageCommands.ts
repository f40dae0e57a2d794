import type { Audience, Settings } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { useCommandHandler } from '../../keys/commandHandlers'
import { activeFilters, noConditions, useBookView } from '../../state/bookView'
import { useOpenMessage } from '../../state/messages'
import { usePeopleSelection } from '../../state/peopleSelection'
import { usePlace } from '../../state/place'
import { together } from '../segments/editFilter'

/** Begins a message, with the rep's choice whether such become Tasks. */
export function beginMessage(audience: Audience): void {
  const isOne = audience.by === 'people' && audience.personIds.length === 1
  const begin = (settings: Settings): void => {
    const { one, audience: many } = settings.messageTasks
    useOpenMessage.getState().begin(audience, isOne ? one : many)
  }
  void ask('settings.get', {}).then(begin)
}

/** The commands that begin a message from wherever the rep is. */
export function useMessageCommands(): void {
  const goTo = usePlace((state) => state.goTo)
  const ids = usePeopleSelection((state) => state.ids)
  const { filter, segment } = useBookView()
  const isBook = usePlace((state) => state.screen === 'book')
  const kept = together(filter, segment)
  const isFiltered = activeFilters(filter) > 0 || segment.parts.length > 0
  useCommandHandler('goMessages', () => goTo('messages'))
  useCommandHandler('newMessage', () => beginMessage({ by: 'filter', filter: noConditions }))
  useCommandHandler('messagePeople', () => beginMessage({ by: 'people', personIds: [...ids] }), ids.length > 0)
  useCommandHandler(
    'messageFiltered',
    () => {
      if (kept) beginMessage({ by: 'filter', filter: kept })
    },
    isBook && isFiltered && kept !== null,
  )
}
