import { Check, Moon, RotateCcw, Tag, UserRoundPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../../../contract/models'
import { IconButton } from '../../ui/Button'
import styles from './Triage.module.css'
import { useTriage } from './useTriage'

/** Assign, tag, snooze, close: the conversation's own buttons, each with its key. */
export function TriageActions({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const triage = useTriage(conversation)
  const isClosed = conversation.state === 'closed'
  return (
    <span className={styles.actions} role="group" aria-label="Conversation actions">
      <IconButton
        label="Assign conversation"
        command="assignConversation"
        icon={<UserRoundPlus size={16} />}
        onPress={triage.assign}
      />
      <IconButton label="Tags" command="tagConversation" icon={<Tag size={16} />} onPress={triage.tag} />
      {isClosed ? null : (
        <IconButton label="Snooze" command="snoozeConversation" icon={<Moon size={16} />} onPress={triage.snooze} />
      )}
      <IconButton
        label={isClosed ? 'Reopen' : 'Close conversation'}
        command="closeConversation"
        icon={isClosed ? <RotateCcw size={16} /> : <Check size={16} />}
        onPress={triage.closeOrOpen}
      />
    </span>
  )
}
