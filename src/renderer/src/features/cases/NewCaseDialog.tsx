import { useId, type ReactNode } from 'react'
import { useCaseForm } from '../../queries/cases'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed, Skeleton } from '../../ui/States'
import { CaseFormView } from './CaseFormView'

interface NewCaseDialogProps {
  readonly personId: string
  readonly conversationId: string | null
  readonly onClose: () => void
}

/** The New case dialog: the fields of the org and of the settings, or why there can be no Case. */
export function NewCaseDialog({ personId, conversationId, onClose }: NewCaseDialogProps): ReactNode {
  const form = useCaseForm(personId, conversationId)
  const reasonId = useId()
  const blocked = form.data?.blocked ?? null
  return (
    <Dialog
      title="New case"
      detail={form.data ? `for ${form.data.contactName ?? form.data.personName}` : null}
      onClose={onClose}
    >
      {form.error ? (
        <DialogBody>
          <Failed error={form.error} onRetry={() => void form.refetch()} />
        </DialogBody>
      ) : !form.data ? (
        <DialogBody>
          <Skeleton lines={6} label="Preparing the case" />
        </DialogBody>
      ) : blocked !== null ? (
        <>
          <DialogBody>
            <Problem id={reasonId}>{blocked}</Problem>
          </DialogBody>
          <DialogFooter>
            <Button autoFocus onPress={onClose}>
              Close
            </Button>
            <Button variant="primary" blockedBy={reasonId}>
              Create
            </Button>
          </DialogFooter>
        </>
      ) : (
        <CaseFormView form={form.data} onClose={onClose} />
      )}
    </Dialog>
  )
}
