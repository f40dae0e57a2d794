import MiniSearch from 'minisearch'
import { foldText, wordsOf } from '../../../src/main/domain/search/words'
import type { Database } from '../../../src/main/store/database'

/** Another way to search the same people and messages, in memory. */
export interface Other {
  name: string
  /** What it took to have it ready. */
  seconds: number
  ask(text: string, limit: number): number
}

const ROWS = 20_000
const PEOPLE = `SELECT n, display_name || ' ' || coalesce(email, '') || ' ' || coalesce(company_name, '') AS text FROM people`
const PARTS = 'SELECT n, body_text AS text FROM parts'

function* rowsOf(database: Database, sql: string): Generator<{ n: number; text: string }[], void> {
  for (let after = -1, more = true; more;) {
    const rows = database.all<{ n: number; text: string }>(`${sql} WHERE n > ? ORDER BY n LIMIT ${ROWS}`, after)
    yield rows
    after = rows.at(-1)?.n ?? after
    more = rows.length === ROWS
  }
}

/** MiniSearch as its guide has it for searching as one types: beginnings, all words, the best first. */
export function createMiniSearch(database: Database): Other {
  const began = performance.now()
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { prefix: true, combineWith: 'AND' },
  })
  for (const [kind, sql] of Object.entries({ p: PEOPLE, m: PARTS })) {
    for (const rows of rowsOf(database, sql)) index.addAll(rows.map(({ n, text }) => ({ id: `${kind}${n}`, text })))
  }
  return {
    name: 'MiniSearch',
    seconds: (performance.now() - began) / 1000,
    ask: (text, limit) => index.search(text).slice(0, limit).length,
  }
}

/** Every text, the newest first, until enough have all words at the beginning of one of theirs. */
export function createScan(database: Database): Other {
  const began = performance.now()
  const texts = [PEOPLE, PARTS].map((sql) =>
    [...rowsOf(database, sql)].flatMap((rows) => rows.map(({ text }) => ` ${wordsOf(text).join(' ')}`)).reverse(),
  )
  return {
    name: 'plain scan',
    seconds: (performance.now() - began) / 1000,
    ask: (text, limit) => {
      const terms = foldText(text)
        .split(' ')
        .map((term) => ` ${term}`)
      let found = 0
      for (const some of texts) {
        let hits = 0
        for (const one of some) {
          if (!terms.every((term) => one.includes(term))) continue
          hits += 1
          if (hits === limit) break
        }
        found += hits
      }
      return found
    },
  }
}
