import { Search } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { LivePersonRow, LiveRecord } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useLookUp } from '../../queries/live'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { TextField } from '../../ui/Fields'
import { OutLink } from '../../ui/OutLink'
import { Empty, Skeleton } from '../../ui/States'
import { ownerNameOf } from '../mapping/ownerWords'
import styles from './Live.module.css'
import { LiveFailed } from './LivePeople'
import { useClaim } from './useTaking'

interface LookUpProps {
  readonly text: string
  readonly onClose: () => void
}

/** Looks a name, an email or a phone number up in Intercom and Salesforce, whether or not it is on this desk. */
export function LookUpDialog({ text, onClose }: LookUpProps): ReactNode {
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text.trim())
  const found = useLookUp(asked)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() === asked) void found.refetch()
    else setAsked(typed.trim())
  }
  return (
    <Dialog
      title="Look up in Intercom and Salesforce"
      detail="Live: not kept on this desk"
      size="large"
      onClose={onClose}
    >
      <DialogBody>
        <form className={styles.lookUp} onSubmit={submit}>
          <TextField label="Name, email or phone" value={typed} autoFocus onChange={setTyped} />
          <Button type="submit" variant="primary" icon={<Search size={14} />} isDisabled={typed.trim() === ''}>
            Look up
          </Button>
        </form>
        {asked === '' ? null : found.error ? (
          <LiveFailed error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <>
            <Found title="People in Intercom" {...found.data.people}>
              {found.data.people.rows.map((row) => (
                <PersonLine key={row.id} row={row} onClose={onClose} />
              ))}
            </Found>
            <Found title="Leads and Contacts in Salesforce" {...found.data.records}>
              {found.data.records.rows.map((row) => (
                <RecordLine key={row.id} row={row} onClose={onClose} />
              ))}
            </Found>
          </>
        ) : (
          <Skeleton lines={6} label="Asking Intercom and Salesforce" />
        )}
      </DialogBody>
      <DialogFooter hint="Finds people and records outside your book, too.">
        <Button onPress={onClose}>Close</Button>
      </DialogFooter>
    </Dialog>
  )
}

interface FoundProps {
  readonly title: string
  readonly rows: readonly unknown[]
  readonly more: boolean
  readonly problem: string | null
  readonly children: ReactNode
}

function Found({ title, rows, more, problem, children }: FoundProps): ReactNode {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {problem !== null ? (
        <p className={styles.problem} role="status">
          {problem}
        </p>
      ) : rows.length === 0 ? (
        <Empty title="Nothing found">Try fewer letters, or the email alone.</Empty>
      ) : (
        <ul className={styles.found}>{children}</ul>
      )}
      {more ? <p className={styles.note}>There is more than is listed: write more of the name.</p> : null}
    </section>
  )
}

function PersonLine({ row, onClose }: { readonly row: LivePersonRow; readonly onClose: () => void }): ReactNode {
  const open = (): void => {
    onClose()
    usePlace.getState().follow({ kind: 'person', id: row.id })
  }
  // Where it can be undone is behind the dialog.
  const claim = useClaim(row, open)
  const owner = row.isMine ? 'Yours' : row.ownerId === null ? 'No owner' : `Of ${ownerNameOf(row) ?? 'a teammate'}`
  return (
    <li className={styles.foundRow}>
      <span className={styles.foundMain}>
        <span className={styles.foundName} dir="auto">
          {row.displayName}
        </span>
        <span className={styles.foundDetail} dir="auto">
          {' '}
          {[row.role === 'lead' ? 'Lead' : 'User', row.email, row.companyName, owner].filter(Boolean).join(' · ')}
        </span>
      </span>
      {row.isMine ? null : (
        <Button
          size="small"
          aria-label={`Assign to me: ${row.displayName}`}
          isDisabled={claim.isPending}
          onPress={claim.run}
        >
          Assign to me
        </Button>
      )}
      <Button size="small" aria-label={`${row.isCached ? 'Open' : 'Open live'}: ${row.displayName}`} onPress={open}>
        {row.isCached ? 'Open' : 'Open live'}
      </Button>
    </li>
  )
}

function RecordLine({ row, onClose }: { readonly row: LiveRecord; readonly onClose: () => void }): ReactNode {
  const { person } = row
  const open = (): void => {
    onClose()
    if (person) usePlace.getState().follow({ kind: 'person', id: person.id })
  }
  const link = useCommand('live.link', {
    onDone: () => {
      open()
      showToast({ tone: 'info', text: `${row.name} in Salesforce is now the match of ${person?.name ?? ''}.` })
    },
  })
  return (
    <li className={styles.foundRow}>
      <span className={styles.foundMain}>
        <span className={styles.foundName} dir="auto">
          {row.name}
        </span>
        <span className={styles.foundDetail} dir="auto">
          {' '}
          {[row.object, row.detail, row.ownerIsMe ? 'Yours' : row.ownerName && `Of ${row.ownerName}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {person === null ? null : person.isLinked ? (
        <Button size="small" aria-label={`Open person: ${person.name}`} onPress={open}>
          Open person
        </Button>
      ) : (
        <Button
          size="small"
          aria-label={`Link to ${person.name}: ${row.name}`}
          isDisabled={link.isPending}
          onPress={() => link.mutate({ personId: person.id, recordId: row.id })}
        >
          Link to {person.name}
        </Button>
      )}
      <OutLink href={row.url}>Open in Salesforce</OutLink>
    </li>
  )
}
