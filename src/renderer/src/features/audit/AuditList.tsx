import { PackageCheck, Undo2, Zap } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { AuditEntry } from '../../../../contract/models'
import { useAuditRows } from '../../queries/health'
import { conditionsOf, useAuditView } from '../../state/auditView'
import { usePlace } from '../../state/place'
import { cx } from '../../ui/cx'
import { Button } from '../../ui/Button'
import { stateWords } from '../../ui/StateMark'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import { useRange } from '../book/useRange'
import styles from './Audit.module.css'
import { AuditTools } from './AuditTools'

/** Everything this desktop has written in 90 days: about whom, what, why and when; filtered, exported, taken back. */
export function AuditList(): ReactNode {
  const { filter, clear } = useAuditView()
  const { range, onRange } = useRange()
  const rows = useAuditRows(filter, range)
  const itemId = usePlace((state) => state.outboxItemId)
  const openItem = usePlace((state) => state.openOutboxItem)
  const rowHeight = useRowHeight()
  const isFiltered = conditionsOf(filter) > 0
  // With nothing sent there is nothing to narrow or to export.
  const isEmpty = !isFiltered && !rows.error && !rows.isPending && rows.total === 0
  return (
    <>
      {isEmpty ? null : <AuditTools />}
      {rows.error ? (
        <Failed error={rows.error} onRetry={rows.retry} />
      ) : rows.isPending ? (
        <Skeleton lines={5} label="Loading what was sent" />
      ) : rows.total === 0 ? (
        <Empty
          icon={<PackageCheck size={24} strokeWidth={1.5} />}
          title={isFiltered ? 'Nothing like this was sent' : 'Nothing sent yet'}
          action={isFiltered ? <Button onPress={clear}>Clear the filter</Button> : null}
        >
          What this desktop has written is kept here for 90 days.
        </Empty>
      ) : (
        <VirtualRows
          id="outbox-sent"
          role="grid"
          label="Outbox"
          subject={JSON.stringify(filter)}
          rowHeight={rowHeight}
          rows={rows}
          onRange={onRange}
          keyOf={(row) => row.itemId}
          nameOf={(row) =>
            [row.personName, row.title, stateWords('done', row.kind), row.whyText, undone(row), row.summary]
              .filter(Boolean)
              .join(', ')
          }
          openKey={itemId}
          onOpen={(row) => openItem(row.itemId)}
          header={<Header />}
          renderRow={(row) => <Row entry={row} />}
        />
      )}
    </>
  )
}

function undone(entry: AuditEntry): string {
  return entry.undo.state === 'done' ? 'Taken back' : ''
}

function Header(): ReactNode {
  return (
    <div role="row" aria-rowindex={1} className={cx(styles.cells, styles.head)}>
      <span role="columnheader" className={styles.who}>
        Person
      </span>
      <span role="columnheader" className={styles.what}>
        What
      </span>
      <span role="columnheader" className={styles.gist}>
        Words
      </span>
      <span role="columnheader" className={styles.why}>
        Why
      </span>
      <span role="columnheader" className={styles.time}>
        When
      </span>
    </div>
  )
}

const Row = memo(function Row({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const isUndone = entry.undo.state === 'done'
  return (
    <div role="presentation" className={cx(styles.cells, isUndone && styles.undone)}>
      <Truncate role="gridcell" className={styles.who}>
        {entry.personName}
      </Truncate>
      <Truncate
        role="gridcell"
        className={cx(styles.what, entry.service === 'salesforce' ? styles.blue : styles.violet)}
      >
        {entry.title}
      </Truncate>
      <Truncate role="gridcell" className={styles.gist}>
        {entry.summary}
      </Truncate>
      <span role="gridcell" className={styles.why} title={entry.whyText}>
        {isUndone ? (
          <Undo2 size={14} aria-hidden="true" />
        ) : entry.why === 'automatic' ? (
          <Zap size={14} aria-hidden="true" />
        ) : null}
        <span className={styles.whyWords}>
          {isUndone
            ? 'Taken back'
            : entry.why === 'automatic'
              ? 'By itself'
              : entry.why === 'undo'
                ? 'To undo'
                : 'By hand'}
        </span>
      </span>
      <span role="gridcell" className={styles.time}>
        <TimeText at={entry.at} />
      </span>
    </div>
  )
})
