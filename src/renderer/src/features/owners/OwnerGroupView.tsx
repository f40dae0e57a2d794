import { CircleAlert, RotateCw, Square, Undo2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { LeadGroup, OutboxItem } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useOwnerGroup } from '../../queries/owners'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { Truncate } from '../../ui/Truncate'
import bulk from '../bulk/Bulk.module.css'
import { ownerGroupWords } from './ownerChoice'

interface OwnerGroupViewProps {
  readonly groupId: string
  readonly onClose: () => void
}

/** Owners that were set together: how far they are, what failed and why, and what can still be done. */
export function OwnerGroupView({ groupId, onClose }: OwnerGroupViewProps): ReactNode {
  const found = useOwnerGroup(groupId)
  const close = useRef<HTMLButtonElement>(null)
  const isThere = found.data !== undefined
  useEffect(() => {
    if (isThere) close.current?.focus()
  }, [isThere])
  if (!found.data) {
    return (
      <DialogBody>
        {found.error ? (
          <Failed error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Skeleton lines={3} label="Looking at the owners" />
        )}
      </DialogBody>
    )
  }
  const { group, failed } = found.data
  const total = group.total - group.stopped
  return (
    <>
      <DialogBody>
        <div className={bulk.progress}>
          <p role="status" className={bulk.progressWords}>
            {ownerGroupWords(group)}
          </p>
          <ProgressBar
            aria-label="Owners set"
            value={group.done}
            maxValue={Math.max(1, total)}
            valueLabel={`${group.done} of ${total}`}
            className={bulk.track ?? ''}
          >
            <div className={bulk.fill} style={{ width: `${total === 0 ? 0 : (group.done / total) * 100}%` }} />
          </ProgressBar>
        </div>
        {failed.length === 0 ? null : (
          <section aria-label="Need you">
            <h3 className={bulk.heading}>Need you</h3>
            <ul className={bulk.rows}>
              {failed.map((item) => (
                <FailedRow key={item.id} item={item} />
              ))}
            </ul>
          </section>
        )}
      </DialogBody>
      <DialogFooter hint={hintOf(group)}>
        <GroupActions group={group} onDone={() => close.current?.focus()} />
        <Button ref={close} variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </>
  )
}

function hintOf(group: LeadGroup): ReactNode {
  if (group.heldUntil === null) return group.waiting > 0 ? 'You can close this: they go on by themselves.' : null
  return (
    <>
      They are sent <Countdown until={group.heldUntil} />
    </>
  )
}

function GroupActions({ group, onDone }: { readonly group: LeadGroup; readonly onDone: () => void }): ReactNode {
  const change = useCommand('owners.changeGroup', { onDone })
  const { groupId, heldUntil, canStop, canRetry } = group
  return (
    <>
      {canRetry > 0 ? (
        <Button icon={<RotateCw size={14} />} onPress={() => change.mutate({ groupId, change: 'retry' })}>
          Try failed again
        </Button>
      ) : null}
      {canStop > 0 ? (
        <Button
          icon={heldUntil === null ? <Square size={14} /> : <Undo2 size={14} />}
          onPress={() => change.mutate({ groupId, change: 'stop' })}
        >
          {heldUntil === null ? 'Stop the rest' : 'Undo all'}
        </Button>
      ) : null}
    </>
  )
}

/** One that failed: whose, why, and the way to where it can be put right. */
function FailedRow({ item }: { readonly item: OutboxItem }): ReactNode {
  const open = (): void => {
    useLayers.getState().close()
    usePlace.getState().openOutboxItem(item.id)
  }
  return (
    <li className={bulk.failed}>
      <CircleAlert size={16} className={bulk.needs} aria-hidden="true" />
      <span className={bulk.failedWords}>
        <Truncate className={bulk.name}>{item.personName}</Truncate>
        <span className={bulk.reason}>{item.message ?? 'The owner could not be set.'}</span>
      </span>
      <Button size="small" onPress={open} aria-label={`Open ${item.personName} in the outbox`}>
        Open
      </Button>
    </li>
  )
}
