import { CheckSquare, Ellipsis, ListPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import styles from './Conversation.module.css'

interface MessageMenuProps {
  readonly ticked: boolean
  readonly note: boolean
  /** True where Tab leads to it: in the message that has the focus. */
  readonly reachable: boolean
  readonly onTask: () => void
  readonly onTick: () => void
}

/** What can be done with one message or note; in sight while the pointer or the focus is on it. */
export function MessageMenu({ ticked, note, reachable, onTask, onTick }: MessageMenuProps): ReactNode {
  return (
    <span className={styles.menu}>
      <MenuButton
        label={note ? 'This note' : 'This message'}
        placement="bottom end"
        button={
          <IconButton
            label={note ? 'More about this note' : 'More about this message'}
            icon={<Ellipsis size={16} />}
            excludeFromTabOrder={!reachable}
          />
        }
        groups={[
          {
            id: 'do',
            title: 'Actions',
            choices: [
              { id: 'task', label: 'New Salesforce task', icon: <ListPlus size={14} aria-hidden="true" /> },
              {
                id: 'tick',
                label: ticked ? 'Deselect' : 'Select',
                detail: 'X',
                icon: <CheckSquare size={14} aria-hidden="true" />,
              },
            ],
          },
        ]}
        onAction={(_group, id) => (id === 'task' ? onTask() : onTick())}
      />
    </span>
  )
}
