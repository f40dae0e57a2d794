import { PackageCheck } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useOutboxRows, type OutboxShow } from '../../queries/outboxRows'
import { useAuditView } from '../../state/auditView'
import { usePlace } from '../../state/place'
import { PaneHeader } from '../../ui/PaneHeader'
import { Segmented } from '../../ui/Segmented'
import { stateWords } from '../../ui/StateMark'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import { AuditList } from '../audit/AuditList'
import { useRange } from '../book/useRange'
import { GroupLine } from '../bulk/GroupLine'
import styles from './Outbox.module.css'
import { OutboxHeader, OutboxRow } from './OutboxRow'

const emptyWords: Readonly<Record<OutboxShow, { title: string; text: string }>> = {
  unsent: {
    title: 'Everything has been sent',
    text: 'What you write goes out from here, and waits here while you are offline.',
  },
  sent: { title: 'Nothing sent yet', text: 'What this desktop has written is kept here for 90 days.' },
  discarded: {
    title: 'Nothing discarded',
    text: 'What you discard or take back stays here, in case you need its words.',
  },
}

/** Every write this desktop makes, to either service: what waits, what went, what was discarded. */
export function OutboxPane(): ReactNode {
  const show = useAuditView((state) => state.show)
  const setShow = useAuditView((state) => state.setShow)
  // Coming back to the outbox begins with what waits; a detail that takes the list's place is no leaving.
  useEffect(
    () => () => {
      if (usePlace.getState().screen !== 'outbox') setShow('unsent')
    },
    [setShow],
  )
  const { range, onRange } = useRange()
  const rows = useOutboxRows(show, range)
  const itemId = usePlace((state) => state.outboxItemId)
  const openItem = usePlace((state) => state.openOutboxItem)
  const rowHeight = useRowHeight()
  return (
    <div className={styles.pane}>
      <PaneHeader title="Outbox" count={rows.first?.unsent} />
      <div className={styles.tools}>
        <Segmented
          label="Show"
          value={show}
          options={[
            { id: 'unsent', label: 'Waiting', ...(rows.first ? { count: rows.first.unsent } : {}) },
            { id: 'sent', label: 'Sent' },
            { id: 'discarded', label: 'Discarded' },
          ]}
          onChange={setShow}
        />
        {rows.first && rows.first.needsYou > 0 ? (
          <span className={styles.needsYou}>{rows.first.needsYou} need you</span>
        ) : null}
      </div>
      <GroupLine />
      {show === 'sent' ? (
        <AuditList />
      ) : rows.error ? (
        <Failed error={rows.error} onRetry={rows.retry} />
      ) : rows.isPending ? (
        <Skeleton lines={5} label="Loading Outbox" />
      ) : rows.total === 0 ? (
        <Empty icon={<PackageCheck size={24} strokeWidth={1.5} />} title={emptyWords[show].title}>
          {emptyWords[show].text}
        </Empty>
      ) : (
        <VirtualRows
          key={show}
          id={`outbox-${show}`}
          role="grid"
          label="Outbox"
          subject={show}
          rowHeight={rowHeight}
          rows={rows}
          onRange={onRange}
          keyOf={(row) => row.id}
          nameOf={itemName}
          openKey={itemId}
          onOpen={(row) => openItem(row.id)}
          header={<OutboxHeader />}
          renderRow={(row) => <OutboxRow item={row} />}
        />
      )}
    </div>
  )
}

function itemName(item: OutboxItem): string {
  return [item.personName, item.title, stateWords(item.state, item.kind), item.message, item.summary]
    .filter(Boolean)
    .join(', ')
}
