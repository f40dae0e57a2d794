import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput, ConversationView } from '../../../contract/commands'
import type { Conversation, ConversationRow } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { usePagedRows, type PagedRows } from './usePagedRows'

/** A conversation with its parts. */
export function useConversation(conversationId: string | null): UseQueryResult<Conversation> {
  return useQuery({
    queryKey: ['conversation', conversationId],
    queryFn: () => ask('conversations.get', { conversationId: conversationId ?? '' }),
    enabled: conversationId !== null,
  })
}

/** How many conversations each view holds. */
export function useConversationCounts(): UseQueryResult<CommandOutput<'conversations.list'>['counts']> {
  return useQuery({
    queryKey: ['conversations', 'counts'],
    queryFn: async () => (await ask('conversations.list', { view: 'all', offset: 0, limit: 1 })).counts,
  })
}

/** The rows of a view, read page by page. */
export function useConversationRows(
  view: ConversationView,
  range: { readonly start: number; readonly end: number },
): PagedRows<ConversationRow, CommandOutput<'conversations.list'>> {
  return usePagedRows<ConversationRow, CommandOutput<'conversations.list'>>(
    ['conversations', 'list', view],
    (offset, limit) => ask('conversations.list', { view, offset, limit }),
    range.start,
    range.end,
  )
}
