import type { SearchHit } from '../../../contract/models'
import { marked, marksOf, type Marks } from '../../domain/search/matching'
import { wordsOf } from '../../domain/search/words'
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
import { recordWords } from './recordWords'
import { searchSnippet } from './searchSnippet'

interface RecordSql {
  n: number
  object: string
  id: string
  name: string
  fields: string
  whoId: string | null
  accountId: string | null
  at: number
  fits: number
}

const COLUMNS = `r.rowid AS n, r.object, r.id, r.name, r.fields, r.who_id AS whoId, r.account_id AS accountId,
  r.modified_at AS at`
const OBJECTS = `r.object IN ('Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task')`

/** Salesforce's records by name and the fields that are searched; of names that are nearly so, too. */
export function* findRecords(tools: SearchTools, asked: Asked): Steps<Group> {
  const { database, scope } = tools.context
  const { ranked } = tools.limits
  const where = scope.orgKey === '' ? null : filterSql(tools.context, asked.filters, 'record', asked.clock)
  if (where === null) return NOTHING
  const { terms, limit } = asked
  if (terms.length === 0) {
    const isAsked = asked.filters.some(({ name, negated }) => !negated && (name === 'in' || name === 'stage'))
    return isAsked ? yield* walk(tools, asked, where) : NOTHING
  }
  const dense = needsDense(terms)
  const columns = dense ? ['dense'] : ['name', 'words']
  const rowsOf = (expression: string): number[] =>
    database
      .all<{ n: number }>(
        `SELECT rowid AS n FROM records_fts WHERE records_fts MATCH ? ORDER BY rowid DESC LIMIT ${ranked + 1}`,
        expression,
      )
      .map((row) => row.n)
  const exact = rowsOf(expressionOf(terms, { dense, columns })!)
  yield
  const found = yield* read(tools, asked, where, exact.slice(0, ranked))
  let more = exact.length > ranked
  let near = new Map<string, string[]>()
  if (found.length < limit && !dense) {
    near = yield* nearOf(tools, terms)
    const wide = near.size === 0 ? [] : rowsOf(expressionOf(terms, { near: { words: near, columns: ['name'] } })!)
    const known = new Set(exact)
    more ||= wide.length > ranked
    const rows = wide.slice(0, ranked).filter((n) => !known.has(n))
    const nearly = yield* read(tools, asked, where, rows)
    // A subject is no name.
    found.push(...nearly.filter(({ object }) => object !== 'Case' && object !== 'Task'))
  }
  const marks = marksOf(terms, [...near.values()].flat())
  const hits = found.slice(0, limit).map((row) => toHit(tools, row, marks))
  return { hits, more: more || found.length > limit }
}

function* read({ context }: SearchTools, { terms }: Asked, where: FilterSql, rows: number[]): Steps<RecordSql[]> {
  const found: RecordSql[] = []
  for (const some of slices(rows)) {
    found.push(
      ...context.database.all<RecordSql>(
        `SELECT ${COLUMNS}, 1 AS fits FROM sf_records r
         WHERE r.rowid IN (SELECT value FROM json_each(:rows)) AND r.org_key = :orgKey AND ${where.sql}`,
        { ...where.values, rows: JSON.stringify(some) },
      ),
    )
    yield
  }
  const fit = new Map(found.map((row) => [row.n, fitOf(wordsOf(row.name), terms)]))
  return found.sort((a, b) => fit.get(b.n)! - fit.get(a.n)! || b.at - a.at || b.n - a.n)
}

/** Without a word to look for, the records that came last are first. */
function* walk(tools: SearchTools, { limit, terms }: Asked, where: FilterSql): Steps<Group> {
  const marks = marksOf(terms)
  const hits: SearchHit[] = []
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const rows = tools.context.database.all<RecordSql>(
      `SELECT ${COLUMNS}, (r.org_key = :orgKey AND ${OBJECTS} AND ${where.sql}) AS fits FROM sf_records r NOT INDEXED
       WHERE r.rowid < :below ORDER BY r.rowid DESC LIMIT ${ROWS_A_STEP}`,
      { ...where.values, below },
    )
    for (const row of rows) {
      if (row.fits !== 1) continue
      if (hits.length === limit) return { hits, more: true }
      hits.push(toHit(tools, row, marks))
    }
    yield
    if (rows.length < ROWS_A_STEP) return { hits, more: false }
    below = rows.at(-1)!.n
  }
}

const DETAILS: Readonly<Record<string, readonly string[]>> = {
  Lead: ['Company', 'Status', 'Email'],
  Contact: ['Account.Name', 'Title', 'Email'],
  Account: ['Website'],
  Opportunity: ['Account.Name', 'StageName'],
  Case: ['Subject', 'Status'],
  Task: ['Status'],
}

function toHit({ context }: SearchTools, row: RecordSql, marks: Marks): SearchHit {
  const fields = JSON.parse(row.fields) as Record<string, unknown>
  const said = (DETAILS[row.object] ?? []).map((path) => fields[path]).filter((value) => typeof value === 'string')
  const shown = [...new Set(said)].join(' · ')
  const title = marked(row.name, marks)
  const detail = marked(shown, marks)
  // Where the hit is in a field that is not shown, it is shown all the same.
  const isShown = `${title}${detail}`.includes('\u0002') || marks.beginnings.length + marks.parts.length === 0
  const hidden = isShown ? '' : searchSnippet(recordWords(row.object, row.fields).join(' · '), marks)
  return {
    kind: 'record',
    id: row.id,
    object: row.object as Extract<SearchHit, { kind: 'record' }>['object'],
    title,
    detail: [hidden, detail].filter((text) => text !== '').join(' · '),
    personId: personOf(context.database, context.scope.orgKey, row),
    url: null,
    at: row.at,
  }
}

/** Somebody on this desk whom the record is about: it, or the Lead or Contact it belongs to, is theirs. */
function personOf(database: SearchTools['context']['database'], orgKey: string, row: RecordSql): string | null {
  const record = row.object === 'Lead' || row.object === 'Contact' ? row.id : row.whoId
  if (record === null) return null
  return (
    database.get<{ id: string }>(
      `SELECT p.id FROM people p WHERE p.record_id = :id AND p.email_folded IN (
         SELECT email_folded FROM sf_leads WHERE org_key = :orgKey AND (id = :id OR converted_contact_id = :id)
         UNION SELECT email_folded FROM sf_contacts WHERE org_key = :orgKey AND id = :id) LIMIT 1`,
      { id: record, orgKey },
    )?.id ?? null
  )
}
