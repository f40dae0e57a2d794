import { useId, type ReactNode } from 'react'
import { useConversionForm } from '../../queries/convert'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed, Skeleton } from '../../ui/States'
import { ConvertFormView } from './ConvertFormView'

interface ConvertLeadDialogProps {
  readonly personId: string
  readonly leadId: string
  readonly onClose: () => void
}

/** The Convert lead dialog: what the Lead becomes, or why it cannot be converted now. */
export function ConvertLeadDialog({ personId, leadId, onClose }: ConvertLeadDialogProps): ReactNode {
  const form = useConversionForm(personId, leadId)
  const reasonId = useId()
  const blocked = form.data?.blocked ?? null
  return (
    <Dialog title="Convert lead" detail={form.data ? form.data.leadName : null} onClose={onClose}>
      {form.error ? (
        <DialogBody>
          <Failed error={form.error} onRetry={() => void form.refetch()} />
        </DialogBody>
      ) : !form.data ? (
        <DialogBody>
          <Skeleton lines={6} label="Preparing the conversion" />
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
              Convert
            </Button>
          </DialogFooter>
        </>
      ) : (
        <ConvertFormView form={form.data} onClose={onClose} />
      )}
    </Dialog>
  )
}
