import { marked, marksOf } from '../../domain/search/matching'
import { wordsOf } from '../../domain/search/words'
import { type Asked, fitOf, type Group, nearOf, NOTHING, type SearchTools, slices, type Steps } from './asked'
import { expressionOf, needsDense } from './expressions'
import { filterSql } from './filterSql'

interface CompanySql {
  n: number
  id: string
  name: string
  website: string | null
}

/** Companies with cached people, by their name; typos are forgiven where the name is nearly so. */
export function* findCompanies(tools: SearchTools, { terms, filters, clock, limit }: Asked): Steps<Group> {
  const { database } = tools.context
  const { ranked } = tools.limits
  const where = filterSql(tools.context, filters, 'company', clock)
  if (where === null || (terms.length === 0 && filters.length === 0)) return NOTHING
  const dense = needsDense(terms)
  const index = dense ? 'companies_dense_fts' : 'companies_fts'
  const rowsOf = (expression: string | null): number[] =>
    database
      .all<{ n: number }>(
        expression === null
          ? `SELECT n FROM companies ORDER BY n LIMIT ${ranked + 1}`
          : `SELECT rowid AS n FROM ${index} WHERE ${index} MATCH ? LIMIT ${ranked + 1}`,
        ...(expression === null ? [] : [expression]),
      )
      .map((row) => row.n)

  function* read(rows: number[]): Steps<CompanySql[]> {
    const found: CompanySql[] = []
    for (const some of slices(rows)) {
      found.push(
        ...database.all<CompanySql>(
          `SELECT k.n, k.id, k.name, k.website FROM companies k
           WHERE k.n IN (SELECT value FROM json_each(:rows)) AND ${where!.sql}
             AND EXISTS (SELECT 1 FROM person_companies pc WHERE pc.company_id = k.id)`,
          { ...where!.values, rows: JSON.stringify(some) },
        ),
      )
      yield
    }
    const fit = new Map(found.map((row) => [row.n, fitOf(wordsOf(row.name), terms)]))
    return found.sort((a, b) => fit.get(b.n)! - fit.get(a.n)! || (a.name < b.name ? -1 : 1))
  }

  const exact = rowsOf(expressionOf(terms, { dense }))
  yield
  const found = yield* read(exact.slice(0, ranked))
  let more = exact.length > ranked
  let near = new Map<string, string[]>()
  if (found.length < limit && !dense && terms.length > 0) {
    near = yield* nearOf(tools, terms)
    const wide = near.size === 0 ? [] : rowsOf(expressionOf(terms, { near: { words: near, columns: ['name'] } }))
    more ||= wide.length > ranked
    const known = new Set(exact)
    found.push(...(yield* read(wide.slice(0, ranked).filter((n) => !known.has(n)))))
  }
  const marks = marksOf(terms, [...near.values()].flat())
  const hits = found.slice(0, limit).map((row) => ({
    kind: 'company' as const,
    id: row.id,
    title: marked(row.name, marks),
    detail: row.website ?? '',
    people: database.count('SELECT count(DISTINCT person_id) FROM person_companies WHERE company_id = ?', row.id),
  }))
  return { hits, more: more || found.length > limit }
}
