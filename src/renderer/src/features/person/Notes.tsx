import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Person, PersonNote } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { useTextDraft } from '../../queries/formDrafts'
import { announceItem } from '../../queries/outbox'
import { usePersonNotes } from '../../queries/personFields'
import { useNoteFocus } from '../../state/noteFocus'
import { AreaField } from '../../ui/AreaField'
import { Button } from '../../ui/Button'
import { SafeHtml } from '../../ui/SafeHtml'
import { StateMark } from '../../ui/StateMark'
import { Failed } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { FieldTrouble } from '../salesforce/FieldState'
import styles from './Editable.module.css'
import profile from './Profile.module.css'

/** Notes on the person, which teammates read and the person never does. What is typed stays until it is sent. */
export function Notes({ person }: { readonly person: Person }): ReactNode {
  const notes = usePersonNotes(person.id)
  const rows = notes.data?.rows ?? []
  return (
    <section className={profile.group} aria-label="Notes">
      <h3 className={profile.groupTitle}>Notes</h3>
      <Composer key={person.id} person={person} />
      {notes.error ? <Failed error={notes.error} onRetry={() => void notes.refetch()} /> : null}
      {rows.length === 0 && notes.data ? (
        <p className={styles.quiet}>
          {notes.data.readAt === null
            ? 'Notes were not read yet: they are when Intercom can be reached.'
            : 'No notes yet'}
        </p>
      ) : null}
      <ul className={styles.notes} aria-label="Notes so far">
        {rows.map((note) => (
          <NoteRow key={note.id} note={note} />
        ))}
      </ul>
    </section>
  )
}

function Composer({ person }: { readonly person: Person }): ReactNode {
  const { text, setText, flush, forget } = useTextDraft('person.note', person.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const wanted = useNoteFocus((state) => state.wanted)
  const add = useCommand('people.addNote', { quiet: true, onDone: announceItem })
  useEffect(() => {
    if (!wanted) return
    box.current?.querySelector('textarea')?.focus()
    useNoteFocus.getState().want(false)
  }, [wanted])
  const send = (): void => {
    if (text.trim() === '' || add.isPending) return
    flush()
    add.mutate(
      { personId: person.id, text },
      {
        onSuccess: () => {
          setFailure(null)
          forget()
        },
        onError: setFailure,
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    send()
  }
  return (
    <div ref={box} className={styles.composer} onKeyDown={onKeyDown}>
      <AreaField
        label="Note on this person"
        rows={2}
        maxLength={20_000}
        value={text}
        error={failure ? sentenceOf(failure) : undefined}
        onChange={setText}
      />
      <div className={styles.actions}>
        <Button size="small" isDisabled={text.trim() === '' || add.isPending} onPress={send}>
          Add note
        </Button>
        <span className={styles.quiet}>{`${keyLabel('mod+Enter')} adds it. Only teammates see it.`}</span>
      </div>
    </div>
  )
}

function NoteRow({ note }: { readonly note: PersonNote }): ReactNode {
  const { authorName, bodyHtml, createdAt, sending } = note
  return (
    <li className={styles.noteRow}>
      <div className={styles.noteHead}>
        <strong>
          <bdi>{authorName}</bdi>
        </strong>
        <TimeText at={createdAt} />
        {sending && sending.state !== 'needs_attention' ? <StateMark state={sending.state} /> : null}
      </div>
      <SafeHtml html={bodyHtml} />
      {sending?.state === 'needs_attention' ? <FieldTrouble sending={sending} /> : null}
    </li>
  )
}
