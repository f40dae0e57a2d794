import { z } from 'zod'
import type { Caller } from './caller'
import { id, maybeNumber, maybeTime, object, parseRows, rowsOf } from './fields'
import { MAX_PER_PAGE } from './queries'

const deleted = z.looseObject({ id, deleted_at: maybeTime })
/** Enough for 15,000 deletions; more than that calls for reading everything anew. */
const MAX_PAGES = 100

/**
 * Ids of conversations that were deleted at `since` (milliseconds) or later, newest first. Reads pages of
 * `GET /conversations/deleted` (API 2.16) until one is older.
 */
export async function deletedSince(caller: Caller, since: number): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = object.parse(
      await caller.read(`/conversations/deleted?page=${page}&per_page=${MAX_PER_PAGE}&order=desc`),
    )
    const { items } = parseRows(rowsOf(answer, 'conversations', 'data'), (row) => deleted.parse(row))
    // Times are whole seconds, so the second of `since` itself belongs to it.
    const recent = items.filter((row) => row.deleted_at === null || row.deleted_at >= since - 999)
    ids.push(...recent.map((row) => row.id))
    const pages = maybeNumber.parse(object.parse(answer['pages'])['total_pages']) ?? 1
    if (recent.length < items.length || items.length === 0 || page >= pages) break
  }
  return [...new Set(ids)]
}
