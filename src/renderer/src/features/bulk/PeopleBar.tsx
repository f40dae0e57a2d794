import { CloudUpload, X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { counted } from '../../format/numbers'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { focusList } from '../../state/listFocus'
import { usePeopleSelection } from '../../state/peopleSelection'
import { Button, IconButton } from '../../ui/Button'
import { ExportButton } from '../export/ExportButton'
import { MessagePeople } from '../messages/MessageButtons'
import { AssignOwners } from '../owners/OwnersBar'
import styles from './Bulk.module.css'
import { mostAtOnce } from './bulkWords'

/** What can be done with the selected people. Escape lets go of them. */
export function PeopleBar(): ReactNode {
  const ids = usePeopleSelection((state) => state.ids)
  const clear = usePeopleSelection((state) => state.clear)
  const open = useLayers((state) => state.open)
  const reasonId = useId()
  const some = ids.length > 0
  const tooMany = ids.length > mostAtOnce
  const make = (): void => open({ kind: 'leads', personIds: ids })
  useCommandHandler('createLeads', make, some && !tooMany)
  // The bar goes, and with it what has the focus.
  const letGo = (): void => {
    clear()
    focusList()
  }
  useCommandHandler('back', letGo, some)
  if (!some) return null
  return (
    <div className={styles.bar} role="group" aria-label="Selected people">
      <span className={styles.barWords} role="status">
        {counted(ids.length, 'person', 'people')} selected
        {tooMany ? (
          <span id={reasonId} className={styles.tooMany}>
            At most {mostAtOnce} Leads at once: select fewer.
          </span>
        ) : null}
      </span>
      <Button
        size="small"
        variant="primary"
        icon={<CloudUpload size={14} />}
        command="createLeads"
        onPress={make}
        blockedBy={tooMany ? reasonId : undefined}
      >
        Create Leads…
      </Button>
      <AssignOwners />
      <MessagePeople />
      <ExportButton from={{ list: 'people', personIds: [...ids] }} total={ids.length} labelled />
      <IconButton label="Clear the selection" command="back" icon={<X size={14} />} onPress={letGo} />
    </div>
  )
}
