import type { SearchCompletion } from '../../../contract/models'
import { FILTER_NAMES, FILTER_WORDS, type FilterName } from '../../domain/search/filters'
import { filterText, readQuestion } from '../../domain/search/question'
import type { StoreContext } from '../context'
import { foldForSort } from '../text'
import { expressionOf } from './expressions'

const MOST = 8
/** Of people and Opportunities the newest are looked at for the values in use. */
const LOOKED_AT = 2_000

const TIMES: readonly (readonly [string, string])[] = [
  ['<1d', 'In the last 24 hours'],
  ['<7d', 'In the last 7 days'],
  ['<30d', 'In the last 30 days'],
  ['>30d', 'More than 30 days ago'],
  ['never', 'Never'],
]

const CHOICES: Readonly<Record<string, string>> = {
  lead: 'Leads of Intercom',
  user: 'Users of Intercom',
  mine: 'People I own',
  matched: 'Known in Salesforce',
}

/** What the word that ends at the cursor can become: a filter word from its first letters on, then its values. */
export function completionsOf(context: StoreContext, text: string, cursor: number): SearchCompletion[] {
  const piece = readQuestion(text).pieces.find(({ from, to }) => from < cursor && cursor <= to)
  if (piece === undefined) return []
  const { from, to } = piece
  const typed = text.slice(from, cursor)
  const match = /^(-?)(\p{L}+)(:"?)?(.*)$/su.exec(typed)
  if (!match) return []
  const [, sign = '', written = '', colon, value = ''] = match
  const low = written.toLowerCase()
  if (colon === undefined) {
    if (value !== '') return []
    return FILTER_NAMES.filter((name) => name.startsWith(low)).map((name) => ({
      from,
      to,
      text: `${sign}${name}:`,
      means: FILTER_WORDS[name].means,
    }))
  }
  const name = FILTER_NAMES.find((one) => one === low)
  if (name === undefined) return []
  const plain = value.replaceAll('"', '')
  const values = valuesOf(context, name, plain)
  // What is whole already is not completed to something longer: Enter means what is found.
  if (values.some(([one]) => one === plain)) return []
  return values.slice(0, MOST).map(([one, means]) => ({ from, to, text: `${sign}${filterText(name, one)} `, means }))
}

function valuesOf(context: StoreContext, name: FilterName, typed: string): (readonly [value: string, means: string])[] {
  const { database } = context
  const wanted = foldForSort(typed)
  const begins = ([value]: readonly [string, string]): boolean =>
    foldForSort(value)
      .split(/\s+/)
      .some((_, at, words) => words.slice(at).join(' ').startsWith(wanted))
  const word = FILTER_WORDS[name]
  const named = (values: string[]): (readonly [string, string])[] =>
    values.map((value) => [value, word.means] as const).filter(begins)
  if ('choices' in word) return word.choices.map((one) => [one, CHOICES[one] ?? word.means] as const).filter(begins)
  if (word.sort === 'time') return TIMES.filter(([value]) => value.startsWith(typed.toLowerCase()))
  if (word.sort === 'who') {
    const fixed = [
      ['me', word.means],
      ['none', 'Nobody'],
    ] as const
    const people = database.texts('SELECT name FROM teammates WHERE is_active = 1 ORDER BY name')
    return [...fixed.filter(begins), ...named(people)]
  }
  if (name === 'tag') return named(database.texts('SELECT name FROM tags ORDER BY name'))
  if (name === 'company') return companyNames(context, typed).map((value) => [value, word.means] as const)
  const from =
    name === 'country'
      ? 'SELECT country AS v FROM people ORDER BY n DESC'
      : `SELECT fields ->> '$.StageName' AS v FROM sf_records WHERE object = 'Opportunity'`
  return named(
    database.texts(`SELECT DISTINCT v FROM (${from} LIMIT ${LOOKED_AT}) WHERE coalesce(v, '') <> '' ORDER BY v`),
  )
}

function companyNames({ database }: StoreContext, typed: string): string[] {
  const expression = expressionOf(readQuestion(`"${typed}"`).terms)
  if (expression === null) return database.texts(`SELECT name FROM companies ORDER BY n DESC LIMIT ${MOST}`)
  return database.texts(
    `SELECT k.name FROM companies_fts f JOIN companies k ON k.n = f.rowid WHERE companies_fts MATCH ? LIMIT ${MOST}`,
    `${expression} *`,
  )
}
