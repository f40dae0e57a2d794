import type { Term } from '../../domain/search/question'
import { lettersOf, wantedGrams } from '../../domain/search/words'

/** How a question is put to one index. */
export interface Asking {
  /** The index of scripts without spaces, which has all words of the texts it holds. */
  dense?: boolean
  /** Columns to look in; all where it is left out. */
  columns?: readonly string[]
  /** A bare word of one letter counts only as a whole word: an index of messages has no beginnings of one letter. */
  wholeLetters?: boolean
  /** Words that a term may have meant, and the columns of names in which they count. */
  near?: { words: ReadonlyMap<string, readonly string[]>; columns: readonly string[] }
}

/**
 * Terms as an FTS5 query: all must be there. Nothing typed can be read as FTS5 syntax, since only quoted letters and
 * digits remain. Null where there is no term.
 */
export function expressionOf(terms: readonly Term[], asking: Asking = {}): string | null {
  if (terms.length === 0) return null
  const all = terms.map((term) => termSql(term, asking)).join(' AND ')
  return asking.columns ? `{${asking.columns.join(' ')}} : (${all})` : all
}

function termSql(term: Term, { dense, wholeLetters, near }: Asking): string {
  if ('phrase' in term) return `"${term.phrase.join(' ')}"`
  if (term.dense) {
    if (dense !== true) return `"${term.text}"*`
    const grams = wantedGrams(term.text)
    return lettersOf(term.text).length === 1 ? `"${grams[0]}"*` : `"${grams.join(' ')}"`
  }
  if (wholeLetters === true && lettersOf(term.text).length === 1) return `"${term.text}"`
  const plain = `"${term.text}"*`
  const words = near?.words.get(term.text) ?? []
  if (words.length === 0) return plain
  return `(${plain} OR {${near!.columns.join(' ')}} : (${words.map((word) => `"${word}"`).join(' OR ')}))`
}

/** Whether a question needs the indexes of scripts without spaces. */
export function needsDense(terms: readonly Term[]): boolean {
  return terms.some((term) => !('phrase' in term) && term.dense)
}
