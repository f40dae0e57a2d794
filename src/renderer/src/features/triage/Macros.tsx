import { useState, type ReactNode } from 'react'
import { useMacros } from '../../queries/triage'
import { draftOf, useDrafts } from '../../state/drafts'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { OptionList } from './OptionList'
import { fitting, type Option } from './options'
import type { TriageProps } from './TriageDialogs'

/** The workspace's saved replies: Enter puts one into the reply, behind what is there already. */
export function Macros({ conversation, onClose }: TriageProps): ReactNode {
  const conversationId = conversation.id
  const [text, setText] = useState('')
  const [moved, setMoved] = useState(0)
  const { data, error, refetch } = useMacros(conversationId)
  const all = data ?? []
  const options = fitting(
    all.map((macro) => ({ id: macro.id, label: macro.name, detail: macro.text.replace(/\s+/gu, ' '), isOn: false })),
    text,
  )
  const choose = ({ id }: Option): void => {
    const macro = all.find((one) => one.id === id)
    if (!macro) return
    const { drafts, setMode, setText: write, want } = useDrafts.getState()
    const { reply } = draftOf(drafts, conversationId)
    write(conversationId, 'reply', reply.trim() === '' ? macro.text : `${reply.trimEnd()}\n${macro.text}`)
    setMode(conversationId, 'reply')
    onClose()
    want('reply')
  }
  if (error) {
    return (
      <DialogBody>
        <Failed error={error} onRetry={() => void refetch()} />
      </DialogBody>
    )
  }
  return (
    <>
      <DialogBody>
        {data ? (
          <OptionList
            find="Find a saved reply"
            label="Saved replies"
            nothing={all.length === 0 ? 'This workspace has no saved replies for you' : 'No saved reply says that'}
            onWords=""
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
        ) : (
          <Skeleton lines={5} label="Loading saved replies" />
        )}
      </DialogBody>
      <DialogFooter hint="Enter puts it into the reply. Nothing is sent yet.">{null}</DialogFooter>
    </>
  )
}
