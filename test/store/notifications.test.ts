import { describe, expect, it } from 'vitest'
import type { NotificationEntry } from '../../src/main/store/types'
import { contact, DAY, newStore, NOW } from './builders'

function entry(values: Partial<NotificationEntry> & { key: string }): NotificationEntry {
  return {
    kind: 'reply',
    outcome: 'shown',
    reason: null,
    at: NOW,
    personId: 'p1',
    conversationId: 'c1',
    itemId: null,
    held: false,
    ...values,
  }
}

describe('the log of notifications', () => {
  it('remembers what was decided, the last decision in the place of the one before', () => {
    const store = newStore()
    expect(store.notifications.get('c1')).toBeNull()
    store.notifications.record(entry({ key: 'c1', outcome: 'shown' }))
    store.notifications.record(entry({ key: 'c1', outcome: 'failed', reason: 'refused', at: NOW + 1 }))
    expect(store.notifications.get('c1')).toEqual({ outcome: 'failed', at: NOW + 1 })
    expect(store.notifications.recent(0, 9)).toHaveLength(1)
  })

  it('lists the newest first, of a time, with the name of who is cached', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', name: 'Ana Ruiz' })], NOW)
    store.notifications.record(entry({ key: 'a', at: NOW - 20 * DAY }))
    store.notifications.record(entry({ key: 'b', at: NOW - 1, personId: 'gone' }))
    store.notifications.record(entry({ key: 'c', at: NOW }))
    const rows = store.notifications.recent(NOW - 14 * DAY, 9)
    expect(rows.map(({ id, personName }) => [id, personName])).toEqual([
      ['c', 'Ana Ruiz'],
      ['b', null],
    ])
    expect(store.notifications.recent(0, 1).map((row) => row.id)).toEqual(['c'])
  })

  it('forgets after its time, but not that a new conversation or a reminder was decided', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    for (const kind of ['newConversation', 'reply', 'assigned', 'gained', 'failed', 'reminder'] as const) {
      store.notifications.record(entry({ key: kind, kind, at: NOW - 15 * DAY, held: true }))
    }
    store.notifications.record(entry({ key: 'young', at: NOW - DAY }))
    store.notifications.prune(NOW - 14 * DAY)
    const left = store.notifications.recent(0, 99)
    expect(left.map((row) => row.id).sort()).toEqual(['newConversation', 'reminder', 'young'])
    expect(left.filter((row) => row.personId !== null).map((row) => row.id)).toEqual(['young'])
    expect(store.notifications.countHeld()).toBe(0)
  })

  it('holds back until it is settled, and says which of it a summary named', () => {
    const store = newStore()
    const held = { outcome: 'suppressed', reason: 'quiet_hours', held: true } as const
    for (const key of ['a', 'b']) store.notifications.record(entry({ key, ...held }))
    expect(store.notifications.held().map((one) => one.key)).toEqual(['a', 'b'])
    store.notifications.settle(['a'], NOW + 5)
    store.notifications.settle(['b'], null)
    expect(store.notifications.countHeld()).toBe(0)
    const rows = store.notifications.recent(0, 9).map(({ id, outcome, reason, summarisedAt }) => ({
      id,
      outcome,
      reason,
      summarisedAt,
    }))
    expect(rows).toEqual([
      { id: 'b', outcome: 'suppressed', reason: 'quiet_hours', summarisedAt: null },
      { id: 'a', outcome: 'suppressed', reason: 'quiet_hours', summarisedAt: NOW + 5 },
    ])
  })
})

describe('muted people', () => {
  it('are remembered with their name, once, and leave with the person', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', name: 'Ana Ruiz' }), contact({ id: 'p2' })], NOW)
    store.notifications.mute('p1', NOW)
    store.notifications.mute('p1', NOW + 1)
    store.notifications.mute('nobody', NOW)
    expect(store.notifications.muted()).toEqual([{ personId: 'p1', personName: 'Ana Ruiz', at: NOW }])
    expect([store.notifications.isMuted('p1'), store.notifications.isMuted('p2')]).toEqual([true, false])
    store.notifications.mute('p1', null)
    expect(store.notifications.isMuted('p1')).toBe(false)
    store.notifications.mute('p2', NOW)
    store.people.remove(['p2'])
    expect(store.notifications.muted()).toEqual([])
  })

  it('erasing somebody takes what was decided about them out of the log', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.notifications.record(entry({ key: 'reply:c1:7' }))
    store.people.erase(['p1'])
    expect(store.notifications.recent(0, 9)).toEqual([])
  })
})
