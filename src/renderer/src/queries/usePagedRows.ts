import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

/** Rows per request; the contract allows 200 at this size of screen. */
export const pageSize = 100

/** One page of a long list. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** A long list of which only what is looked at has been asked for. */
export interface PagedRows<T, P extends Page<T>> {
  readonly total: number
  /** The newest first page, for what it carries besides rows. */
  readonly first: P | undefined
  /** The row at an index, or undefined while its page is on its way. */
  readonly at: (index: number) => T | undefined
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
}

/**
 * Reads a long list by pages of 100 rows, only those between `start` and `end` (indexes, end included).
 * @param key what the list depends on; its first part is the root that `cache.changed` names.
 */
export function usePagedRows<T, P extends Page<T>>(
  key: readonly unknown[],
  fetchPage: (offset: number, limit: number) => Promise<P>,
  start: number,
  end: number,
): PagedRows<T, P> {
  const pageQuery = (page: number) => ({
    queryKey: [...key, page],
    queryFn: () => fetchPage(page * pageSize, pageSize),
  })
  // The first page is always known: it carries the total. While a new filter is being asked, the old rows stay.
  const first = useQuery({ ...pageQuery(0), placeholderData: keepPreviousData })
  const firstPage = Math.max(1, Math.floor(start / pageSize))
  const lastPage = Math.min(
    Math.floor(Math.max(end, 0) / pageSize),
    Math.floor(((first.data?.total ?? 1) - 1) / pageSize),
  )
  const pages = useMemo(
    () => Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, index) => firstPage + index),
    [firstPage, lastPage],
  )
  const rest = useQueries({ queries: pages.map(pageQuery) })

  const failed = first.error ?? rest.find((result) => result.error)?.error ?? null
  return {
    total: first.data?.total ?? 0,
    first: first.data,
    at: (index) => {
      const page = Math.floor(index / pageSize)
      const data = page === 0 ? first.data : rest[page - firstPage]?.data
      return data?.rows[index - page * pageSize]
    },
    isPending: first.isPending,
    error: failed,
    retry: () => void first.refetch(),
  }
}
