import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asSummary, decide, FLOOD, type Attention } from '../../../../src/main/domain/notifications/decide'
import {
  assignmentIn,
  newConversationAt,
  repliesIn,
  startedByPersonAt,
  type ConversationFacts,
  type PartFacts,
} from '../../../../src/main/domain/notifications/happened'
import { runs } from '../../../builders/runs'

const times = fc.nat({ max: 5 })
const attentions: fc.Arbitrary<Attention> = fc.record({
  since: times,
  on: fc.boolean(),
  muted: fc.boolean(),
  inFront: fc.boolean(),
  hush: fc.constantFrom(null, { reason: 'focus', until: 9 }, { reason: 'quiet_hours', until: 9 }),
})

describe('decide', () => {
  it('announces exactly what is news, wanted, not muted, not looked at and not held back', () => {
    fc.assert(
      fc.property(times, attentions, (at, attention) => {
        const { since, on, muted, inFront, hush } = attention
        const due = at >= since && on && !muted && !inFront && hush === null
        expect(decide(at, attention).announce).toBe(due)
      }),
      runs(300),
    )
  })

  it('holds back for a summary only what would have been announced but for focus or quiet hours', () => {
    fc.assert(
      fc.property(times, attentions, (at, attention) => {
        const verdict = decide(at, attention)
        if (verdict.announce) return
        expect(verdict.held).toBe(decide(at, { ...attention, hush: null }).announce)
        expect(verdict.held).toBe(['focus', 'quiet_hours'].includes(verdict.reason))
      }),
      runs(300),
    )
  })

  it('makes one summary of a flood, and of several that came while Repdesk was closed', () => {
    for (let count = 1; count <= 20; count++) {
      expect(asSummary(count, false)).toBe(count > FLOOD)
      expect(asSummary(count, true)).toBe(count > 1)
    }
  })
})

function facts(values: Partial<ConversationFacts> = {}): ConversationFacts {
  return {
    id: 'c1',
    assigneeId: 'me',
    ownerId: 'me',
    deliveredAs: 'customer_initiated',
    createdAt: 10,
    firstContactReplyAt: null,
    ...values,
  }
}

/** `p`: the person's words, `a`: a teammate's, `>me`: assigned to. */
function parts(...short: string[]): PartFacts[] {
  return short.map((text, index) => {
    const [by = '', to] = text.split('>')
    return {
      id: `${index}`,
      authorType: by === 'p' ? 'person' : 'admin',
      authorId: by === 'p' ? 'p1' : by === 'a' ? 'other' : by,
      createdAt: 10 + index,
      assignedToId: to ?? null,
      isMessage: to === undefined,
    }
  })
}

const ids = (found: PartFacts[]): string[] => found.map((part) => part.id)

describe('what happened', () => {
  it('a new conversation begins with the person, or with their first answer, and only the owner hears of it', () => {
    expect(startedByPersonAt(facts())).toBe(10)
    const outbound = facts({ deliveredAs: 'admin_initiated' })
    expect(startedByPersonAt(outbound)).toBeNull()
    expect(newConversationAt({ ...outbound, firstContactReplyAt: 20 }, 'me')).toBe(20)
    expect(newConversationAt(facts({ ownerId: 'other' }), 'me')).toBeNull()
  })

  it('replies are the words after the opening ones, in what is assigned to the rep', () => {
    expect(ids(repliesIn(facts(), parts('p', 'a', 'p', 'p'), 'me'))).toEqual(['2', '3'])
    expect(repliesIn(facts({ assigneeId: 'other' }), parts('p', 'p'), 'me')).toEqual([])
    expect(repliesIn(facts({ assigneeId: null }), parts('p', 'p'), 'me')).toEqual([])
  })

  it('the first answer to an outbound message is a new conversation to the owner, a reply to anybody else', () => {
    const outbound = { deliveredAs: 'admin_initiated', firstContactReplyAt: 11 } as const
    expect(ids(repliesIn(facts(outbound), parts('a', 'p', 'p'), 'me'))).toEqual(['2'])
    expect(ids(repliesIn(facts({ ...outbound, ownerId: 'other' }), parts('a', 'p', 'p'), 'me'))).toEqual(['1', '2'])
  })

  it('what was said before the conversation became the rep’s is not theirs to hear of', () => {
    expect(ids(repliesIn(facts(), parts('p', 'p', 'a>me', 'p'), 'me'))).toEqual(['3'])
    expect(ids(repliesIn(facts(), parts('p', 'a>me', 'p', 'a>other', 'p', 'a>me', 'p'), 'me'))).toEqual(['6'])
  })

  it('an assignment is somebody else’s doing, the last one, and still holds', () => {
    expect(assignmentIn(facts(), parts('p', 'a>me'), 'me')?.id).toBe('1')
    expect(assignmentIn(facts(), parts('p', 'me>me'), 'me')).toBeNull()
    expect(assignmentIn(facts({ assigneeId: 'other' }), parts('p', 'a>me', 'a>other'), 'me')).toBeNull()
    expect(assignmentIn(facts(), parts('p', 'a>me', 'a>team'), 'me')).toBeNull()
    expect(assignmentIn(facts(), parts('p', 'p'), 'me')).toBeNull()
  })
})
