import { useEffect, useRef } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'

/**
 * T and C, for whoever is open: a new Task or Case about the person and the conversation; a blocked one says why. A key
 * pressed before it is known which conversation is open (`known`) waits for it, or the Task would be about none.
 */
export function useRecordCommands(personId: string | null, conversationId: string | null, known: boolean): void {
  const wanted = useRef<{ readonly kind: 'task' | 'case'; readonly personId: string } | null>(null)
  const open = useLayers((state) => state.open)
  const enabled = personId !== null
  const ask = (kind: 'task' | 'case'): void => {
    if (personId === null) return
    if (known) open({ kind, personId, conversationId })
    else wanted.current = { kind, personId }
  }
  useCommandHandler('newTask', () => ask('task'), enabled)
  useCommandHandler('newCase', () => ask('case'), enabled)
  useEffect(() => {
    const asked = wanted.current
    if (asked === null || !known) return
    wanted.current = null
    // What was asked for about one person is not meant for the next.
    if (asked.personId === personId) open({ ...asked, conversationId })
  }, [known, personId, conversationId, open])
}
