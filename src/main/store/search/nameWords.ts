import { nearWords } from '../../domain/search/typos'
import { wordsOf } from '../../domain/search/words'
import type { Database } from '../database'

/** All words of names, for telling what a misspelt one was meant to be. */
export interface NameWords {
  /** Takes in the words of a name that has just been written; what is taken back later does no harm. */
  note(name: string): void
  /** Reads the names of the cache, the first time it is asked for, in steps. */
  read(): Generator<void, void>
  /** Words that these may have meant, the closest first; empty for words that are too short to tell. */
  near(word: string): string[]
  /** Forgets everything: somebody was erased. It is read anew when it is next needed. */
  forget(): void
}

const ROWS_A_STEP = 1_500
const MOST_NEAR = 60

const SOURCES = [
  'SELECT n, display_name AS name FROM people WHERE n > ? ORDER BY n LIMIT ?',
  'SELECT n, name FROM companies WHERE n > ? ORDER BY n LIMIT ?',
  `SELECT rowid AS n, iif(object IN ('Lead', 'Contact', 'Account', 'Opportunity'), name, '') AS name
   FROM sf_records WHERE rowid > ? ORDER BY rowid LIMIT ?`,
]

/**
 * The words are kept in memory, in sorted runs, and only serve to widen a question: whether somebody has such a name is for
 * the index to say. So words that are there no more cost nothing, and those that are new only have to be added.
 */
export function nameWords(database: Database): NameWords {
  let words: Set<string> | null = null
  /** Disjoint, each at least twice as long as the next: adding a few words never sorts all of them again. */
  let runs: string[][] = []
  let fresh: string[] = []
  let isWhole = false

  function add(name: string): void {
    if (words === null) return
    for (const word of wordsOf(name)) {
      if (word.length < 3 || words.has(word)) continue
      words.add(word)
      fresh.push(word)
    }
  }

  function settle(): void {
    if (fresh.length === 0) return
    runs.push(fresh.sort())
    fresh = []
    for (let last = runs.length - 1; last > 0 && runs[last - 1]!.length < 2 * runs[last]!.length; last -= 1) {
      runs.splice(last - 1, 2, merged(runs[last - 1]!, runs[last]!))
    }
  }

  function* read(): Generator<void, void> {
    if (isWhole) return
    const mine = new Set<string>()
    words = mine
    runs = []
    fresh = []
    for (const sql of SOURCES) {
      for (let after = 0, more = true; more;) {
        const rows = database.all<{ n: number; name: string }>(sql, after, ROWS_A_STEP)
        for (const row of rows) add(row.name)
        settle()
        after = rows.at(-1)?.n ?? after
        more = rows.length === ROWS_A_STEP
        yield
        // Somebody was erased, or another question has begun to read.
        if (words !== mine) return
      }
    }
    isWhole = true
  }

  return {
    note: add,
    read,
    near: (word) => {
      settle()
      return runs
        .flatMap((run) => nearWords(run, word))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, MOST_NEAR)
        .map((one) => one.word)
    },
    forget: () => {
      words = null
      runs = []
      fresh = []
      isWhole = false
    },
  }
}

function merged(one: readonly string[], other: readonly string[]): string[] {
  const all: string[] = []
  let at = 0
  for (const word of one) {
    while (at < other.length && other[at]! < word) all.push(other[at++]!)
    all.push(word)
  }
  while (at < other.length) all.push(other[at++]!)
  return all
}
