const MAX_TERMS = 12
const MAX_TERM_LENGTH = 64

/** The words of what was typed, as the index cuts them: letters, digits and marks. */
export function searchTerms(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}\p{Co}]+/u)
    .filter((term) => /[\p{L}\p{N}\p{Co}]/u.test(term))
    .slice(0, MAX_TERMS)
    .map((term) => term.slice(0, MAX_TERM_LENGTH))
}

/**
 * What was typed as an FTS5 query: every word must be there, each as the beginning of a word. Nothing typed can be read
 * as FTS5 syntax, since only quoted words remain. Null where there is no word in it.
 */
export function matchExpression(text: string): string | null {
  const terms = searchTerms(text)
  return terms.length === 0 ? null : terms.map((term) => `"${term}"*`).join(' ')
}
