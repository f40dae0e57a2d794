import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CaseForm } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { whileTyped } from './whileTyped'

/** The New case form as main fills it in; asked afresh each time the dialog opens. */
export function useCaseForm(
  personId: string | null,
  conversationId: string | null,
  recordTypeId: string | null = null,
): UseQueryResult<CaseForm> {
  return useQuery({
    queryKey: ['caseForm', personId, conversationId, recordTypeId],
    queryFn: () => ask('cases.form', { personId: personId ?? '', conversationId, recordTypeId }),
    enabled: personId !== null,
    placeholderData: (before, query) => whileTyped(before, query?.queryKey, ['caseForm', personId, conversationId]),
    gcTime: 0,
  })
}
