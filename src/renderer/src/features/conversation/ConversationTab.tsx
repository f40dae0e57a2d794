import { MessageSquareDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation, Person } from '../../../../contract/models'
import { useConversation } from '../../queries/conversations'
import { usePersonConversations } from '../../queries/people'
import { OutLink } from '../../ui/OutLink'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { ChangeLines } from './ChangeLines'
import { Composer } from './Composer'
import styles from './Conversation.module.css'
import { ConversationBar } from './ConversationBar'
import { Parts } from './Parts'
import { PicturesLine } from './PicturesLine'
import { SelectionBar } from './SelectionBar'

interface ConversationTabProps {
  readonly person: Person
  readonly conversationId: string | null
}

/** One conversation: its line, its parts and the composer. */
export function ConversationTab({ person, conversationId }: ConversationTabProps): ReactNode {
  const conversation = useConversation(conversationId)
  const all = usePersonConversations(person.id)
  return (
    <section aria-label="Conversation" className={styles.conversation}>
      {conversationId === null ? (
        all.isPending ? (
          <Skeleton lines={4} label="Loading conversation" />
        ) : (
          <Empty icon={<MessageSquareDashed size={24} strokeWidth={1.5} />} title="No conversation yet">
            {person.displayName} has not written, and nobody has written to them.
          </Empty>
        )
      ) : conversation.error ? (
        <Failed error={conversation.error} onRetry={() => void conversation.refetch()} />
      ) : conversation.data ? (
        <Loaded conversation={conversation.data} person={person} others={all.data?.rows ?? []} />
      ) : (
        <Skeleton lines={6} label="Loading conversation" />
      )}
    </section>
  )
}

function Loaded(props: {
  readonly conversation: Conversation
  readonly person: Person
  readonly others: Parameters<typeof ConversationBar>[0]['others']
}): ReactNode {
  const { conversation, person, others } = props
  return (
    <>
      <ConversationBar conversation={conversation} others={others} />
      <ChangeLines conversation={conversation} />
      <PicturesLine conversation={conversation} />
      {conversation.partsLoaded ? (
        conversation.parts.length === 0 ? (
          <Empty title="No messages in this conversation" />
        ) : (
          <Parts key={conversation.id} conversation={conversation} personName={person.displayName} />
        )
      ) : (
        <Empty
          title="The messages are not here yet"
          action={<OutLink href={conversation.intercomUrl}>Open in Intercom</OutLink>}
        >
          Only the heading has been fetched so far. The rest follows as soon as Intercom can be reached.
        </Empty>
      )}
      <SelectionBar key={`selection-${conversation.id}`} conversation={conversation} />
      <Composer
        key={`composer-${conversation.id}`}
        conversation={conversation}
        personName={person.displayName}
        isLead={person.role === 'lead'}
      />
    </>
  )
}
