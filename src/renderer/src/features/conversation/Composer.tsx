import { MessageSquareReply } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Conversation } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { announceItem } from '../../queries/outbox'
import { useCommand } from '../../queries/app'
import { useKeptDraft } from '../../queries/drafts'
import { draftOf, useDrafts, type DraftMode } from '../../state/drafts'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { ShortcutHint } from '../../ui/Kbd'
import { Tip } from '../../ui/Tip'
import { Truncate } from '../../ui/Truncate'
import styles from './Composer.module.css'
import { AskToSignIn } from '../merge/AskToSignIn'
import { lastSent, useAnswered } from './useAnswered'

interface ComposerProps {
  readonly conversation: Conversation
  readonly personName: string
  /** Has not signed in. */
  readonly isLead: boolean
}

const modes: ReadonlyArray<{ readonly id: DraftMode; readonly label: string }> = [
  { id: 'reply', label: 'Reply' },
  { id: 'note', label: 'Note' },
]

/** Where a reply or a note is written. Each conversation keeps both drafts; Ctrl/Cmd+Enter sends. */
export function Composer({ conversation, personName, isLead }: ComposerProps): ReactNode {
  const conversationId = conversation.id
  useKeptDraft(conversationId)
  const draft = useDrafts((state) => draftOf(state.drafts, conversationId))
  const setMode = useDrafts((state) => state.setMode)
  const setText = useDrafts((state) => state.setText)
  const { mode } = draft
  const text = draft[mode]
  const input = useRef<HTMLTextAreaElement>(null)
  const reply = useCommand('conversations.reply', { quiet: true, onDone: announceItem })
  const note = useCommand('conversations.note', { quiet: true, onDone: announceItem })
  const sender = mode === 'reply' ? reply : note
  const nothing = text.trim() === ''
  const answered = useAnswered(conversation.parts, mode === 'reply' && !nothing)
  const seenPartId = lastSent(conversation.parts)

  const choose = (next: DraftMode): void => {
    setMode(conversationId, next)
    sender.reset()
    input.current?.focus()
  }
  // Asked for by key from anywhere in the person, perhaps before this composer was there.
  const wanted = useDrafts((state) => state.wanted)
  useEffect(() => {
    if (wanted === null) return
    useDrafts.getState().want(null)
    setMode(conversationId, wanted)
    input.current?.focus()
  }, [wanted, conversationId, setMode])

  const openMacros = (): void => useLayers.getState().open({ kind: 'triage', question: 'macros', conversationId })

  const send = (): void => {
    if (nothing || sender.isPending) {
      input.current?.focus()
      return
    }
    // The draft leaves at once and comes back if main refuses it.
    const sent = { mode, text }
    setText(conversationId, mode, '')
    const onError = (): void => void useDrafts.getState().restore(conversationId, sent.mode, sent.text)
    if (mode === 'note') note.mutate({ conversationId, text }, { onError })
    else reply.mutate({ conversationId, text, ...(seenPartId === undefined ? {} : { seenPartId }) }, { onError })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault()
      send()
    }
  }

  return (
    <div className={cx(styles.composer, mode === 'note' && styles.note)} data-composer="">
      <div className={styles.modes} role="group" aria-label="Write">
        {modes.map((one) => (
          <Tip key={one.id} label={one.label} command={one.id}>
            <AriaButton className={styles.mode ?? ''} aria-pressed={mode === one.id} onPress={() => choose(one.id)}>
              {one.label}
            </AriaButton>
          </Tip>
        ))}
        <span className={styles.saved}>
          <Button size="small" variant="quiet" command="insertMacro" onPress={openMacros}>
            Saved replies
          </Button>
          {isLead ? <AskToSignIn conversationId={conversationId} /> : null}
        </span>
        <span className={styles.hint}>{mode === 'note' ? 'Only your team sees notes' : null}</span>
      </div>
      {answered && !sender.error ? (
        <p className={styles.answered} role="status">
          <MessageSquareReply size={14} aria-hidden="true" />
          <Truncate>
            {answered.authorName} replied while you were writing: {answered.bodyText}
          </Truncate>
        </p>
      ) : null}
      <textarea
        ref={input}
        className={styles.input}
        dir="auto"
        rows={2}
        maxLength={20_000}
        aria-label={mode === 'reply' ? `Reply to ${personName}` : `Note about ${personName}`}
        aria-invalid={sender.error ? true : undefined}
        aria-describedby={sender.error ? 'composer-error' : undefined}
        placeholder={mode === 'reply' ? `Reply to ${personName}` : 'Write a note'}
        value={text}
        onChange={(event) => setText(conversationId, mode, event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.foot}>
        {sender.error ? (
          <p id="composer-error" className={styles.error} role="alert">
            {sentenceOf(sender.error)}
          </p>
        ) : (
          <span className={styles.hint}>
            <ShortcutHint id={mode} /> to write · {keyLabel('mod+Enter')} to send
          </span>
        )}
        <Button variant={nothing ? 'plain' : 'primary'} size="small" onPress={send} isDisabled={nothing}>
          Send
        </Button>
      </div>
    </div>
  )
}
