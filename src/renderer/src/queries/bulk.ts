import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { BulkPlan, LeadGroup } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** What the rep has said so far in the dry run. */
export interface BulkChoice {
  readonly values: Record<string, string>
  readonly choices: Record<string, boolean>
}

/** The dry run of several Leads; while a changed one is being asked for, the one before stays. */
export function useLeadPlan(personIds: readonly string[], choice: BulkChoice): UseQueryResult<BulkPlan> {
  return useQuery({
    queryKey: ['leadPlan', personIds, choice],
    queryFn: () => ask('leads.plan', { personIds: [...personIds], ...choice }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** Leads that were made together: those that are not through, and those of the last day; newest first. */
export function useLeadGroups(): UseQueryResult<readonly LeadGroup[]> {
  return useQuery({
    queryKey: ['outbox', 'leadGroups'],
    queryFn: async () => (await ask('leads.groups', {})).groups,
  })
}

/** One group of what was made together, with the items that need the rep. */
export function useGroup(
  read: 'leads.group' | 'owners.group' | 'imports.group',
  groupId: string,
): UseQueryResult<CommandOutput<'leads.group'>> {
  return useQuery({ queryKey: ['outbox', read, groupId], queryFn: () => ask(read, { groupId }), gcTime: 0 })
}
