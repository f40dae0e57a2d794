import {
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CommandOutput } from '../../../contract/commands'
import { ask } from '../bridge/bridge'

type NewsPage = CommandOutput<'news.list'>

const pageSize = 50
const countKey = ['news', 'unseen']

/** How many news the rep has not seen. */
export function useUnseenNews(): UseQueryResult<number> {
  return useQuery({
    queryKey: countKey,
    queryFn: async () => (await ask('news.list', { offset: 0, limit: 1 })).unseen,
  })
}

/** The news, newest first, by pages of 50. */
export function useNews(): UseInfiniteQueryResult<InfiniteData<NewsPage, number>> {
  return useInfiniteQuery({
    queryKey: ['news', 'pages'],
    queryFn: ({ pageParam }) => ask('news.list', { offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) =>
      offset + last.rows.length < last.total && last.rows.length > 0 ? offset + last.rows.length : null,
  })
}

/** Marks news as seen, all with null; the count at the bell follows at once. Throws `CommandFailure`. */
export function useMarkSeen(): (ids: readonly number[] | null) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (ids) => {
      const { unseen } = await ask('news.seen', { ids: ids === null ? null : [...ids] })
      client.setQueryData(countKey, unseen)
    },
    [client],
  )
}
