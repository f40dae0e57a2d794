import type { ReactNode } from 'react'
import type { MessageContent } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useTestContact } from '../../queries/messages'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { sentenceOf } from '../../bridge/bridge'
import { Problem } from '../../ui/Problem'
import styles from './Messages.module.css'

interface TestLineProps {
  readonly content: MessageContent
  /** As whom it is filled; null: nobody matches. */
  readonly personId: string | null
  readonly onClose: () => void
}

/** A test to the contact that carries the rep's own email; where there is none, making one is offered. */
export function TestLine({ content, personId, onClose }: TestLineProps): ReactNode {
  const { data, error, isFetching } = useTestContact()
  const test = useCommand('messages.test', {
    onDone: (item) => {
      showToast({ tone: 'done', text: 'The test is on its way to you.', place: { kind: 'outbox', id: item.id } })
      onClose()
    },
  })
  const send = (create: boolean): void => test.mutate({ content, personId, create })
  return (
    <div className={styles.test} role="group" aria-label="Test">
      {error ? (
        <Problem alert>{sentenceOf(error)}</Problem>
      ) : (
        <p role="status">
          {isFetching || !data
            ? 'Looking for your contact in Intercom…'
            : data.contact
              ? `To ${data.contact.name} (${data.email})`
              : `No contact in Intercom has your email, ${data.email}.`}
        </p>
      )}
      <span className={styles.space} />
      <Button size="small" variant="quiet" onPress={onClose}>
        Cancel
      </Button>
      {data && !isFetching ? (
        <Button
          size="small"
          variant="primary"
          autoFocus
          isDisabled={test.isPending}
          onPress={() => send(data.contact === null)}
        >
          {data.contact ? 'Send the test' : 'Create me as a contact and send'}
        </Button>
      ) : null}
    </div>
  )
}
