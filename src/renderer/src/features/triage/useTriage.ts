import type { Conversation } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useLayers, type TriageQuestion } from '../../state/layers'
import { useOpenHere } from '../person/OtherConversations'
import { prepareNext } from './useDone'
import { useTriageHere, type TriageCommand } from './useTriageKeys'

interface Triage {
  readonly closeOrOpen: () => void
  readonly snooze: () => void
  readonly assign: () => void
  readonly tag: () => void
  readonly macros: () => void
}

/** What E, H, I, M T and M R do with the conversation that is open. */
export function useTriage({ id: conversationId, personId, state }: Conversation): Triage {
  const openHere = useOpenHere()
  const close = useCommand('conversations.close')
  const reopen = useCommand('conversations.open')
  const openLayer = useLayers((layers) => layers.open)
  // The rep means this one: it stays, though another one of the person may be the newest open one afterwards.
  const hold = (): void => openHere(personId, conversationId)
  const ask = (question: TriageQuestion): void => {
    hold()
    openLayer({ kind: 'triage', question, conversationId })
  }
  const isClosed = state === 'closed'
  const triage: Triage = {
    closeOrOpen: () => {
      const command = isClosed ? reopen : close
      if (close.isPending || reopen.isPending) return
      hold()
      command.mutate({ conversationId }, { onSuccess: prepareNext(conversationId) })
    },
    snooze: () => ask('snooze'),
    assign: () => ask('assign'),
    tag: () => ask('tags'),
    macros: () => ask('macros'),
  }
  const run: Readonly<Record<TriageCommand, () => void>> = {
    closeConversation: triage.closeOrOpen,
    snoozeConversation: () => {
      if (!isClosed) triage.snooze()
    },
    assignConversation: triage.assign,
    tagConversation: triage.tag,
    insertMacro: triage.macros,
  }
  useTriageHere((command) => run[command]())
  return triage
}
