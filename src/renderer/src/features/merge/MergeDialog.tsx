import { useState, type ReactNode } from 'react'
import { useMergePlan } from '../../queries/merging'
import { usePerson } from '../../queries/people'
import { Dialog, DialogBody } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { ChooseOther } from './ChooseOther'
import { Instead } from './Instead'
import { MergeView } from './MergeView'

interface MergeDialogProps {
  readonly personId: string
  /** Null: the rep still has to say with whom. */
  readonly otherId: string | null
  readonly onClose: () => void
}

/** Two people who may be one: with whom, then side by side; merged where Intercom merges them, else what can be done instead. */
export function MergeDialog({ personId, otherId, onClose }: MergeDialogProps): ReactNode {
  const [chosen, setChosen] = useState(otherId)
  const person = usePerson(personId)
  return (
    <Dialog
      title="Merge"
      detail={person.data?.displayName}
      size={chosen === null ? 'normal' : 'large'}
      onClose={onClose}
    >
      {chosen !== null ? (
        <Compared personId={personId} otherId={chosen} onClose={onClose} />
      ) : person.data ? (
        <ChooseOther person={person.data} onChoose={setChosen} onClose={onClose} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  )
}

interface ComparedProps {
  readonly personId: string
  readonly otherId: string
  readonly onClose: () => void
}

function Compared({ personId, otherId, onClose }: ComparedProps): ReactNode {
  const plan = useMergePlan(personId, otherId)
  if (plan.error) {
    return (
      <DialogBody>
        <Failed error={plan.error} onRetry={() => void plan.refetch()} />
      </DialogBody>
    )
  }
  if (!plan.data) return <Waiting />
  return plan.data.canMerge ? (
    <MergeView plan={plan.data} onClose={onClose} />
  ) : (
    <Instead plan={plan.data} onClose={onClose} />
  )
}

function Waiting(): ReactNode {
  return (
    <DialogBody>
      <Skeleton lines={6} label="Comparing" />
    </DialogBody>
  )
}
