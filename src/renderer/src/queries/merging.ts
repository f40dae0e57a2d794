import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { ImportPlan, LeadGroup, MergePlan } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** What merging two people would do; asked afresh each time the dialog opens. */
export function useMergePlan(personId: string, otherId: string): UseQueryResult<MergePlan> {
  return useQuery({
    queryKey: ['person', personId, 'merge', otherId],
    queryFn: () => ask('merge.plan', { personId, otherId }),
    retry: false,
    gcTime: 0,
  })
}

/** The best guesses at who is there twice. */
export function useDuplicates(limit: number): UseQueryResult<CommandOutput<'duplicates.list'>> {
  return useQuery({
    queryKey: ['book', 'duplicates', limit],
    queryFn: () => ask('duplicates.list', { limit }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** The dry run of a file of leads; null: none is chosen yet. `key` stands for its text, which may be long. */
export function useImportPlan(
  file: { readonly key: string; readonly text: string } | null,
  targets: readonly string[] | null,
): UseQueryResult<ImportPlan> {
  return useQuery({
    queryKey: ['importPlan', file?.key, targets],
    queryFn: () => ask('imports.plan', { text: file?.text ?? '', targets: targets && [...targets] }),
    enabled: file !== null,
    placeholderData: (before, query) => (query?.queryKey[1] === file?.key ? before : undefined),
    retry: false,
    gcTime: 0,
  })
}

/** Imports that are not through, and those of the last day; newest first. */
export function useImportGroups(): UseQueryResult<readonly LeadGroup[]> {
  return useQuery({
    queryKey: ['outbox', 'importGroups'],
    queryFn: async () => (await ask('imports.groups', {})).groups,
  })
}
