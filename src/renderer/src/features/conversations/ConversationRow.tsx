import { Check, CircleAlert, CircleDashed, Moon } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { ConversationRow } from '../../../../contract/models'
import { exactTime } from '../../format/time'
import { cx } from '../../ui/cx'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { speakerPrefix } from '../book/matchWords'
import styles from './Conversations.module.css'

/** One conversation in the list. What it says is its accessible name, so the person comes first and marks are words. */
export const ConversationRowView = memo(function ConversationRowView({
  row,
}: {
  readonly row: ConversationRow
}): ReactNode {
  return (
    <div className={cx(styles.cells, row.unread && styles.unread)}>
      <span className={styles.who} data-person-card={row.personId}>
        <Truncate className={styles.name}>{row.personName}</Truncate>
        {row.companyName ? <Truncate className={styles.company}>{row.companyName}</Truncate> : null}
      </span>
      <Truncate className={styles.words}>
        {row.hasDraft ? <span className={styles.draft}>Draft</span> : null}
        {row.title ? <span className={styles.title}>{row.title}</span> : null}
        {`${speakerPrefix(row.snippetBy)}${row.snippet}`}
      </Truncate>
      <span className={styles.marks}>
        <Sending row={row} />
        <StateIcon row={row} />
      </span>
      <Truncate className={styles.assignee}>{row.assignedToMe ? 'You' : (row.assigneeName ?? 'Nobody')}</Truncate>
      <span className={styles.time}>
        <TimeText at={row.updatedAt} />
      </span>
      <span className={styles.mark}>
        {row.unread ? <span className={styles.dot} role="img" aria-label="Unread" title="Unread" /> : null}
      </span>
    </div>
  )
})

function Sending({ row }: { readonly row: ConversationRow }): ReactNode {
  if (row.needsYou > 0) return <CircleAlert size={14} className={styles.needs} role="img" aria-label="Needs you" />
  if (row.pending > 0)
    return <CircleDashed size={14} className={styles.waiting} role="img" aria-label="Waiting to send" />
  return null
}

function StateIcon({ row }: { readonly row: ConversationRow }): ReactNode {
  if (row.state === 'snoozed') {
    const until = row.snoozedUntil === null ? 'Snoozed' : `Snoozed until ${exactTime(row.snoozedUntil)}`
    return (
      <span className={styles.quiet} title={until}>
        <Moon size={14} role="img" aria-label="Snoozed" />
      </span>
    )
  }
  if (row.state === 'closed') {
    return (
      <span className={styles.quiet} title="Closed">
        <Check size={14} role="img" aria-label="Closed" />
      </span>
    )
  }
  return null
}
