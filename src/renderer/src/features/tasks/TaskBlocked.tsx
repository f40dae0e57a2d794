import type { ReactNode } from 'react'
import type { TaskForm } from '../../../../contract/models'
import { useAccount } from '../../queries/app'
import { useSalesforcePanel } from '../../queries/people'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'

interface TaskBlockedProps {
  readonly form: Pick<TaskForm, 'personId' | 'conversationId' | 'targets'>
  readonly reason: string
  readonly id: string
  readonly onClose: () => void
}

/** Why no Task can be made now, and the step that leads to one. */
export function TaskBlocked({ form, reason, id, onClose }: TaskBlockedProps): ReactNode {
  const { data: account } = useAccount()
  const { data: panel } = useSalesforcePanel(form.personId)
  const open = useLayers((state) => state.open)
  const setConnecting = usePlace((state) => state.setConnecting)
  const { personId, conversationId } = form
  const connected = account?.salesforce !== null
  const canCreateLead = connected && form.targets.length === 0 && panel?.createLeadBlocked === null
  const next = connected
    ? canCreateLead
      ? { label: 'Create lead', run: () => open({ kind: 'lead', personId, conversationId }) }
      : null
    : {
        label: 'Connect Salesforce',
        run: () => {
          onClose()
          setConnecting(true)
        },
      }
  return (
    <>
      <DialogBody>
        <Problem id={id}>{reason}</Problem>
      </DialogBody>
      <DialogFooter>
        <Button variant={next ? 'quiet' : 'plain'} autoFocus={next === null} onPress={onClose}>
          Close
        </Button>
        {next ? (
          <Button autoFocus onPress={next.run}>
            {next.label}
          </Button>
        ) : null}
        <Button variant="primary" blockedBy={id}>
          Create
        </Button>
      </DialogFooter>
    </>
  )
}
