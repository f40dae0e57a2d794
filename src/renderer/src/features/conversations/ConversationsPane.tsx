import { MessagesSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConversationView } from '../../../../contract/commands'
import { useConversationRows, useConversationCounts } from '../../queries/conversations'
import { useOpened, usePlace } from '../../state/place'
import { PaneHeader } from '../../ui/PaneHeader'
import { Segmented } from '../../ui/Segmented'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import { useRange } from '../book/useRange'
import { conversationViews } from './conversationViews'
import { ConversationRowView } from './ConversationRow'
import styles from './Conversations.module.css'
import { useNextInList } from './useNextInList'

const emptyWords: Readonly<Record<ConversationView, { title: string; text: string }>> = {
  all: { title: 'No conversations yet', text: 'Conversations with your people appear here as they start.' },
  mine: { title: 'Nothing is assigned to you', text: 'Open conversations that are assigned to you appear here.' },
  people: { title: 'Nothing of your people is open', text: 'Open conversations of people you own appear here.' },
  unassigned: {
    title: 'Nothing here is without an assignee',
    text: 'Open conversations on this desk that nobody and no team has appear here.',
  },
  unread: { title: 'Everything is read', text: 'New messages appear here.' },
  snoozed: { title: 'Nothing is snoozed', text: 'Snoozed conversations wait here until their time comes.' },
  closed: { title: 'Nothing is closed', text: 'Closed conversations appear here.' },
}

/** Conversations of the rep's people and those assigned to the rep, by view. */
export function ConversationsPane(): ReactNode {
  const { view, setView, openConversation } = usePlace()
  const { range, onRange } = useRange()
  const rows = useConversationRows(view, range)
  const { data: counts } = useConversationCounts()
  const opened = useOpened()
  const rowHeight = useRowHeight()
  const views = conversationViews.map(({ id, label }) => ({ id, label, ...(counts ? { count: counts[id] } : {}) }))
  useNextInList(`conversations-${view}`, rows)
  return (
    <div className={styles.pane}>
      <PaneHeader title="Conversations" count={rows.first?.total} />
      <div className={styles.views}>
        <Segmented label="View" value={view} options={views} onChange={setView} />
      </div>
      {rows.error ? (
        <Failed error={rows.error} onRetry={rows.retry} />
      ) : rows.isPending ? (
        <Skeleton lines={8} label="Loading conversations" />
      ) : rows.total === 0 ? (
        <Empty icon={<MessagesSquare size={24} strokeWidth={1.5} />} title={emptyWords[view].title}>
          {emptyWords[view].text}
        </Empty>
      ) : (
        <VirtualRows
          id={`conversations-${view}`}
          key={view}
          role="listbox"
          label="Conversations"
          subject={view}
          rowHeight={rowHeight}
          rows={rows}
          onRange={onRange}
          keyOf={(row) => row.id}
          openKey={opened?.conversationId ?? null}
          onOpen={(row) => openConversation(row.id, row.personId)}
          renderRow={(row) => <ConversationRowView row={row} />}
        />
      )}
    </div>
  )
}
