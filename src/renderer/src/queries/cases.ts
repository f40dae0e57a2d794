import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CaseForm } from '../../../contract/models'
import { ask } from '../bridge/bridge'

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
    gcTime: 0,
  })
}
