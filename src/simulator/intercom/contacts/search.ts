import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { invalid } from '../errors'
import { cursorPage, readCursor, readPerPage, type Ordered, type SortValue } from '../paging'
import { renderContact } from '../render/contact'
import { dayOf } from '../search/days'
import { compile, conjuncts } from '../search/evaluate'
import { contactField } from '../search/contactFields'
import type { Query } from '../search/grammar'
import { readSearch, type SearchRequest } from '../search/request'
import { runSearch } from '../search/run'
import type { ContactRow } from '../store/rows'
import type { ContactSort, World } from '../store/world'
import type { ApiVersion } from '../versions'
import { lagsBehind } from './find'

const INDEXED: readonly string[] = ['created_at', 'updated_at', 'last_seen_at']
const isIndexed = (field: string): field is ContactSort => INDEXED.includes(field)

/** `POST /contacts/search`: neither archived nor merged contacts, nor those the index has not seen yet. */
export function searchContacts(call: Call): SimResponse {
  const { world, version } = call
  const request = readSearch(call.body, 50, version)
  return answer(call, findContacts(world, version, request), request.perPage, request.cursor)
}

/** `GET /contacts`: newest first, 10 a page unless asked otherwise. */
export function listContacts(call: Call): SimResponse {
  const { world } = call
  const ordered = runSearch<ContactRow>(world, {
    cacheKey: 'contacts',
    version: world.contacts.version,
    candidates: () => world.contacts.sorted('created_at').rows,
    presorted: true,
    test: (row) => !row.archived,
    keyOf: (row) => row.created_at,
    descending: true,
  })
  const perPage = readPerPage(call.query.get('per_page'), 10)
  return answer(call, ordered, perPage, readCursor(call.query.get('starting_after')))
}

function answer(
  call: Call,
  ordered: Ordered<ContactRow>,
  perPage: number,
  cursor: ReturnType<typeof readCursor>,
): SimResponse {
  const { world, version } = call
  const { rows, pages, total } = cursorPage(ordered, perPage, cursor, world.settings)
  const history = call.query.get('include_merge_history') === 'true'
  const data = rows.map((row) => renderContact(world, row, version, history))
  return ok({ type: 'list', data, total_count: total, pages })
}

/** The contacts a search finds, in order. Throws 400 for a bad query or sort field. */
export function findContacts(
  world: World,
  version: ApiVersion,
  request: Pick<SearchRequest, 'query' | 'sort'>,
): Ordered<ContactRow> {
  const matches = compile(request.query, {
    field: (name) => contactField(world, version, name),
    dayIn: world.app.timezone,
    maxInValues: world.settings.maxInValues,
  })
  pruneFresh(world)
  // The documented default order is last active first.
  const { field, descending } = request.sort ?? { field: 'last_request_at', descending: true }
  const sortField = field === 'last_request_at' ? 'last_seen_at' : field
  const narrowed = narrow(world, request.query, sortField)
  const everyone = isIndexed(sortField) ? world.contacts.sorted(sortField).rows : world.contacts.values()
  const cacheKey = `contacts ${version} ${JSON.stringify([request.query, field, descending])}`
  return runSearch<ContactRow>(world, {
    cacheKey: world.fresh.size > 0 ? undefined : cacheKey,
    version: world.contacts.version,
    candidates: () => narrowed?.rows ?? everyone,
    presorted: narrowed ? narrowed.sortedBy === sortField : isIndexed(sortField),
    test: (row) => !row.archived && matches(row) && !lagsBehind(world, row.id),
    keyOf: sortKey(world, version, sortField),
    descending,
  })
}

function sortKey(world: World, version: ApiVersion, name: string): (row: ContactRow) => SortValue {
  const field = contactField(world, version, name)
  if (!field || field.type === 'tag' || field.type === 'ids') throw invalid(`Invalid sort field '${name}'`)
  return (row) => {
    const value = field.get(row)
    if (typeof value === 'number' || typeof value === 'string') return value
    return value === true ? 1 : -1
  }
}

/** Rows that the best filter with an index leaves, and the order they are in; nothing: all have to be looked at. */
function narrow(
  world: World,
  query: Query,
  sort: string,
): { rows: Iterable<ContactRow>; sortedBy?: string } | undefined {
  const filters = conjuncts(query)
  for (const { field, operator, value } of filters) {
    if (operator !== '=' || (typeof value !== 'string' && typeof value !== 'number')) continue
    const key = String(value)
    if (field === 'id') {
      const row = world.contacts.get(key)
      return { rows: row ? [row] : [] }
    }
    if (field === 'owner_id') return { rows: world.contacts.group('owner', key) }
    if (field === 'email') return { rows: world.contacts.group('email', key.toLowerCase()) }
    if (field === 'external_id') return { rows: world.contacts.group('external', key) }
    if (field === 'tag_id') return { rows: world.contacts.group('tag', key) }
  }
  const after = filters.filter(({ field, operator }) => isIndexed(field) && operator === '>')
  const best = after.find(({ field }) => field === sort) ?? after[0]
  if (!best || !isIndexed(best.field)) return undefined
  const index = world.contacts.sorted(best.field)
  const { next } = dayOf(Number(best.value), world.app.timezone)
  return { rows: index.rows.slice(index.countBelow(next)), sortedBy: best.field }
}

function pruneFresh(world: World): void {
  for (const id of world.fresh.keys()) if (!lagsBehind(world, id)) world.fresh.delete(id)
}
