import { type Filter, timeBounds } from '../../domain/search/filters'
import type { Database, Value } from '../database'
import { foldForSort } from '../text'
import type { SearchTools, Steps } from './asked'
import type { SearchClock } from './filterSql'
import { teammatesCalled } from './whoSql'

/** Companies whose names are compared in a step. */
const NAMES_A_STEP = 500

type Found = string[] | null

/**
 * Where a filter leaves few people (as many as `limits.people`): all whom it can fit, and perhaps some more, found along an
 * index. What is asked is then looked for among them and what hangs on them, instead of all filters in everything that
 * has the words. Null where no filter does, or none that an index knows.
 */
export function* fewPeople(tools: SearchTools, filters: readonly Filter[], clock: SearchClock): Steps<Found> {
  let few: Found = null
  for (const filter of filters) {
    if (filter.negated) continue
    const found = yield* peopleOf(tools, filter, clock)
    if (found !== null && (few === null || found.length < few.length)) few = found
  }
  return few
}

function* peopleOf(tools: SearchTools, { name, value }: Filter, clock: SearchClock): Steps<Found> {
  const { context } = tools
  const { database } = context
  if (name === 'company' && value.sort === 'text') return yield* ofCompanies(tools, value.text)
  yield
  if (value.sort === 'time') return seenOrActive(tools, name, timeBounds(value, clock.now, clock.timeZone))
  if (name === 'stage' && value.sort === 'text') {
    const some = `SELECT r.id FROM sf_records r WHERE r.org_key = :orgKey AND r.object = 'Opportunity'
      AND instr(fold_for_sort(r.fields ->> '$.StageName'), :text) > 0 LIMIT 1`
    const there = database.get(some, { orgKey: context.scope.orgKey, text: foldForSort(value.text) })
    return there === undefined ? [] : null
  }
  if (value.sort === 'who' && name !== 'from' && value.who !== 'me') {
    const ids = value.who === 'none' ? [] : teammatesCalled(context, value.name)
    // A name that nobody has.
    if (value.who === 'called' && ids.length === 0) return []
    // Whoever is not the rep's is a guest.
    if (name !== 'owner' || ids.includes(context.scope.repId)) return null
    const which = value.who === 'none' ? 'owner_id IS NULL' : 'owner_id IN (SELECT value FROM json_each(:ids))'
    const sql = `SELECT id FROM people INDEXED BY people_by_id WHERE in_book = 0 AND ${which} LIMIT :most`
    return asFew(tools, database.texts(sql, { ids: JSON.stringify(ids), most: tools.limits.people + 1 }))
  }
  const state = value.sort === 'choice' && (name === 'status' || name === 'is') ? value.choice : ''
  if (state !== 'open' && state !== 'snoozed') return null
  const sql = `SELECT DISTINCT person_id FROM conversations INDEXED BY conversations_not_closed
    WHERE state <> 'closed' AND state = :state LIMIT :most`
  return asFew(tools, database.texts(sql, { state, most: tools.limits.people + 1 }))
}

/** By a time that has an index: one for the book, and one for guests. */
function seenOrActive(tools: SearchTools, name: string, bounds: { from: number; until: number } | null): Found {
  const COLUMNS: Readonly<Record<string, readonly [column: string, index: string]>> = {
    seen: ['last_seen_at', 'people_by_last_seen'],
    active: ['last_activity_at', 'people_by_activity'],
    contacted: ['last_contacted_at', 'people_by_contacted'],
  }
  const known = COLUMNS[name]
  if (known === undefined) return null
  const [column, index] = known
  const values: Record<string, Value> = { most: tools.limits.people + 1 }
  const test: string[] = []
  if (bounds === null) test.push(`${column} IS NULL`)
  else {
    if (bounds.from !== -Infinity) test.push(`${column} >= :from`)
    if (bounds.until !== Infinity) test.push(`${column} < :until`)
    if (bounds.from !== -Infinity) values.from = bounds.from
    if (bounds.until !== Infinity) values.until = bounds.until
  }
  const ids = [1, 0].flatMap((inBook) =>
    tools.context.database.texts(
      `SELECT id FROM people INDEXED BY ${index} WHERE in_book = ${inBook} AND ${test.join(' AND ')} LIMIT :most`,
      values,
    ),
  )
  return asFew(tools, ids)
}

/** People of the companies whose names hold the text. */
function* ofCompanies(tools: SearchTools, text: string): Steps<Found> {
  const { database } = tools.context
  const wanted = foldForSort(text)
  const ids = new Set<string>()
  for (let after = ''; ;) {
    const rows = nextCompanies(database, after)
    const fits = rows.filter((row) => foldForSort(row.name ?? '').includes(wanted)).map((row) => row.id)
    const people = database.texts(
      'SELECT person_id FROM person_companies WHERE company_id IN (SELECT value FROM json_each(:fits)) LIMIT :most',
      { fits: JSON.stringify(fits), most: tools.limits.people + 1 },
    )
    for (const id of people) ids.add(id)
    yield
    if (ids.size > tools.limits.people) return null
    if (rows.length < NAMES_A_STEP) return [...ids]
    after = rows.at(-1)!.id
  }
}

function nextCompanies(database: Database, after: string): { id: string; name: string | null }[] {
  return database.all('SELECT id, name FROM companies WHERE id > ? ORDER BY id LIMIT ?', after, NAMES_A_STEP)
}

function asFew({ limits }: SearchTools, ids: string[]): Found {
  return ids.length > limits.people ? null : ids
}
