import type { ReactNode } from 'react'
import { useConversionForm } from '../../queries/convert'
import { FormDialog } from '../forms/FormDialog'
import { ConvertFormView } from './ConvertFormView'

interface ConvertLeadDialogProps {
  readonly personId: string
  readonly leadId: string
  readonly onClose: () => void
}

/** The Convert lead dialog: what the Lead becomes, or why it cannot be converted now. */
export function ConvertLeadDialog({ personId, leadId, onClose }: ConvertLeadDialogProps): ReactNode {
  const form = useConversionForm(personId, leadId)
  return (
    <FormDialog
      title="Convert lead"
      detail={form.data?.leadName ?? null}
      form={form}
      loading="Preparing the conversion"
      action="Convert"
      draft={{ form: 'lead.convert', subject: personId, personId }}
      onClose={onClose}
    >
      {(shown) => <ConvertFormView form={shown} onClose={onClose} />}
    </FormDialog>
  )
}
