import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { showToast } from '../../state/toasts'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { OptionList } from './OptionList'
import { assigneeOf, assigneeOptions, fitting, type Option } from './options'
import type { TriageProps } from './TriageDialogs'

/** To whom: a teammate, a team, or nobody. Enter sends it. */
export function AssignConversation({ conversation, choices, onClose }: TriageProps): ReactNode {
  const [text, setText] = useState('')
  const [moved, setMoved] = useState(0)
  const options = fitting(assigneeOptions(conversation, choices), text)
  const assign = useCommand('conversations.assign', {
    quiet: true,
    onDone: (item) => {
      onClose()
      if (item.state === 'discarded') showToast({ tone: 'info', text: 'It is with whom it was; nothing is sent.' })
      else announceItem(item)
    },
  })
  const choose = ({ id, isOn }: Option): void => {
    if (isOn || assign.isPending) return
    assign.mutate({ conversationId: conversation.id, to: assigneeOf(id) })
  }
  return (
    <>
      <DialogBody>
        {assign.error ? <Problem alert>{sentenceOf(assign.error)}</Problem> : null}
        <OptionList
          find="Find a teammate or a team"
          label="Teammates and teams"
          nothing="Nobody is called that"
          onWords="Has it now"
          options={options}
          at={Math.min(moved, Math.max(0, options.length - 1))}
          text={text}
          onText={(value) => {
            setText(value)
            setMoved(0)
          }}
          onMove={setMoved}
          onChoose={choose}
        />
      </DialogBody>
      <DialogFooter hint="Enter assigns it. What is closed or snoozed opens.">{null}</DialogFooter>
    </>
  )
}
