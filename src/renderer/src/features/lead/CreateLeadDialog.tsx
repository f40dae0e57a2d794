import type { ReactNode } from 'react'
import { useLeadForm } from '../../queries/people'
import { Dialog, DialogBody } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { LeadFormView } from './LeadFormView'

interface CreateLeadDialogProps {
  readonly personId: string
  readonly conversationId: string | null
  readonly onClose: () => void
}

/** The Create lead dialog: the form as main fills it in, each value editable. */
export function CreateLeadDialog({ personId, conversationId, onClose }: CreateLeadDialogProps): ReactNode {
  const form = useLeadForm(personId, conversationId)
  return (
    <Dialog title="Create lead" detail={form.data ? `for ${form.data.personName}` : null} onClose={onClose}>
      {form.error ? (
        <DialogBody>
          <Failed error={form.error} onRetry={() => void form.refetch()} />
        </DialogBody>
      ) : form.data ? (
        <LeadFormView form={form.data} conversationId={conversationId} onClose={onClose} />
      ) : (
        <DialogBody>
          <Skeleton lines={6} label="Preparing the lead" />
        </DialogBody>
      )}
    </Dialog>
  )
}
