import { MessageSquareReply } from 'lucide-react'
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { hasMarks, markedHtml } from '../../../../contract/marks'
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
import { SafeHtml } from '../../ui/SafeHtml'
import { Tip } from '../../ui/Tip'
import { Truncate } from '../../ui/Truncate'
import { AskToSignIn } from '../merge/AskToSignIn'
import styles from './Composer.module.css'
import { ComposerFiles } from './ComposerFiles'
import { ComposerTools } from './ComposerTools'
import fileStyles from './Files.module.css'
import { goOnWithList, typeMark, type Mark } from './typedMarks'
import { lastSent, useAnswered } from './useAnswered'
import { useAttach } from './useAttach'

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

const markKeys: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', l: 'link' }

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
  const attach = useAttach(conversationId, mode)

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
    if (nothing || sender.isPending || attach.coming.length > 0) {
      input.current?.focus()
      return
    }
    // The draft leaves at once and comes back if main refuses it.
    const sent = { mode, text }
    setText(conversationId, mode, '')
    attach.forgetProblem()
    const onError = (): void => void useDrafts.getState().restore(conversationId, sent.mode, sent.text)
    const files = attach.files.map((file) => file.id)
    if (mode === 'note') note.mutate({ conversationId, text, files }, { onError })
    else reply.mutate({ conversationId, text, files, ...(seenPartId === undefined ? {} : { seenPartId }) }, { onError })
  }
  const mark = (what: Mark): void => {
    if (input.current) typeMark(input.current, what)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const mod = isMac ? event.metaKey : event.ctrlKey
    const typed = mod && !event.shiftKey ? markKeys[event.key.toLowerCase()] : undefined
    if (event.key === 'Enter' && mod) send()
    else if (typed !== undefined) mark(typed)
    else if (event.key !== 'Enter' || event.shiftKey || !goOnWithList(event.currentTarget)) return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData
    // Programs that copy words often lay a picture of them beside.
    if (files.length === 0 || types.includes('text/plain')) return
    event.preventDefault()
    attach.add(files)
  }

  return (
    <div
      className={cx(styles.composer, mode === 'note' && styles.note)}
      data-composer=""
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        attach.add(event.dataTransfer.files)
      }}
    >
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
        onPaste={onPaste}
      />
      {hasMarks(text) ? (
        <div className={fileStyles.preview} role="group" aria-label="How it will look" tabIndex={0}>
          <SafeHtml html={markedHtml(text)} />
        </div>
      ) : null}
      <ComposerFiles {...attach} />
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
        <ComposerTools onMark={mark} onFiles={attach.add} />
        <Button variant={nothing ? 'plain' : 'primary'} size="small" onPress={send} isDisabled={nothing}>
          Send
        </Button>
      </div>
    </div>
  )
}
