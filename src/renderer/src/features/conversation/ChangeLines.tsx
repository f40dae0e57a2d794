import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { IconButton } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import styles from '../triage/Triage.module.css'
import { SendingLine } from './SendingLine'

/** The conversation's tags, and what of closing, snoozing, assigning and tagging it is still on its way. */
export function ChangeLines({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { id: conversationId, tags, changes } = conversation
  const tag = useCommand('conversations.tag')
  if (tags.length === 0 && changes.length === 0) return null
  return (
    <div className={styles.changes}>
      {tags.length === 0 ? null : (
        <ul className={styles.tags} aria-label="Tags">
          {tags.map((one) => (
            <li key={one.id} className={styles.tag}>
              <Truncate>{one.name}</Truncate>
              <IconButton
                label={`Take off ${one.name}`}
                icon={<X size={12} />}
                isDisabled={tag.isPending}
                onPress={() => tag.mutate({ conversationId, tagId: one.id, on: false })}
              />
            </li>
          ))}
        </ul>
      )}
      {changes.map((change) => (
        <div key={change.itemId} className={styles.change} role="status">
          <span className={styles.changeTitle}>{change.title}</span>
          <SendingLine sending={change} kind={change.kind} />
        </div>
      ))}
    </div>
  )
}
