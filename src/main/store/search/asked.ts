import type { SearchHit } from '../../../contract/models'
import type { Filter } from '../../domain/search/filters'
import type { Term } from '../../domain/search/question'
import type { StoreContext } from '../context'
import type { SearchClock } from './filterSql'
import type { NameWords } from './nameWords'
import type { PartSample } from './partSample'

/** What finding works with. */
export interface SearchTools {
  context: StoreContext
  names: NameWords
  sample: PartSample
  limits: SearchLimits
}

/** From which sizes on work is done otherwise, so that no step is long. */
export interface SearchLimits {
  /** So many rows are ranked among each other. */
  ranked: number
  /** Row numbers that one question to the index of messages answers at most. */
  numbers: number
  /** Where common words need not meet, that index is asked of so many messages at a time. */
  window: number
  /** So few messages are gathered in no time: nothing counts as common. */
  few: number
  /** So few people can be looked at one by one, with their conversations. */
  people: number
  /** So few messages of theirs are read and compared with the words themselves. */
  read: number
}

export const LIMITS: SearchLimits = {
  ranked: 1_000,
  numbers: 300,
  window: 15_000,
  few: 30_000,
  people: 300,
  read: 3_000,
}

/** A question to one group of results. */
export interface Asked {
  terms: readonly Term[]
  filters: readonly Filter[]
  clock: SearchClock
  /** The only people whom the filters can fit, where these are few (fewPeople.ts). */
  few: readonly string[] | null
  /** Hits wanted at most. */
  limit: number
}

/** What one group has: the best first; `more`: there are others that are not listed. */
export interface Group {
  hits: SearchHit[]
  more: boolean
}

/** Work in steps of a few milliseconds: whoever runs it lets others go on in between, or stops. */
export type Steps<T> = Generator<void, T>

export const NOTHING: Group = { hits: [], more: false }

/** Rows that are read in one step. */
export const ROWS_A_STEP = 200

/** Pieces of a list, each of a step's size. */
export function* slices<T>(rows: readonly T[], size = ROWS_A_STEP): Generator<T[], void> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

/** For each bare word the words of names that it may have been meant to be; in steps. */
export function* nearOf({ names }: SearchTools, terms: readonly Term[]): Steps<Map<string, string[]>> {
  yield* names.read()
  const near = new Map<string, string[]>()
  for (const term of terms) {
    if ('phrase' in term || term.dense) continue
    const words = names.near(term.text)
    if (words.length > 0) near.set(term.text, words)
    yield
  }
  return near
}

/** How well a text that has all terms fits: 3 where it is just them, 2 where it begins with the first, 1 as a whole word. */
export function fitOf(words: readonly string[], terms: readonly Term[]): number {
  const wanted = terms.flatMap((term) => ('phrase' in term ? term.phrase : [term.text]))
  const [first] = wanted
  if (first === undefined) return 0
  const wholes = wanted.filter((word) => words.includes(word)).length
  if (wholes === wanted.length && words.length === wanted.length) return 3 + wholes
  return (words[0]?.startsWith(first) === true ? 2 : words.some((word) => word.startsWith(first)) ? 1 : 0) + wholes / 2
}
