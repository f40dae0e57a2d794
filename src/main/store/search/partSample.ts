import type { Term } from '../../domain/search/question'
import { wordsOf } from '../../domain/search/words'
import type { Database } from '../database'

/** What a sample of all messages says of how common a word is. */
export interface PartSample {
  /** Reads it, the first time it is asked for, in steps. */
  read(): Generator<void, void>
  /** Whether a term is in so many messages that an index is not to gather all of them. */
  isCommon(term: Term): boolean
  forget(): void
}

const MESSAGES = 400
const A_STEP = 40
const COMMON = 0.02

/**
 * FTS5 answers a whole word, or one of two or three letters to begin with, from its newest message on; for the beginning
 * of a longer word it first gathers everything that has it, which at a million messages can take a hundred
 * milliseconds. A few hundred messages from all over the cache tell which words that would be.
 */
export function partSample(database: Database, few: number): PartSample {
  let sample: string[][] | null = null
  let isSmall = false

  function* read(): Generator<void, void> {
    if (sample !== null) return
    const ends = database.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(id) FROM parts_fts_docsize) AS first, (SELECT max(id) FROM parts_fts_docsize) AS last',
    )
    const small = database.count(`SELECT count(*) FROM (SELECT 1 FROM parts_fts_docsize LIMIT ?)`, few) < few
    yield
    const found: string[][] = []
    if (!small && ends?.first !== null && ends?.last !== null && ends !== undefined) {
      const step = (ends.last - ends.first) / MESSAGES
      for (let at = 0; at < MESSAGES; at += 1) {
        const row = database.get<{ text: string }>(
          'SELECT body_text AS text FROM parts WHERE n >= ? ORDER BY n LIMIT 1',
          Math.floor(ends.first + at * step),
        )
        if (row) found.push(wordsOf(row.text))
        if (at % A_STEP === A_STEP - 1) yield
      }
    }
    isSmall = small
    sample = found
  }

  const share = (fits: (word: string) => boolean): number =>
    (sample ?? []).filter((words) => words.some(fits)).length / Math.max(1, sample?.length ?? 0)
  return {
    read,
    isCommon: (term) => {
      if (isSmall) return false
      if ('phrase' in term) return term.phrase.every((wanted) => share((word) => word === wanted) >= COMMON)
      return share((word) => word.startsWith(term.text)) >= COMMON
    },
    forget: () => {
      sample = null
    },
  }
}
