import { useCommand } from '../../queries/app'
import { useAskAgain } from '../../queries/live'
import { announceItem } from '../../queries/outbox'

interface Taking {
  readonly run: () => void
  readonly isPending: boolean
}

/** Makes the rep the owner of somebody who is not on this desk. `ownerId`: whose they were when the rep saw them. */
export function useClaim(
  person: { readonly id: string; readonly ownerId: string | null },
  onDone: () => void = () => undefined,
): Taking {
  const again = useAskAgain()
  const claim = useCommand('live.claim', {
    onDone: (item) => {
      onDone()
      announceItem(item)
      again()
    },
  })
  return {
    run: () => {
      if (!claim.isPending) claim.mutate({ personId: person.id, ownerId: person.ownerId })
    },
    isPending: claim.isPending,
  }
}

/** Assigns a conversation that nobody has to the rep. */
export function useTake(conversationId: string | null): Taking {
  const again = useAskAgain()
  const take = useCommand('live.take', {
    onDone: (item) => {
      announceItem(item)
      again()
    },
  })
  return {
    run: () => {
      if (conversationId !== null && !take.isPending) take.mutate({ conversationId })
    },
    isPending: take.isPending,
  }
}
