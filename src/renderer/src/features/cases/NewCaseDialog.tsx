import type { ReactNode } from 'react'
import { useCaseForm } from '../../queries/cases'
import { FormDialog } from '../forms/FormDialog'
import { CaseFormView } from './CaseFormView'

interface NewCaseDialogProps {
  readonly personId: string
  readonly conversationId: string | null
  readonly onClose: () => void
}

/** The New case dialog: the fields of the org and of the settings, or why there can be no Case. */
export function NewCaseDialog({ personId, conversationId, onClose }: NewCaseDialogProps): ReactNode {
  const form = useCaseForm(personId, conversationId)
  return (
    <FormDialog
      title="New case"
      detail={form.data ? `for ${form.data.contactName ?? form.data.personName}` : null}
      form={form}
      loading="Preparing the case"
      action="Create"
      draft={{ form: 'case.create', subject: conversationId ?? personId, personId }}
      onClose={onClose}
    >
      {(shown) => <CaseFormView form={shown} onClose={onClose} />}
    </FormDialog>
  )
}
