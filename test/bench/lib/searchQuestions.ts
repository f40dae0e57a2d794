import { madeUpPerson, wordOf } from './searchWorld'

/** A word as it is typed, letter by letter from the second on. */
function typed(word: string): string[] {
  return Array.from({ length: Math.max(1, Math.min(word.length, 8) - 1) }, (_, at) => word.slice(0, at + 2))
}

/** Words without filter words: names, slips in them, and words of messages from the most common to the rarest. */
export function textQuestions(): string[] {
  const people = [3, 77, 1_234].map((at) => madeUpPerson(at, '').name ?? '')
  const names = people.flatMap((name) => name.split(' ').flatMap(typed))
  const slips = people.map((name) => name.split(' ').at(-1)!).map((name) => name[1]! + name[0]! + name.slice(2))
  const words = [0, 5, 20, 100, 1_000, 20_000].map(wordOf).flatMap(typed)
  const pairs = [
    [0, 9],
    [0, 20_000],
    [300, 400],
    [15_003, 20_000],
  ].map((ranks) => ranks.map(wordOf).join(' '))
  return [...names, ...slips, ...people, ...words, ...pairs]
}

/** The same with filter words, phrases, and what is nowhere. */
export function filterQuestions(): string[] {
  const word = wordOf(0)
  return [
    'owner:me status:open seen:<30d',
    `owner:me ${word}`,
    `in:notes ${word}`,
    'in:notes',
    `from:me ${wordOf(1_000)}`,
    `status:open ${wordOf(300)} ${wordOf(500)}`,
    `company:${wordOf(501)} is:user`,
    `"${wordOf(0)} ${wordOf(1)}"`,
    `"${wordOf(7)} ${wordOf(5)}"`,
    `created:<2026-01-01 ${wordOf(20)}`,
    'stage:won',
    'zzzzqqqq',
    'm',
    'a b c d e f',
  ]
}
