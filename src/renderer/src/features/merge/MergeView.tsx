import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { MergePlan } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import { SideBySide } from './SideBySide'
import styles from './Merge.module.css'

interface MergeViewProps {
  readonly plan: MergePlan
  readonly onClose: () => void
}

/** A lead and a user: what survives, what moves, and the button; where they do not agree, only after the rep has said so. */
export function MergeView({ plan, onClose }: MergeViewProps): ReactNode {
  const { from, into, agree, underWay } = plan
  const [same, setSame] = useState(false)
  const reasonId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const merge = useCommand('merge.start', {
    quiet: true,
    onDone: (item) => {
      announceItem(item)
      onClose()
    },
  })
  useEffect(() => button.current?.focus(), [])
  const mayMerge = agree !== null || same
  return (
    <>
      <DialogBody>
        {merge.error ? <Problem alert>{sentenceOf(merge.error)}</Problem> : null}
        <p className={styles.why}>{plan.why}</p>
        <SideBySide plan={plan} />
        <section aria-label="What moves">
          <h3 className={styles.heading}>Moves to {into.displayName}</h3>
          <ul className={styles.moves}>
            {plan.moves.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
        {agree !== null ? (
          <p className={styles.agree}>They have the same {agree}.</p>
        ) : (
          <div id={reasonId} className={styles.differ}>
            <CheckField
              label="They are the same person"
              detail="Neither email nor phone agree, so Intercom would refuse this by itself. A merge cannot be taken back."
              checked={same}
              onChange={setSame}
            />
          </div>
        )}
      </DialogBody>
      {underWay ? (
        <UnderWay itemId={underWay.id} onClose={onClose} />
      ) : (
        <DialogFooter hint={`${from.displayName} (lead) goes into ${into.displayName} (user)`}>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            ref={button}
            variant="primary"
            isDisabled={merge.isPending}
            blockedBy={mayMerge ? undefined : reasonId}
            onPress={() => {
              if (mayMerge && !merge.isPending) {
                merge.mutate({ personId: from.personId, otherId: into.personId, evenIfDifferent: agree === null })
              }
            }}
          >
            {agree === null && same ? 'Merge although they differ' : 'Merge'}
          </Button>
        </DialogFooter>
      )}
    </>
  )
}

function UnderWay({ itemId, onClose }: { readonly itemId: string; readonly onClose: () => void }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  return (
    <DialogFooter hint="This merge is on its way already.">
      <Button
        onPress={() => {
          onClose()
          openItem(itemId)
        }}
      >
        Show in the outbox
      </Button>
      <Button variant="primary" onPress={onClose}>
        Close
      </Button>
    </DialogFooter>
  )
}
