import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'
import { creationCommands, type Creation } from '../../queries/creation'
import { announceItem } from '../../queries/outbox'
import { useLayers } from '../../state/layers'
import { showToast } from '../../state/toasts'
import { valuesOf } from '../lead/leadValues'

/**
 * Creates the Contact or Opportunity as main fills it in, without showing the dialog (Ctrl/Cmd+Enter on the button). Where
 * something is missing, blocked, refused or there already, the dialog is shown instead.
 */
export function useSendCreationAtOnce(kind: Creation, personId: string, conversationId: string | null): () => void {
  const open = useLayers((state) => state.open)
  const show = (): void => open({ kind, personId, conversationId })
  const about = { personId, conversationId }
  const send = async (): Promise<void> => {
    const form = await ask(creationCommands[kind].form, about)
    if (!form.ready || form.blocked !== null || form.existing.length > 0) {
      show()
      return
    }
    const values = valuesOf(form.fields)
    announceItem(await ask(creationCommands[kind].create, { ...about, values, evenIfExisting: false }))
  }
  return () => {
    send().catch((error: unknown) => {
      if (error instanceof CommandFailure && error.code === 'validation') show()
      else showToast({ tone: 'problem', text: sentenceOf(error) })
    })
  }
}
