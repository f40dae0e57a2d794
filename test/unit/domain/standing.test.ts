import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerOfAnother, newWordsOfPerson, partsSince, seenNow } from '../../../src/main/domain/conversations/seen'
import {
  after,
  isContested,
  isSo,
  type Standing,
  type StandingChange,
} from '../../../src/main/domain/conversations/standing'

const until = fc.constantFrom(1_000_000, 1_000_400, 2_000_000)
const id = fc.constantFrom('1', '2', null)
const tag = fc.constantFrom({ id: 't1', name: 'One' }, { id: 't2', name: 'Two' })

const standing: fc.Arbitrary<Standing> = fc
  .record({
    state: fc.constantFrom('open' as const, 'closed' as const, 'snoozed' as const),
    until,
    assigneeId: id,
    teamId: id,
    tags: fc.uniqueArray(tag, { selector: (one) => one.id }),
  })
  .map(({ until: at, ...rest }) => ({ ...rest, snoozedUntil: rest.state === 'snoozed' ? at : null }))

const change: fc.Arbitrary<StandingChange> = fc.oneof(
  fc.constant({ do: 'close' as const }),
  fc.constant({ do: 'open' as const }),
  fc.record({ do: fc.constant('snooze' as const), until }),
  fc.record({
    do: fc.constant('assign' as const),
    to: fc.record({ type: fc.constantFrom('admin' as const, 'team' as const), id }),
  }),
  fc.record({ do: fc.constant('tag' as const), tag, on: fc.boolean() }),
)

describe('where a conversation stands', () => {
  test('after a change it is so, and making it again changes nothing', () => {
    fc.assert(
      fc.property(standing, change, (before, one) => {
        const once = after(before, one)
        expect(isSo(once, one)).toBe(true)
        expect(after(once, one)).toEqual(once)
      }),
    )
  })

  test('a change leaves alone what it is not about', () => {
    fc.assert(
      fc.property(standing, change, (before, one) => {
        const then = after(before, one)
        if (one.do !== 'tag') expect(then.tags).toEqual(before.tags)
        if (one.do !== 'assign') expect([then.assigneeId, then.teamId]).toEqual([before.assigneeId, before.teamId])
        else if (one.to.type === 'admin') expect(then.teamId).toBe(before.teamId)
        else expect(then.assigneeId).toBe(before.assigneeId)
        expect(then.snoozedUntil === null).toBe(then.state !== 'snoozed')
      }),
    )
  })

  test('nothing is asked where nobody else changed anything, where it is so already, and about tags', () => {
    fc.assert(
      fc.property(standing, standing, change, (base, there, one) => {
        expect(isContested(base, base, one)).toBe(false)
        expect(isContested(base, after(there, one), one)).toBe(false)
        if (one.do === 'tag') expect(isContested(base, there, one)).toBe(false)
      }),
    )
  })

  test('another assignee is asked about, and who closed or snoozed it; what opened by itself is not', () => {
    const base: Standing = { state: 'open', snoozedUntil: null, assigneeId: null, teamId: null, tags: [] }
    const give: StandingChange = { do: 'assign', to: { type: 'admin', id: '1' } }
    expect(isContested(base, { ...base, assigneeId: '2' }, give)).toBe(true)
    expect(isContested(base, { ...base, teamId: '2' }, give)).toBe(false)
    expect(isContested(base, { ...base, state: 'closed' }, give)).toBe(false)
    const snooze: StandingChange = { do: 'snooze', until: 5_000 }
    expect(isContested(base, { ...base, state: 'closed' }, snooze)).toBe(true)
    expect(isContested(base, { ...base, state: 'snoozed', snoozedUntil: 9_000 }, snooze)).toBe(true)
    expect(isContested({ ...base, state: 'snoozed', snoozedUntil: 3_000 }, base, { do: 'close' })).toBe(false)
  })
})

describe('what came after what was seen', () => {
  const part = (partId: string, values: object = {}) => ({
    id: partId,
    partType: 'comment',
    authorType: 'admin' as const,
    authorId: '2',
    authorName: 'Bo',
    bodyText: `Words of ${partId}`,
    createdAt: 1_000,
    ...values,
  })

  test('is told by the part itself within one second, and by the time where that part is not there', () => {
    const parts = [part('a'), part('b'), part('c', { createdAt: 2_000 })]
    expect(partsSince(parts, seenNow(parts.slice(0, 1))).map((one) => one.id)).toEqual(['b', 'c'])
    expect(partsSince(parts, { partId: 'gone', at: 1_000 }).map((one) => one.id)).toEqual(['c'])
    expect(partsSince(parts, seenNow([])).map((one) => one.id)).toEqual(['a', 'b', 'c'])
  })

  test('an answer of another teammate counts; a note, the rep’s own, an event and the person do not', () => {
    const seen = seenNow([])
    const others = [
      part('note', { partType: 'note' }),
      part('own', { authorId: '1' }),
      part('event', { partType: 'assignment', bodyText: '' }),
      part('person', { authorType: 'person' as const, authorId: 'p' }),
    ]
    expect(answerOfAnother(others, seen, '1')).toBeNull()
    expect(answerOfAnother([...others, part('answer')], seen, '1')?.id).toBe('answer')
    expect(newWordsOfPerson(others, seen)?.id).toBe('person')
    expect(newWordsOfPerson([part('answer')], seen)).toBeNull()
  })
})
