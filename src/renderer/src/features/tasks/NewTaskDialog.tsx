import { useState, type ReactNode } from 'react'
import type { TaskPurpose } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { useFormDraft } from '../../queries/formDrafts'
import { firstPurpose, useTaskForm } from '../../queries/tasks'
import type { NewTask } from '../../state/layers'
import { Dialog, DialogBody } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { FormDraft } from '../forms/FormDraft'
import { purposeOf } from './taskDraft'
import { TaskFormView } from './TaskFormView'
import { useTaskKeys, type EarlyKeys } from './useTaskKeys'

interface NewTaskDialogProps {
  readonly about: NewTask
  readonly onClose: () => void
}

/**
 * The New task dialog: a log of what was said, a follow-up or a call. A digit or an arrow makes it a follow-up of that
 * day wherever the focus is not in a text, and Enter creates it: keys pressed before the form has come are kept for it.
 */
export function NewTaskDialog({ about, onClose }: NewTaskDialogProps): ReactNode {
  const of = { form: 'task.create', subject: about.conversationId ?? about.personId, personId: about.personId } as const
  const kept = useFormDraft(of)
  const [chosen, setPurpose] = useState<TaskPurpose | null>(about.purpose ?? null)
  const purpose = chosen ?? purposeOf(kept.data) ?? firstPurpose(about)
  const form = useTaskForm(about, purpose)
  const isReady = form.data !== undefined && !kept.isPending
  const [early, setEarly] = useState<EarlyKeys>({ preset: null, enter: false })
  useTaskKeys(
    {
      onDigit: (index) => {
        setPurpose('followUp')
        setEarly((now) => ({ ...now, preset: index }))
      },
      onStep: () => undefined,
      onEnter: () => setEarly((now) => ({ ...now, enter: true })),
    },
    !isReady,
  )
  const parts = about.partIds?.length
  const detail = form.data
    ? `for ${form.data.personName}${parts ? `, ${counted(parts, 'message', 'messages')}` : ''}`
    : null
  return (
    <Dialog title="New task" detail={detail} onClose={onClose}>
      {form.error ? (
        <DialogBody>
          <Failed error={form.error} onRetry={() => void form.refetch()} />
        </DialogBody>
      ) : form.data && isReady ? (
        <FormDraft of={of} kept={kept.data ?? null}>
          <TaskFormView
            form={form.data}
            about={about}
            purpose={purpose}
            early={early}
            onPurpose={setPurpose}
            onClose={onClose}
          />
        </FormDraft>
      ) : (
        <DialogBody>
          <Skeleton lines={6} label="Preparing the task" />
        </DialogBody>
      )}
    </Dialog>
  )
}
