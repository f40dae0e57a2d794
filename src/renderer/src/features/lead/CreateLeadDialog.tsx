import type { ReactNode } from 'react'
import { useLeadForm } from '../../queries/people'
import { FormDialog } from '../forms/FormDialog'
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
    <FormDialog
      title="Create lead"
      detail={form.data ? `for ${form.data.personName}` : null}
      form={form}
      loading="Preparing the lead"
      action="Create"
      draft={{ form: 'lead.create', subject: personId, personId }}
      onClose={onClose}
    >
      {(shown) => <LeadFormView form={shown} conversationId={conversationId} onClose={onClose} />}
    </FormDialog>
  )
}
