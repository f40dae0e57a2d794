import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asSummary, decide, FLOOD, type Attention, type Candidate } from '../../../src/main/domain/notifications/decide'
import { snippet, wordOne, wordSummary } from '../../../src/main/domain/notifications/words'
import { runs } from '../../builders/runs'

const ids = fc.constantFrom('a', 'b')
const times = fc.nat({ max: 5 })
const candidates: fc.Arbitrary<Candidate> = fc.record({
  conversationId: ids,
  ownerId: fc.constantFrom('me', 'other', null),
  deliveredAs: fc.constantFrom('customer_initiated', 'admin_initiated', 'automated', ''),
  createdAt: times,
  firstContactReplyAt: fc.option(times),
  decided: fc.boolean(),
})
const attentions: fc.Arbitrary<Attention> = fc.record({
  repId: fc.constant('me'),
  since: times,
  enabled: fc.boolean(),
  inFront: fc.option(ids),
})

describe('decide', () => {
  it('announces exactly what is news, mine, wanted and not being looked at', () => {
    fc.assert(
      fc.property(candidates, attentions, (candidate, attention) => {
        const at = candidate.deliveredAs === 'customer_initiated' ? candidate.createdAt : candidate.firstContactReplyAt
        const due =
          !candidate.decided &&
          candidate.ownerId === 'me' &&
          at !== null &&
          at >= attention.since &&
          attention.enabled &&
          attention.inFront !== candidate.conversationId
        expect(decide(candidate, attention).announce).toBe(due)
      }),
      runs(500),
    )
  })

  it('settles for good only what can never become due', () => {
    fc.assert(
      fc.property(candidates, attentions, (candidate, attention) => {
        const decision = decide(candidate, attention)
        if (decision.announce) return
        const mayBecomeDue = ['not_mine', 'no_reply_yet', 'decided'].includes(decision.reason)
        expect(decision.record).toBe(!mayBecomeDue)
      }),
      runs(500),
    )
  })

  it('makes one summary of a flood, and of several that came while Repdesk was closed', () => {
    for (let count = 1; count <= 20; count++) {
      expect(asSummary(count, false)).toBe(count > FLOOD)
      expect(asSummary(count, true)).toBe(count > 1)
    }
  })
})

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

  it('shows neither name nor words where the rep hides content', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 1, max: 9 }), (name, text, count) => {
        const one = { conversationId: '1', personName: name, text }
        const shown = [
          wordOne(one, true),
          wordSummary(
            Array.from({ length: count }, () => one),
            true,
          ),
        ]
        expect(JSON.stringify(shown)).not.toContain(name)
        expect(JSON.stringify(shown)).not.toContain(text)
      }),
      runs(50),
    )
  })

  it('names three people at most, each once, and leads to the list', () => {
    const all = ['Ann', 'Ben', 'Ann', 'Cy', 'Di', 'Ed'].map((personName, at) => ({
      conversationId: `${at}`,
      personName,
      text: 'x',
    }))
    expect(wordSummary(all, false)).toMatchObject({
      title: '6 new conversations',
      body: 'Ann, Ben, Cy and 2 more',
      place: { kind: 'conversations' },
    })
  })
})
