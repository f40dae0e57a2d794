import { UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { LivePerson } from '../../../../contract/models'
import { CommandFailure } from '../../bridge/bridge'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLiveConversation, useLivePerson } from '../../queries/live'
import type { Opened } from '../../state/place'
import { Button } from '../../ui/Button'
import { Failed, Skeleton } from '../../ui/States'
import styles from '../person/Person.module.css'
import live from './Live.module.css'
import { LiveBar } from './LiveBar'
import { LiveConversationView } from './LiveConversationView'
import { LiveFailed } from './LivePeople'
import { LiveHeader } from './LiveHeader'
import { LiveProfile } from './LiveProfile'
import { useClaim } from './useTaking'

/** Somebody, or a conversation, that is not on this desk, read from Intercom now. `missing`: what the desk said. */
export function LiveDetail({ opened, missing }: { readonly opened: Opened; readonly missing: Error }): ReactNode {
  const wanted = useLiveConversation(opened.personId === null ? opened.conversationId : null)
  const personId = opened.personId ?? wanted.data?.personId ?? null
  const person = useLivePerson(personId)
  const error = wanted.error ?? person.error
  const retry = (): void => void (wanted.error ? wanted.refetch() : person.refetch())
  return (
    <section className={styles.detail} aria-label={person.data?.displayName ?? 'Person'}>
      {error ? (
        // Not in Intercom either: what the desk says of them is the better sentence.
        isGone(error) ? (
          <Failed error={missing} onRetry={retry} />
        ) : (
          <LiveFailed error={error} onRetry={retry} />
        )
      ) : person.data ? (
        <Content
          key={person.data.id}
          person={person.data}
          conversationId={opened.conversationId}
          isAsking={person.isFetching}
          onAsk={() => void person.refetch()}
        />
      ) : (
        <Skeleton lines={5} label="Asking Intercom" />
      )}
    </section>
  )
}

function isGone(error: Error): boolean {
  return error instanceof CommandFailure && (error.code === 'not_found' || error.code === 'gone')
}

interface ContentProps {
  readonly person: LivePerson
  readonly conversationId: string | null
  readonly isAsking: boolean
  readonly onAsk: () => void
}

function Content({ person, conversationId, isAsking, onAsk }: ContentProps): ReactNode {
  /** Chosen from the profile; null shows the profile. */
  const [chosen, setChosen] = useState<{ readonly of: string | null; readonly id: string | null } | null>(null)
  const shownId = chosen?.of === conversationId ? chosen.id : conversationId
  const claim = useClaim(person)
  const mayClaim = person.claimRefusal === null && !person.isMine
  useCommandHandler('assignOwner', claim.run, mayClaim)
  useCommandHandler('refreshPerson', onAsk)
  return (
    <>
      <LiveHeader person={person} />
      <LiveBar what="From Intercom" askedAt={person.askedAt} isAsking={isAsking} onAsk={onAsk} />
      <div className={live.actions} role="group" aria-label="Take over">
        <Button
          variant="primary"
          icon={<UserPlus size={14} />}
          command="assignOwner"
          isDisabled={!mayClaim || claim.isPending}
          onPress={claim.run}
        >
          Assign to me
        </Button>
        <span className={live.note}>
          {person.claimRefusal ??
            (person.isMine
              ? 'They are yours; the next look at your book brings them here.'
              : 'Makes you the owner, and brings them into your book.')}
        </span>
      </div>
      {shownId === null ? (
        <LiveProfile person={person} onOpen={(id) => setChosen({ of: conversationId, id })} />
      ) : (
        <LiveConversationView
          key={shownId}
          conversationId={shownId}
          onBack={() => setChosen({ of: conversationId, id: null })}
        />
      )}
    </>
  )
}
