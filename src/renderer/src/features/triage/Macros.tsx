import type { ReactNode } from 'react'
import { useMacros } from '../../queries/triage'
import { draftOf, useDrafts } from '../../state/drafts'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { ChoiceList } from '../../ui/ChoiceList'
import { useChoices, type Choice } from '../../ui/useChoices'
import type { TriageProps } from './TriageDialogs'

/** The workspace's saved replies: Enter puts one into the reply, behind what is there already. */
export function Macros({ conversation, onClose }: TriageProps): ReactNode {
  const conversationId = conversation.id
  const { data, error, refetch } = useMacros(conversationId)
  const all = data ?? []
  const choosing = useChoices(
    all.map((macro) => ({ id: macro.id, label: macro.name, detail: macro.text.replace(/\s+/gu, ' '), isOn: false })),
  )
  const choose = ({ id }: Choice): void => {
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
          <ChoiceList
            find="Find a saved reply"
            label="Saved replies"
            nothing={all.length === 0 ? 'This workspace has no saved replies for you' : 'No saved reply says that'}
            onWords=""
            choosing={choosing}
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
