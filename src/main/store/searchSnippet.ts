import { foldForSort } from './text'

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
const BEFORE = 40
const LENGTH = 160
const OPEN = '\u0002'
const CLOSE = '\u0003'

/**
 * The part of a message around its first hit, on one line, each hit between U+0002 and U+0003. A word is a hit where it
 * begins with one of the terms, accents and case aside, as in the index.
 */
export function searchSnippet(text: string, terms: string[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const folded = terms.map((term) => foldForSort(term))
  const hits = [...line.matchAll(WORD)].filter(([word]) => {
    const plain = foldForSort(word)
    return folded.some((term) => plain.startsWith(term))
  })
  const start = wordStart(line, Math.max(0, (hits[0]?.index ?? 0) - BEFORE))
  const end = Math.min(line.length, start + LENGTH)
  let result = start > 0 ? '…' : ''
  let done = start
  for (const hit of hits) {
    const from = hit.index
    const to = from + hit[0].length
    if (to > end) break
    result += line.slice(done, from) + OPEN + hit[0] + CLOSE
    done = to
  }
  const rest = line.slice(done, end).replace(/[\uD800-\uDBFF]$/, '')
  return result + rest + (end < line.length ? '…' : '')
}

/** The beginning of the word after `at`, so that a snippet does not start inside one. */
function wordStart(line: string, at: number): number {
  if (at === 0) return 0
  const space = line.indexOf(' ', at)
  return space === -1 || space > at + BEFORE / 2 ? at : space + 1
}
