import { hitsIn, type Marks } from '../../domain/search/matching'

const BEFORE = 40
const LENGTH = 160
const OPEN = '\u0002'
const CLOSE = '\u0003'

/** The part of a text around its first hit, on one line, each hit between U+0002 and U+0003. */
export function searchSnippet(text: string, marks: Marks): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const hits = hitsIn(line, marks)
  const start = wordStart(line, Math.max(0, (hits[0]?.from ?? 0) - BEFORE))
  const end = Math.min(line.length, start + LENGTH)
  let result = start > 0 ? '…' : ''
  let done = start
  for (const { from, to } of hits) {
    if (to > end) break
    if (from < start) continue
    result += line.slice(done, from) + OPEN + line.slice(from, to) + CLOSE
    done = to
  }
  const rest = line.slice(done, end).replace(/[\uD800-\uDBFF]$/, '')
  return result + rest + (end < line.length ? '…' : '')
}

/** The beginning of the word after `at`, so that a snippet does not start inside one. */
function wordStart(line: string, at: number): number {
  if (at === 0) return 0
  const space = line.indexOf(' ', at)
  if (space !== -1 && space <= at + BEFORE / 2) return space + 1
  // Never the second half of a character.
  return /[\uDC00-\uDFFF]/.test(line[at]!) ? at + 1 : at
}
