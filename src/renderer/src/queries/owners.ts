import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LeadGroup, OwnerChange, OwnerChoices, OwnerFilePlan, OwnerPlan } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** Whom an owner can be, and why the rep may not set one; asked afresh each time the dialog opens. */
export function useOwnerChoices(): UseQueryResult<OwnerChoices> {
  return useQuery({ queryKey: ['outbox', 'ownerChoices'], queryFn: () => ask('owners.choices', {}), gcTime: 0 })
}

/** A person's owners so far, newest first. */
export function useOwnerHistory(personId: string): UseQueryResult<readonly OwnerChange[]> {
  return useQuery({
    queryKey: ['person', personId, 'owners'],
    queryFn: async () => (await ask('owners.history', { personId })).rows,
  })
}

/** The dry run of an owner for several; `undefined`: nobody is chosen yet. */
export function useOwnerPlan(
  personIds: readonly string[],
  ownerId: string | null | undefined,
): UseQueryResult<OwnerPlan> {
  return useQuery({
    queryKey: ['book', 'ownerPlan', personIds, ownerId ?? null],
    queryFn: () => ask('owners.plan', { personIds: [...personIds], ownerId: ownerId ?? null }),
    enabled: ownerId !== undefined && personIds.length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** The dry run of a file of owners; null: none is chosen yet. `key` stands for its text, which may be long. */
export function useOwnerFilePlan(
  file: { readonly key: string; readonly text: string } | null,
): UseQueryResult<OwnerFilePlan> {
  return useQuery({
    queryKey: ['ownerFilePlan', file?.key],
    queryFn: () => ask('owners.planFile', { text: file?.text ?? '' }),
    enabled: file !== null,
    retry: false,
    gcTime: 0,
  })
}

/** Owners that were set together: those that are not through, and those of the last day; newest first. */
export function useOwnerGroups(): UseQueryResult<readonly LeadGroup[]> {
  return useQuery({
    queryKey: ['outbox', 'ownerGroups'],
    queryFn: async () => (await ask('owners.groups', {})).groups,
  })
}
