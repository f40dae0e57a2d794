import { CircleAlert, CircleCheck, RotateCw, Square, Undo2 } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { LeadGroup, OutboxItem } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useGroup } from '../../queries/bulk'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { Truncate } from '../../ui/Truncate'
import styles from './Bulk.module.css'
import { groupWords, type GroupKind } from './groupKinds'

interface GroupViewProps {
  readonly kind: GroupKind
  readonly groupId: string
  /** What else can be done with them. */
  readonly extra?: ReactNode
  readonly onClose: () => void
}

/** What was made together: how far they are, what failed and why, and what can still be done. */
export function GroupView({ kind, groupId, extra, onClose }: GroupViewProps): ReactNode {
  const found = useGroup(kind.read, groupId)
  const close = useRef<HTMLButtonElement>(null)
  const isThere = found.data !== undefined
  useEffect(() => {
    if (isThere) close.current?.focus()
  }, [isThere])
  if (found.error) {
    return (
      <DialogBody>
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      </DialogBody>
    )
  }
  if (!found.data) {
    return (
      <DialogBody>
        <Skeleton lines={3} label={`Looking at the ${kind.nouns[1]}`} />
      </DialogBody>
    )
  }
  const { group, failed } = found.data
  return (
    <>
      <DialogBody>
        <Progress kind={kind} group={group} />
        {failed.length === 0 ? null : (
          <section aria-label="Need you">
            <h3 className={styles.heading}>Need you</h3>
            <ul className={styles.rows}>
              {failed.map((item) => (
                <FailedRow key={item.id} kind={kind} item={item} />
              ))}
            </ul>
          </section>
        )}
      </DialogBody>
      <DialogFooter hint={hintOf(group)}>
        {extra}
        <GroupActions kind={kind} group={group} onDone={() => close.current?.focus()} />
        <Button ref={close} variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </>
  )
}

function Progress({ kind, group }: { readonly kind: GroupKind; readonly group: LeadGroup }): ReactNode {
  const total = group.total - group.stopped
  const isThrough = group.waiting === 0
  return (
    <div className={styles.progress}>
      <p role="status" className={styles.progressWords}>
        {isThrough && group.needsYou === 0 ? (
          <CircleCheck size={16} className={styles.done} aria-hidden="true" />
        ) : null}
        {groupWords(kind, group)}
      </p>
      <ProgressBar
        aria-label={labelOf(kind)}
        value={group.done}
        maxValue={Math.max(1, total)}
        valueLabel={`${group.done} of ${total}`}
        className={styles.track ?? ''}
      >
        <div className={styles.fill} style={{ width: `${total === 0 ? 0 : (group.done / total) * 100}%` }} />
      </ProgressBar>
    </div>
  )
}

/** "Leads created", "Owners set". */
function labelOf({ nouns, done }: GroupKind): string {
  const [, several] = nouns
  return `${several.charAt(0).toUpperCase()}${several.slice(1)} ${done}`
}

interface GroupActionsProps {
  readonly kind: GroupKind
  readonly group: LeadGroup
  readonly size?: 'small' | 'normal'
  /** What was pressed may be gone: the focus has to go somewhere. */
  readonly onDone?: () => void
}

/** Undo while all are held; stopping what has not left; trying again what failed. */
export function GroupActions({ kind, group, size = 'normal', onDone }: GroupActionsProps): ReactNode {
  const change = useCommand(kind.change, { onDone: () => onDone?.() })
  const { groupId, heldUntil, canStop, canRetry } = group
  return (
    <>
      {canRetry > 0 ? (
        <Button size={size} icon={<RotateCw size={14} />} onPress={() => change.mutate({ groupId, change: 'retry' })}>
          Try failed again
        </Button>
      ) : null}
      {canStop > 0 ? (
        <Button
          size={size}
          icon={heldUntil === null ? <Square size={14} /> : <Undo2 size={14} />}
          onPress={() => change.mutate({ groupId, change: 'stop' })}
        >
          {heldUntil === null ? 'Stop the rest' : 'Undo all'}
        </Button>
      ) : null}
    </>
  )
}

function hintOf(group: LeadGroup): ReactNode {
  if (group.heldUntil !== null) {
    return (
      <>
        They are sent <Countdown until={group.heldUntil} />
      </>
    )
  }
  return group.waiting > 0 ? 'You can close this: they go on by themselves.' : null
}

/** One that failed: whose, why, and the way to where it can be put right. */
function FailedRow({ kind, item }: { readonly kind: GroupKind; readonly item: OutboxItem }): ReactNode {
  const closeLayer = useLayers((state) => state.close)
  const openItem = usePlace((state) => state.openOutboxItem)
  const open = (): void => {
    closeLayer()
    openItem(item.id)
  }
  return (
    <li className={styles.failed}>
      <CircleAlert size={16} className={styles.needs} aria-hidden="true" />
      <span className={styles.failedWords}>
        <Truncate className={styles.name}>{item.personName}</Truncate>
        <span className={styles.reason}>{item.message ?? kind.failed}</span>
        {Object.entries(item.fields)
          .filter(([, message]) => message !== item.message)
          .map(([field, message]) => (
            <span key={field} className={styles.reason}>
              {field}: {message}
            </span>
          ))}
      </span>
      <Button size="small" onPress={open} aria-label={`Open ${item.personName} in the outbox`}>
        Open
      </Button>
    </li>
  )
}
