import type { OutboxItem } from '../../../../contract/models'
import { announceItem } from '../../queries/outbox'
import { focusList } from '../../state/listFocus'
import { usePlace } from '../../state/place'
import { isTriaging, nextInTriage } from '../../state/triage'

/**
 * What follows when a conversation is done with for now: it is told, and in a list of conversations the next one opens.
 * `prepare` is called before the command, while the list still has the conversation.
 */
export function prepareNext(conversationId: string): (item: OutboxItem) => void {
  const isList = isTriaging()
  const next = nextInTriage(conversationId)
  return (item) => {
    announceItem(item)
    const { screen, opened, openConversation, closeDetail } = usePlace.getState()
    // The rep may have gone elsewhere meanwhile.
    if (!isList || screen !== 'conversations' || opened.conversations?.conversationId !== conversationId) return
    if (next) openConversation(next.conversationId, next.personId)
    else closeDetail()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) focusList()
  }
}
