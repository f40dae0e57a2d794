import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { invalid } from '../errors'
import { cursorPage, readCursor, readPerPage, type Cursor, type Ordered, type SortValue } from '../paging'
import { renderConversation } from '../render/conversation'
import { conversationField } from '../search/conversationFields'
import { compile, conjuncts } from '../search/evaluate'
import type { Query } from '../search/grammar'
import { readSearch, type SearchRequest } from '../search/request'
import { runSearch } from '../search/run'
import type { ConversationRow } from '../store/rows'
import type { ConversationSort, World } from '../store/world'
import type { ApiVersion } from '../versions'

const isIndexed = (field: string): field is ConversationSort => field === 'created_at' || field === 'updated_at'

/** `POST /conversations/search`: exact seconds. Tickets are among the answers unless the tickets scope is off. */
export function searchConversations(call: Call): SimResponse {
  const request = readSearch(call.body, 20, call.version)
  return answer(call, findConversations(call.world, call.version, request), request.perPage, request.cursor)
}

/** `GET /conversations`: last updated first. */
export function listConversations(call: Call): SimResponse {
  const { world } = call
  const tickets = world.access.scopes.has('read_tickets')
  const ordered = runSearch<ConversationRow>(world, {
    cacheKey: `conversations ${tickets}`,
    version: world.conversations.version,
    candidates: () => world.conversations.sorted('updated_at').rows,
    presorted: true,
    test: (row) => tickets || row.ticketId === null,
    keyOf: (row) => row.updated_at,
    descending: true,
  })
  const perPage = readPerPage(call.query.get('per_page'), 20)
  return answer(call, ordered, perPage, readCursor(call.query.get('starting_after')))
}

function answer(
  call: Call,
  ordered: Ordered<ConversationRow>,
  perPage: number,
  cursor: Cursor | undefined,
): SimResponse {
  const { world, version } = call
  const { rows, pages, total } = cursorPage(ordered, perPage, cursor, world.settings)
  const conversations = rows.map((row) => renderConversation(world, row, { version, plaintext: false }))
  return ok({ type: 'conversation.list', pages, total_count: total, conversations })
}

/** The conversations a search finds, in order. Throws 400 for a bad query or sort field. */
export function findConversations(
  world: World,
  version: ApiVersion,
  request: Pick<SearchRequest, 'query' | 'sort'>,
): Ordered<ConversationRow> {
  const matches = compile(request.query, {
    field: (name) => conversationField(world, version, name),
    maxInValues: world.settings.maxInValues,
  })
  const tickets = world.access.scopes.has('read_tickets')
  const { field, descending } = request.sort ?? { field: 'updated_at', descending: true }
  const narrowed = narrow(world, request.query, field)
  const lag = world.settings.conversationIndexLagSeconds
  const isIndexedYet = (row: ConversationRow): boolean => lag === 0 || world.clock.now() / 1000 - row.created_at >= lag
  return runSearch<ConversationRow>(world, {
    cacheKey:
      lag > 0 ? undefined : `conversations ${version} ${tickets} ${JSON.stringify([request.query, field, descending])}`,
    version: world.conversations.version,
    candidates: () => narrowed?.rows ?? world.conversations.sorted(isIndexed(field) ? field : 'updated_at').rows,
    presorted: narrowed ? narrowed.sortedBy === field : isIndexed(field),
    test: (row) => (tickets || row.ticketId === null) && matches(row) && isIndexedYet(row),
    keyOf: sortKey(world, version, field),
    descending,
  })
}

function sortKey(world: World, version: ApiVersion, name: string): (row: ConversationRow) => SortValue {
  const field = conversationField(world, version, name)
  if (!field || field.type === 'words' || field.type === 'ids') throw invalid(`Invalid sort field '${name}'`)
  return (row) => {
    const value = field.get(row)
    if (typeof value === 'number' || typeof value === 'string') return value
    return value === true ? 1 : -1
  }
}

/** Rows that the best filter with an index leaves, and the order they are in. */
function narrow(
  world: World,
  query: Query,
  sort: string,
): { rows: Iterable<ConversationRow>; sortedBy?: string } | undefined {
  const table = world.conversations
  const filters = conjuncts(query)
  for (const { field, operator, value } of filters) {
    if (field === 'contact_ids' && operator === 'IN' && Array.isArray(value)) {
      return { rows: new Set(value.flatMap((id: unknown) => [...table.group('contact', String(id))])) }
    }
    if (operator !== '=' || (typeof value !== 'string' && typeof value !== 'number')) continue
    const key = String(value)
    if (field === 'id') {
      const row = table.get(key)
      return { rows: row ? [row] : [] }
    }
    if (field === 'contact_ids') return { rows: table.group('contact', key) }
    if (field === 'source.id') return { rows: table.group('source', key) }
  }
  const after = filters.filter(({ field, operator }) => isIndexed(field) && (operator === '>' || operator === '>='))
  const best = after.find(({ field }) => field === sort) ?? after[0]
  if (best && isIndexed(best.field)) {
    const index = table.sorted(best.field)
    return { rows: index.rows.slice(index.countBelow(Number(best.value))), sortedBy: best.field }
  }
  for (const { field, operator, value } of filters) {
    if (operator !== '=' || (typeof value !== 'string' && typeof value !== 'number')) continue
    if (field === 'admin_assignee_id') return { rows: table.group('assignee', String(value)) }
    if (field === 'team_assignee_id') return { rows: table.group('team', String(value)) }
  }
  return undefined
}
