import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LedgerRow, Message, MessageContent, MessagePlan, MessagePreview } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** All messages, newest first. */
export function useMessages(): UseQueryResult<readonly Message[]> {
  return useQuery({ queryKey: ['messages', 'list'], queryFn: async () => (await ask('messages.list', {})).messages })
}

/** The dry run of what is written: who would get it, who not and why. */
export function useMessagePlan(messageId: string, content: MessageContent): UseQueryResult<MessagePlan> {
  return useQuery({
    queryKey: ['messages', 'plan', messageId, content],
    queryFn: () => ask('messages.plan', { messageId, content }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** What one person would get; nothing while there is nobody. */
export function useMessagePreview(
  content: MessageContent,
  personId: string | undefined,
): UseQueryResult<MessagePreview> {
  return useQuery({
    queryKey: ['messages', 'preview', personId, content],
    queryFn: () => ask('messages.preview', { content, personId: personId ?? '' }),
    enabled: personId !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** The contact with the rep's own email, asked of Intercom each time it is wanted. */
export function useTestContact(): UseQueryResult<{ email: string; contact: { id: string; name: string } | null }> {
  return useQuery({
    queryKey: ['testContact'],
    queryFn: () => ask('messages.testContact', {}),
    gcTime: 0,
    staleTime: 0,
  })
}

/** Who got what: the first so many of its ledger. */
export function useLedger(
  messageId: string,
  limit: number,
): UseQueryResult<{ rows: readonly LedgerRow[]; total: number }> {
  return useQuery({
    queryKey: ['messages', 'ledger', messageId, limit],
    queryFn: () => ask('messages.ledger', { messageId, limit }),
    placeholderData: keepPreviousData,
  })
}
