import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { ApiError, invalid } from '../errors'
import { readPerPage } from '../paging'

/** `GET /contacts/{id}/merge_history`: users only, 404 for a lead. The cursor is the position, base64. */
export function mergeHistory({ world, params, query }: Call): SimResponse {
  const row = world.contacts.get(params.id ?? '')
  if (!row || row.role === 'lead') throw new ApiError(404, 'not_found', 'Contact not found')
  const order = query.get('order') ?? 'desc'
  const ascending = order === 'asc' || order === 'ascending'
  const entries = ascending ? row.mergeHistory : row.mergeHistory.toReversed()
  const perPage = readPerPage(query.get('per_page'), 50)
  const start = readPosition(query.get('cursor'))
  const end = start + perPage
  const more = end < entries.length
  return ok({
    type: 'list',
    data: entries.slice(start, end).map((entry) => ({ type: 'merge_history', ...entry })),
    next_cursor: more ? Buffer.from(JSON.stringify({ position: end })).toString('base64') : null,
    has_more: more,
  })
}

function readPosition(cursor: string | null): number {
  if (cursor === null) return 0
  try {
    const { position } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as { position?: unknown }
    if (typeof position === 'number' && Number.isInteger(position) && position >= 0) return position
  } catch {
    // Answered below, like any other cursor the service did not make.
  }
  throw invalid('cursor is invalid')
}
