import { CalendarPlus, Eye, LogIn, Mail, MessageSquare, Reply, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutboxItem, Person } from '../../../../contract/models'
import { usePersonConversations } from '../../queries/people'
import { usePersonWrites } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Empty } from '../../ui/States'
import { stateWords } from '../../ui/StateMark'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { Notes } from './Notes'
import { useOpenHere } from './OtherConversations'
import styles from './Profile.module.css'

interface Happening {
  readonly key: string
  readonly at: number
  readonly icon: ReactNode
  readonly text: string
  readonly open?: () => void
}

/** What has happened, newest first: the person's own dates, conversations, and what this desktop wrote. */
export function ActivityTab({ person }: { readonly person: Person }): ReactNode {
  const { data: conversations } = usePersonConversations(person.id)
  const { data: writes } = usePersonWrites(person.id)
  const openHere = useOpenHere()
  const openItem = usePlace((state) => state.openOutboxItem)
  const rows: Happening[] = [
    ...datesOf(person),
    ...(conversations?.rows ?? []).map((row) => ({
      key: row.id,
      at: row.createdAt,
      icon: <MessageSquare size={14} />,
      text: `Conversation started${row.title ? `: ${row.title}` : ''}`,
      open: () => openHere(person.id, row.id),
    })),
    ...(writes ?? []).map((item) => ({
      key: item.id,
      at: item.doneAt ?? item.createdAt,
      icon: <Send size={14} />,
      text: writeText(item),
      open: () => openItem(item.id),
    })),
  ].sort((a, b) => b.at - a.at)

  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Activity">
      <Notes person={person} />
      {rows.length === 0 ? <Empty title="Nothing has happened yet" /> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.key} className={styles.event}>
            {row.icon}
            {row.open ? (
              <button type="button" className={styles.opener} onClick={row.open}>
                <Truncate>{row.text}</Truncate>
              </button>
            ) : (
              <Truncate>{row.text}</Truncate>
            )}
            <span className={styles.eventTime}>
              <TimeText at={row.at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function writeText(item: OutboxItem): string {
  return `${item.title}: ${stateWords(item.state, item.kind).toLowerCase()} · ${item.summary}`
}

function datesOf(person: Person): Happening[] {
  const dates: ReadonlyArray<readonly [string, number | null, ReactNode, string]> = [
    ['seen', person.lastSeenAt, <Eye key="seen" size={14} />, 'Last seen'],
    ['replied', person.lastRepliedAt, <Reply key="replied" size={14} />, 'Last replied'],
    ['contacted', person.lastContactedAt, <Mail key="contacted" size={14} />, 'Last contacted'],
    ['signedUp', person.signedUpAt, <LogIn key="signedUp" size={14} />, 'Signed up'],
    ['created', person.createdAt, <CalendarPlus key="created" size={14} />, 'First known to Intercom'],
  ]
  return dates.flatMap(([key, at, icon, text]) => (at === null ? [] : [{ key, at, icon, text }]))
}
