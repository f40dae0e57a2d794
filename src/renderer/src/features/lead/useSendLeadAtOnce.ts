import { ask } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { useSendAtOnce } from '../forms/useSendAtOnce'
import { valuesOf } from './leadValues'

/** Creates the lead with the form as main fills it in (Ctrl/Cmd+Enter on the button). */
export function useSendLeadAtOnce(personId: string, conversationId: string | null): () => void {
  const about = { personId, conversationId }
  return useSendAtOnce({
    ask: () => ask('leads.form', about),
    send: async (form) => {
      const values = valuesOf(form.fields)
      announceItem(await ask('leads.create', { ...about, values, saveToPerson: false, evenIfExisting: false }))
    },
    dialog: { kind: 'lead', ...about },
  })
}
