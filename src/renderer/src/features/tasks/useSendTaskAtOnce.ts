import { ask } from '../../bridge/bridge'
import { announceItems, askTaskForm, firstPurpose, type TaskAbout } from '../../queries/tasks'
import { useSendAtOnce } from '../forms/useSendAtOnce'
import { createInput, valuesOfForm } from './taskValues'

/** Creates the Task as main fills it in (Ctrl/Cmd+Enter on the button). */
export function useSendTaskAtOnce(personId: string, conversationId: string | null): () => void {
  const about: TaskAbout = { personId, conversationId }
  const purpose = firstPurpose(about)
  return useSendAtOnce({
    ask: () => askTaskForm(about, purpose),
    send: async (form) => {
      const input = createInput(about, purpose, valuesOfForm(form, undefined), Date.now())
      announceItems((await ask('tasks.create', input)).items)
    },
    dialog: { kind: 'task', ...about },
  })
}
