import { Check, ChevronDown, Moon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation, ConversationRow } from '../../../../contract/models'
import { exactTime, longAgo, shortAgo, shortMoment } from '../../format/time'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { MenuButton } from '../../ui/MenuButton'
import { useNow } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { useOpenHere } from '../person/OtherConversations'
import { TriageActions } from '../triage/TriageActions'
import styles from './Conversation.module.css'

interface ConversationBarProps {
  readonly conversation: Conversation
  readonly others: readonly ConversationRow[]
}

/** The conversation's own line: its subject, where it stands, whose it is, and the person's other ones. */
export function ConversationBar({ conversation, others }: ConversationBarProps): ReactNode {
  const openHere = useOpenHere()
  const now = useNow()
  const waiting = conversation.waitingSince
  return (
    <div className={styles.bar}>
      <Truncate className={cx(styles.subject, conversation.title === null && styles.untitled)}>
        {conversation.title ?? `Started ${longAgo(conversation.createdAt, Math.max(now, conversation.createdAt))}`}
      </Truncate>
      <span className={styles.facts}>
        <State conversation={conversation} />
        {waiting !== null && conversation.state === 'open' ? (
          <span className={styles.waiting} title={exactTime(waiting)}>
            waiting {shortAgo(waiting, Math.max(now, waiting))}
          </span>
        ) : null}
        <Truncate>{whose(conversation)}</Truncate>
      </span>
      <TriageActions conversation={conversation} />
      {others.length > 1 ? (
        <MenuButton
          label="Conversations of this person"
          placement="bottom end"
          button={<IconButton label={`${others.length} conversations`} icon={<ChevronDown size={16} />} />}
          groups={[
            {
              id: 'open',
              title: 'Conversations',
              selected: [conversation.id],
              choices: others.map((row) => ({
                id: row.id,
                label: row.title ?? row.snippet,
                detail: shortAgo(row.updatedAt, Math.max(now, row.updatedAt)),
              })),
            },
          ]}
          onAction={(_group, id) => openHere(conversation.personId, id)}
        />
      ) : null}
    </div>
  )
}

function State({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const now = useNow()
  if (conversation.state === 'closed') {
    return (
      <span className={styles.state}>
        <Check size={13} aria-hidden="true" /> Closed
      </span>
    )
  }
  if (conversation.state === 'snoozed') {
    const until = conversation.snoozedUntil
    return (
      <span className={styles.state} title={until === null ? undefined : exactTime(until)}>
        <Moon size={13} aria-hidden="true" />
        <Truncate>{until === null ? 'Snoozed' : `Snoozed until ${shortMoment(until, now)}`}</Truncate>
      </span>
    )
  }
  return <span className={styles.state}>Open</span>
}

/** "yours", a name, or nobody; with the team where it has one. */
function whose({ assignedToMe, assigneeName, assigneeId, teamName }: Conversation): string {
  const name = assignedToMe ? 'yours' : (assigneeName ?? (assigneeId === null ? null : 'somebody who has left'))
  if (teamName === null) return name ?? 'unassigned'
  return name === null ? teamName : `${name}, ${teamName}`
}
