import type { Term } from './question'
import { lettersOf, foldText, piecesOf, wordsOf } from './words'

const OPEN = '\u0002'
const CLOSE = '\u0003'
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/**
 * Whether all terms are in some texts, a phrase within one of them; `whole`: a bare word of one letter counts only as a whole
 * word.
 */
export function matchesAll(texts: readonly string[], terms: readonly Term[], whole = false): boolean {
  // An empty word between two texts ends every phrase.
  const words = texts.flatMap((text) => [...wordsOf(text), ''])
  return terms.every((term) => {
    if ('phrase' in term) return hasPhrase(words, term.phrase)
    if (term.dense) return words.some((word) => word.includes(term.text))
    if (whole && lettersOf(term.text).length === 1) return words.includes(term.text)
    return words.some((word) => piecesOf(word).some((piece) => piece.text.startsWith(term.text)))
  })
}

function hasPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word))
}

/** What is marked in what was found: beginnings of words, parts of words, and whole words (`near`: typos' words). */
export interface Marks {
  beginnings: readonly string[]
  parts: readonly string[]
  near: ReadonlySet<string>
}

/** What a question's terms mark; `near`: the words that typed ones were taken for. */
export function marksOf(terms: readonly Term[], near: Iterable<string> = []): Marks {
  const beginnings: string[] = []
  const parts: string[] = []
  for (const term of terms) {
    if ('phrase' in term) beginnings.push(...term.phrase)
    else (term.dense ? parts : beginnings).push(term.text)
  }
  return { beginnings, parts, near: new Set(near) }
}

/** Where the hits of a text are, in order, none within another. */
export function hitsIn(text: string, marks: Marks): { from: number; to: number }[] {
  const hits: { from: number; to: number }[] = []
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    const folded = foldText(word)
    const from = match.index
    if (marks.near.has(folded) || marks.beginnings.some((start) => folded.startsWith(start))) {
      hits.push({ from, to: from + word.length })
      continue
    }
    // Only where folding leaves the places of letters as they were.
    if (folded.length !== word.length) {
      if (marks.parts.some((part) => folded.includes(part))) hits.push({ from, to: from + word.length })
      continue
    }
    hits.push(...partsIn(folded, marks.parts).map(({ from: at, to }) => ({ from: from + at, to: from + to })))
  }
  return hits
}

function partsIn(word: string, parts: readonly string[]): { from: number; to: number }[] {
  const found = parts.flatMap((part) => {
    const places: { from: number; to: number }[] = []
    for (let at = word.indexOf(part); at !== -1; at = word.indexOf(part, at + part.length)) {
      places.push({ from: at, to: at + part.length })
    }
    return places
  })
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  return found.filter((one, at) => at === 0 || one.from >= Math.max(...found.slice(0, at).map(({ to }) => to)))
}

/** A text with each hit between U+0002 and U+0003. */
export function marked(text: string, marks: Marks): string {
  let result = ''
  let done = 0
  for (const { from, to } of hitsIn(text, marks)) {
    result += text.slice(done, from) + OPEN + text.slice(from, to) + CLOSE
    done = to
  }
  return result + text.slice(done)
}
