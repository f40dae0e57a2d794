import { lettersOf } from './words'
/** Mistakes that are forgiven in a word of so many letters: none below four, one up to seven, two above. */
export function typosAllowed(word: string): number {
  if (!/^\p{L}[\p{L}\p{M}]*$/u.test(word)) return 0
  const letters = lettersOf(word).length
  return letters < 4 ? 0 : letters < 8 ? 1 : 2
}

/** From so many letters on, what is typed may also be the beginning of a longer word, with its mistakes. */
const BEGINNING_FROM = 6

/** Words that are close to one that was typed, in sorted order; see `nearWords`. */
export interface NearWord {
  word: string
  /** Mistakes between the two: a letter more, less, or another one, or two neighbours swapped. */
  distance: number
}

/**
 * The words of a sorted list (by code units, each once) that `typed` may have meant: within the mistakes its length
 * allows, or, from six letters on, with a beginning that is. Never the words that begin with it as it stands. The list is
 * walked like a tree: as soon as a beginning is too far away, all words with it are passed over.
 */
export function nearWords(sorted: readonly string[], typed: string): NearWord[] {
  const most = typosAllowed(typed)
  if (most === 0) return []
  const wanted = lettersOf(typed)
  const byBeginning = wanted.length >= BEGINNING_FROM
  const found: NearWord[] = []
  // rows[d]: distances between the first d letters of the word at hand and each beginning of what was typed.
  const rows: number[][] = [wanted.map((_, at) => at).concat(wanted.length)]
  let letters: string[] = []
  for (let at = 0; at < sorted.length;) {
    const word = sorted[at]!
    const next = lettersOf(word)
    let depth = shared(letters, next)
    letters = next
    let best = byBeginning ? bestOf(rows, wanted.length, depth) : Infinity
    let tooFar = false
    while (depth < letters.length) {
      depth += 1
      const row = rowAt(rows, letters, wanted, depth)
      rows[depth] = row
      if (byBeginning) best = Math.min(best, row[wanted.length]!)
      // Two swapped letters reach back two rows.
      if (best > most && Math.min(...row) > most && Math.min(...rows[depth - 1]!) > most) {
        tooFar = true
        break
      }
    }
    if (tooFar) {
      letters = letters.slice(0, depth)
      at = behind(sorted, at, letters.join(''))
      continue
    }
    const distance = Math.min(best, rows[letters.length]![wanted.length]!)
    if (distance <= most && !word.startsWith(typed)) found.push({ word, distance })
    at += 1
  }
  return found
}

function shared(one: readonly string[], other: readonly string[]): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

function bestOf(rows: readonly number[][], column: number, depth: number): number {
  let best = Infinity
  for (let at = 1; at <= depth; at += 1) best = Math.min(best, rows[at]![column]!)
  return best
}

function rowAt(
  rows: readonly number[][],
  letters: readonly string[],
  wanted: readonly string[],
  depth: number,
): number[] {
  const above = rows[depth - 1]!
  const row = [depth]
  for (let at = 1; at <= wanted.length; at += 1) {
    const same = letters[depth - 1] === wanted[at - 1]
    let value = Math.min(above[at]! + 1, row[at - 1]! + 1, above[at - 1]! + (same ? 0 : 1))
    const swapped =
      depth > 1 && at > 1 && letters[depth - 1] === wanted[at - 2] && letters[depth - 2] === wanted[at - 1]
    if (swapped) value = Math.min(value, rows[depth - 2]![at - 2]! + 1)
    row.push(value)
  }
  return row
}

/** The place of the first word from `at` on that does not begin with `start`. */
function behind(sorted: readonly string[], at: number, start: string): number {
  let low = at + 1
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const word = sorted[middle]!
    if (word > start && !word.startsWith(start)) high = middle
    else low = middle + 1
  }
  return low
}
