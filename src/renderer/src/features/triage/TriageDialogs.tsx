import { useEffect, type ReactNode } from 'react'
import type { Conversation, ConversationChoices } from '../../../../contract/models'
import { useConversation } from '../../queries/conversations'
import { useConversationChoices } from '../../queries/triage'
import type { TriageQuestion } from '../../state/layers'
import { focusList } from '../../state/listFocus'
import { Dialog, DialogBody } from '../../ui/Dialog'
import { Failed, Skeleton } from '../../ui/States'
import { AssignConversation } from './AssignConversation'
import { Macros } from './Macros'
import { Snooze } from './Snooze'
import { Tags } from './Tags'

/** What each of the dialogs works with. */
export interface TriageProps {
  readonly conversation: Conversation
  readonly choices: ConversationChoices
  readonly onClose: () => void
}

const questions: Readonly<Record<TriageQuestion, { title: string; Body: (props: TriageProps) => ReactNode }>> = {
  snooze: { title: 'Snooze', Body: Snooze },
  assign: { title: 'Assign conversation', Body: AssignConversation },
  tags: { title: 'Tags', Body: Tags },
  macros: { title: 'Saved replies', Body: Macros },
}

/** Until when, to whom, or with which tags: one dialog for each. */
export function TriageDialog(props: {
  readonly question: TriageQuestion
  readonly conversationId: string
  readonly onClose: () => void
}): ReactNode {
  const { question, conversationId, onClose } = props
  const conversation = useConversation(conversationId)
  const choices = useConversationChoices(conversationId)
  const { title, Body } = questions[question]
  const failed = conversation.error ? conversation : choices.error ? choices : null
  useEffect(() => focusListAfterwards, [])
  return (
    <Dialog title={title} detail={conversation.data?.personName ?? null} onClose={onClose}>
      {failed?.error ? (
        <DialogBody>
          <Failed error={failed.error} onRetry={() => void failed.refetch()} />
        </DialogBody>
      ) : conversation.data && choices.data ? (
        <Body conversation={conversation.data} choices={choices.data} onClose={onClose} />
      ) : (
        <DialogBody>
          <Skeleton lines={5} label={title} />
        </DialogBody>
      )}
    </Dialog>
  )
}

/** What opened it may have gone with the conversation: the focus goes to the list then. */
function focusListAfterwards(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusList()
  })
}
