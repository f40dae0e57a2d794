import { useEffect, useState } from 'react'
import { useFoundMessage } from '../../state/foundMessage'
import type { Line } from './lines'

/** Scrolls to the message that the search has led to, once it is here. Answers its id, to be marked. */
export function useFoundPart(
  conversationId: string,
  lines: readonly Line[],
  scrollTo: (index: number) => void,
): string | null {
  const [marked, setMarked] = useState<string | null>(null)
  const wanted = useFoundMessage((state) => (state.conversationId === conversationId ? state.partId : null))
  useEffect(() => {
    if (wanted === null) return
    const index = lines.findIndex((line) => line.kind === 'message' && line.part.id === wanted)
    if (index === -1) return
    scrollTo(index)
    setMarked(wanted)
    useFoundMessage.getState().done()
  }, [wanted, lines, scrollTo])
  return marked
}
