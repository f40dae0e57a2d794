import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'
import { announceItems, askTaskForm, firstPurpose, type TaskAbout } from '../../queries/tasks'
import { useLayers } from '../../state/layers'
import { showToast } from '../../state/toasts'
import { createInput, valuesOfForm } from './taskValues'

/**
 * Creates the Task as main fills it in, without showing the dialog (Ctrl/Cmd+Enter on the button). Where something is
 * missing, blocked or refused, the dialog is shown instead.
 */
export function useSendTaskAtOnce(personId: string, conversationId: string | null): () => void {
  const open = useLayers((state) => state.open)
  const about: TaskAbout = { personId, conversationId }
  const show = (): void => open({ kind: 'task', ...about })
  const send = async (): Promise<void> => {
    const purpose = firstPurpose(about)
    const form = await askTaskForm(about, purpose)
    if (!form.ready || form.blocked !== null) {
      show()
      return
    }
    const { items } = await ask('tasks.create', createInput(about, purpose, valuesOfForm(form, undefined), Date.now()))
    announceItems(items)
  }
  return () => {
    send().catch((error: unknown) => {
      if (error instanceof CommandFailure && error.code === 'validation') show()
      else showToast({ tone: 'problem', text: sentenceOf(error) })
    })
  }
}
