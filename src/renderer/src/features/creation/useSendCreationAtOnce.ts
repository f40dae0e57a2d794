import { ask } from '../../bridge/bridge'
import { creationCommands, type Creation } from '../../queries/creation'
import { announceItem } from '../../queries/outbox'
import { useSendAtOnce } from '../forms/useSendAtOnce'
import { valuesOf } from '../lead/leadValues'

/** Creates the Contact or Opportunity as main fills it in (Ctrl/Cmd+Enter on the button). */
export function useSendCreationAtOnce(kind: Creation, personId: string, conversationId: string | null): () => void {
  const about = { personId, conversationId }
  const { form: read, create } = creationCommands[kind]
  return useSendAtOnce({
    ask: () => ask(read, about),
    send: async (form) =>
      announceItem(await ask(create, { ...about, values: valuesOf(form.fields), evenIfExisting: false })),
    dialog: { kind, ...about },
  })
}
