import type { SearchHit } from '../../../contract/models'
import type { Filter } from '../../domain/search/filters'
import { marksOf } from '../../domain/search/matching'
import { type Asked, type Group, NOTHING, type SearchTools, slices, type Steps } from './asked'
import { expressionOf, needsDense } from './expressions'
import { filterSql } from './filterSql'
import { searchSnippet } from './searchSnippet'

interface NoteSql {
  n: number
  id: string
  personId: string
  person: string
  text: string
  at: number
}

/** Filter words that say something of a note's person; what is about conversations says nothing of such a note. */
const OF_PERSON: readonly string[] = ['owner', 'company', 'tag', 'stage', 'country', 'seen', 'contacted', 'active']
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  is: ['lead', 'user', 'mine', 'matched'],
  has: ['email', 'phone', 'company'],
}

/** Notes on people with all words; the newest first. */
export function* findPersonNotes(tools: SearchTools, asked: Asked): Steps<Group> {
  const { terms, filters, clock, limit } = asked
  const { database } = tools.context
  const { ranked } = tools.limits
  const isListed = filters.some(({ name, negated }) => name === 'in' && !negated)
  if ((terms.length === 0 && !isListed) || !filters.every(saysOf)) return NOTHING
  const where = filterSql(
    tools.context,
    filters.filter(({ name }) => name !== 'in'),
    'person',
    clock,
  )
  const dense = needsDense(terms)
  const expression = expressionOf(terms, { dense, columns: [dense ? 'words' : 'text'], wholeLetters: true })
  if (where === null) return NOTHING
  const rows = database.all<{ n: number }>(
    expression === null
      ? 'SELECT n FROM person_notes ORDER BY n DESC LIMIT ?'
      : 'SELECT rowid AS n FROM person_notes_fts WHERE person_notes_fts MATCH ? ORDER BY rowid DESC LIMIT ?',
    ...(expression === null ? [] : [expression]),
    ranked + 1,
  )
  yield
  const found: NoteSql[] = []
  for (const some of slices(rows.slice(0, ranked))) {
    found.push(
      ...database.all<NoteSql>(
        `SELECT o.n, o.id, p.id AS personId, p.display_name AS person, o.text, o.created_at AS at
         FROM json_each(:rows) j CROSS JOIN person_notes o ON o.n = j.value CROSS JOIN people p ON p.id = o.person_id
         WHERE ${where.sql}`,
        { ...where.values, rows: JSON.stringify(some.map((row) => row.n)) },
      ),
    )
    yield
  }
  found.sort((a, b) => b.at - a.at || b.n - a.n)
  const marks = marksOf(terms)
  const hits = found.slice(0, limit).map((row): SearchHit => ({
    kind: 'note',
    id: `person/${row.personId}/${row.id}`,
    conversationId: null,
    partId: null,
    personId: row.personId,
    title: row.person,
    detail: searchSnippet(row.text, marks),
    at: row.at,
  }))
  return { hits, more: found.length > limit || rows.length > ranked }
}

function saysOf({ name, negated, value }: Filter): boolean {
  if (value.sort !== 'choice') return OF_PERSON.includes(name)
  if (name === 'in') return (value.choice === 'notes') !== negated
  return CHOICES[name]?.includes(value.choice) === true
}
