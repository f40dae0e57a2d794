import type { ReactNode } from 'react'
import { useCreationForm, type Creation } from '../../queries/creation'
import { FormDialog } from '../forms/FormDialog'
import { CreationFormView } from './CreationFormView'
import { titles } from './creationWords'

interface CreationDialogProps {
  readonly kind: Creation
  readonly about: { readonly personId: string; readonly conversationId: string | null }
  readonly onClose: () => void
}

/** The Create contact and the New opportunity dialog: the fields of the org, or why there can be none. */
export function CreationDialog({ kind, about, onClose }: CreationDialogProps): ReactNode {
  const form = useCreationForm(kind, about.personId, about.conversationId)
  return (
    <FormDialog
      title={titles[kind]}
      detail={form.data ? `for ${form.data.forName}` : null}
      form={form}
      loading={`Preparing the ${kind}`}
      action="Create"
      draft={{ form: `${kind}.create`, subject: about.personId, personId: about.personId }}
      onClose={onClose}
    >
      {(shown) => <CreationFormView kind={kind} form={shown} onClose={onClose} />}
    </FormDialog>
  )
}
