import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CommandInput, CommandOutput } from '../../../contract/commands'
import type {
  AutomationKind,
  Automations,
  MappingComparison,
  MappingEntry,
  MappingView,
  OwnerMapping,
} from '../../../contract/models'
import { ask, sentenceOf } from '../bridge/bridge'
import { showToast } from '../state/toasts'

const mappingKey = ['mapping'] as const
const ownersKey = ['owners'] as const
const automationsKey = ['automations'] as const

/** What can be mapped and what is. Read anew whenever it is opened, since the org's fields change by themselves. */
export function useMapping(): UseQueryResult<MappingView> {
  return useQuery({ queryKey: mappingKey, queryFn: () => ask('mapping.get', {}), staleTime: 0 })
}

/** All entries as they are kept: those that work, in their order, then those that are left out. */
export function entriesOf(view: MappingView): readonly MappingEntry[] {
  return [...view.entries, ...view.leftOut].map((row) => row.entry)
}

/**
 * Saves all entries. The screen shows them at once; saves go out one after the other, and only the answer to the last
 * one counts, so that quick changes never take each other back.
 */
export function useSaveMapping(): UseMutationResult<MappingView, Error, readonly MappingEntry[]> {
  const client = useQueryClient()
  const isLast = (): boolean => client.isMutating({ mutationKey: mappingKey }) === 1
  return useMutation<MappingView, Error, readonly MappingEntry[]>({
    mutationKey: mappingKey,
    scope: { id: 'mapping' },
    mutationFn: (entries) => ask('mapping.save', { entries: [...entries] }),
    onMutate: async (entries) => {
      await client.cancelQueries({ queryKey: mappingKey })
      client.setQueryData<MappingView>(mappingKey, (view) => view && withEntries(view, entries))
    },
    onSuccess: (view) => {
      if (isLast()) client.setQueryData(mappingKey, view)
      void client.invalidateQueries({ queryKey: ['comparison'] })
    },
    onError: () => {
      if (isLast()) void client.invalidateQueries({ queryKey: mappingKey })
    },
  })
}

/** Until main has checked the entries: what is known of each stays with it. */
function withEntries(view: MappingView, entries: readonly MappingEntry[]): MappingView {
  const isSame = (one: MappingEntry, other: MappingEntry): boolean =>
    one.attribute === other.attribute && one.field === other.field && one.direction === other.direction
  const leftOut = view.leftOut.filter(({ entry }) => entries.includes(entry))
  return {
    ...view,
    entries: entries
      .filter((entry) => !leftOut.some((one) => one.entry === entry))
      .map((entry) => ({ entry, note: view.entries.find((one) => isSame(one.entry, entry))?.note ?? null })),
    leftOut,
  }
}

/** Both sides of each mapping of one person. */
export function useComparison(personId: string): UseQueryResult<MappingComparison> {
  return useQuery({
    queryKey: ['comparison', personId],
    queryFn: () => ask('mapping.compare', { personId }),
    staleTime: 0,
  })
}

/** Applies what the comparison proposes, for some fields or for all; failures are the caller's to show. */
export function useApplyMapping(
  personId: string,
): UseMutationResult<CommandOutput<'mapping.apply'>, Error, readonly string[] | null> {
  const client = useQueryClient()
  return useMutation<CommandOutput<'mapping.apply'>, Error, readonly string[] | null>({
    mutationFn: (fields) => ask('mapping.apply', { personId, fields: fields && [...fields] }),
    onSettled: () => client.invalidateQueries({ queryKey: ['comparison', personId] }),
  })
}

/** Salesforce users and their teammates. */
export function useOwners(): UseQueryResult<OwnerMapping> {
  return useQuery({ queryKey: ownersKey, queryFn: () => ask('owners.list', {}), staleTime: 0 })
}

type Override = CommandInput<'owners.override'>

/** Says who a Salesforce user is in Intercom; the row shows it once main has it, a refusal is a toast. */
export function useOverrideOwner(): UseMutationResult<OwnerMapping, Error, Override> {
  const client = useQueryClient()
  return useMutation<OwnerMapping, Error, Override>({
    mutationKey: ownersKey,
    scope: { id: 'owners' },
    mutationFn: (input) => ask('owners.override', input),
    onSuccess: (owners) => client.setQueryData(ownersKey, owners),
    onError: (error) => showToast({ tone: 'problem', text: sentenceOf(error) }),
  })
}

/** What is written by itself, counted whenever it is opened: going through everybody takes too long to do it more often. */
export function useAutomations(): UseQueryResult<Automations> {
  return useQuery({ queryKey: automationsKey, queryFn: () => ask('automations.list', {}), staleTime: 0 })
}

/** Switches a kind. It is off at once on the screen, but on only when main says so. */
export function useSetAutomation(): UseMutationResult<Automations, Error, { kind: AutomationKind; on: boolean }> {
  const client = useQueryClient()
  return useMutation<Automations, Error, { kind: AutomationKind; on: boolean }>({
    mutationFn: (input) => ask('automations.set', input),
    onMutate: async ({ kind, on }) => {
      await client.cancelQueries({ queryKey: automationsKey })
      if (on) return
      client.setQueryData<Automations>(
        automationsKey,
        (shown) => shown && { ...shown, kinds: shown.kinds.map((one) => (one.kind === kind ? { ...one, on } : one)) },
      )
    },
    onSuccess: (automations) => {
      client.setQueryData(automationsKey, automations)
      // Whether an owner is locked depends on it.
      void client.invalidateQueries({ queryKey: ['person'] })
    },
    onError: () => client.invalidateQueries({ queryKey: automationsKey }),
  })
}
