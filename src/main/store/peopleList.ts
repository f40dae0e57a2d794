import type { BookFilter, BookSort } from '../../contract/commands'
import type { PersonRow } from '../../contract/models'
import type { StoreContext } from './context'
import type { Value } from './database'
import { matchExpression } from './matchExpression'
import { PERSON_COLUMNS, type PersonSqlRow, toPersonRow } from './personRows'

const DAY_MS = 86_400_000

/** The columns of each order, as the indexes have them; rows without a value come last either way. */
const ORDER: Record<BookSort, string[]> = {
  activity: ['p.last_activity_at', 'p.n'],
  name: ['p.name_sort', 'p.n'],
  company: ['p.company_sort', 'p.name_sort', 'p.n'],
  status: ['p.salesforce_status', 'p.name_sort', 'p.n'],
  lastSeen: ['p.last_seen_at', 'p.n'],
  created: ['p.created_at', 'p.n'],
}

export interface PeopleQuery {
  filter: BookFilter
  sort: BookSort
  descending: boolean
  offset: number
  limit: number
  now: number
}

/** One page of the rep's book and how many there are in all. */
export function listPeople({ database }: StoreContext, query: PeopleQuery): { rows: PersonRow[]; total: number } {
  const where = whereOf(query)
  const total = database.count(`SELECT count(*) FROM people p WHERE ${where.sql}`, ...where.values)
  const rows = database.all<PersonSqlRow>(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE ${where.sql} ORDER BY ${orderBy(query)} LIMIT ? OFFSET ?`,
    ...where.values,
    query.limit,
    query.offset,
  )
  return { rows: rows.map((row) => toPersonRow(row)), total }
}

function orderBy({ sort, descending }: PeopleQuery): string {
  const direction = descending ? 'DESC' : 'ASC'
  return ORDER[sort].map((column, index) => `${column} ${direction}${index === 0 ? ' NULLS LAST' : ''}`).join(', ')
}

function whereOf({ filter, now }: PeopleQuery): { sql: string; values: Value[] } {
  const terms = ['p.in_book = 1']
  const values: Value[] = []
  if (filter.role !== null) {
    terms.push('p.role = ?')
    values.push(filter.role)
  }
  if (filter.match.length > 0) {
    terms.push('p.match_kind IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(filter.match))
  }
  if (filter.unreadOnly) terms.push('p.unread > 0')
  if (filter.openOnly) terms.push('p.open_conversations > 0')
  if (filter.silentDays !== null) {
    // As an expression, so that the planner stays on the index of the order.
    terms.push('coalesce(p.last_activity_at, 0) < ?')
    values.push(now - filter.silentDays * DAY_MS)
  }
  const text = matchExpression(filter.text)
  if (text !== null) {
    terms.push('p.n IN (SELECT rowid FROM people_fts WHERE people_fts MATCH ?)')
    values.push(text)
  }
  return { sql: terms.join(' AND '), values }
}

/** People of a company, book and guests, by name. */
export function peopleOfCompany(
  { database }: StoreContext,
  companyId: string,
  offset: number,
  limit: number,
): { rows: PersonRow[]; total: number } {
  const total = database.count('SELECT count(DISTINCT person_id) FROM person_companies WHERE company_id = ?', companyId)
  const rows = database.all<PersonSqlRow>(
    `SELECT ${PERSON_COLUMNS} FROM people p
     WHERE p.id IN (SELECT person_id FROM person_companies WHERE company_id = ?)
     ORDER BY p.name_sort, p.n LIMIT ? OFFSET ?`,
    companyId,
    limit,
    offset,
  )
  return { rows: rows.map((row) => toPersonRow(row)), total }
}
