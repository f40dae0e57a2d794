import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearWords, typosAllowed } from '../../../../src/main/domain/search/typos'

/** Letters more, less, other or swapped with their neighbour that make one word of another; by the textbook. */
function distance(one: string, other: string): number {
  const table: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i += 1) {
    table[i] = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const ways = [
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1),
      ]
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        ways.push(table[i - 2]![j - 2]! + 1)
      }
      table[i]![j] = Math.min(...ways)
    }
  }
  return table[one.length]![other.length]!
}

it('forgives nothing below four letters, one mistake up to seven, two above, and none in numbers', () => {
  expect(['ana', 'anna', 'johnson', 'johnsons', '12345678', 'a1bcdefgh'].map(typosAllowed)).toEqual([0, 1, 1, 2, 0, 0])
})

it('counts two swapped letters as one mistake', () => {
  expect(nearWords(['johnson'], 'jonhson')).toEqual([{ word: 'johnson', distance: 1 }])
  expect(nearWords(['maria'], 'amria')).toEqual([{ word: 'maria', distance: 1 }])
  expect(nearWords(['maria'], 'mraai')).toEqual([])
})

it('takes six letters and more for the beginning of a word, too', () => {
  expect(nearWords(['johnson', 'johnsonville'], 'jonhso').map((one) => one.word)).toEqual(['johnson', 'johnsonville'])
  expect(nearWords(['johnson'], 'jonhs')).toEqual([])
})

it('finds what comparing every word finds, whatever the words are', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '東'), minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, typed) => {
      const sorted = [...words].sort()
      const most = typosAllowed(typed)
      const expected = sorted.flatMap((one) => {
        if (most === 0 || one.startsWith(typed)) return []
        const beginnings = typed.length < 6 ? [one] : Array.from(one, (_, at) => one.slice(0, at + 1))
        const best = Math.min(...beginnings.map((start) => distance(start, typed)))
        return best <= most ? [{ word: one, distance: best }] : []
      })
      expect(nearWords(sorted, typed)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})
