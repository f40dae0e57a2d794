import { UserRoundPen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useOwnerGroups } from '../../queries/owners'
import { useLayers } from '../../state/layers'
import { usePeopleSelection } from '../../state/peopleSelection'
import { Button } from '../../ui/Button'

/** For the bar of selected people: their owner, all at once. */
export function AssignOwners(): ReactNode {
  const ids = usePeopleSelection((state) => state.ids)
  const open = useLayers((state) => state.open)
  const assign = (): void => open({ kind: 'owner', personIds: ids })
  useCommandHandler('assignOwners', assign, ids.length > 0)
  return (
    <Button size="small" icon={<UserRoundPen size={14} />} command="assignOwners" onPress={assign}>
      Assign owner…
    </Button>
  )
}

/** From the palette: the newest owners that were set together. */
export function useShowOwners(): void {
  const { data: groups } = useOwnerGroups()
  const open = useLayers((state) => state.open)
  const latest = groups?.find((group) => group.waiting > 0 || group.needsYou > 0) ?? groups?.[0] ?? null
  const show = (): void => {
    if (latest) open({ kind: 'ownerGroup', groupId: latest.groupId })
  }
  useCommandHandler('showOwners', show, latest !== null)
}
