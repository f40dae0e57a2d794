import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILTER_NAMES, FILTER_WORDS } from '../../../src/main/domain/search/filters'
import { noKeyRules } from '../../../src/main/domain/matching/keyRules'
import { readQuestion } from '../../../src/main/domain/search/question'
import { openDatabase } from '../../../src/main/store/openDatabase'
import { searchStore } from '../../../src/main/store/search/searchStore'
import type { Store } from '../../../src/main/store/types'
import { KEY, ME, NOW, ORG } from '../builders'
import { expected } from './reference'
import { storeOf, type World, WORDS, worldOf } from './world'

const CLOCK = { now: NOW, timeZone: 'UTC' }
/** All that there is fits into it: nothing is cut. */
const LIMIT = 100

function found(store: Store, text: string): string[] {
  return store.search
    .query(text, LIMIT, CLOCK)
    .map((hit) => `${hit.kind} ${hit.id}`)
    .sort()
}

/** A word as it may be typed: whole, begun, with a slip, from its middle, in quotes. */
const typedWord = fc
  .record({
    word: fc.constantFrom(...WORDS, 'acme0', '49151', 'lead', '00001042', 'won', 'a0B000000000001AAA', 'robotiks'),
    from: fc.integer({ min: 0, max: 3 }),
    to: fc.integer({ min: 1, max: 9 }),
    slip: fc.constantFrom('none', 'none', 'drop', 'swap', 'add'),
    quoted: fc.constantFrom(true, false, false, false),
    other: fc.constantFrom(...WORDS),
  })
  .map(({ word, from, to, slip, quoted, other }) => {
    const letters = Array.from(word)
    if (slip === 'drop') letters.splice(from + 1, 1)
    if (slip === 'add') letters.splice(from + 1, 0, 'x')
    if (slip === 'swap' && letters.length > from + 2) letters.splice(from, 2, letters[from + 1]!, letters[from]!)
    const text = letters.slice(/^\p{Lo}/u.test(word) ? from : 0, slip === 'none' ? from + to : undefined).join('')
    return quoted && slip === 'none' ? `"${word} ${other}"` : text
  })

const VALUES = {
  who: ['me', 'none', 'otto', 'rae', 'nobody', 'maria', 'support'],
  text: ['maria', 'robotics', 'zur', 'spain', 'SAO', '"Big deal"', 'big', 'won', '東京'],
  time: ['<2d', '>2d', '3d', '>1h', '<1w', 'never', '2026-05-02', '<2026-05-02', '>2026-05-02'],
  choice: [] as string[],
}
const typedFilter = fc
  .constantFrom(...FILTER_NAMES)
  .chain((name) => {
    const word = FILTER_WORDS[name]
    const values: readonly string[] = 'choices' in word ? word.choices : VALUES[word.sort]
    return fc.record({ name: fc.constant(name), value: fc.constantFrom(...values), sign: fc.constantFrom('', '', '-') })
  })
  .map(({ name, value, sign }) => `${sign}${name}:${value}`)

const question = fc
  .tuple(fc.array(typedWord, { maxLength: 2 }), fc.array(typedFilter, { maxLength: 2 }))
  .map(([words, filters]) => [...words, ...filters].join(' '))

describe('what is found', () => {
  it('is what a look at every row finds, whatever is asked', () => {
    const worlds = new Map<number, { world: World; store: Store }>()
    const one = (seed: number): { world: World; store: Store } => {
      const known = worlds.get(seed) ?? { world: worldOf(seed), store: storeOf(worldOf(seed)) }
      worlds.set(seed, known)
      return known
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), question, (seed, text) => {
        const { world, store } = one(seed)
        const { terms, filters } = readQuestion(text)
        expect(found(store, text), text).toEqual(expected(world, terms, filters))
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('is the same of messages where words are common and the index is asked in parts; people are walked to', () => {
    const limits = { ranked: 2, numbers: 2, window: 3, few: 0, people: 2, read: 2 }
    const worlds = [2, 5].map((seed) => {
      const world = worldOf(seed)
      const database = openDatabase(storeOf(world).file, KEY)
      const scope = { repId: ME, orgKey: ORG }
      return { world, search: searchStore({ database, scope, keys: { orgKey: '', rules: noKeyRules } }, limits) }
    })
    fc.assert(
      fc.property(fc.nat(worlds.length - 1), question, (at, text) => {
        const { world, search } = worlds[at]!
        const { terms, filters } = readQuestion(text)
        const all = expected(world, terms, filters)
        const exact = new Set(expected(world, terms, filters, false))
        const hits = search.query(text, LIMIT, CLOCK).map((hit) => `${hit.kind} ${hit.id}`)
        const of = (rows: Iterable<string>, kind: RegExp): string[] => [...rows].filter((row) => kind.test(row)).sort()
        expect(of(hits, /^(message |note c)/), text).toEqual(of(all, /^(message |note c)/))
        const people = of(hits, /^person /)
        expect(people, text).toEqual(expect.arrayContaining(of(exact, /^person /)))
        expect(all, text).toEqual(expect.arrayContaining(people))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('finds something for most questions of the property above, so that it says something', () => {
    const store = storeOf(worldOf(1))
    const some = fc.sample(question, { numRuns: 200, seed: 1 }).filter((text) => found(store, text).length > 0)
    expect(some.length).toBeGreaterThan(50)
  })
})
