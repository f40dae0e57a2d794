import { Paperclip, StickyNote } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Part } from '../../../../contract/models'
import { fileSize } from '../../format/numbers'
import { clockTime, exactTime } from '../../format/time'
import { cx } from '../../ui/cx'
import { Initials } from '../../ui/Initials'
import { OutLink } from '../../ui/OutLink'
import { SafeHtml } from '../../ui/SafeHtml'
import { Truncate } from '../../ui/Truncate'
import styles from './Conversation.module.css'
import { SendingLine } from './SendingLine'

interface MessageLineProps {
  readonly part: Part
  readonly goesOn: boolean
}

/** One message or note: who, when, the words, what is attached, and where it stands if it was written here. */
export const MessageLine = memo(function MessageLine({ part, goesOn }: MessageLineProps): ReactNode {
  const note = part.kind === 'note'
  return (
    <article className={cx(styles.message, note && styles.note, goesOn && styles.goesOn)}>
      <span className={styles.gutter}>
        {goesOn ? null : note ? (
          <span className={styles.noteIcon} aria-hidden="true">
            <StickyNote size={14} />
          </span>
        ) : (
          <Initials name={part.authorName} tone={part.authorType} />
        )}
      </span>
      <div className={styles.content}>
        <header className={cx(styles.byline, goesOn && styles.spoken)}>
          <Truncate className={cx(styles.author, part.authorType === 'person' && styles.authorPerson)}>
            {part.authorType === 'me' ? 'You' : part.authorName}
          </Truncate>
          {note ? <span className={styles.noteWord}>Note</span> : null}
          {part.authorType === 'bot' ? <span className={styles.botWord}>Bot</span> : null}
        </header>
        <SafeHtml html={part.bodyHtml} />
        {part.attachments.length > 0 ? (
          <ul className={styles.attachments}>
            {part.attachments.map((file) => (
              <li key={file.url}>
                <Paperclip size={13} aria-hidden="true" />
                <OutLink href={file.url}>{file.name}</OutLink>
                {file.size === null ? null : <span className={styles.size}>{fileSize(file.size)}</span>}
              </li>
            ))}
          </ul>
        ) : null}
        {part.sending ? <SendingLine sending={part.sending} note={note} /> : null}
      </div>
      <time className={styles.at} dateTime={new Date(part.createdAt).toISOString()} title={exactTime(part.createdAt)}>
        {clockTime(part.createdAt)}
      </time>
    </article>
  )
})
