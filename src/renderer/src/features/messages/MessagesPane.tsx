import { Mail, MessageSquareText, Plus, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../../../../contract/models'
import { useMessages } from '../../queries/messages'
import type { Page, PagedRows } from '../../queries/usePagedRows'
import { noConditions } from '../../state/bookView'
import { useOpenMessage } from '../../state/messages'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { PaneHeader } from '../../ui/PaneHeader'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { useRowHeight } from '../../ui/useRowHeight'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from './Messages.module.css'
import { standingOf, titleOf } from './messageWords'
import { beginMessage } from './useMessageCommands'

/** Messages to the people the rep owns: drafts, sent ones, and those that go to whoever comes to match. */
export function MessagesPane(): ReactNode {
  const { data, error, isPending, refetch } = useMessages()
  const { openId, open } = useOpenMessage()
  const rowHeight = useRowHeight()
  const begin = (): void => beginMessage({ by: 'filter', filter: noConditions })
  const button = (
    <Button size="small" icon={<Plus size={14} />} command="newMessage" onPress={begin}>
      New message
    </Button>
  )
  return (
    <div className={styles.pane}>
      <PaneHeader title="Messages" count={data && data.length > 0 ? data.length : undefined}>
        {data && data.length > 0 ? button : null}
      </PaneHeader>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton lines={4} label="Loading Messages" />
      ) : data?.length === 0 ? (
        <Empty icon={<Send size={24} strokeWidth={1.5} />} title="No messages yet" action={button}>
          Write to several of your people at once, or introduce yourself to every new lead you own.
        </Empty>
      ) : (
        <VirtualRows
          id="messages"
          role="grid"
          label="Messages"
          subject="messages"
          rowHeight={rowHeight}
          rows={asRows(data ?? [])}
          onRange={() => undefined}
          keyOf={(row) => row.id}
          nameOf={(row) => `${titleOf(row)}, ${standingOf(row)}`}
          openKey={openId}
          onOpen={(row) => open(row.id)}
          renderRow={(row) => <MessageRow message={row} />}
        />
      )}
    </div>
  )
}

function MessageRow({ message }: { readonly message: Message }): ReactNode {
  const Icon = message.channel === 'email' ? Mail : MessageSquareText
  const needs = message.counts.asked + message.counts.failed > 0
  return (
    <div role="presentation" className={styles.cells}>
      <span role="gridcell" className={styles.rowIcon}>
        <Icon size={16} role="img" aria-label={message.channel === 'email' ? 'Email' : 'In the app'} />
      </span>
      <Truncate role="gridcell" className={styles.rowTitle}>
        {titleOf(message)}
      </Truncate>
      <Truncate role="gridcell" className={cx(styles.rowState, needs && styles.needs)}>
        {standingOf(message)}
      </Truncate>
      <span role="gridcell" className={styles.rowTime}>
        <TimeText at={message.startedAt ?? message.updatedAt} />
      </span>
    </div>
  )
}

/** All of them are here: there are never many. */
function asRows(messages: readonly Message[]): PagedRows<Message, Page<Message>> {
  return {
    total: messages.length,
    first: { rows: messages, total: messages.length },
    at: (index) => messages[index],
    isPending: false,
    error: null,
    retry: () => undefined,
  }
}
