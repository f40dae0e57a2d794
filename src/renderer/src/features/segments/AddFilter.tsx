import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useBookView } from '../../state/bookView'
import { IconButton } from '../../ui/Button'
import { ConditionPopover } from './Condition'
import { added, withGroup } from './editFilter'

/** Adds a condition to the book's filter, or the first one of a group. */
export function AddFilter(): ReactNode {
  const { segment, setSegment } = useBookView()
  const [open, setOpen] = useState(false)
  const [isGroup, setIsGroup] = useState(false)
  const change = (now: boolean): void => {
    setOpen(now)
    setIsGroup(false)
  }
  useCommandHandler('addFilter', () => change(true))
  const group = {
    id: 'group',
    label: segment.join === 'all' ? 'A group: any of several' : 'A group: all of several',
  }
  return (
    <ConditionPopover
      label={isGroup ? 'The first of the group' : 'Add a filter'}
      condition={null}
      open={open}
      onOpenChange={change}
      others={isGroup ? [] : [group]}
      onOther={() => setIsGroup(true)}
      onDone={(condition) => setSegment(isGroup ? withGroup(segment, condition) : added(segment, condition, null))}
      button={<IconButton label="Add a filter" command="addFilter" icon={<Plus size={16} />} />}
    />
  )
}
