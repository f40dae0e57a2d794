import { useState, type ReactNode } from 'react'
import type { MappingComparison } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useSettings } from '../../queries/app'
import { useApplyMapping, useComparison } from '../../queries/mapping'
import { announceItem, undoItem, usePersonWrites } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { OutLink } from '../../ui/OutLink'
import { Problem } from '../../ui/Problem'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { openSettings } from '../settings/settingsTab'
import styles from './Compare.module.css'
import { CompareRow } from './CompareRow'
import { writeOf } from './rowWrites'

interface CompareDialogProps {
  readonly personId: string
  readonly onClose: () => void
}

/** One person: both sides of every mapping, what would change and why, and applying one of them or all. */
export function CompareDialog({ personId, onClose }: CompareDialogProps): ReactNode {
  const comparison = useComparison(personId)
  const { data } = comparison
  const isMapped = (useSettings().data?.mappings.length ?? 0) > 0
  return (
    <Dialog title="Compare with Salesforce" detail={data?.personName} onClose={onClose} size="large">
      {comparison.error && !data ? (
        <DialogBody>
          <Failed error={comparison.error} onRetry={() => void comparison.refetch()} />
        </DialogBody>
      ) : !data ? (
        <DialogBody>
          <Skeleton lines={6} label="Comparing" />
        </DialogBody>
      ) : data.blocked === null ? (
        <Comparison comparison={data} onClose={onClose} />
      ) : (
        <DialogBody>
          <Empty
            title="There is nothing to compare"
            action={
              isMapped ? null : (
                <Button
                  onPress={() => {
                    onClose()
                    openSettings('mapping')
                  }}
                >
                  Open the mapping in Settings
                </Button>
              )
            }
          >
            {data.blocked}
          </Empty>
        </DialogBody>
      )}
    </Dialog>
  )
}

function Comparison(props: { readonly comparison: MappingComparison; readonly onClose: () => void }): ReactNode {
  const { comparison, onClose } = props
  const { personId, personName, recordUrl, rows, leftOut } = comparison
  const apply = useApplyMapping(personId)
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set())
  const { data: writes = [] } = usePersonWrites(personId)
  const marked = rows.map((row) => ({ row, write: writeOf(row, writes, own) }))
  const isSame = ({ row, write }: (typeof marked)[number]): boolean => row.equal === true && write === null
  const same = marked.filter(isSame)
  const changes = rows.filter((row) => row.change !== null)

  const run = (fields: readonly string[] | null): void => {
    if (apply.isPending) return
    apply.mutate(fields, {
      onSuccess: ({ items }) => {
        setOwn((before) => new Set([...before, ...items.map((item) => item.id)]))
        const [first] = items
        const held = items.filter((item) => item.canUndo)
        if (items.length === 1 && first) announceItem(first)
        else {
          showToast({
            tone: 'info',
            text: `Changes of ${personName} are on their way to both sides.`,
            ...(held.length > 0
              ? { action: { label: 'Undo', run: () => held.forEach((item) => void undoItem(item.id)) } }
              : {}),
          })
        }
      },
    })
  }
  const rowOf = ({ row, write }: (typeof marked)[number]): ReactNode => (
    <CompareRow
      key={`${row.entry.attribute} ${row.entry.field}`}
      row={row}
      write={write}
      pending={apply.isPending}
      onApply={() => run([row.entry.field])}
      onFix={(itemId) => {
        onClose()
        usePlace.getState().openOutboxItem(itemId)
      }}
    />
  )
  return (
    <>
      <DialogBody>
        {apply.error ? <Problem alert>{sentenceOf(apply.error)}</Problem> : null}
        <div role="table" aria-label="Both sides of each mapping" className={styles.table}>
          <div role="rowgroup">
            <div role="row" className={styles.head}>
              <span role="columnheader">Mapping</span>
              <span role="columnheader" className={styles.intercom}>
                Intercom
              </span>
              <span role="columnheader" className={styles.salesforce}>
                Salesforce
              </span>
              <span role="columnheader">
                <span className={styles.hidden}>Apply</span>
              </span>
            </div>
          </div>
          <div role="rowgroup">{marked.filter((one) => !isSame(one)).map(rowOf)}</div>
        </div>
        {same.length === rows.length ? <p className={styles.quiet}>Both sides are the same.</p> : null}
        {same.length > 0 ? (
          <details className={styles.details}>
            <summary>{counted(same.length, 'mapping is', 'mappings are')} the same on both sides</summary>
            <div role="table" aria-label="The same on both sides" className={styles.table}>
              <div role="rowgroup">{same.map(rowOf)}</div>
            </div>
          </details>
        ) : null}
        {leftOut.length > 0 ? (
          <details className={styles.details}>
            <summary>{counted(leftOut.length, 'mapping is left out', 'mappings are left out')}</summary>
            <ul className={styles.leftOut}>
              {leftOut.map(({ entry, why }) => (
                <li key={`${entry.attribute} ${entry.field}`}>{why}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </DialogBody>
      <DialogFooter hint={recordUrl === null ? null : <OutLink href={recordUrl}>Open the Lead in Salesforce</OutLink>}>
        <Button variant="quiet" onPress={onClose}>
          Close
        </Button>
        <Button variant="primary" isDisabled={changes.length === 0 || apply.isPending} onPress={() => run(null)}>
          {changes.length > 1 ? `Apply all ${changes.length}` : 'Apply all'}
        </Button>
      </DialogFooter>
    </>
  )
}
