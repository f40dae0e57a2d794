import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { ApiError, invalid } from '../errors'
import { numberedPage, readPage, readPerPage } from '../paging'
import { findConversation } from './find'
import { deleteConversation } from './remove'

/** `DELETE /conversations/{id}`: `retain_metrics=false` needs a scope of its own. */
export function removeConversation({ world, params, query }: Call): SimResponse {
  const row = findConversation(world, params.id ?? '')
  const retain = query.get('retain_metrics') !== 'false'
  if (!retain && !world.access.scopes.has('delete_conversations_and_metrics')) {
    const scope = 'delete_conversations_and_metrics'
    throw new ApiError(403, 'forbidden', `You do not have the required scope (${scope}) to access this resource`)
  }
  deleteConversation(world, row, retain)
  return ok({ id: row.id, object: 'conversation', deleted: true })
}

/** `GET /conversations/deleted` (2.16): the last deleted first, 20 a page. */
export function listDeleted({ world, query, request }: Call): SimResponse {
  const order = query.get('order') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be asc or desc')
  const all = order === 'asc' ? world.deletedConversations : world.deletedConversations.toReversed()
  const perPage = readPerPage(query.get('per_page'), 20)
  const host = request.headers.host ?? 'api.intercom.io'
  const url = (page: number): string =>
    `http://${host}/conversations/deleted?per_page=${perPage}&order=${order}&page=${page}`
  const { rows, pages, total } = numberedPage(all, readPage(query.get('page')), perPage, url)
  const conversations = rows.map((row) => ({ type: 'conversation', ...row }))
  return ok({ type: 'conversations.list', total_count: total, pages, conversations })
}
