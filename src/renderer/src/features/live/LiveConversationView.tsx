import { ArrowLeft, Inbox, SquareArrowOutUpRight } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { LiveConversation, Part } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { dayHeading } from '../../format/time'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLiveConversation } from '../../queries/live'
import { Button, IconButton } from '../../ui/Button'
import { Skeleton } from '../../ui/States'
import { TimeText, useNow } from '../../ui/TimeText'
import { linesOf } from '../conversation/lines'
import { MessageLine } from '../conversation/MessageLine'
import styles from './Live.module.css'
import { LiveFailed } from './LivePeople'
import { useTake } from './useTaking'

interface LiveConversationProps {
  readonly conversationId: string
  readonly onBack: () => void
}

/** A conversation that is not on this desk, to read, and to take where nobody has it. */
export function LiveConversationView({ conversationId, onBack }: LiveConversationProps): ReactNode {
  const { data, error, refetch } = useLiveConversation(conversationId)
  const take = useTake(conversationId)
  const isFree = data !== undefined && data.assigneeName === null && data.teamName === null
  useCommandHandler('assignConversation', take.run, isFree && !take.isPending)
  return (
    <section className={styles.conversation} aria-label="Conversation">
      <div className={styles.actions}>
        <Button size="small" variant="quiet" icon={<ArrowLeft size={14} />} onPress={onBack}>
          Profile
        </Button>
        <Button
          size="small"
          icon={<Inbox size={14} />}
          command="assignConversation"
          isDisabled={!isFree || take.isPending}
          onPress={take.run}
        >
          Assign conversation to me
        </Button>
        <span className={styles.note}>{data ? whose(data) : ''}</span>
        <span className={styles.space} />
        {data ? (
          <IconButton
            label="Open conversation in Intercom"
            icon={<SquareArrowOutUpRight size={16} />}
            onPress={() => openLink(data.intercomUrl)}
          />
        ) : null}
      </div>
      {error ? (
        <LiveFailed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Messages conversation={data} />
      ) : (
        <Skeleton lines={5} label="Asking Intercom" />
      )}
    </section>
  )
}

function whose({ assigneeName, teamName, state }: LiveConversation): string {
  const who = [assigneeName, teamName].filter(Boolean).join(', ') || 'Nobody'
  const has = who === 'Nobody' ? 'Nobody has it' : `With ${who}`
  return state === 'open' ? `${has}.` : `${has}; ${state}.`
}

function Messages({ conversation }: { readonly conversation: LiveConversation }): ReactNode {
  const now = useNow()
  const files = useMemo(() => new Map(conversation.parts.map((part) => [part.id, part.files])), [conversation])
  const lines = useMemo(() => {
    const parts = conversation.parts.map((part): Part => ({ ...part, attachments: [], sending: null }))
    return linesOf({ ...conversation, parts })
  }, [conversation])
  return (
    // Messages scroll, so they have to be reachable by keys.
    <div className={styles.messages} tabIndex={0} role="list" aria-label={`Messages with ${conversation.personName}`}>
      {lines.map((line) => (
        <div key={line.key} role="listitem">
          {line.kind === 'message' ? (
            <>
              <MessageLine part={line.part} goesOn={line.goesOn} />
              {files.get(line.part.id)?.map((name, at) => (
                <p key={at} className={styles.files}>
                  {name}, in Intercom
                </p>
              ))}
            </>
          ) : (
            <p className={styles.event} dir="auto">
              {line.kind === 'day' ? (
                dayHeading(line.at, now)
              ) : line.kind === 'event' ? (
                <>
                  {line.part.eventText ?? line.part.bodyText} · <TimeText at={line.part.createdAt} />
                </>
              ) : (
                'Older messages are in Intercom.'
              )}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
