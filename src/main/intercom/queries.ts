import { Failure } from '../domain/failure'
import type { ContactTest, ContactTests } from '../domain/live/contactTests'
import type { ContactSearch, ConversationSearch } from '../ports/intercom'

/** `per_page` may be 150 at most everywhere (API reference, "pagination"). */
export const MAX_PER_PAGE = 150
/** Filters in one group, and people in one conversation search. */
const MAX_FILTERS = 15

type Filter = ContactTest

/** Filters that stand together. */
interface Group {
  operator: 'AND' | 'OR'
  value: (Filter | Group)[]
}

/** The body of `POST /contacts/search`, newest update first. Dates are compared by day there, in the workspace's zone. */
export function contactQuery(search: ContactSearch): unknown {
  const filters: (Filter | Group)[] = []
  if (search.ownerId !== undefined) filters.push({ field: 'owner_id', operator: '=', value: search.ownerId })
  if (search.email !== undefined) filters.push({ field: 'email', operator: '=', value: search.email })
  if (search.segmentId !== undefined) filters.push({ field: 'segment_id', operator: '=', value: search.segmentId })
  if (search.updatedAfter !== undefined) {
    filters.push({ field: 'updated_at', operator: '>', value: Math.floor(search.updatedAfter / 1000) })
  }
  filters.push(...(search.tests ?? []).map(partOf))
  // A search needs a query; both roles together are everybody.
  if (filters.length === 0) filters.push({ field: 'role', operator: 'IN', value: ['user', 'lead'] })
  const sort = newestFirst(search.segmentId === undefined ? 'updated_at' : 'created_at')
  return { query: grouped(filters), sort, pagination: pagination(search) }
}

/**
 * The body of `POST /conversations/search`, newest first. Dates are exact seconds; whether `>` includes its own second
 * is documented one way and seen the other, so a second earlier is asked for and rows may come twice.
 */
export function conversationQuery(search: ConversationSearch): unknown {
  const filters: Filter[] = []
  const since = (field: string, ms: number): Filter => ({ field, operator: '>', value: Math.floor(ms / 1000) - 1 })
  if (search.createdAfter !== undefined) filters.push(since('created_at', search.createdAfter))
  if (search.updatedAfter !== undefined) filters.push(since('updated_at', search.updatedAfter))
  if (search.contactIds !== undefined) filters.push(peopleFilter(search.contactIds))
  if (search.assigneeId !== undefined) {
    const numeric = Number(search.assigneeId)
    const value = Number.isSafeInteger(numeric) ? numeric : search.assigneeId
    filters.push({ field: 'admin_assignee_id', operator: '=', value })
  }
  if (search.unassigned === true) {
    // Nobody is 0 (2.16: `admin_assignee_id`, `team_assignee_id`).
    for (const field of ['admin_assignee_id', 'team_assignee_id']) filters.push({ field, operator: '=', value: 0 })
  }
  if (search.state !== undefined) filters.push({ field: 'state', operator: '=', value: search.state })
  if (search.open !== undefined) filters.push({ field: 'open', operator: '=', value: search.open })
  if (filters.length === 0) filters.push({ field: 'created_at', operator: '>', value: 0 })
  const sort = newestFirst(search.sortBy === 'createdAt' ? 'created_at' : 'updated_at')
  return { query: grouped(filters), sort, pagination: pagination(search) }
}

function peopleFilter(ids: string[]): Filter {
  const [first] = ids
  if (first === undefined || ids.length > MAX_FILTERS) {
    throw new Failure('bug', `A search of conversations takes 1 to ${MAX_FILTERS} people.`, { sent: 'no' })
  }
  if (ids.length === 1) return { field: 'contact_ids', operator: '=', value: first }
  return { field: 'contact_ids', operator: 'IN', value: ids }
}

function partOf(test: ContactTests): Filter | Group {
  if ('any' in test) return { operator: 'OR', value: test.any }
  return 'all' in test ? { operator: 'AND', value: test.all } : test
}

function grouped(filters: (Filter | Group)[]): Filter | Group {
  const [first] = filters
  return first && filters.length === 1 ? first : { operator: 'AND', value: filters }
}

function newestFirst(field: string): { field: string; order: 'descending' } {
  return { field, order: 'descending' }
}

/** The cursor belongs into the body; in the query string it is ignored, and the first page comes for ever. */
function pagination(search: { perPage?: number; cursor?: string | null }): Record<string, unknown> {
  return {
    per_page: Math.min(MAX_PER_PAGE, Math.max(1, search.perPage ?? MAX_PER_PAGE)),
    ...(search.cursor ? { starting_after: search.cursor } : {}),
  }
}
