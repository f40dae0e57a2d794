import type { BookFilter, BookSort } from '../../contract/commands'
import type { PersonRow } from '../../contract/models'
import type { StoreContext } from './context'
import type { Value } from './database'
import { matchExpression } from './matchExpression'
import { PERSON_COLUMNS, type PersonSqlRow, toPersonRow } from './personRows'

const DAY_MS = 86_400_000
const FEW = 1_000
/** So few are sought as they were counted, and sorted; walking the order for them would read the whole book. */
const A_HANDFUL = 100

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
  among?: readonly number[] | null
  sort: BookSort
  descending: boolean
  offset: number
  limit: number
  now: number
}

/** One page of the rep's book and how many there are in all. */
export function listPeople({ database }: StoreContext, query: PeopleQuery): { rows: PersonRow[]; total: number } {
  const { terms, values } = whereOf(query)
  const sql = terms.join(' AND ')
  const { among } = query
  const isAll = among && terms.length === 1
  const total = isAll ? among.length : database.count(`SELECT count(*) FROM people p WHERE ${sql}`, values)
  if (total <= query.offset) return { rows: [], total }
  const isHandful = total <= A_HANDFUL
  const which = isHandful ? `p.n IN (SELECT p.n FROM people p WHERE ${sql})` : sql
  const rows = database.all<PersonSqlRow>(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE ${which} ORDER BY ${orderBy(query, isHandful)}
     LIMIT :limit OFFSET :offset`,
    { ...values, limit: query.limit, offset: query.offset },
  )
  return { rows: rows.map((row) => toPersonRow(row)), total }
}

/** The ids of one page of the same list, in the same order. */
export function idsOfPeople({ database }: StoreContext, query: PeopleQuery): string[] {
  const { terms, values } = whereOf(query)
  return database.texts(
    `SELECT p.id FROM people p WHERE ${terms.join(' AND ')} ORDER BY ${orderBy(query)} LIMIT :limit OFFSET :offset`,
    { ...values, limit: query.limit, offset: query.offset },
  )
}

/** `sorting` keeps SQLite off the index of the order. */
function orderBy({ sort, descending }: PeopleQuery, sorting = false): string {
  const direction = descending ? 'DESC' : 'ASC'
  return ORDER[sort]
    .map((column, index) => `${sorting ? '+' : ''}${column} ${direction}${index === 0 ? ' NULLS LAST' : ''}`)
    .join(', ')
}

function whereOf(query: PeopleQuery): { terms: string[]; values: Record<string, Value> } {
  const { filter, among, now } = query
  const terms: string[] = []
  const values: Record<string, Value> = {}
  if (among) {
    // Of few the rows are read and sorted; for many the index of the order is walked, which the plus makes sure of.
    terms.push(`${among.length > FEW ? '+' : ''}p.n IN (SELECT value FROM json_each(:among))`)
    values.among = JSON.stringify(among)
  } else terms.push('p.in_book = 1')
  if (filter.role !== null) {
    terms.push('p.role = :role')
    values.role = filter.role
  }
  if (filter.match.length > 0) {
    terms.push('p.match_kind IN (SELECT value FROM json_each(:match))')
    values.match = JSON.stringify(filter.match)
  }
  if (filter.unreadOnly) terms.push('p.unread > 0')
  if (filter.openOnly) terms.push('p.open_conversations > 0')
  if (filter.silentDays !== null) {
    // As an expression, so that the planner stays on the index of the order.
    terms.push('coalesce(p.last_activity_at, 0) < :silentSince')
    values.silentSince = now - filter.silentDays * DAY_MS
  }
  const text = matchExpression(filter.text)
  if (text !== null) {
    terms.push('p.n IN (SELECT rowid FROM people_fts WHERE people_fts MATCH :text)')
    values.text = text
  }
  return { terms, values }
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
