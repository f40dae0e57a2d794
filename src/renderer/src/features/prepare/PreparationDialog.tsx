import { FileDown, Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { dateAndTime } from '../../format/time'
import { useCommand } from '../../queries/app'
import { usePerson } from '../../queries/people'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { PreparedConversations } from './PreparedConversations'
import { PreparedNotes } from './PreparedNotes'
import { PreparedPerson } from './PreparedPerson'
import { PreparedSalesforce } from './PreparedSalesforce'
import styles from './Prepare.module.css'

interface PreparationDialogProps {
  readonly personId: string
  readonly onClose: () => void
}

/** Everything about one person on a page to read before a call or to take along: from the cache, so offline too. */
export function PreparationDialog({ personId, onClose }: PreparationDialogProps): ReactNode {
  const { data: person, error, refetch } = usePerson(personId)
  return (
    <Dialog title={person?.displayName ?? 'Preparation'} detail="Preparation" size="large" onClose={onClose}>
      <DialogBody isText>
        {person ? (
          <Page person={person} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={12} label="Reading" />
        )}
      </DialogBody>
      <DialogFooter hint="It can hold personal data: the file is not encrypted.">
        <PrintButtons title={person?.displayName ?? null} />
      </DialogFooter>
    </Dialog>
  )
}

function Page({ person }: { readonly person: Person }): ReactNode {
  // Of the reading, which what is printed is as old as.
  const [now] = useState(() => Date.now())
  return (
    <article className={styles.page} data-print-page aria-label={`Preparation for ${person.displayName}`}>
      <PreparedPerson person={person} />
      <PreparedSalesforce personId={person.id} />
      <PreparedNotes personId={person.id} />
      <PreparedConversations personId={person.id} />
      <p className={styles.asOf}>
        {`As of ${dateAndTime(now)}. Intercom’s part was read ${dateAndTime(person.fetchedAt)}.`}
      </p>
    </article>
  )
}

function PrintButtons({ title }: { readonly title: string | null }): ReactNode {
  const save = useCommand('app.savePdf', {
    onDone: ({ outcome, name }) => {
      if (outcome === 'saved') showToast({ tone: 'done', text: `Saved as ${name}.` })
      // A browser prints to PDF itself.
      if (outcome === 'unsupported') window.print()
    },
  })
  const isReady = title !== null && !save.isPending
  return (
    <>
      <Button icon={<Printer size={14} />} isDisabled={!isReady} onPress={() => window.print()}>
        Print
      </Button>
      <Button
        variant="primary"
        icon={<FileDown size={14} />}
        isDisabled={!isReady}
        onPress={() => save.mutate({ title: title ?? '' })}
      >
        Save as PDF
      </Button>
    </>
  )
}
