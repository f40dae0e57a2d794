import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { usePeopleSelection } from '../../state/peopleSelection'
import { showToast } from '../../state/toasts'

interface Assigning {
  readonly send: (ownerId: string | null) => void
  /** Why it was refused. */
  readonly error: string | null
  readonly isPending: boolean
}

/** Sends an owner for one person, which closes the dialog, or for several, which goes on as their progress. */
export function useAssign(
  personIds: readonly string[],
  on: { readonly onMade: (groupId: string) => void; readonly onClose: () => void },
): Assigning {
  const one = useCommand('owners.assign', {
    quiet: true,
    onDone: (item) => {
      on.onClose()
      if (item.state === 'discarded') showToast({ tone: 'info', text: 'The owner is as it was; nothing is sent.' })
      else announceItem(item)
    },
  })
  const many = useCommand('owners.assignMany', {
    quiet: true,
    onDone: ({ group }) => {
      usePeopleSelection.getState().clear()
      on.onMade(group.groupId)
    },
  })
  const failure = one.error ?? many.error
  const [first] = personIds
  return {
    send: (ownerId) => {
      if (personIds.length > 1) many.mutate({ personIds: [...personIds], ownerId })
      else if (first !== undefined) one.mutate({ personId: first, ownerId })
    },
    error: failure === null ? null : sentenceOf(failure),
    isPending: one.isPending || many.isPending,
  }
}
