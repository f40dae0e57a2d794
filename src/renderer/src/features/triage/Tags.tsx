import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { ChoiceList } from '../../ui/ChoiceList'
import { useChoices, type Choice } from '../../ui/useChoices'
import { tagOptions } from './options'
import type { TriageProps } from './TriageDialogs'

/** The workspace's tags: Enter puts one on or takes it off, and the list stays. */
export function Tags({ conversation, choices, onClose }: TriageProps): ReactNode {
  // In the order of the beginning: what is chosen does not jump away.
  const [order] = useState(() => tagOptions(conversation, choices).map((option) => option.id))
  const all = tagOptions(conversation, choices).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const choosing = useChoices(all)
  const tag = useCommand('conversations.tag', { quiet: true })
  const choose = ({ id, isOn }: Choice): void => {
    if (!tag.isPending) tag.mutate({ conversationId: conversation.id, tagId: id, on: !isOn })
  }
  return (
    <>
      <DialogBody>
        {tag.error ? <Problem alert>{sentenceOf(tag.error)}</Problem> : null}
        <ChoiceList
          find="Find a tag"
          label="Tags"
          nothing={choices.tags.length === 0 ? 'This workspace has no tags' : 'No tag is called that'}
          onWords="On"
          choosing={choosing}
          onChoose={choose}
        />
      </DialogBody>
      <DialogFooter hint="Enter puts it on or takes it off">
        <Button onPress={onClose}>Done</Button>
      </DialogFooter>
    </>
  )
}
