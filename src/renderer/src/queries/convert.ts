import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ConversionForm, OutboxItem } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** The Convert lead form as main fills it in; asked afresh each time the dialog opens. */
export function useConversionForm(personId: string, leadId: string): UseQueryResult<ConversionForm> {
  return useQuery({
    queryKey: ['convertForm', personId, leadId],
    queryFn: () => ask('leads.convertForm', { personId, leadId }),
    gcTime: 0,
  })
}

/** The person's conversion that has not reached Salesforce, among the newest 200 unsent; null where there is none. */
export function usePendingConversion(personId: string): UseQueryResult<OutboxItem | null> {
  return useQuery({
    queryKey: ['outbox', 'conversion', personId],
    queryFn: async () => {
      const { rows } = await ask('outbox.list', { show: 'unsent', offset: 0, limit: 200 })
      return rows.find((item) => item.kind === 'lead.convert' && item.personId === personId) ?? null
    },
  })
}
