import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  automaticReference,
  AUTOMATIC_ITEM,
  referenceIn,
  referenceOf,
  shortItemId,
} from '../../../../src/main/domain/tasks/reference'
import { cleanText, shorten } from '../../../../src/main/domain/tasks/salesforceText'
import { SUBJECT_LIMIT, taskSubject, withReference } from '../../../../src/main/domain/tasks/subject'
import { runs } from '../../../builders/runs'

const ids = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.uuid(),
  fc.constantFrom('-', '471', 'a_b%', '~2d~', ']/['),
)

describe('reference', () => {
  it('names conversation and item, and a dash where there is no conversation', () => {
    expect(referenceOf({ conversationId: '471', itemId: 'ab12' })).toBe('[471/ab12]')
    expect(referenceOf({ conversationId: null, itemId: 'ab12' })).toBe('[-/ab12]')
    expect(automaticReference('471')).toBe('[471/auto]')
    expect(referenceIn('Ana: prices [471/auto]')).toEqual({ conversationId: '471', itemId: AUTOMATIC_ITEM })
  })

  it('is read from the end alone', () => {
    expect(referenceIn('Ana: see [1/2] [471/ab12] ')).toEqual({ conversationId: '471', itemId: 'ab12' })
    expect(referenceIn('Ana: see [471/ab12] please')).toBeNull()
    expect(referenceIn('No reference')).toBeNull()
  })

  it('holds nothing that LIKE reads as a pattern, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.option(ids), ids, fc.string(), (conversationId, itemId, words) => {
        fc.pre((conversationId ?? '').isWellFormed() && itemId.isWellFormed())
        const reference = referenceOf({ conversationId, itemId })
        expect(reference).toMatch(/^\[[A-Za-z0-9.~-]+\/[A-Za-z0-9.~-]+\]$/)
        expect(referenceIn(withReference(words, reference))).toEqual({ conversationId, itemId })
      }),
      runs(300),
    )
  })

  it('tells different ids apart', () => {
    fc.assert(
      fc.property(fc.option(ids), fc.option(ids), (a, b) => {
        fc.pre((a ?? '').isWellFormed() && (b ?? '').isWellFormed())
        const same = referenceOf({ conversationId: a, itemId: 'x' }) === referenceOf({ conversationId: b, itemId: 'x' })
        expect(same).toBe(a === b)
      }),
      runs(300),
    )
  })

  it('refuses what is no id', () => {
    expect(() => referenceOf({ conversationId: '471', itemId: '' })).toThrow('reference')
    expect(() => referenceOf({ conversationId: '', itemId: 'x' })).toThrow('reference')
    expect(() => referenceOf({ conversationId: '4'.repeat(300), itemId: 'x' })).toThrow('reference')
  })

  it('shortens an outbox id', () => {
    expect(shortItemId('0B9C2F4E-1111-4222-8333-ABCDEF012345')).toBe('abcdef012345')
    expect(shortItemId('item-7')).toBe('item7')
  })
})

describe('taskSubject', () => {
  const reference = '[471/ab12]'
  it.each([
    ['Ana Ruiz', 'Prices', 'Hello', 'Ana Ruiz: Prices [471/ab12]'],
    ['Ana Ruiz', null, 'Hello  there\nyou', 'Ana Ruiz: Hello there you [471/ab12]'],
    ['Ana Ruiz', '  ', ' ', 'Conversation with Ana Ruiz [471/ab12]'],
    ['', 'Prices', '', 'Prices [471/ab12]'],
    ['', null, '', 'Conversation [471/ab12]'],
  ])('%j, %j, %j is %j', (personName, title, firstWords, subject) => {
    expect(taskSubject({ personName, title, firstWords, reference })).toBe(subject)
  })

  it('is cut at a word with an ellipsis, before the reference', () => {
    const subject = taskSubject({ personName: 'Ana', title: 'word '.repeat(100), firstWords: '', reference })
    expect(subject).toMatch(/ word… \[471\/ab12\]$/)
    expect(subject.length).toBeGreaterThan(SUBJECT_LIMIT - 8)
  })

  it('uses all of the room where there is no word to cut at', () => {
    const subject = withReference('x'.repeat(300), reference)
    expect(subject).toBe(`${'x'.repeat(255 - 12)}… ${reference}`)
    expect(subject).toHaveLength(SUBJECT_LIMIT)
  })

  it('keeps one reference where the words end in it already', () => {
    expect(withReference('Ana: Prices [471/ab12]', reference)).toBe('Ana: Prices [471/ab12]')
    expect(withReference('', reference)).toBe(reference)
  })

  it('has at most 255 units, is one line of whole characters, and ends in the reference, for any words', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '😀', '👩‍🚀', '\ud83d', 'é', '[1/2]'),
      maxLength: 400,
    })
    fc.assert(
      fc.property(words, fc.option(words), words, (personName, title, firstWords) => {
        const subject = taskSubject({ personName, title, firstWords, reference })
        expect(subject.length).toBeLessThanOrEqual(SUBJECT_LIMIT)
        expect(subject.endsWith(reference)).toBe(true)
        expect(subject.isWellFormed()).toBe(true)
        expect(subject).not.toMatch(/[\r\n]/)
      }),
      runs(300),
    )
  })
})

describe('shorten', () => {
  it('never cuts an emoji of several code points, and never exceeds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 40 }), (count, max) => {
        const short = shorten('👩‍🚀'.repeat(count), max)
        expect(short.length).toBeLessThanOrEqual(max)
        expect(short.replace('…', '').length % '👩‍🚀'.length).toBe(0)
      }),
      runs(200),
    )
  })

  it('leaves short words alone', () => {
    expect(shorten('  a  b ', 10)).toBe('a b')
    expect(shorten('one two', 7)).toBe('one two')
    expect(shorten('one two three', 8)).toBe('one two…')
  })
})

describe('cleanText', () => {
  it('makes one kind of line break, drops control characters, mends half characters', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0000e\tf\ud83d')).toBe('a\nb\nc\nde\tf\ufffd')
  })
})
