import { describe, expect, it } from 'vitest'
import { leadGroupOf, mayRetry, mayStop, type GroupItem } from '../../../src/main/domain/outbox/groups'

const NOW = 1_000
const item = (state: GroupItem['state'], more: Partial<GroupItem> = {}): GroupItem => ({
  state,
  code: null,
  nextAt: null,
  createdAt: 10,
  isUnproved: false,
  ...more,
})

describe('a group of Leads', () => {
  it('counts what is done, waits, needs the rep, and was stopped', () => {
    const group = leadGroupOf(
      'g',
      [
        item('done', { createdAt: 5 }),
        item('sending'),
        item('unknown'),
        item('queued'),
        item('waiting', { nextAt: NOW + 9 }),
        item('needs_attention', { code: 'validation' }),
        item('discarded'),
      ],
      NOW,
    )
    expect(group).toEqual({
      groupId: 'g',
      createdAt: 5,
      total: 7,
      done: 1,
      waiting: 4,
      needsYou: 1,
      stopped: 1,
      heldUntil: null,
      canStop: 2,
      canRetry: 2,
    })
  })

  it('can be undone while all of it is held', () => {
    const held = item('held', { nextAt: NOW + 5 })
    expect(leadGroupOf('g', [held, held], NOW)).toMatchObject({ heldUntil: NOW + 5, canStop: 2 })
    expect(leadGroupOf('g', [held, item('sending')], NOW)).toMatchObject({ heldUntil: null, canStop: 1 })
    expect(leadGroupOf('g', [held], NOW + 5)).toMatchObject({ heldUntil: null, canStop: 1 })
  })

  it('stops nothing that may have left, and tries nothing again that wants an answer', () => {
    expect((['sending', 'unknown', 'done', 'needs_attention'] as const).map((one) => mayStop(item(one), NOW))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(mayRetry(item('needs_attention', { code: 'validation' }), NOW)).toBe(true)
    expect(mayRetry(item('needs_attention', { code: 'duplicate' }), NOW)).toBe(false)
    expect(mayRetry(item('needs_attention', { isUnproved: true }), NOW)).toBe(false)
    expect(mayRetry(item('unknown', { nextAt: NOW + 999_999 }), NOW)).toBe(false)
  })
})
