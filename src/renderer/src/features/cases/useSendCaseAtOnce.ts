import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { useLayers } from '../../state/layers'
import { showToast } from '../../state/toasts'
import { valuesOf } from '../lead/leadValues'

/**
 * Creates the Case as main fills it in, without showing the dialog (Ctrl/Cmd+Enter on the button). Where something is
 * missing, blocked or refused, the dialog is shown instead.
 */
export function useSendCaseAtOnce(personId: string, conversationId: string | null): () => void {
  const open = useLayers((state) => state.open)
  const show = (): void => open({ kind: 'case', personId, conversationId })
  const send = async (): Promise<void> => {
    const form = await ask('cases.form', { personId, conversationId })
    if (!form.ready || form.blocked !== null) {
      show()
      return
    }
    announceItem(await ask('cases.create', { personId, conversationId, values: valuesOf(form.fields) }))
  }
  return () => {
    send().catch((error: unknown) => {
      if (error instanceof CommandFailure && error.code === 'validation') show()
      else showToast({ tone: 'problem', text: sentenceOf(error) })
    })
  }
}
