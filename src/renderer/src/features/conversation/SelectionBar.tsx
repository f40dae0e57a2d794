import { ListPlus, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import type { Conversation } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { counted } from '../../format/numbers'
import { useLayers } from '../../state/layers'
import { useSelection, useTicked } from '../../state/selection'
import { Button, IconButton } from '../../ui/Button'
import styles from './Conversation.module.css'

/** What can be done with the ticked messages. While there are some, T is about them and Escape lets go of them. */
export function SelectionBar({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const ticked = useTicked(conversation.id)
  const clear = useSelection((state) => state.clear)
  const open = useLayers((state) => state.open)
  const some = ticked.length > 0
  const { id, personId, parts } = conversation
  const make = (): void => {
    // In the order in which they were said, not ticked.
    const partIds = parts.filter((part) => ticked.includes(part.id)).map((part) => part.id)
    open({ kind: 'task', personId, conversationId: id, purpose: 'log', partIds })
    clear()
  }
  useCommandHandler('newTask', make, some)
  useCommandHandler('back', clear, some)
  // Ticks are of the conversation in sight: they go with it.
  useEffect(() => clear, [clear])
  if (!some) return null
  return (
    <div className={styles.selection} role="group" aria-label="Selected messages">
      <span className={styles.selectionWords} role="status">
        {counted(ticked.length, 'message', 'messages')} selected
      </span>
      <Button size="small" variant="primary" icon={<ListPlus size={14} />} command="newTask" onPress={make}>
        New Salesforce task
      </Button>
      <IconButton label="Clear the selection" command="back" icon={<X size={14} />} onPress={clear} />
    </div>
  )
}
