import type { ReactNode } from 'react'
import { usePerson } from '../../queries/people'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { Companies } from './Companies'
import { ContactFields } from './PersonAttributes'

const first = ['name', 'email', 'phone']

/** Name, email, phone and company of a person, edited without leaving the conversation. */
export function EditPersonDialog(props: { readonly personId: string; readonly onClose: () => void }): ReactNode {
  const { personId, onClose } = props
  const person = usePerson(personId)
  return (
    <Dialog title="Edit person" detail={person.data?.displayName ?? null} onClose={onClose}>
      <DialogBody>
        {person.error ? (
          <Failed error={person.error} onRetry={() => void person.refetch()} />
        ) : person.data ? (
          <>
            <ContactFields person={person.data} only={first} />
            <Companies person={person.data} />
          </>
        ) : (
          <Skeleton lines={5} label="Edit person" />
        )}
      </DialogBody>
      <DialogFooter hint="Each is saved as it is changed. The profile has all attributes.">
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
