import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NotificationKind } from '../../../../src/contract/models'
import { snippet, wordSummary, wordThread, type Announced } from '../../../../src/main/domain/notifications/words'
import { runs } from '../../../builders/runs'

const KINDS: NotificationKind[] = ['newConversation', 'reply', 'assigned', 'gained', 'signedUp', 'failed', 'reminder']

function announced(values: Partial<Announced> = {}): Announced {
  return { kind: 'newConversation', personName: 'Ann', text: 'x', place: { kind: 'conversation', id: '1' }, ...values }
}

describe('words', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 }))

  it('cuts at a word, never in a character, never longer than asked for, never empty', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 200 }), (text, max) => {
        const short = snippet(text, max)
        const flat = text.replace(/\s+/g, ' ').trim()
        expect(short).not.toBe('')
        expect(short).not.toMatch(/[\n\t]| {2}/)
        if (flat === '') expect(short).toBe('New conversation')
        else if (flat.length <= max) expect(short).toBe(flat)
        else {
          expect(short.length).toBeLessThanOrEqual(max)
          expect(short.endsWith('…')).toBe(true)
          expect(flat.startsWith(short.slice(0, -1))).toBe(true)
          // A pair that was whole stays whole.
          if (flat.isWellFormed()) expect(short.isWellFormed()).toBe(true)
        }
      }),
      runs(300),
    )
  })

  it('shows neither name nor words where the rep hides content, and takes no reply to what cannot be seen', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 9 }),
        (name, text, kinds) => {
          const all = kinds.map((kind) => announced({ kind, personName: name, text }))
          for (const shown of [wordThread(all, true), wordSummary(all, true), wordSummary(all, true, true)]) {
            expect(JSON.stringify(shown)).not.toContain(name)
            expect(JSON.stringify(shown)).not.toContain(text)
            expect(shown.actions).not.toContain('reply')
            expect(shown.title).not.toBe('')
          }
        },
      ),
      runs(100),
    )
  })

  it('tells of a conversation by who wrote and what they wrote last', () => {
    const all = [announced({ text: 'Hello' }), announced({ kind: 'reply', text: 'Are you there?' })]
    expect(wordThread([announced({ kind: 'assigned' }), ...all], false)).toEqual({
      title: 'Ann (2)',
      body: 'Are you there?',
      place: { kind: 'conversation', id: '1' },
      actions: ['reply', 'snooze', 'createLead'],
    })
    expect(wordThread([announced({ kind: 'assigned' })], false).title).toBe('Assigned to you: Ann')
  })

  it('tells of people and of what was not sent, which have no conversation to act on', () => {
    const person = { kind: 'person', id: 'p1' } as const
    const gained = announced({ kind: 'gained', text: 'The owner was changed.', place: person })
    expect(wordThread([gained], false)).toEqual({
      title: 'New in your book: Ann',
      body: 'The owner was changed.',
      place: person,
      actions: [],
    })
    const outbox = { kind: 'outbox', id: 'i1' } as const
    const failed = announced({ kind: 'failed', text: 'Salesforce said no.', place: outbox })
    expect(wordThread([failed], false)).toMatchObject({ title: 'Not sent: Ann', actions: [], place: outbox })
  })

  it('sums up by kind, names three people at most, each once, and leads to the list', () => {
    const all = ['Ann', 'Ben', 'Ann', 'Cy', 'Di', 'Ed'].map((personName) => announced({ personName }))
    expect(wordSummary(all, false)).toEqual({
      title: '6 new conversations',
      body: 'Ann, Ben, Cy and 2 more',
      place: { kind: 'conversations' },
      actions: [],
    })
    const mixed = [announced(), announced({ kind: 'reply' }), announced({ kind: 'reply' })]
    expect(wordSummary(mixed, false, true).title).toBe('While it was quiet: 1 new conversation, 2 replies')
  })

  it('leads to the outbox, or the book, where the summary is about nothing else', () => {
    const of = (...kinds: NotificationKind[]) =>
      wordSummary(
        kinds.map((kind) => announced({ kind })),
        false,
      ).place
    expect(of('failed', 'failed')).toEqual({ kind: 'outbox', id: null })
    expect(of('gained')).toEqual({ kind: 'book' })
    expect(of('gained', 'failed')).toEqual({ kind: 'conversations' })
  })
})
