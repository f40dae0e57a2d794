import { Inbox, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LiveConversationRow } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useUnassigned } from '../../queries/live'
import { useOpened, usePlace } from '../../state/place'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from '../conversations/Conversations.module.css'
import { LiveBar } from './LiveBar'

/**
 * The unassigned inbox of the workspace, as Intercom has it now. `cached`: those of this desk, shown while there is no
 * network.
 */
export function LiveUnassigned({ cached }: { readonly cached: ReactNode }): ReactNode {
  const list = useUnassigned()
  const opened = useOpened()
  const openConversation = usePlace((state) => state.openConversation)
  const rowHeight = useRowHeight()
  const { error } = list
  if (error instanceof CommandFailure && (error.code === 'offline' || error.code === 'timeout')) {
    return (
      <>
        <Banner
          tone="waiting"
          icon={<Info size={14} />}
          action={
            <Button size="small" onPress={list.retry}>
              Try again
            </Button>
          }
        >
          {sentenceOf(error)} These are the unassigned conversations on this desk.
        </Banner>
        {cached}
      </>
    )
  }
  return (
    <>
      <LiveBar
        what={
          list.of === null ? 'The unassigned inbox' : `${counted(list.of, 'conversation', 'conversations')} of nobody`
        }
        askedAt={list.askedAt}
        isAsking={list.isAsking}
        onAsk={list.retry}
        error={list.pageError}
      />
      {error ? (
        <Failed error={error} onRetry={list.retry} />
      ) : list.isPending ? (
        <Skeleton lines={8} label="Asking Intercom" />
      ) : list.total === 0 ? (
        <Empty icon={<Inbox size={24} strokeWidth={1.5} />} title="Everything has somebody">
          Open conversations that nobody and no team has appear here.
        </Empty>
      ) : (
        <VirtualRows
          id="conversations-live"
          role="listbox"
          label="Conversations"
          subject="live"
          rowHeight={rowHeight}
          rows={list}
          onRange={list.onRange}
          keyOf={(row) => row.id}
          openKey={opened?.conversationId ?? null}
          onOpen={(row) => openConversation(row.id, row.personId)}
          renderRow={(row) => <Row row={row} />}
        />
      )}
    </>
  )
}

function Row({ row }: { readonly row: LiveConversationRow }): ReactNode {
  return (
    <div className={styles.cells}>
      <span className={styles.who}>
        <Truncate className={styles.name}>{row.personName ?? 'Unknown person'}</Truncate>
      </span>
      <Truncate className={styles.words}>
        {row.title ? <span className={styles.title}>{row.title}</span> : null}
        {row.snippet}
      </Truncate>
      <span className={styles.marks} />
      <Truncate className={styles.assignee}>Nobody</Truncate>
      <span className={styles.time}>
        <TimeText at={row.updatedAt} />
      </span>
      <span className={styles.mark} />
    </div>
  )
}
