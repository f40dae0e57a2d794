import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { activeFilters, useBookView } from '../../state/bookView'
import { usePeopleSelection } from '../../state/peopleSelection'
import { Button, IconButton } from '../../ui/Button'
import { useLiveOwner } from '../live/useLiveOwner'
import { together } from '../segments/editFilter'
import { beginMessage } from './useMessageCommands'

/** For the bar of selected people: writes to all of them. */
export function MessagePeople(): ReactNode {
  const ids = usePeopleSelection((state) => state.ids)
  return (
    <Button
      size="small"
      icon={<Send size={14} />}
      command="messagePeople"
      onPress={() => beginMessage({ by: 'people', personIds: [...ids] })}
    >
      Message…
    </Button>
  )
}

/** For the conditions above the list: writes to whoever fits them. */
export function MessageFiltered(): ReactNode {
  const { filter, segment } = useBookView()
  const liveOwner = useLiveOwner()
  const kept = together(filter, segment)
  // Somebody else's people are not written to.
  if (liveOwner(segment) !== undefined) return null
  if (kept === null || (activeFilters(filter) === 0 && segment.parts.length === 0)) return null
  return (
    <Button size="small" variant="quiet" onPress={() => beginMessage({ by: 'filter', filter: kept })}>
      Message…
    </Button>
  )
}

/** For a person's header: writes to them first. Somebody else's people are not written to. */
export function MessagePerson({ person }: { readonly person: Pick<Person, 'id' | 'isMine'> }): ReactNode {
  const begin = (): void => beginMessage({ by: 'people', personIds: [person.id] })
  useCommandHandler('messagePerson', begin, person.isMine)
  if (!person.isMine) return null
  return <IconButton label="Message" command="messagePerson" icon={<Send size={16} />} onPress={begin} />
}
