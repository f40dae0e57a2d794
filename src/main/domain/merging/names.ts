/** Without accents, capitals and punctuation, with single spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a name, folded; none without a name. */
export function nameParts(name: string | null): string[] {
  const text = folded(name ?? '')
  return text === '' ? [] : text.split(' ')
}

/**
 * Whether two names may be one person's: the same words in any order, one with words more than the other ("Ana Ruiz", "Ana
 * Ruiz Gil"), an initial for a first name ("A. Ruiz"), or one letter else in a word of four and more ("Jon", "John Meyer").
 * A single word has to be the same.
 */
export function isSimilarName(a: string | null, b: string | null): boolean {
  const [short, long] = [nameParts(a), nameParts(b)].sort((one, other) => one.length - other.length) as [
    string[],
    string[],
  ]
  if (short.length === 0) return false
  if (short.length === 1) return long.length === 1 && short[0] === long[0]
  const left = [...long]
  let weak = 0
  for (const part of short) {
    const at = bestOf(part, left)
    if (at === null) return false
    if (left[at] !== part) weak += 1
    left.splice(at, 1)
  }
  return weak < short.length
}

/** The same word, else one that begins with this initial or differs by a letter; null where none fits. */
function bestOf(part: string, words: readonly string[]): number | null {
  const same = words.indexOf(part)
  if (same >= 0) return same
  const near = words.findIndex((word) => isInitial(part, word) || isInitial(word, part) || isOneOff(part, word))
  return near >= 0 ? near : null
}

function isInitial(initial: string, word: string): boolean {
  return initial.length === 1 && word.startsWith(initial)
}

/** One letter more, less, or another one, or two that changed places; of short words too much would fit. */
function isOneOff(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const [restA, restB] = [a.slice(at), b.slice(at)]
  if (a.length > b.length) return restA.slice(1) === restB
  if (b.length > a.length) return restB.slice(1) === restA
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
