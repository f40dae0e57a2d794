import type { SearchHit } from '../../../contract/models'
import { marksOf, matchesAll } from '../../domain/search/matching'
import type { Term } from '../../domain/search/question'
import { lettersOf, wordsOf } from '../../domain/search/words'
import { type Asked, fitOf, type Group, NOTHING, type SearchTools, slices, type Steps } from './asked'
import { expressionOf, needsDense } from './expressions'
import { type FilterSql, filterSql } from './filterSql'
import { searchSnippet } from './searchSnippet'

/** So many of the newest that fit are ranked (row numbers go up with time). */
const RANKED = 90
/** Rows that are read in a step. */
const ROWS = 100

type Kind = 'message' | 'note'

interface MessageSql {
  n: number
  id: string
  conversationId: string
  person: string
  kind: Kind
  text: string
  at: number
}

/** Rows read for one question at most: beyond, the list is said to be cut. */
const MOST_READ = 40_000

/** Filters that are about messages alone: with one of them messages are listed without a word to look for. */
const OF_MESSAGES = ['from', 'in', 'has']

/** Messages and notes with all words, whole but for the beginning that is typed; the newest are ranked. */
export function* findMessages(tools: SearchTools, asked: Asked): Steps<{ messages: Group; notes: Group }> {
  const none = { messages: NOTHING, notes: NOTHING }
  const where = {
    message: filterSql(tools.context, asked.filters, 'message', asked.clock),
    note: filterSql(tools.context, asked.filters, 'note', asked.clock),
  }
  if (where.message === null && where.note === null) return none
  const { terms } = asked
  const isListed = asked.filters.some(({ name, negated }) => OF_MESSAGES.includes(name) && !negated)
  if (terms.length === 0 && !isListed) return none
  const found = { message: [] as MessageSql[], note: [] as MessageSql[] }
  const isFull = (kind: Kind): boolean => where[kind] === null || found[kind].length > RANKED
  let read = 0
  let isCut = false
  const theirs = asked.few === null ? null : yield* messagesOf(tools, asked.few, terms)
  for (const numbers of theirs?.rows ?? (yield* numbersOf(tools, terms))) {
    yield
    const wanted = theirs?.only ? numbers.rows.filter((n) => theirs.only!.has(n)) : numbers.rows
    for (const some of slices(wanted, ROWS)) {
      read += some.length
      // Both at once where they are asked the same: reading rows is what takes the time.
      const kinds = (['message', 'note'] as const).filter((kind) => !isFull(kind))
      const isSame = kinds.length === 2 && where.message?.sql === where.note?.sql
      for (const of of isSame ? [kinds] : kinds.map((kind) => [kind])) {
        const all = readRows(tools, of, where[of[0]!]!, some)
        const fitting = numbers.isRough ? all.filter((row) => matchesAll([row.text], terms, true)) : all
        for (const row of fitting) found[row.kind].push(row)
        yield
      }
      if (isFull('message') && isFull('note')) break
    }
    // Notes are few among messages: beyond the newest they are only looked for where they are asked for.
    isCut = read > MOST_READ || (where.message === null ? isFull('note') : isFull('message'))
    if (isCut) break
  }
  return { messages: groupOf(found.message, asked, isCut), notes: groupOf(found.note, asked, isCut) }
}

function readRows({ context }: SearchTools, kinds: Kind[], where: FilterSql, rows: number[]): MessageSql[] {
  return context.database.all<MessageSql>(
    `SELECT t.n, t.id, t.conversation_id AS conversationId, p.display_name AS person, t.kind, t.body_text AS text,
       t.created_at AS at
     FROM json_each(:rows) j CROSS JOIN parts t ON t.n = j.value
     CROSS JOIN conversations c ON c.id = t.conversation_id CROSS JOIN people p ON p.id = c.person_id
     WHERE t.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND ${where.sql}`,
    { ...where.values, rows: JSON.stringify(rows) },
  )
}

function groupOf(found: MessageSql[], { terms, limit }: Asked, isCut: boolean): Group {
  const best = found.slice(0, RANKED)
  const marks = marksOf(terms)
  const fit = new Map(best.map((row) => [row.n, terms.length === 0 ? 0 : wholeWords(row.text, terms)]))
  best.sort((a, b) => fit.get(b.n)! - fit.get(a.n)! || b.n - a.n)
  const hits = best.slice(0, limit).map((row): SearchHit => {
    const message = {
      id: `${row.conversationId}/${row.id}`,
      conversationId: row.conversationId,
      partId: row.id,
      title: row.person,
      detail: searchSnippet(row.text, marks),
      at: row.at,
    }
    return row.kind === 'note' ? { kind: 'note', ...message, personId: null } : { kind: 'message', ...message }
  })
  return { hits, more: found.length > limit || (isCut && hits.length > 0) }
}

