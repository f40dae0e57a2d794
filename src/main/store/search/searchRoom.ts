import type { SearchAnswer, SearchCompletion, SearchHit } from '../../../contract/models'
import type { Piece, Question } from '../../domain/search/question'
import type { SearchClock } from './filterSql'

/** Search over everything cached. */
export interface SearchRoom {
  /** What a question finds, the best first, in steps of a few milliseconds: run to the end, or left. */
  steps(
    question: Pick<Question, 'terms' | 'filters'>,
    clock: SearchClock,
    limit: number,
  ): Generator<void, Pick<SearchAnswer, 'hits' | 'more'>>
  /** The same in one go, for what is typed and for tests. */
  query(text: string, limit: number, clock?: SearchClock): SearchHit[]
  /** What is wrong with a filter word that names somebody or a tag; null where there are such. */
  problemOf(piece: Piece): string | null
  /** What the word at a place of the text can become. */
  completions(text: string, cursor: number): SearchCompletion[]
  /** Whether rows from before an update are still to be taken into the indexes. */
  isFilling(): boolean
  /** Texts that were searched for, the newest first. */
  recent(): string[]
  remember(text: string): void
}
