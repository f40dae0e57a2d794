import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILTER_NAMES, FILTER_WORDS, type Filter, timeBounds } from '../../../../src/main/domain/search/filters'
import { printQuestion, readQuestion, type Term } from '../../../../src/main/domain/search/question'

const NOW = Date.UTC(2026, 4, 4, 12)
const HOUR = 3_600_000

function read(text: string): { terms: Term[]; filters: Filter[]; problems: string[] } {
  const { terms, filters, pieces } = readQuestion(text)
  return { terms, filters, problems: pieces.flatMap((piece) => piece.problem ?? []) }
}

describe('what is typed into the search', () => {
  it('is words, phrases in quotes and filter words, each where it stands', () => {
    const { pieces } = readQuestion('Ana owner:me "API plan" -tag:"Big deal"')
    expect(pieces.map(({ from, to, text }) => [from, to, text])).toEqual([
      [0, 3, 'Ana'],
      [4, 12, 'owner:me'],
      [13, 23, '"API plan"'],
      [24, 39, '-tag:"Big deal"'],
    ])
    expect(read('Ana owner:me "API plan" -tag:"Big deal"')).toEqual({
      terms: [{ text: 'ana', dense: false }, { phrase: ['api', 'plan'] }],
      filters: [
        { name: 'owner', negated: false, value: { sort: 'who', who: 'me', name: '' } },
        { name: 'tag', negated: true, value: { sort: 'text', text: 'Big deal' } },
      ],
      problems: [],
    })
  })

  it('says of a filter word what is wrong with it, and leaves it out', () => {
    expect(read('is:led').problems).toEqual([
      'is: What somebody or something is. Write lead, user, mine, unread, snoozed, open, closed, unassigned or matched.',
    ])
    expect(read('seen:soon').problems[0]).toMatch(/^seen: .*Write <30d for the last 30 days/)
    expect(read('created:2026-02-31').problems).toHaveLength(1)
    expect(read('owner:').problems[0]).toContain('Write me, none or a name')
    expect(read('onwer:me ana')).toMatchObject({
      terms: [{ text: 'ana' }],
      filters: [],
      problems: ['There is no onwer:. Did you mean owner:?'],
    })
    for (const slip of ['stats:', 'ower:me', 'sttaus:open', 'statuss:open', 'tage:x', 'compeny:x']) {
      expect(read(slip).filters, slip).toEqual([])
    }
    expect(read('stats:open').problems).toEqual(['There is no stats:. Did you mean status:?'])
  })

  it('takes what only looks like a filter word for words', () => {
    for (const text of ['re: hello', 'https://acme.example', 'note:x', '10:30', 'a:b']) {
      expect(read(text).filters, text).toEqual([])
      expect(read(text).problems, text).toEqual([])
    }
    expect(read('re:hello').terms).toEqual([
      { text: 're', dense: false },
      { text: 'hello', dense: false },
    ])
  })

  it('reads times: ago, days, never', () => {
    const bounds = (text: string): unknown => {
      const value = read(text).filters[0]!.value
      return value.sort === 'time' ? timeBounds(value, NOW, 'Europe/Madrid') : 'no time'
    }
    expect(bounds('seen:<2d')).toEqual({ from: NOW - 48 * HOUR, until: Infinity })
    expect(bounds('seen:2d')).toEqual(bounds('seen:<2d'))
    expect(bounds('seen:>6h')).toEqual({ from: -Infinity, until: NOW - 6 * HOUR })
    expect(bounds('seen:never')).toBeNull()
    const day = Date.UTC(2026, 4, 1, 22)
    expect(bounds('created:2026-05-02')).toEqual({ from: day, until: day + 24 * HOUR })
    expect(bounds('created:<2026-05-02')).toEqual({ from: -Infinity, until: day })
    expect(bounds('created:>2026-05-02')).toEqual({ from: day + 24 * HOUR, until: Infinity })
  })

  it('cuts words where the script changes', () => {
    expect(read('東京tower').terms).toEqual([
      { text: '東京', dense: true },
      { text: 'tower', dense: false },
    ])
    expect(read('"東京 駅"').terms).toEqual([
      { text: '東京', dense: true },
      { text: '駅', dense: true },
    ])
  })

  it('is the same question when it is printed and read again', () => {
    const name = fc.constantFrom('Acme', 'Acme Inc', 'José Álvarez', 'C++ & co', '東京', 'under_score', 'me too')
    const time = fc.oneof(
      fc.record({
        sort: fc.constant('time'),
        test: fc.constantFrom('within', 'longerThan'),
        amount: fc.integer({ min: 0, max: 9999 }),
        unit: fc.constantFrom('h', 'd', 'w', 'm', 'y'),
      }),
      fc.record({
        sort: fc.constant('time'),
        test: fc.constantFrom('before', 'after', 'on'),
        day: fc.constantFrom('2026-01-31', '2024-02-29'),
      }),
      fc.constant({ sort: 'time', test: 'never' }),
    )
    const valueOf = (filter: (typeof FILTER_NAMES)[number]): fc.Arbitrary<object> => {
      const word = FILTER_WORDS[filter]
      if ('choices' in word) {
        return fc.record({ sort: fc.constant('choice'), choice: fc.constantFrom(...word.choices) })
      }
      if (word.sort === 'time') return time
      if (word.sort === 'text') return fc.record({ sort: fc.constant('text'), text: name })
      return fc.oneof(
        fc.constantFrom({ sort: 'who', who: 'me', name: '' }, { sort: 'who', who: 'none', name: '' }),
        fc.record({ sort: fc.constant('who'), who: fc.constant('called'), name }),
      )
    }
    const filter = fc
      .constantFrom(...FILTER_NAMES)
      .chain((one) => fc.record({ name: fc.constant(one), negated: fc.boolean(), value: valueOf(one) }))
    const word = fc.constantFrom('ana', 'straße', '4915', 'a', 'owner')
    const term = fc.oneof(
      word.map((text) => ({ text, dense: false })),
      fc.constantFrom({ text: '東京', dense: true }, { text: 'สวัสดี', dense: true }),
      fc.array(word, { minLength: 1, maxLength: 3 }).map((phrase) => ({ phrase })),
    )
    fc.assert(
      fc.property(fc.array(term, { maxLength: 4 }), fc.array(filter, { maxLength: 4 }), (terms, filters) => {
        const question = { terms: terms as Term[], filters: filters as Filter[] }
        const { terms: again, filters: filtersAgain } = readQuestion(printQuestion(question))
        expect({ terms: again, filters: filtersAgain }).toEqual(question)
      }),
    )
  })

  it('has every filter word and value in the user guide', () => {
    const guide = readFileSync('docs/USER-GUIDE.md', 'utf8')
    for (const name of FILTER_NAMES) {
      expect(guide, name).toContain(`\`${name}:\``)
      const word = FILTER_WORDS[name]
      for (const choice of 'choices' in word ? word.choices : []) expect(guide, choice).toContain(`\`${choice}\``)
    }
  })

  it('never fails, and every piece stands where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { pieces } = readQuestion(text)
        const normal = text.normalize('NFC')
        for (const piece of pieces) expect(normal.slice(piece.from, piece.to)).toBe(piece.text)
      }),
    )
  })
})
