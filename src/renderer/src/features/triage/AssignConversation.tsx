import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { showToast } from '../../state/toasts'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { ChoiceList } from '../../ui/ChoiceList'
import { useChoices, type Choice } from '../../ui/useChoices'
import { assigneeOf, assigneeOptions } from './options'
import type { TriageProps } from './TriageDialogs'

/** To whom: a teammate, a team, or nobody. Enter sends it. */
export function AssignConversation({ conversation, choices, onClose }: TriageProps): ReactNode {
  const choosing = useChoices(assigneeOptions(conversation, choices))
  const assign = useCommand('conversations.assign', {
    quiet: true,
    onDone: (item) => {
      onClose()
      if (item.state === 'discarded') showToast({ tone: 'info', text: 'It is with whom it was; nothing is sent.' })
      else announceItem(item)
    },
  })
  const choose = ({ id, isOn }: Choice): void => {
    if (isOn || assign.isPending) return
    assign.mutate({ conversationId: conversation.id, to: assigneeOf(id) })
  }
  return (
    <>
      <DialogBody>
        {assign.error ? <Problem alert>{sentenceOf(assign.error)}</Problem> : null}
        <ChoiceList
          find="Find a teammate or a team"
          label="Teammates and teams"
          nothing="Nobody is called that"
          onWords="Has it now"
          choosing={choosing}
          onChoose={choose}
        />
      </DialogBody>
      <DialogFooter hint="Enter assigns it. What is closed or snoozed opens.">{null}</DialogFooter>
    </>
  )
}