/** How many of the terms stand in a text as whole words. */
function wholeWords(text: string, terms: readonly Term[]): number {
  return Math.floor(fitOf(['', ...wordsOf(text)], terms) * 2)
}

/** More messages of a few people are too many to be told apart by their numbers. */
const MOST_THEIRS = 30_000
const PEOPLE_A_STEP = 20

/**
 * The messages of those few people whom the filters leave. A handful is read and compared with the words itself (`rows`);
 * of more, the index is asked for the words, and only these are read (`only`). Null where they are too many for either.
 */
function* messagesOf(
  { context, limits }: SearchTools,
  few: readonly string[],
  terms: readonly Term[],
): Steps<{ rows: Numbers[] | null; only: ReadonlySet<number> | null } | null> {
  const theirs: number[] = []
  for (const ids of slices(few, PEOPLE_A_STEP)) {
    const rows = context.database.all<{ n: number }>(
      `SELECT t.n FROM json_each(:ids) j CROSS JOIN conversations c ON c.person_id = j.value
       CROSS JOIN parts t ON t.conversation_id = c.id CROSS JOIN parts_fts_docsize d ON d.id = t.n LIMIT ${MOST_THEIRS}`,
      { ids: JSON.stringify(ids) },
    )
    for (const { n } of rows) theirs.push(n)
    yield
    if (theirs.length >= MOST_THEIRS) return null
  }
  const isFew = theirs.length <= limits.read && !needsDense(terms)
  if (!isFew && terms.length > 0) return { rows: null, only: new Set(theirs) }
  return { rows: [{ rows: theirs.sort((a, b) => b - a), isRough: terms.length > 0 }], only: null }
}

interface Numbers {
  rows: number[]
  /** The rows have to be compared with the terms themselves. */
  isRough: boolean
}

/**
 * Questions to the index, each of a few milliseconds, for the row numbers of what fits, the newest first. A common
 * beginning of four letters or more is asked for by its first three, which the index has at hand, and then compared.
 */
function* numbersOf({ context, sample, limits }: SearchTools, terms: readonly Term[]): Steps<Iterable<Numbers>> {
  const dense = needsDense(terms)
  const index = dense ? 'parts_dense_fts' : 'parts_fts'
  const { database } = context
  yield* sample.read()
  const common = terms.filter((term) => sample.isCommon(term))
  const rough = terms.map((term) => (common.includes(term) ? beginning(term) : term))
  const isRough = !dense && rough.some((term, at) => term !== terms[at])
  const expression = expressionOf(dense ? terms : rough, { dense, wholeLetters: true })
  const which = expression === null ? '1' : `${index} MATCH :expression`
  const from = expression === null ? 'parts_fts_docsize' : index
  const rowid = expression === null ? 'id' : 'rowid'
  // Cast, since numbers arrive as floating point, by which FTS5 neither begins nor ends: it would read on to the oldest.
  const ask = (above: number, below: number): number[] =>
    database
      .all<{ n: number }>(
        `SELECT ${rowid} AS n FROM ${from} WHERE ${which} AND ${rowid} < CAST(:below AS INTEGER) AND ${rowid} >= CAST(:above AS INTEGER)
         ORDER BY ${rowid} DESC LIMIT ${limits.numbers}`,
        { expression, above, below },
      )
      .map((row) => row.n)
  const inWindows = expression !== null && (dense || common.length > 1 || common.some((term) => 'phrase' in term))

  function* answers(): Generator<Numbers, void> {
    for (let below = Number.MAX_SAFE_INTEGER; ;) {
      const above = inWindows ? windowStart(below) : 0
      const rows = ask(above, below)
      yield { rows, isRough }
      // A full answer leaves the rest of its window for the next question.
      if (rows.length === limits.numbers) below = rows.at(-1)!
      else if (above === 0) return
      else below = above
    }
  }

  function windowStart(below: number): number {
    return database.count(
      `SELECT id FROM ${index}_docsize WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ${limits.window}`,
      below,
    )
  }
  return answers()
}

function beginning(term: Term): Term {
  if ('phrase' in term || lettersOf(term.text).length < 4) return term
  return { ...term, text: lettersOf(term.text).slice(0, 3).join('') }
}
