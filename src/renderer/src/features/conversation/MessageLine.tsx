import { Check, StickyNote } from 'lucide-react'
import { memo, useState, type MouseEvent, type ReactNode } from 'react'
import type { Part } from '../../../../contract/models'
import { clockTime, exactTime } from '../../format/time'
import { cx } from '../../ui/cx'
import { Initials } from '../../ui/Initials'
import { SafeHtml } from '../../ui/SafeHtml'
import { Truncate } from '../../ui/Truncate'
import styles from './Conversation.module.css'
import { MessageFiles } from './MessageFiles'
import { MessageMenu } from './MessageMenu'
import { SendingLine } from './SendingLine'

interface MessageLineProps {
  readonly part: Part
  readonly goesOn: boolean
  /** What can be done with it; left out where that is nothing yet. */
  readonly on?: MessageActions
  readonly ticked?: boolean
  /** True while any message of the conversation is ticked. */
  readonly selecting?: boolean
  /** True in the message that had the focus last. */
  readonly current?: boolean
  /** True in the message that the search has led to. */
  readonly found?: boolean
}

interface MessageActions {
  readonly conversationId: string
  /** Pictures of this conversation load by themselves. */
  readonly loadsImages: boolean
  readonly focus: (partId: string) => void
  readonly tick: (partId: string) => void
  readonly task: (partId: string) => void
}

/** One message or note: who, when, the words, what is attached, and where it stands if it was written here. */
export const MessageLine = memo(function MessageLine(props: MessageLineProps): ReactNode {
  const { part, goesOn, on, ticked = false, selecting = false, current = false, found = false } = props
  const note = part.kind === 'note'
  // The menu is made once the pointer or the focus comes near: there is one for each message.
  const [near, setNear] = useState(false)
  // Shift and a click ticks; a click alone stays the text's and the links' own.
  const onClick = (event: MouseEvent): void => {
    if (!event.shiftKey || !on) return
    event.preventDefault()
    getSelection()?.removeAllRanges()
    on.tick(part.id)
  }
  return (
    <article
      className={cx(
        styles.message,
        note && styles.note,
        goesOn && styles.goesOn,
        ticked && styles.tickedMessage,
        found && styles.found,
      )}
      aria-current={found || undefined}
      data-part={part.id}
      {...(on
        ? {
            tabIndex: -1,
            onClickCapture: onClick,
            onFocus: () => on.focus(part.id),
            onPointerEnter: () => setNear(true),
          }
        : {})}
    >
      <span className={styles.gutter}>
        {on && selecting ? (
          <button
            type="button"
            role="checkbox"
            aria-checked={ticked}
            aria-label={`Select ${note ? 'note' : 'message'} of ${clockTime(part.createdAt)}`}
            tabIndex={current ? 0 : -1}
            className={styles.tick}
            onClick={() => on.tick(part.id)}
          >
            {ticked ? <Check size={12} strokeWidth={3} aria-hidden="true" /> : null}
          </button>
        ) : goesOn ? null : note ? (
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
          <MessageFiles
            conversationId={on?.conversationId ?? ''}
            partId={part.id}
            files={part.attachments}
            load={on?.loadsImages ?? false}
          />
        ) : null}
        {part.sending ? (
          <SendingLine sending={part.sending} kind={note ? 'conversation.note' : 'conversation.reply'} />
        ) : null}
      </div>
      <time className={styles.at} dateTime={new Date(part.createdAt).toISOString()} title={exactTime(part.createdAt)}>
        {clockTime(part.createdAt)}
      </time>
      {on && (near || current) ? (
        <MessageMenu
          ticked={ticked}
          note={note}
          reachable={current}
          onTask={() => on.task(part.id)}
          onTick={() => on.tick(part.id)}
        />
      ) : null}
    </article>
  )
})
