import { ApiError, invalid } from '../errors'
import { isObject, type Json } from '../input'
import { readCursor, readPerPage, type Cursor } from '../paging'
import { V2_16, type ApiVersion } from '../versions'
import { parseQuery, type Query } from './grammar'

/** A search body, read. Paging comes from the body alone: `per_page` in the query string is ignored, as it is there. */
export interface SearchRequest {
  query: Query
  perPage: number
  cursor: Cursor | undefined
  sort: { field: string; descending: boolean } | undefined
}

/** Reads a search body. Throws 400, from 2.16 on with `invalid_sort_order` for an unknown order. */
export function readSearch(body: Json, defaultPerPage: number, version: ApiVersion): SearchRequest {
  const pagination = body.pagination ?? {}
  if (!isObject(pagination)) throw invalid('pagination must be an object')
  return {
    query: parseQuery(body.query),
    perPage: readPerPage(pagination.per_page, defaultPerPage),
    cursor: readCursor(pagination.starting_after),
    sort: readSort(body.sort, version),
  }
}

function readSort(sort: unknown, version: ApiVersion): SearchRequest['sort'] {
  if (sort === undefined || sort === null) return undefined
  if (!isObject(sort)) throw invalid('sort must be an object')
  const { field, order = 'descending' } = sort
  if (typeof field !== 'string') throw invalid('sort.field is required')
  if (order !== 'ascending' && order !== 'descending') {
    // Before 2.16 sorting was not documented and a bad order had no effect.
    if (version < V2_16) return { field, descending: true }
    const shown = typeof order === 'string' ? order : JSON.stringify(order)
    throw new ApiError(
      400,
      'invalid_sort_order',
      `Invalid sort order '${shown}'. Must be one of: ascending, descending`,
    )
  }
  return { field, descending: order === 'descending' }
}
