import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'

/** T and C, for whoever is open: a new Task or Case about the person and the conversation. A blocked one says why. */
export function useRecordCommands(personId: string | null, conversationId: string | null): void {
  const open = useLayers((state) => state.open)
  const enabled = personId !== null
  useCommandHandler('newTask', () => open({ kind: 'task', personId: personId ?? '', conversationId }), enabled)
  useCommandHandler('newCase', () => open({ kind: 'case', personId: personId ?? '', conversationId }), enabled)
}
