import { FILTER_NAMES, FILTER_WORDS, type Filter, type FilterName, printFilter, quoted, readValue } from './filters'
import { lettersOf, isDense, piecesOf, wordsOf } from './words'

/** A word that must be there: as the beginning of a word, or words one after the other as they stand (`phrase`). */
export type Term = { text: string; dense: boolean } | { phrase: string[] }

/** One word of what was typed, with where it stands in the text. */
export interface Piece {
  from: number
  to: number
  /** As it was written. */
  text: string
  filter: Filter | null
  /** What is wrong with a filter word; one with a mistake is left out of the question. */
  problem: string | null
  terms: Term[]
}

/** What was typed, understood. */
export interface Question {
  pieces: Piece[]
  terms: Term[]
  filters: Filter[]
}

const MOST_TERMS = 12
const MOST_FILTERS = 12
const MOST_LETTERS = 64
/** A filter word, or words in quotes, or a bare word; a quote that is still open ends with the text. */
const PIECE = /(-?)([\p{L}]+):("[^"]*"?|[^\s"]*)|"([^"]*)"?|[^\s"]+/gu

/** Reads what was typed into the search. Nothing fails: what is wrong is said of the word it is about. */
export function readQuestion(typed: string): Question {
  const text = typed.normalize('NFC')
  const pieces: Piece[] = []
  for (const match of text.matchAll(PIECE)) {
    const [all, sign = '', name, value, inQuotes] = match
    const from = match.index
    const base = { from, to: from + all.length, text: all, filter: null, problem: null, terms: [] }
    if (name !== undefined) pieces.push({ ...base, ...filterPiece(sign === '-', name, value ?? '', all) })
    else pieces.push({ ...base, terms: inQuotes === undefined ? termsOf(all) : phraseOf(inQuotes) })
  }
  const terms = pieces.flatMap((piece) => piece.terms).slice(0, MOST_TERMS)
  const filters = pieces.flatMap((piece) => piece.filter ?? []).slice(0, MOST_FILTERS)
  return { pieces, terms, filters }
}

function filterPiece(
  negated: boolean,
  written: string,
  value: string,
  all: string,
): Pick<Piece, 'filter' | 'problem' | 'terms'> {
  const name = FILTER_NAMES.find((one) => one === written.toLowerCase())
  if (name === undefined) {
    const meant = FILTER_NAMES.find((one) => isSlip(written.toLowerCase(), one))
    if (meant === undefined) return { filter: null, problem: null, terms: termsOf(all) }
    return { filter: null, problem: `There is no ${written}:. Did you mean ${meant}:?`, terms: [] }
  }
  const read = readValue(name, value.replaceAll('"', ''))
  if (typeof read === 'string')
    return { filter: null, problem: `${name}: ${FILTER_WORDS[name].means}. ${read}.`, terms: [] }
  return { filter: { name, negated, value: read }, problem: null, terms: [] }
}

/** One letter more, less, wrong, or two swapped, in a name of at least four letters. */
function isSlip(written: string, name: FilterName): boolean {
  if (name.length < 4 || Math.abs(written.length - name.length) > 1) return false
  let at = 0
  while (at < name.length && written[at] === name[at]) at += 1
  const rest = (text: string, from: number): string => text.slice(from)
  return (
    rest(written, at + 1) === rest(name, at + 1) ||
    rest(written, at + 1) === rest(name, at) ||
    rest(written, at) === rest(name, at + 1) ||
    (written[at] === name[at + 1] && written[at + 1] === name[at] && rest(written, at + 2) === rest(name, at + 2))
  )
}

function termsOf(text: string): Term[] {
  return wordsOf(text)
    .flatMap((word) => piecesOf(word))
    .map(({ text: piece, dense }) => ({ text: lettersOf(piece).slice(0, MOST_LETTERS).join(''), dense }))
}

/** A phrase in a script without spaces is its parts: they have no words to stand between. */
function phraseOf(text: string): Term[] {
  if (isDense(text)) return termsOf(text)
  const phrase = wordsOf(text).map((word) => lettersOf(word).slice(0, MOST_LETTERS).join(''))
  return phrase.length === 0 ? [] : [{ phrase: phrase.slice(0, MOST_TERMS) }]
}

/** A question as it can be typed again: the same terms and filters when it is read. */
export function printQuestion({ terms, filters }: Pick<Question, 'terms' | 'filters'>): string {
  const words = terms.map((term) => ('phrase' in term ? `"${term.phrase.join(' ')}"` : term.text))
  return [...words, ...filters.map(printFilter)].join(' ')
}

/** A filter word with a value, for completing. */
export function filterText(name: FilterName, value: string): string {
  return `${name}:${quoted(value)}`
}
