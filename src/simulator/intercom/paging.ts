import { ApiError, invalid } from './errors'
import type { IntercomSettings } from './settings'
import { compareIds } from './store/sortedIndex'

/** The most rows a page may have, everywhere. */
export const MAX_PER_PAGE = 150

/** What rows are ordered by: unix seconds, counts or text. */
export type SortValue = number | string

/** Where a page starts: after the row with this sort value and id. It names no snapshot, so rows may repeat. */
export interface Cursor {
  after: SortValue
  id: string
  page: number
}

/** Rows in their final order, with what a cursor needs to find its place again. */
export interface Ordered<T> {
  rows: readonly T[]
  keyOf: (row: T) => SortValue
  descending: boolean
}

/** Reads `per_page`: a whole number from 1 to 150. Anything else is 400. */
export function readPerPage(value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback
  const count = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof count !== 'number' || !Number.isInteger(count)) throw invalid('Per Page is not a number')
  if (count < 1) throw invalid('Per Page is too small')
  if (count > MAX_PER_PAGE) throw invalid('Per Page is too big')
  return count
}

/** Reads `page`: a whole number from 1. */
export function readPage(value: string | null): number {
  if (value === null) return 1
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw invalid('Page is invalid')
}

/** Reads an opaque cursor; 400 `client_error` for one the service did not make. */
export function readCursor(value: unknown): Cursor | undefined {
  if (value === undefined || value === null || value === '') return undefined
  try {
    if (typeof value !== 'string') throw new Error('not text')
    const parts: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 3) throw new Error('not a cursor')
    const [after, id, page] = parts as unknown[]
    if ((typeof after !== 'number' && typeof after !== 'string') || typeof id !== 'string') throw new Error('bad')
    if (typeof page !== 'number') throw new Error('bad page')
    return { after, id, page }
  } catch {
    throw new ApiError(400, 'client_error', 'The value of starting_after is invalid')
  }
}

const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.after, cursor.id, cursor.page])).toString('base64')

/** Ascending order of two sort values; numbers go before text. */
export function compareKeys(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** One page of ordered rows after a cursor, with the `pages` object and `total_count` of the answer. */
export function cursorPage<T extends { readonly id: string }>(
  ordered: Ordered<T>,
  perPage: number,
  cursor: Cursor | undefined,
  settings: IntercomSettings,
): { rows: readonly T[]; pages: Record<string, unknown>; total: number } {
  const { rows, keyOf } = ordered
  const start = cursor ? firstAfter(ordered, cursor) : 0
  const page = rows.slice(start, start + perPage)
  const number = cursor?.page ?? 1
  const last = page.at(-1)
  const pages: Record<string, unknown> = {
    type: 'pages',
    page: number,
    per_page: settings.perPageAsString ? String(perPage) : perPage,
    total_pages: Math.ceil(rows.length / perPage),
  }
  if (last && start + perPage < rows.length) {
    const next = number + 1
    pages.next = { page: next, starting_after: encodeCursor({ after: keyOf(last), id: last.id, page: next }) }
  }
  return { rows: page, pages, total: rows.length }
}

function firstAfter<T extends { readonly id: string }>(
  { rows, keyOf, descending }: Ordered<T>,
  cursor: Cursor,
): number {
  const sign = descending ? -1 : 1
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]!
    const order = sign * (compareKeys(keyOf(row), cursor.after) || compareIds(row.id, cursor.id))
    if (order <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** One page by number, with a `pages` object whose `next` is a whole URL or null. */
export function numberedPage<T>(
  rows: readonly T[],
  page: number,
  perPage: number,
  nextUrl: (page: number) => string,
): { rows: readonly T[]; pages: Record<string, unknown>; total: number } {
  const total = Math.ceil(rows.length / perPage)
  return {
    rows: rows.slice((page - 1) * perPage, page * perPage),
    total: rows.length,
    pages: {
      type: 'pages',
      next: page < total ? nextUrl(page + 1) : null,
      page,
      per_page: perPage,
      total_pages: total,
    },
  }
}
