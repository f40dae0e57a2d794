import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { OptionList } from './OptionList'
import { fitting, tagOptions, type Option } from './options'
import type { TriageProps } from './TriageDialogs'

/** The workspace's tags: Enter puts one on or takes it off, and the list stays. */
export function Tags({ conversation, choices, onClose }: TriageProps): ReactNode {
  const [text, setText] = useState('')
  const [moved, setMoved] = useState(0)
  // In the order of the beginning: what is chosen does not jump away.
  const [order] = useState(() => tagOptions(conversation, choices).map((option) => option.id))
  const all = tagOptions(conversation, choices).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const options = fitting(all, text)
  const tag = useCommand('conversations.tag', { quiet: true })
  const choose = ({ id, isOn }: Option): void => {
    if (!tag.isPending) tag.mutate({ conversationId: conversation.id, tagId: id, on: !isOn })
  }
  return (
    <>
      <DialogBody>
        {tag.error ? <Problem alert>{sentenceOf(tag.error)}</Problem> : null}
        <OptionList
          find="Find a tag"
          label="Tags"
          nothing={choices.tags.length === 0 ? 'This workspace has no tags' : 'No tag is called that'}
          onWords="On"
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
      <DialogFooter hint="Enter puts it on or takes it off">
        <Button onPress={onClose}>Done</Button>
      </DialogFooter>
    </>
  )
}
