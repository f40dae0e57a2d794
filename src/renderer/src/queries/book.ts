import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { BookFilter, BookSort, CommandOutput } from '../../../contract/commands'
import type { PersonRow, SegmentFilter } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { everyone } from '../state/bookView'
import { usePagedRows, type PagedRows } from './usePagedRows'

/** How many people the rep owns, whatever the filter. */
export function useBookTotal(): UseQueryResult<number> {
  return useQuery({
    queryKey: ['book', 'total'],
    queryFn: async () => (await ask('book.list', { filter: everyone, offset: 0, limit: 1 })).bookTotal,
  })
}

/** The rows of My book under a filter and a sort, read page by page. */
export function useBookRows(
  view: {
    readonly filter: BookFilter
    readonly segment: SegmentFilter
    readonly sort: BookSort
    readonly descending: boolean
  },
  range: { readonly start: number; readonly end: number },
): PagedRows<PersonRow, CommandOutput<'book.list'>> {
  return usePagedRows<PersonRow, CommandOutput<'book.list'>>(
    ['book', 'list', view.filter, view.segment, view.sort, view.descending],
    (offset, limit) => ask('book.list', { ...view, offset, limit }),
    range.start,
    range.end,
  )
}

/** The cached people of a company, and its name. */
export function useCompanyRows(
  companyId: string,
  range: { readonly start: number; readonly end: number },
): PagedRows<PersonRow, CommandOutput<'company.get'>> {
  return usePagedRows<PersonRow, CommandOutput<'company.get'>>(
    ['company', companyId],
    (offset, limit) => ask('company.get', { companyId, offset, limit }),
    range.start,
    range.end,
  )
}
