import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../../contract/commands'
import type { Settings } from '../../../../contract/models'
import { useChangeSettings } from '../../queries/app'
import { useRecordFields } from '../../queries/salesforce'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { FieldPicker } from '../salesforce/FieldPicker'

/** As many as the settings keep. */
const most = 40

interface CaseFieldsDialogProps {
  readonly settings: Settings
  readonly onClose: () => void
}

/** Which fields the New case form asks for, and in which order; those that the org requires stay. */
export function CaseFieldsDialog({ settings, onClose }: CaseFieldsDialogProps): ReactNode {
  const fields = useRecordFields('Case')
  return (
    <Dialog title="Case fields" detail="of the New case form" onClose={onClose} size="small">
      {fields.error ? (
        <DialogBody>
          <Failed error={fields.error} onRetry={() => void fields.refetch()} />
        </DialogBody>
      ) : !fields.data ? (
        <DialogBody>
          <Skeleton lines={6} label="Loading fields" />
        </DialogBody>
      ) : fields.data.fields.length === 0 ? (
        <DialogBody>
          <Empty title="No fields yet">
            They come with the first sync of Salesforce, if your user may make cases there.
          </Empty>
        </DialogBody>
      ) : (
        <Chooser data={fields.data} chosen={settings.caseFields} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Chooser(props: {
  readonly data: CommandOutput<'salesforce.fields'>
  readonly chosen: readonly string[]
  readonly onClose: () => void
}): ReactNode {
  const { data, chosen, onClose } = props
  // Where the org's describe is not known yet, every field may be one of the form.
  const known = data.fields.some((field) => field.inForm !== undefined)
  const fields = data.fields.filter((field) => !known || field.inForm !== undefined)
  const required = fields.filter((field) => field.inForm === 'required').map((field) => field.name)
  const [shown, setShown] = useState<readonly string[]>(() => {
    const there = chosen.filter((name) => fields.some((field) => field.name === name))
    return [...there, ...required.filter((name) => !there.includes(name))]
  })
  const change = useChangeSettings()
  const full = shown.length >= most
  return (
    <>
      <DialogBody>
        <FieldPicker fields={fields} shown={shown} fixed={required} full={full} onChange={setShown} />
      </DialogBody>
      <DialogFooter hint={full ? `At most ${most} fields` : `${shown.length} asked for`}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isDisabled={change.isPending}
          onPress={() => change.mutate({ caseFields: [...shown] }, { onSuccess: onClose })}
        >
          Save
        </Button>
      </DialogFooter>
    </>
  )
}
