import { useCallback, useState } from 'react'
import type { ConversationRow } from '../../../../contract/models'

interface Picked {
  readonly personId: string
  readonly conversationId: string
  /** The rep asked for it, or has touched it since. */
  readonly isChosen: boolean
}

/**
 * The conversation to show: the one asked for, else the newest open one, else the newest. Until the rep has touched what
 * is shown, one that arrives, or that a list read just now did not have yet, takes its place; from then on it stays, so
 * that nothing changes under the rep's hands. `touch` says that they have.
 */
export function usePicked(
  personId: string | null,
  asked: string | null,
  rows: readonly ConversationRow[] | undefined,
): { readonly conversationId: string | null; readonly touch: () => void } {
  const [picked, setPicked] = useState<Picked | null>(null)
  const before = picked?.personId === personId ? picked : null
  const newest = rows?.find((row) => row.state === 'open') ?? rows?.[0]
  const kept = before?.isChosen === true ? before.conversationId : (newest?.id ?? before?.conversationId)
  const current = asked ?? kept ?? null
  const isChosen = asked !== null || (before?.isChosen === true && before.conversationId === current)
  if (personId !== null && current !== null && (before?.conversationId !== current || before.isChosen !== isChosen)) {
    setPicked({ personId, conversationId: current, isChosen })
  }
  const touch = useCallback(() => setPicked((one) => (one && !one.isChosen ? { ...one, isChosen: true } : one)), [])
  return { conversationId: current, touch }
}
