import { useInfiniteQuery, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BookFilter, CommandOutput } from '../../../contract/commands'
import type {
  LiveConversation,
  LiveConversationRow,
  LivePerson,
  LivePersonRow,
  LookUp,
  SegmentFilter,
} from '../../../contract/models'
import { ask } from '../bridge/bridge'
import type { Page, PagedRows } from './usePagedRows'

/** One answer of a list that is asked page by page. */
interface LivePage<T> {
  readonly rows: readonly T[]
  readonly next: string | null
  readonly total: number | null
  readonly askedAt: number
}

/** A list that is asked of Intercom there and then; the further pages as they come near. */
export interface LiveList<T, P extends LivePage<T>> extends PagedRows<T, Page<T>> {
  /** Says which rows are looked at. */
  readonly onRange: (start: number, end: number) => void
  /** The first page, for what it carries besides rows. */
  readonly page: P | undefined
  /** As the service counts; null where it does not tell. */
  readonly of: number | null
  /** When the oldest page that is shown was asked for. */
  readonly askedAt: number | null
  readonly isAsking: boolean
  /** Why a further page, or asking again, has failed, while what was there stays. */
  readonly pageError: Error | null
}

/** Nothing of it outlives what shows it: coming back asks anew. */
const live = { gcTime: 0, staleTime: Infinity }
/** Rows by which looking at a list goes on. */
const STEP = 10

function useLiveList<T, P extends LivePage<T>>(
  key: readonly unknown[],
  fetchPage: (cursor: string | null) => Promise<P>,
): LiveList<T, P> {
  /** How far is looked at, so that nothing is asked for that may never be. */
  const [end, setEnd] = useState(0)
  const onRange = useCallback((_start: number, last: number) => setEnd(Math.ceil(last / STEP) * STEP), [])
  const query = useInfiniteQuery({
    ...live,
    queryKey: ['live', ...key],
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: P) => last.next,
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  // A row can slip between pages, and come twice.
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const wantsMore = hasNextPage && end >= rows.length - 1 && !isFetching && !isError
  useEffect(() => {
    if (wantsMore) void fetchNextPage()
  }, [wantsMore, fetchNextPage])
  const total = rows.length + (hasNextPage ? 1 : 0)
  return {
    onRange,
    total,
    first: data ? { rows, total } : undefined,
    at: (index) => rows[index],
    isPending: query.isPending,
    error: data ? null : query.error,
    retry: () => void query.refetch(),
    page: data?.pages[0],
    of: data?.pages.at(-1)?.total ?? null,
    askedAt: data ? Math.min(...data.pages.map((page) => page.askedAt)) : null,
    isAsking: isFetching,
    pageError: data ? query.error : null,
  }
}

/** People of another teammate or of nobody. */
export function useLivePeople(
  filter: BookFilter,
  segment: SegmentFilter,
): LiveList<LivePersonRow, CommandOutput<'live.people'>> {
  return useLiveList<LivePersonRow, CommandOutput<'live.people'>>(['people', filter, segment], (cursor) =>
    ask('live.people', { filter, segment, cursor }),
  )
}

/** Open conversations that nobody has. */
export function useUnassigned(): LiveList<LiveConversationRow, CommandOutput<'live.unassigned'>> {
  return useLiveList<LiveConversationRow, CommandOutput<'live.unassigned'>>(['unassigned'], (cursor) =>
    ask('live.unassigned', { cursor }),
  )
}

/** Somebody who is not on this desk. */
export function useLivePerson(personId: string | null): UseQueryResult<LivePerson> {
  return useQuery({
    ...live,
    queryKey: ['live', 'person', personId],
    queryFn: () => ask('live.person', { personId: personId ?? '' }),
    enabled: personId !== null,
  })
}

/** A conversation that is not on this desk. */
export function useLiveConversation(conversationId: string | null): UseQueryResult<LiveConversation> {
  return useQuery({
    ...live,
    queryKey: ['live', 'conversation', conversationId],
    queryFn: () => ask('live.conversation', { conversationId: conversationId ?? '' }),
    enabled: conversationId !== null,
  })
}

/** What both services have for a text; nothing is asked for an empty one. */
export function useLookUp(text: string): UseQueryResult<LookUp> {
  return useQuery({
    ...live,
    queryKey: ['live', 'lookUp', text],
    queryFn: () => ask('live.lookUp', { text }),
    enabled: text !== '',
  })
}

/** Asks what is shown live anew, after something of it was taken over. */
export function useAskAgain(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ['live'] })
}
