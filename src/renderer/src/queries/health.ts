import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { AuditEntry, AuditFilter, Problem, SalesforceChecks, SyncStatus } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { usePagedRows, type PagedRows } from './usePagedRows'

/** What the last look at the Salesforce user's rights found. */
export function useSalesforceChecks(isConnected: boolean): UseQueryResult<SalesforceChecks> {
  return useQuery({
    queryKey: ['account', 'checks'],
    queryFn: () => ask('salesforce.checks', {}),
    enabled: isConnected,
    // While a look is under way its end is waited for.
    refetchInterval: (query) => (query.state.data?.running || query.state.data?.ranAt === null ? 1_000 : false),
  })
}

/** Everything that needs the rep; asked again when a stream fails or recovers. */
export function useProblems(status: SyncStatus | undefined): UseQueryResult<readonly Problem[]> {
  const failing = status?.streams.filter((stream) => stream.state === 'failed').map((stream) => stream.name) ?? []
  return useQuery({
    queryKey: ['outbox', 'problems', status?.state, failing.join()],
    queryFn: async () => (await ask('health.problems', {})).rows,
    placeholderData: keepPreviousData,
  })
}

/** What is wrong with one outbox item; null where nothing is. */
export function useProblem(itemId: string, isStuck: boolean): UseQueryResult<Problem | null> {
  return useQuery({
    queryKey: ['outbox', 'problem', itemId],
    queryFn: async () => (await ask('health.problem', { itemId })).problem,
    enabled: isStuck,
  })
}

/** One write of the audit. */
export function useAuditEntry(itemId: string, isSent: boolean): UseQueryResult<AuditEntry> {
  return useQuery({
    queryKey: ['outbox', 'audit', itemId],
    queryFn: () => ask('audit.get', { itemId }),
    enabled: isSent,
  })
}

/** What this desktop wrote, read page by page. */
export function useAuditRows(
  filter: AuditFilter,
  range: { readonly start: number; readonly end: number },
): PagedRows<AuditEntry, CommandOutput<'audit.list'>> {
  return usePagedRows<AuditEntry, CommandOutput<'audit.list'>>(
    ['outbox', 'audits', filter],
    (offset, limit) => ask('audit.list', { filter, offset, limit }),
    range.start,
    range.end,
  )
}
