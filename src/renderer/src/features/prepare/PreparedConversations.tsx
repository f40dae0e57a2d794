import type { ReactNode } from 'react'
import type { ConversationRow, Part as ConversationPart } from '../../../../contract/models'
import { dateAndTime, dateOnly } from '../../format/time'
import { useConversation } from '../../queries/conversations'
import { usePersonConversations } from '../../queries/people'
import { Part } from './Facts'
import styles from './Prepare.module.css'

const conversations = 3
const messages = 8
/** Of a message; the whole of it is in Repdesk. */
const letters = 700

/** The latest conversations with their last words, newest conversation first. */
export function PreparedConversations({ personId }: { readonly personId: string }): ReactNode {
  const { data } = usePersonConversations(personId)
  const rows = data?.rows ?? []
  if (rows.length === 0) return data ? <p className={styles.asOf}>No conversations yet.</p> : null
  const left = rows.length - conversations
  return (
    <>
      {rows.slice(0, conversations).map((row) => (
        <OneConversation key={row.id} row={row} />
      ))}
      {left > 0 ? <p className={styles.asOf}>{`${left} older in Repdesk.`}</p> : null}
    </>
  )
}

function OneConversation({ row }: { readonly row: ConversationRow }): ReactNode {
  const { data } = useConversation(row.id)
  const said = (data?.parts ?? []).filter((part) => part.kind !== 'event')
  const left = said.length - messages
  return (
    <Part title={`Conversation of ${dateOnly(row.createdAt)}, ${row.state}${row.title ? `: ${row.title}` : ''}`}>
      {left > 0 ? <p className={styles.who}>{`${left} earlier messages in Repdesk`}</p> : null}
      {said.slice(-messages).map((part) => (
        <Said key={part.id} part={part} />
      ))}
      {data && !data.partsLoaded ? <p className={styles.who}>Its messages are not on this computer yet.</p> : null}
    </Part>
  )
}

function Said({ part }: { readonly part: ConversationPart }): ReactNode {
  const { authorName, bodyText, createdAt, kind, attachments } = part
  const files = attachments.map((file) => file.name).join(', ')
  return (
    <div className={styles.words}>
      <p className={styles.who}>
        <bdi>{authorName}</bdi>
        {kind === 'note' ? ' (note)' : ''} · {dateAndTime(createdAt)}
      </p>
      <p dir="auto">{bodyText.length > letters ? `${bodyText.slice(0, letters).trimEnd()}…` : bodyText}</p>
      {files === '' ? null : <p className={styles.who}>{`Attached: ${files}`}</p>}
    </div>
  )
}
