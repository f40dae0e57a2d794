import { ArrowLeft, Copy, Pause, RotateCw, Square, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { isTyping } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { useMessages } from '../../queries/messages'
import { focusList } from '../../state/listFocus'
import { useOpenMessage } from '../../state/messages'
import { Button, IconButton } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { Skeleton } from '../../ui/States'
import { useFrameSize } from '../../ui/useMedia'
import { Truncate } from '../../ui/Truncate'
import { Ledger } from './Ledger'
import { MessageComposer } from './MessageComposer'
import styles from './Messages.module.css'
import { standingOf, titleOf } from './messageWords'

/** One message: being written, or sent with what became of it. */
export function MessageDetail({ messageId }: { readonly messageId: string }): ReactNode {
  const { data } = useMessages()
  const { begun, open } = useOpenMessage()
  const message = data?.find((one) => one.id === messageId)
  const back = (): void => {
    open(null)
    focusList()
  }
  // Out of a text field first, as everywhere.
  useCommandHandler('back', () => {
    const active = document.activeElement
    if (!(active instanceof HTMLElement && isTyping(active))) open(null)
    else active.blur()
    focusList()
  })
  const fresh = begun?.id === messageId ? begun.content : null
  const isWritten = message ? message.state === 'draft' || message.state === 'paused' : fresh !== null
  const content = message ?? fresh
  const Heading = useFrameSize() === 'single' ? 'h1' : 'h2'
  const title = message && message.state !== 'draft' ? titleOf(message) : message || !fresh ? 'Draft' : 'New message'
  return (
    <section className={styles.detail} aria-label="Message">
      <header className={styles.head}>
        <IconButton label="Back to the list" command="back" icon={<ArrowLeft size={16} />} onPress={back} />
        <Heading className={styles.title}>
          <Truncate>{title}</Truncate>
        </Heading>
        {message && !isWritten ? <Actions message={message} /> : null}
      </header>
      {content === null ? (
        <Skeleton lines={5} label="Loading message" />
      ) : isWritten ? (
        <MessageComposer key={messageId} messageId={messageId} initial={content} message={message ?? null} />
      ) : message ? (
        <Sent message={message} />
      ) : null}
    </section>
  )
}

function Actions({ message }: { readonly message: Message }): ReactNode {
  const pause = useCommand('messages.pause')
  const change = useCommand('messages.change')
  const begin = useOpenMessage((state) => state.begin)
  const { id: messageId, group, state } = message
  const { audience, asTask, channel, template, subject, body, mode, quietDays } = message
  return (
    <>
      {group && group.canRetry > 0 ? (
        <Button
          size="small"
          icon={<RotateCw size={14} />}
          onPress={() => change.mutate({ messageId, change: 'retry' })}
        >
          Try failed again
        </Button>
      ) : null}
      {state === 'sent' && group && group.canStop > 0 ? (
        <Button
          size="small"
          icon={group.heldUntil === null ? <Square size={14} /> : <Undo2 size={14} />}
          onPress={() => change.mutate({ messageId, change: 'stop' })}
        >
          {group.heldUntil === null ? 'Stop the rest' : 'Undo all'}
        </Button>
      ) : null}
      {state === 'running' ? (
        <Button size="small" icon={<Pause size={14} />} onPress={() => pause.mutate({ messageId })}>
          Pause
        </Button>
      ) : null}
      <Button
        size="small"
        icon={<Copy size={14} />}
        onPress={() => begin(audience, asTask, { channel, template, subject, body, mode, quietDays })}
      >
        Use again
      </Button>
    </>
  )
}

function Sent({ message }: { readonly message: Message }): ReactNode {
  const heldUntil = message.group?.heldUntil ?? null
  return (
    <div className={styles.body} tabIndex={0} role="group" aria-label="Details">
      <p role="status" className={styles.standing}>
        {standingOf(message)}
        {heldUntil === null ? null : (
          <>
            {' '}
            · sent <Countdown until={heldUntil} />
          </>
        )}
      </p>
      {message.state === 'running' ? (
        <p className={styles.quiet}>Whoever comes to match gets it once, while this computer runs Repdesk.</p>
      ) : null}
      <div className={styles.words}>
        {message.channel === 'email' ? <p className={styles.subject}>{message.subject}</p> : null}
        <p dir="auto">{message.body}</p>
      </div>
      <Ledger messageId={message.id} />
    </div>
  )
}
