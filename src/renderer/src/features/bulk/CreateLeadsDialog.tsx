import { useEffect, useState, type ReactNode } from 'react'
import { counted } from '../../format/numbers'
import { focusList } from '../../state/listFocus'
import { Dialog } from '../../ui/Dialog'
import { leadsTogether } from './groupKinds'
import { GroupView } from './GroupView'
import { PlanView } from './PlanView'

interface CreateLeadsDialogProps {
  /** Whom a dry run is about; null for a group that is on its way already. */
  readonly personIds: readonly string[] | null
  readonly groupId: string | null
  readonly onClose: () => void
}

/** Leads of several people: first what would happen to each, then how far they are. */
export function CreateLeadsDialog({ personIds, groupId, onClose }: CreateLeadsDialogProps): ReactNode {
  const [made, setMade] = useState(groupId)
  useEffect(() => focusListAfterwards, [])
  const detail = made === null && personIds ? counted(personIds.length, 'person', 'people') : null
  return (
    <Dialog title="Create Leads" detail={detail} size="large" onClose={onClose}>
      {made !== null ? (
        <GroupView kind={leadsTogether} groupId={made} onClose={onClose} />
      ) : (
        <PlanView personIds={personIds ?? []} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** The button that opened it has gone with the selection: the focus goes to the list then. */
function focusListAfterwards(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusList()
  })
}
