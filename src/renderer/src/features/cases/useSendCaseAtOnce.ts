import { ask } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { useSendAtOnce } from '../forms/useSendAtOnce'
import { valuesOf } from '../lead/leadValues'

/** Creates the Case as main fills it in (Ctrl/Cmd+Enter on the button). */
export function useSendCaseAtOnce(personId: string, conversationId: string | null): () => void {
  const about = { personId, conversationId }
  return useSendAtOnce({
    ask: () => ask('cases.form', about),
    send: async (form) => announceItem(await ask('cases.create', { ...about, values: valuesOf(form.fields) })),
    dialog: { kind: 'case', ...about },
  })
}
