/*
 * How text is cut into words, as the full-text index cuts it (FTS5's unicode61): letters and digits make words, case does
 * not count, and neither do accents on Latin letters. Scripts that put no spaces between words are found by parts.
 */

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** Thai, Lao, Burmese, Khmer, kana, Han and Hangul, as ranges for a character class; GLOB and RegExp read them alike. */
export const DENSE_RANGES =
  '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{2fa1f}'

/** A word that nobody types, between texts that are indexed as one: no phrase goes across it. */
export const TEXT_BREAK = ' \ue000 '

const DENSE = new RegExp(`[${DENSE_RANGES}]`, 'u')
const PIECES = new RegExp(`[${DENSE_RANGES}][${DENSE_RANGES}\\p{M}]*|[^${DENSE_RANGES}]+`, 'gu')

/** Whether a text has anything in a script without spaces. */
export function isDense(text: string): boolean {
  return DENSE.test(text)
}

/** A text as it is compared: compatible forms alike, lower case, Latin letters without accents. */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  // Most text is ASCII, and stays as it is.
  // oxlint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(plain)) return plain
  return plain
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
    .normalize('NFC')
}

/** The characters of a text, none of them halved. */
export function lettersOf(text: string): string[] {
  return Array.from(text)
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return (foldText(text).match(WORD) ?? []).filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
}

/** A word cut where its script changes between one with spaces and one without. */
export function piecesOf(word: string): { text: string; dense: boolean }[] {
  return (word.match(PIECES) ?? []).map((text) => ({ text, dense: isDense(text) }))
}

/** Two characters at a time, the last one by itself: what a run without spaces is found by. */
export function gramsOf(run: string): string[] {
  const letters = lettersOf(run)
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''))
}

/** What a run that is looked for must have, one after the other: all its pairs, or its only character. */
export function wantedGrams(run: string): string[] {
  const grams = gramsOf(run)
  return grams.length === 1 ? grams : grams.slice(0, -1)
}

/** A text as the index of scripts without spaces keeps it: words, and of each run its pairs of characters. */
export function denseText(text: string): string {
  return wordsOf(text)
    .flatMap((word) => piecesOf(word))
    .flatMap((piece) => (piece.dense ? gramsOf(piece.text) : [piece.text]))
    .join(' ')
}
