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
import { LiveUnassigned } from '../live/LiveUnassigned'
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

/** Conversations by view: of the rep's people and assigned to the rep, and live those that nobody has. */
export function ConversationsPane(): ReactNode {
  const { view, setView } = usePlace()
  const { data: counts } = useConversationCounts()
  const isLive = view === 'unassigned'
  const views = conversationViews.map(({ id, label }) => ({
    id,
    label,
    // How many have nobody is known once it is asked, and then it stands above them.
    ...(counts && id !== 'unassigned' ? { count: counts[id] } : {}),
  }))
  return (
    <div className={styles.pane}>
      <PaneHeader title="Conversations" count={isLive ? undefined : counts?.[view]} />
      <div className={styles.views}>
        <Segmented label="View" value={view} options={views} onChange={setView} />
      </div>
      {isLive ? <LiveUnassigned cached={<Cached view={view} />} /> : <Cached view={view} />}
    </div>
  )
}

/** Those of a view that are on this desk. */
function Cached({ view }: { readonly view: ConversationView }): ReactNode {
  const openConversation = usePlace((state) => state.openConversation)
  const { range, onRange } = useRange()
  const rows = useConversationRows(view, range)
  const opened = useOpened()
  const rowHeight = useRowHeight()
  useNextInList(`conversations-${view}`, rows)
  return (
    <>
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
    </>
  )
}
