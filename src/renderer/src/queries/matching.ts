import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { KeyedObject, MatchingView, MatchKey, MatchKeys } from '../../../contract/models'
import { ask } from '../bridge/bridge'

const matchingKey = ['matching'] as const
const whileWorking = 1_500

/** What people and companies are matched by; asked again while what was set last is still being looked up. */
export function useMatching(): UseQueryResult<MatchingView> {
  return useQuery({
    queryKey: matchingKey,
    queryFn: () => ask('matching.get', {}),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? whileWorking : false),
  })
}

/** Whether the latest setting has not been compared with everything yet. */
export function isWorking(view: MatchingView): boolean {
  return view.working || view.objects.some((one) => one.waiting > 0)
}

/** The setting as a whole. */
export function keysOf(view: MatchingView): MatchKeys {
  const of = (object: KeyedObject): MatchKey | null => view.objects.find((one) => one.object === object)?.key ?? null
  return { Lead: of('Lead'), Contact: of('Contact'), Account: of('Account') }
}

/** Sets what is compared. The screen shows it at once; what comes of it, as soon as main knows. */
export function useSaveMatching(): UseMutationResult<MatchingView, Error, MatchKeys> {
  const client = useQueryClient()
  return useMutation<MatchingView, Error, MatchKeys>({
    mutationKey: matchingKey,
    scope: { id: 'matching' },
    mutationFn: (keys) => ask('matching.save', keys),
    onMutate: async (keys) => {
      await client.cancelQueries({ queryKey: matchingKey })
      client.setQueryData<MatchingView>(
        matchingKey,
        (view) => view && { ...view, objects: view.objects.map((one) => ({ ...one, key: keys[one.object] })) },
      )
    },
    onSuccess: (view) => {
      if (client.isMutating({ mutationKey: matchingKey }) === 1) client.setQueryData(matchingKey, view)
    },
    onError: () => client.invalidateQueries({ queryKey: matchingKey }),
  })
}

/** Settles which of several Accounts is a company's; `null` takes the choice back. Throws `CommandFailure`. */
export async function chooseAccount(
  client: QueryClient,
  input: { personId: string; companyId: string; recordId: string | null },
): Promise<void> {
  client.setQueryData(['salesforce', input.personId], await ask('salesforce.chooseAccount', input))
}
