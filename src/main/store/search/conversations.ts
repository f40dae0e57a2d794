import type { SearchHit } from '../../../contract/models'
import { marked, marksOf } from '../../domain/search/matching'
import { type Asked, type Group, NOTHING, ROWS_A_STEP, type SearchTools, slices, type Steps } from './asked'
import { expressionOf, needsDense } from './expressions'
import { type FilterSql, filterSql } from './filterSql'

interface ConversationSql {
  id: string
  title: string | null
  person: string
  snippet: string
  state: 'open' | 'closed' | 'snoozed'
  updatedAt: number
  fits: number
}

/** People whose conversations are read in a step. */
const PEOPLE_A_STEP = 50

const COLUMNS = `c.id, c.title, p.display_name AS person, c.snippet, c.state, c.updated_at AS updatedAt`

/** Conversations by their title, or all that fit the filters; the latest first. Messages are a group of their own. */
export function* findConversations(tools: SearchTools, asked: Asked): Steps<Group> {
  const { database } = tools.context
  const { ranked } = tools.limits
  const where = filterSql(tools.context, asked.filters, 'conversation', asked.clock)
  if (where === null) return NOTHING
  const expression = expressionOf(asked.terms, {
    columns: needsDense(asked.terms) ? ['words'] : ['title'],
    dense: needsDense(asked.terms),
  })
  if (expression === null) {
    if (asked.filters.length === 0) return NOTHING
    return asked.few === null ? yield* walk(tools, asked, where) : yield* among(tools, asked, where, asked.few)
  }
  const rows = database.all<{ n: number }>(
    `SELECT rowid AS n FROM titles_fts WHERE titles_fts MATCH ? ORDER BY rowid DESC LIMIT ${ranked + 1}`,
    expression,
  )
  yield
  const found: ConversationSql[] = []
  for (const some of slices(rows.slice(0, ranked))) {
    found.push(
      ...database.all<ConversationSql>(
        `SELECT ${COLUMNS}, 1 AS fits FROM conversations c JOIN people p ON p.id = c.person_id
         WHERE c.rowid IN (SELECT value FROM json_each(:rows)) AND ${where.sql}`,
        { ...where.values, rows: JSON.stringify(some.map((row) => row.n)) },
      ),
    )
    yield
  }
  found.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1))
  const marks = marksOf(asked.terms)
  return {
    hits: found.slice(0, asked.limit).map((row) => toHit(row, marks)),
    more: found.length > asked.limit || rows.length > ranked,
  }
}

/** Those of the few people whom the filters leave, in the order of `walk`. */
function* among(
  { context }: SearchTools,
  { terms, limit }: Asked,
  where: FilterSql,
  few: readonly string[],
): Steps<Group> {
  const found: ConversationSql[] = []
  for (const ids of slices(few, PEOPLE_A_STEP)) {
    const sql = `SELECT ${COLUMNS}, 1 AS fits FROM json_each(:ids) j
      CROSS JOIN people p ON p.id = j.value CROSS JOIN conversations c ON c.person_id = p.id
      WHERE c.visible = 1 AND ${where.sql}`
    found.push(...context.database.all<ConversationSql>(sql, { ...where.values, ids: JSON.stringify(ids) }))
    yield
  }
  const isClosed = (row: ConversationSql): number => Number(row.state === 'closed')
  found.sort((a, b) => isClosed(a) - isClosed(b) || b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1))
  const marks = marksOf(terms)
  return { hits: found.slice(0, limit).map((row) => toHit(row, marks)), more: found.length > limit }
}

/** By the indexes of what is not closed, then of what is. */
const LEGS = [
  { index: 'conversations_all', which: `c.state <> 'closed'` },
  { index: 'conversations_closed', which: `c.state = 'closed'` },
]

function* walk({ context }: SearchTools, { terms, limit }: Asked, where: FilterSql): Steps<Group> {
  const marks = marksOf(terms)
  const hits: SearchHit[] = []
  for (const { index, which } of LEGS) {
    // From the conversation to its person, never the other way round.
    const sql = `SELECT ${COLUMNS}, ${where.sql} AS fits FROM conversations c INDEXED BY ${index}
      CROSS JOIN people p ON p.id = c.person_id
      WHERE c.visible = 1 AND ${which} AND (c.updated_at, c.id) < (:at, :id)
      ORDER BY c.updated_at DESC, c.id DESC LIMIT ${ROWS_A_STEP}`
    let at = { at: Number.MAX_SAFE_INTEGER, id: '' }
    for (;;) {
      const rows = context.database.all<ConversationSql>(sql, { ...where.values, ...at })
      for (const row of rows) {
        if (row.fits === 0) continue
        if (hits.length === limit) return { hits, more: true }
        hits.push(toHit(row, marks))
      }
      yield
      const last = rows.at(-1)
      if (last === undefined || rows.length < ROWS_A_STEP) break
      at = { at: last.updatedAt, id: last.id }
    }
  }
  return { hits, more: false }
}

function toHit(
  { id, title, person, snippet, state, updatedAt }: ConversationSql,
  marks: ReturnType<typeof marksOf>,
): SearchHit {
  const detail = title === null || title === '' ? snippet : marked(title, marks)
  return { kind: 'conversation', id, title: person, detail, state, at: updatedAt }
}
