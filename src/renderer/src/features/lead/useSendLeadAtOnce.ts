import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { useLayers } from '../../state/layers'
import { showToast } from '../../state/toasts'
import { valuesOf } from './leadValues'

/**
 * Creates the lead with the form as main fills it in, without showing it (Ctrl/Cmd+Enter on the button). Where
 * something is missing, refused, or already in Salesforce, the form is shown instead: those are the rep's to decide.
 */
export function useSendLeadAtOnce(personId: string, conversationId: string | null): () => void {
  const open = useLayers((state) => state.open)
  const show = (): void => open({ kind: 'lead', personId, conversationId })
  const send = async (): Promise<void> => {
    const form = await ask('leads.form', { personId, conversationId })
    if (!form.ready || form.blocked !== null || form.existing.length > 0) {
      show()
      return
    }
    const values = valuesOf(form.fields)
    announceItem(
      await ask('leads.create', { personId, conversationId, values, saveToPerson: false, evenIfExisting: false }),
    )
  }
  return () => {
    send().catch((error: unknown) => {
      if (error instanceof CommandFailure && error.code === 'validation') show()
      else showToast({ tone: 'problem', text: sentenceOf(error) })
    })
  }
}
