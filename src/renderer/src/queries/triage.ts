import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ConversationChoices, Macro } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** Whom a conversation can go to, the tags there are, and until when it can be snoozed; asked afresh with each dialog. */
export function useConversationChoices(conversationId: string): UseQueryResult<ConversationChoices> {
  return useQuery({
    queryKey: ['conversationChoices', conversationId],
    queryFn: () => ask('conversations.choices', { conversationId }),
    gcTime: 0,
  })
}

/** The saved replies, filled in for the person of a conversation. */
export function useMacros(conversationId: string): UseQueryResult<readonly Macro[]> {
  return useQuery({
    queryKey: ['macros', conversationId],
    queryFn: async () => (await ask('conversations.macros', { conversationId })).macros,
    gcTime: 0,
  })
}
