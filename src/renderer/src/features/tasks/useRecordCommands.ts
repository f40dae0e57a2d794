import { useEffect, useState } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'

/**
 * T and C, for whoever is open: a new Task or Case about the person and the conversation; a blocked one says why. A key
 * pressed before it is known which conversation is open (`known`) waits for it, or the Task would be about none.
 */
export function useRecordCommands(personId: string | null, conversationId: string | null, known: boolean): void {
  const [wanted, setWanted] = useState<'task' | 'case' | null>(null)
  const enabled = personId !== null
  useCommandHandler('newTask', () => setWanted('task'), enabled)
  useCommandHandler('newCase', () => setWanted('case'), enabled)
  useEffect(() => {
    if (wanted === null || !known || personId === null) return
    setWanted(null)
    useLayers.getState().open({ kind: wanted, personId, conversationId })
  }, [wanted, known, personId, conversationId])
}
