import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Message, MessageContent } from '../../../../contract/models'
import { isMac } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { useMessagePlan } from '../../queries/messages'
import { focusList } from '../../state/listFocus'
import { useOpenMessage } from '../../state/messages'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Failed, Skeleton } from '../../ui/States'
import { useSettled } from '../bulk/useSettled'
import { AudienceFields } from './AudienceFields'
import { Ledger } from './Ledger'
import styles from './Messages.module.css'
import { MessagePreviewBox } from './MessagePreviewBox'
import { Recipients } from './Recipients'
import { SendBar } from './SendBar'
import { useDraftMessage } from './useDraftMessage'
import { WordsFields } from './WordsFields'

interface MessageComposerProps {
  readonly messageId: string
  readonly initial: MessageContent
  /** Null for one that was just begun. */
  readonly message: Message | null
}

/** A message being written: to whom, how, its words, who gets it and what they would read. It is kept as it is written. */
export function MessageComposer({ messageId, initial, message }: MessageComposerProps): ReactNode {
  const { content, change, flush } = useDraftMessage(messageId, contentOf(initial))
  // Not with each letter: everybody who matches is looked at.
  const settled = useSettled(content)
  const plan = useMessagePlan(messageId, settled)
  const [isNew] = useState(message === null)
  const [personId, setPersonId] = useState<string | null>(null)
  const [sending, setSending] = useState(0)
  const problems = plan.data?.problems ?? {}
  const recipients = plan.data?.recipients ?? []
  const shown = recipients.find((one) => one.personId === personId) ?? recipients[0]
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    setSending((times) => times + 1)
  }
  return (
    // The keys of the whole form: sending from anywhere in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.composer}
      aria-label="Message form"
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={onKeyDown}
    >
      <div className={styles.body}>
        <AudienceFields
          content={content}
          onChange={change}
          isStarted={message?.state === 'paused'}
          problem={problems.audience}
        />
        <WordsFields
          content={content}
          onChange={change}
          problems={problems}
          isTouched={message !== null}
          isNew={isNew}
        />
        {plan.error ? (
          <Failed error={plan.error} onRetry={() => void plan.refetch()} />
        ) : plan.data ? (
          <>
            <Recipients plan={plan.data} isDynamic={content.mode === 'dynamic'} />
            {shown ? (
              <MessagePreviewBox
                content={settled}
                recipients={recipients}
                total={plan.data.receive}
                shown={shown}
                onShow={setPersonId}
              />
            ) : null}
          </>
        ) : (
          <Skeleton lines={2} label="Counting who gets it" />
        )}
        {message?.state === 'paused' ? <Ledger messageId={messageId} /> : null}
        {message?.state === 'draft' ? <RemoveDraft message={message} /> : null}
      </div>
      <SendBar
        messageId={messageId}
        content={content}
        plan={plan.data}
        isCounted={plan.data !== undefined && !plan.isPlaceholderData && settled === content}
        isPaused={message?.state === 'paused'}
        testAs={shown?.personId ?? null}
        sending={sending}
        flush={flush}
        onChange={change}
      />
    </form>
  )
}

function RemoveDraft({ message }: { readonly message: Message }): ReactNode {
  const open = useOpenMessage((state) => state.open)
  const save = useCommand('messages.save', { onDone: (back) => open(back.id) })
  const remove = useCommand('messages.remove', {
    onDone: () => {
      open(null)
      focusList()
      showToast({
        tone: 'done',
        text: 'The draft was deleted.',
        action: {
          label: 'Undo',
          run: () => save.mutate({ messageId: message.id, content: contentOf(message) }),
        },
      })
    },
  })
  return (
    <div className={styles.remove}>
      <Button size="small" variant="quiet" onPress={() => remove.mutate({ messageId: message.id })}>
        Delete draft
      </Button>
    </div>
  )
}

/** What is written of a message, without how it stands. */
function contentOf(from: MessageContent): MessageContent {
  const { channel, template, subject, body, mode, audience, quietDays, asTask } = from
  return { channel, template, subject, body, mode, audience, quietDays, asTask }
}
