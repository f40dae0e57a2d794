import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AccountChoice, CreationForm } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { whileTyped } from './whileTyped'

/** What can be made of a person beside a Lead. */
export type Creation = 'contact' | 'opportunity'

/** The commands of each. */
export const creationCommands = {
  contact: { form: 'contacts.form', create: 'contacts.create' },
  opportunity: { form: 'opportunities.form', create: 'opportunities.create' },
} as const

/** The form of a new Contact or Opportunity as main fills it in; asked afresh each time the dialog opens. */
export function useCreationForm(
  kind: Creation,
  personId: string | null,
  conversationId: string | null,
  recordTypeId: string | null = null,
): UseQueryResult<CreationForm> {
  return useQuery({
    queryKey: ['creationForm', kind, personId, conversationId, recordTypeId],
    queryFn: () => ask(creationCommands[kind].form, { personId: personId ?? '', conversationId, recordTypeId }),
    enabled: personId !== null,
    placeholderData: (before, query) =>
      whileTyped(before, query?.queryKey, ['creationForm', kind, personId, conversationId]),
    gcTime: 0,
  })
}

/** Accounts with these letters in their name or website; from two letters on. */
export function useAccounts(text: string): UseQueryResult<readonly AccountChoice[]> {
  const wanted = text.trim()
  return useQuery({
    queryKey: ['accounts', wanted],
    queryFn: async () => (await ask('accounts.find', { text: wanted })).choices,
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  })
}
