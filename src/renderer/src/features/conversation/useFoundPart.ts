import { useEffect } from 'react'
import { useFoundMessage } from '../../state/foundMessage'
import type { Line } from './lines'

/** Scrolls to the message that the search has led to, once it is here. Answers its id, to be marked. */
export function useFoundPart(
  conversationId: string,
  lines: readonly Line[],
  scrollTo: (index: number) => void,
): string | null {
  const found = useFoundMessage((state) => (state.conversationId === conversationId ? state.partId : null))
  const isShown = useFoundMessage((state) => state.isShown)
  useEffect(() => {
    if (found === null || isShown) return
    const index = lines.findIndex((line) => line.kind === 'message' && line.part.id === found)
    if (index === -1) return
    scrollTo(index)
    useFoundMessage.getState().done()
  }, [found, isShown, lines, scrollTo])
  useEffect(() => () => useFoundMessage.getState().leave(conversationId), [conversationId])
  return found
}
