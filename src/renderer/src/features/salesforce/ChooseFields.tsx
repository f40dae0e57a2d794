import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../../contract/commands'
import type { RecordObject } from '../../../../contract/models'
import { useChangeSettings, useSettings } from '../../queries/app'
import { useRecordFields } from '../../queries/salesforce'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { FieldPicker } from './FieldPicker'

/** As many as the settings keep for one object. */
const most = 40

interface ChooseFieldsProps {
  readonly object: RecordObject
  readonly onClose: () => void
}

/** Which fields of an object the panel shows, and in which order; the org's own fields included. */
export function ChooseFields({ object, onClose }: ChooseFieldsProps): ReactNode {
  const fields = useRecordFields(object)
  return (
    <Dialog title="Choose fields" detail={`shown of each ${object}`} onClose={onClose} size="small">
      {fields.error ? (
        <DialogBody>
          <Failed error={fields.error} onRetry={() => void fields.refetch()} />
        </DialogBody>
      ) : fields.data ? (
        <Chooser object={object} data={fields.data} onClose={onClose} />
      ) : (
        <DialogBody>
          <Skeleton lines={6} label="Loading fields" />
        </DialogBody>
      )}
    </Dialog>
  )
}

function Chooser(props: ChooseFieldsProps & { readonly data: CommandOutput<'salesforce.fields'> }): ReactNode {
  const { object, data, onClose } = props
  const [shown, setShown] = useState<readonly string[]>(data.shown)
  const client = useQueryClient()
  const settings = useSettings().data
  const change = useChangeSettings()
  const full = shown.length >= most

  const write = (names: readonly string[] | null): void => {
    const { [object]: _before, ...others } = settings?.panelFields ?? {}
    const panelFields = names === null ? others : { ...others, [object]: [...names] }
    change.mutate(
      { panelFields },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['salesforce'] })
          onClose()
        },
      },
    )
  }
  return (
    <>
      <DialogBody>
        <FieldPicker fields={data.fields} shown={shown} full={full} onChange={setShown} />
      </DialogBody>
      <DialogFooter hint={full ? `At most ${most} fields` : `${shown.length} shown`}>
        <Button variant="quiet" onPress={() => write(null)}>
          Reset
        </Button>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" isDisabled={change.isPending || shown.length === 0} onPress={() => write(shown)}>
          Save
        </Button>
      </DialogFooter>
    </>
  )
}
