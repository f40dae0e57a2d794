import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { LeadForm, Person, SalesforcePanel } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { whileTyped } from './whileTyped'

/** A person with everything that is cached about them. */
export function usePerson(personId: string | null): UseQueryResult<Person> {
  return useQuery({
    queryKey: ['person', personId],
    queryFn: () => ask('people.get', { personId: personId ?? '' }),
    enabled: personId !== null,
  })
}

/** The Salesforce panel of a person. */
export function useSalesforcePanel(personId: string | null): UseQueryResult<SalesforcePanel> {
  return useQuery({
    queryKey: ['salesforce', personId],
    queryFn: () => ask('people.salesforce', { personId: personId ?? '' }),
    enabled: personId !== null,
  })
}

/** A person's conversations, newest first. */
export function usePersonConversations(personId: string | null): UseQueryResult<CommandOutput<'people.conversations'>> {
  return useQuery({
    queryKey: ['personConversations', personId],
    queryFn: () => ask('people.conversations', { personId: personId ?? '' }),
    enabled: personId !== null,
  })
}

/** The Create lead form as main fills it in; asked afresh each time the dialog opens. */
export function useLeadForm(
  personId: string | null,
  conversationId: string | null,
  recordTypeId: string | null = null,
): UseQueryResult<LeadForm> {
  return useQuery({
    queryKey: ['leadForm', personId, conversationId, recordTypeId],
    queryFn: () => ask('leads.form', { personId: personId ?? '', conversationId, recordTypeId }),
    enabled: personId !== null,
    placeholderData: (before, query) => whileTyped(before, query?.queryKey, ['leadForm', personId, conversationId]),
    gcTime: 0,
  })
}
