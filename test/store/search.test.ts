import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { company, contact, conversation, newStore, NOW, part } from './builders'
import { marksOf } from '../../src/main/domain/search/matching'
import { readQuestion } from '../../src/main/domain/search/question'
import { searchSnippet } from '../../src/main/store/search/searchSnippet'

function filled() {
  const store = newStore()
  store.companies.save(
    [company({ id: 'k1', name: 'Zürich Robotics' }), company({ id: 'k2', name: 'Empty Robotics' })],
    NOW,
  )
  store.people.save(
    [
      contact({
        id: 'p1',
        name: 'José Álvarez',
        email: 'jose@robots.example',
        companyIds: ['k1'],
        phone: '+49 151-2345',
      }),
      contact({ id: 'p2', name: 'Ann Smith', email: 'ann@other.example' }),
    ],
    NOW,
  )
  store.conversations.save(
    [
      conversation({
        id: 'c1',
        parts: [
          part({ id: 'a', bodyText: 'The Straße invoice for\nJosé is a “robot” one', createdAt: NOW }),
          part({ id: 'n', partType: 'note', bodyText: 'Noted: robotic arm' }),
        ],
      }),
    ],
    NOW,
  )
  return store
}

describe('search', () => {
  it('finds people by the beginning of name, email, company and phone, accents aside', () => {
    const store = filled()
    const people = (text: string) =>
      store.search
        .query(text, 20)
        .filter((hit) => hit.kind === 'person')
        .map((hit) => hit.id)
    for (const text of [
      'jose',
      'JOSÉ',
      'alv',
      'jose al',
      'robots.ex',
      'zur',
      'jose zuri',
      '491512',
      '+49 151',
      'jose@robots',
    ]) {
      expect(people(text), text).toEqual(['p1'])
    }
    expect(people('ose')).toEqual([])
    expect(people('jose smith')).toEqual([])
  })

  it('finds companies that have people, and messages with the hit marked', () => {
    const store = filled()
    const hits = store.search.query('robot', 20)
    expect(hits.map((hit) => hit.kind)).toEqual(['person', 'company', 'message', 'note'])
    expect(hits[1]).toMatchObject({ id: 'k1', people: 1, title: 'Zürich \u0002Robotics\u0003' })
    expect(hits.find((hit) => hit.kind === 'message' && hit.id === 'c1/a')).toMatchObject({
      conversationId: 'c1',
      title: 'José Álvarez',
      detail: 'The Straße invoice for José is a “\u0002robot\u0003” one',
    })
  })

  it('keeps room for companies and messages among many people, and for people among many messages', () => {
    const store = newStore()
    store.companies.save([company({ id: 'k1', name: 'Acme' })], NOW)
    store.people.save(
      Array.from({ length: 50 }, (_, index) => contact({ id: `p${index}`, name: `Acme ${index}`, companyIds: ['k1'] })),
      NOW,
    )
    store.conversations.save(
      Array.from({ length: 50 }, (_, index) =>
        conversation({ id: `c${index}`, parts: [part({ id: `x${index}`, bodyText: 'acme' })] }),
      ),
      NOW,
    )
    const kinds = store.search.query('acme', 10).map((hit) => hit.kind)
    expect(kinds).toHaveLength(10)
    expect(kinds.filter((kind) => kind === 'person')).toHaveLength(7)
    expect(kinds.filter((kind) => kind === 'message')).toHaveLength(2)
    expect(store.search.query('acme', 1)).toMatchObject([{ kind: 'person' }])
  })

  it('never fails, whatever is typed', () => {
    const store = filled()
    for (const text of [
      '"',
      '""',
      "'",
      '*',
      'a*',
      '-jose',
      'NOT',
      'a OR',
      'NEAR(',
      '{name}:x',
      'body_text:a',
      '^a',
      '\0',
      '(',
      ';--',
    ]) {
      expect(() => store.search.query(text, 5), text).not.toThrow()
    }
    const hostile = fc.string({
      unit: fc.constantFrom('"', '*', ':', '(', ')', 'a', 'NOT ', '-', '^', ' ', '\0', 'é', '\ud800'),
    })
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(Array.isArray(store.search.query(text, 5))).toBe(true)
      }),
    )
  })

  it('cuts a long message around the first hit and drops marks that were in it', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    const bodyText = `${'before '.repeat(60)}\u0002needle\u0003 ${'after '.repeat(60)}`
    store.conversations.save([conversation({ id: 'c1', parts: [part({ id: 'a', bodyText })] })], NOW)
    const [hit] = store.search.query('needle', 5)
    expect(hit?.detail.replace('\u0002', '<').replace('\u0003', '>')).toMatch(/^…before .*<needle> after .*…$/)
    expect(hit?.detail.length).toBeLessThan(170)
  })

  it('marks every hit inside the cut and nothing else', () => {
    expect(searchSnippet('Alpha beta alphabet', marksOf(readQuestion('alp').terms))).toBe(
      '\u0002Alpha\u0003 beta \u0002alphabet\u0003',
    )
    expect(searchSnippet('nothing here', marksOf(readQuestion('x').terms))).toBe('nothing here')
    expect(searchSnippet('', marksOf(readQuestion('x').terms))).toBe('')
  })
})
