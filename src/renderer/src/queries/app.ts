import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CommandInput, CommandName, CommandOutput } from '../../../contract/commands'
import type { Account, Settings, SettingsChange, SyncStatus } from '../../../contract/models'
import { ask, sentenceOf } from '../bridge/bridge'
import { showToast } from '../state/toasts'

const settingsKey = ['settings'] as const

/** Version, platform and data folder. */
export function useAppInfo(): UseQueryResult<CommandOutput<'app.info'>> {
  return useQuery({ queryKey: ['info'], queryFn: () => ask('app.info', {}) })
}

/** The two connections and who the rep is. */
export function useAccount(): UseQueryResult<Account> {
  return useQuery({ queryKey: ['account'], queryFn: () => ask('account.get', {}) })
}

/** The sync line; pushed by main after the first answer. */
export function useSyncStatus(): UseQueryResult<SyncStatus> {
  return useQuery({ queryKey: ['sync'], queryFn: () => ask('sync.status', {}) })
}

/** The rep's settings. */
export function useSettings(): UseQueryResult<Settings> {
  return useQuery({ queryKey: settingsKey, queryFn: () => ask('settings.get', {}) })
}

/**
 * Changes settings at once on the screen, and back where main refuses. Changes go out one after the other, and only the
 * answer to the last one counts, so that quick changes never take each other back; nor does an older reading.
 */
export function useChangeSettings(): UseMutationResult<Settings, Error, SettingsChange> {
  const client = useQueryClient()
  const isLast = (): boolean => client.isMutating({ mutationKey: settingsKey }) === 1
  return useMutation<Settings, Error, SettingsChange>({
    mutationKey: settingsKey,
    scope: { id: 'settings' },
    mutationFn: (change) => ask('settings.update', change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: settingsKey })
      client.setQueryData<Settings>(settingsKey, (settings) => settings && { ...settings, ...change })
    },
    onSuccess: (settings) => {
      if (isLast()) client.setQueryData(settingsKey, settings)
    },
    onError: (error) => {
      showToast({ tone: 'problem', text: sentenceOf(error) })
      if (isLast()) void client.invalidateQueries({ queryKey: settingsKey })
    },
  })
}

/** Any command as a mutation, its failure shown as a toast unless the caller shows it itself. */
export function useCommand<N extends CommandName>(
  name: N,
  options: {
    readonly onDone?: (value: CommandOutput<N>, input: CommandInput<N>) => void
    readonly quiet?: boolean
  } = {},
): UseMutationResult<CommandOutput<N>, Error, CommandInput<N>> {
  return useMutation<CommandOutput<N>, Error, CommandInput<N>>({
    mutationFn: (input) => ask(name, input),
    onSuccess: (value, input) => options.onDone?.(value, input),
    onError: (error) => {
      if (!options.quiet) showToast({ tone: 'problem', text: sentenceOf(error) })
    },
  })
}
