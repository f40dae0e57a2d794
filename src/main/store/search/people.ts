import type { SearchHit } from '../../../contract/models'
import { marked, marksOf, matchesAll, type Marks } from '../../domain/search/matching'
import { wordsOf } from '../../domain/search/words'
import type { Value } from '../database'
import {
  type Asked,
  fitOf,
  type Group,
  nearOf,
  NOTHING,
  ROWS_A_STEP,
  type SearchTools,
  slices,
  type Steps,
} from './asked'
import { expressionOf, needsDense } from './expressions'
import { type FilterSql, filterSql } from './filterSql'

interface PersonSql {
  n: number
  id: string
  name: string
  role: 'lead' | 'user'
  email: string | null
  company: string | null
  phone: string
  inBook: number
  at: number | null
  fits: number
}

const COLUMNS = `p.n, p.id, p.display_name AS name, p.role, p.email, p.company_name AS company, p.phone_search AS phone,
  p.in_book AS inBook, p.last_activity_at AS at`

/** People with all words in name, email, company or phone; where these are too few, also by names that are nearly so. */
export function* findPeople(tools: SearchTools, asked: Asked): Steps<Group> {
  const { context, limits } = tools
  const where = filterSql(context, asked.filters, 'person', asked.clock)
  if (where === null) return NOTHING
  if (asked.terms.length === 0) {
    return asked.filters.length === 0 ? NOTHING : yield* allOf(tools, asked, where)
  }
  const dense = needsDense(asked.terms)
  const exact = rowsOf(tools, expressionOf(asked.terms, { dense })!, dense)
  yield
  // Many fit: those who were active last come first.
  if (exact.length > limits.ranked) return yield* allOf(tools, asked, where)
  const marks = marksOf(asked.terms)
  const found = yield* ranked(tools, asked, where, exact)
  const hits = found.map((row) => toHit(row, marks))
  if (hits.length >= asked.limit || dense) return cut(hits, asked.limit, false)
  const near = yield* nearOf(tools, asked.terms)
  if (near.size === 0) return cut(hits, asked.limit, false)
  const columns = ['display_name', 'company_name']
  const wide = rowsOf(tools, expressionOf(asked.terms, { near: { words: near, columns } })!, false)
  yield
  const known = new Set(exact)
  const fuzzy = yield* ranked(
    tools,
    asked,
    where,
    wide.slice(0, limits.ranked).filter((n) => !known.has(n)),
  )
  const wider = marksOf(asked.terms, [...near.values()].flat())
  return cut([...hits, ...fuzzy.map((row) => toHit(row, wider))], asked.limit, wide.length > limits.ranked)
}

function cut(hits: SearchHit[], limit: number, more: boolean): Group {
  return { hits: hits.slice(0, limit), more: more || hits.length > limit }
}

function rowsOf({ context, limits }: SearchTools, expression: string, dense: boolean): number[] {
  const index = dense ? 'people_dense_fts' : 'people_fts'
  return context.database
    .all<{ n: number }>(`SELECT rowid AS n FROM ${index} WHERE ${index} MATCH ? LIMIT ?`, expression, limits.ranked + 1)
    .map((row) => row.n)
}

/** Those of the rows that fit the filters, the best first: one's own book, then how well the name fits, then the latest. */
function* ranked({ context }: SearchTools, { terms }: Asked, where: FilterSql, rows: number[]): Steps<PersonSql[]> {
  const found: PersonSql[] = []
  for (const some of slices(rows)) {
    found.push(
      ...context.database.all<PersonSql>(
        `SELECT ${COLUMNS}, 1 AS fits FROM people p
         WHERE p.n IN (SELECT value FROM json_each(:rows)) AND ${where.sql}`,
        { ...where.values, rows: JSON.stringify(some) },
      ),
    )
    yield
  }
  const fit = new Map(found.map((row) => [row.n, fitOf(wordsOf(row.name), terms)]))
  return found.sort(
    (a, b) => b.inBook - a.inBook || fit.get(b.n)! - fit.get(a.n)! || (b.at ?? 0) - (a.at ?? 0) || a.n - b.n,
  )
}

/** The parts of the order by activity: those of one's book and guests, with any activity and without. */
const LEGS = [
  { inBook: 1, at: '(p.last_activity_at, p.n) < (:at, :n)' },
  { inBook: 1, at: 'p.last_activity_at IS NULL AND p.n < :n' },
  { inBook: 0, at: '(p.last_activity_at, p.n) < (:at, :n)' },
  { inBook: 0, at: 'p.last_activity_at IS NULL AND p.n < :n' },
]

function* allOf(tools: SearchTools, asked: Asked, where: FilterSql): Steps<Group> {
  return asked.few === null ? yield* walk(tools, asked, where) : yield* among(tools, asked, where, asked.few)
}

/** Those few whom the filters leave, in the order of `walk`. */
function* among(
  { context }: SearchTools,
  { terms, limit }: Asked,
  where: FilterSql,
  few: readonly string[],
): Steps<Group> {
  const found: PersonSql[] = []
  for (const ids of slices(few)) {
    const sql = `SELECT ${COLUMNS}, 1 AS fits FROM people p
      WHERE p.id IN (SELECT value FROM json_each(:ids)) AND ${where.sql}`
    const rows = context.database.all<PersonSql>(sql, { ...where.values, ids: JSON.stringify(ids) })
    found.push(...rows.filter((row) => fitsWords(row, terms)))
    yield
  }
  found.sort((a, b) => b.inBook - a.inBook || (b.at ?? -1) - (a.at ?? -1) || b.n - a.n)
  const marks = marksOf(terms)
  return cut(
    found.map((row) => toHit(row, marks)),
    limit,
    false,
  )
}

const fitsWords = ({ name, email, company, phone }: PersonSql, terms: Asked['terms']): boolean =>
  matchesAll([name, email ?? '', company ?? '', phone], terms)

/** Where many fit, those who were active last are soon found by going through the people in that order. */
function* walk({ context }: SearchTools, { terms, limit }: Asked, where: FilterSql): Steps<Group> {
  const marks = marksOf(terms)
  const hits: SearchHit[] = []
  for (const leg of LEGS) {
    const sql = `SELECT ${COLUMNS}, ${where.sql} AS fits FROM people p INDEXED BY people_by_activity
      WHERE p.in_book = ${leg.inBook} AND ${leg.at}
      ORDER BY p.last_activity_at DESC, p.n DESC LIMIT ${ROWS_A_STEP}`
    let at: Record<string, Value> = { at: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER }
    for (;;) {
      const rows = context.database.all<PersonSql>(sql, { ...where.values, ...at })
      for (const row of rows) {
        if (row.fits === 0 || !fitsWords(row, terms)) continue
        if (hits.length === limit) return { hits, more: true }
        hits.push(toHit(row, marks))
      }
      yield
      const last = rows.at(-1)
      if (last === undefined || rows.length < ROWS_A_STEP) break
      at = { at: last.at, n: last.n }
    }
  }
  return { hits, more: false }
}

function toHit({ id, name, role, email, company }: PersonSql, marks: Marks): SearchHit {
  const detail = [email === name ? null : email, company].filter((word) => word !== null && word !== '').join(' · ')
  return { kind: 'person', id, title: marked(name, marks), detail: marked(detail, marks), role }
}
