import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outboxStateSchema, type OutboxState } from '../../src/contract/models'
import type { NewOutboxRow } from '../../src/main/store/types'
import { item, newStore, NOW, ORG } from './builders'

const FINISHED = new Set<OutboxState>(['done', 'discarded'])
const states = outboxStateSchema.options

describe('outbox', () => {
  it('stores an item as it is, and changes it', () => {
    const store = newStore()
    const row = store.outbox.insert(item({ id: 'i1', payload: { text: 'Hi', deep: { a: [1] } }, fields: { a: 'b' } }))
    expect(row).toMatchObject({ seq: 1, payload: { text: 'Hi', deep: { a: [1] } }, updatedAt: NOW, outcome: null })
    const changed = store.outbox.update(
      'i1',
      { state: 'waiting', nextAt: NOW + 5, code: 'offline', message: 'No network', attempts: 2, outcome: { id: '7' } },
      NOW + 1,
    )
    expect(changed).toMatchObject({ state: 'waiting', nextAt: NOW + 5, outcome: { id: '7' }, updatedAt: NOW + 1 })
    expect(store.outbox.update('i1', { code: null, outcome: null }, NOW)).toMatchObject({ code: null, outcome: null })
    expect(store.outbox.get('i1')?.fields).toEqual({ a: 'b' })
    expect(() => store.outbox.update('nobody', { state: 'done' }, NOW)).toThrow('No such')
    expect(() => store.outbox.insert(item({ id: 'i1' }))).toThrow()
  })

  it('lists, counts, wakes and prunes', () => {
    const store = newStore()
    for (const [index, state] of states.entries()) {
      store.outbox.insert(item({ id: state, lane: `l${index}`, personId: null, conversationId: null }))
      store.outbox.update(state, { state, nextAt: NOW + index, outcome: { id: `r-${state}` } }, NOW + index)
    }
    expect(store.outbox.list('unsent', 0, 99)).toMatchObject({ total: 7 })
    expect(store.outbox.list('sent', 0, 9).rows.map((row) => row.id)).toEqual(['done'])
    expect(store.outbox.list('discarded', 0, 9).rows.map((row) => row.id)).toEqual(['discarded'])
    expect(store.outbox.counts()).toEqual({ unsent: 7, needsYou: 1 })
    expect(store.outbox.nextWake(NOW)).toBe(NOW + states.indexOf('waiting'))
    expect(store.outbox.nextWake(NOW + 99)).toBeNull()
    expect(store.outbox.claimed('conversation.reply', null, 'other')).toEqual(new Set(['r-done']))
    expect(store.outbox.claimed('conversation.reply', 'c1', 'other')).toEqual(new Set())
    expect(store.outbox.claimed('conversation.reply', null, 'done')).toEqual(new Set())
    expect(store.outbox.sendingToUnknown(NOW)).toBe(1)
    expect(store.outbox.get('sending')?.state).toBe('unknown')
    expect(store.outbox.prune(NOW)).toBe(0)
    expect(store.outbox.prune(NOW + 99)).toBe(2)
    expect(store.outbox.counts().unsent).toBe(7)
  })

  it('keeps what was made together as a group', () => {
    const store = newStore()
    store.outbox.insert(item({ id: 'alone' }))
    for (const id of ['a', 'b']) store.outbox.insert(item({ id, lane: id, groupId: 'g1' }))
    store.outbox.insert(item({ id: 'c', lane: 'c', groupId: 'g2', createdAt: NOW - 9 }))
    expect(store.outbox.get('alone')?.groupId).toBeNull()
    expect(store.outbox.ofGroup('g1').map((row) => `${row.id} ${row.groupId}`)).toEqual(['a g1', 'b g1'])
    expect(store.outbox.groups(NOW, 'conversation.reply')).toEqual(['g2', 'g1'])
    store.outbox.update('a', { state: 'needs_attention', code: 'conflict', outcome: { unproved: true } }, NOW)
    expect(store.outbox.statesOfGroup('g1')).toMatchObject([
      { state: 'needs_attention', code: 'conflict', isUnproved: true, createdAt: NOW },
      { state: 'queued', code: null, isUnproved: false, nextAt: null },
    ])
    store.outbox.update('c', { state: 'done' }, NOW)
    expect(store.outbox.groups(NOW, 'conversation.reply')).toEqual(['g1'])
    expect(store.outbox.groups(NOW - 9, 'conversation.reply')).toEqual(['g2', 'g1'])
  })

  it('finds what a person or a conversation waits for, oldest first', () => {
    const store = newStore()
    store.outbox.insert(item({ id: 'a', personId: 'p1', conversationId: null }))
    store.outbox.insert(item({ id: 'b', personId: 'p2', conversationId: 'c1' }))
    store.outbox.insert(item({ id: 'c', personId: 'p1', conversationId: 'c1', state: 'done' }))
    const ids = (of: { personId?: string; conversationId?: string }) => store.outbox.unsentOf(of).map((row) => row.id)
    expect(ids({ personId: 'p1' })).toEqual(['a'])
    expect(ids({ conversationId: 'c1' })).toEqual(['b'])
    expect(ids({ personId: 'p1', conversationId: 'c1' })).toEqual(['a', 'b'])
    expect(ids({})).toEqual([])
  })

  it('leaves another org’s items alone, and they stand in nobody’s way', () => {
    const store = newStore()
    const lead = { kind: 'lead.create', service: 'salesforce', lane: 'person:p1' } as const
    store.outbox.insert(item({ id: 'old', ...lead, orgKey: 'other:org' }))
    store.outbox.insert(item({ id: 'new', ...lead, orgKey: ORG }))
    store.outbox.insert(item({ id: 'reply', lane: 'person:p1' }))
    const ids = (org: string | null) => store.outbox.ready(NOW, org).map((row) => row.id)
    expect(ids(ORG)).toEqual(['new'])
    expect(ids('other:org')).toEqual(['old'])
    expect(ids(null)).toEqual(['reply'])
  })

  it('lets edits of other attributes past one that asks the rep, and nothing that depends on it', () => {
    const store = newStore()
    const edit = (id: string, values: Record<string, string>, more: Partial<NewOutboxRow> = {}): void => {
      const kind = 'person.update' as const
      store.outbox.insert(item({ kind, lane: 'intercom-person:p1', personId: 'p1', payload: { values }, ...more, id }))
    }
    const ids = (): string[] => store.outbox.ready(NOW, null).map((row) => row.id)
    edit('asked', { phone: '1', name: 'A' }, { state: 'needs_attention', code: 'conflict' })
    edit('same', { phone: '2', 'custom.Seats': '3' })
    edit('behind', { 'custom.Seats': '4' })
    edit('apart', { email: 'a@example.com' }, { lane: 'intercom-person:p2' })
    edit('other', { email: 'b@example.com' })
    expect(ids()).toEqual(['apart', 'other'])
    // What is next in the lane by itself, and not behind the question, keeps the order.
    store.outbox.update('same', { state: 'held', nextAt: NOW + 9 }, NOW)
    expect(ids()).toEqual(['apart'])
    store.outbox.update('same', { state: 'discarded' }, NOW)
    expect(ids()).toEqual(['behind', 'apart', 'other'])
    store.outbox.update('behind', { state: 'sending' }, NOW)
    expect(ids()).toEqual(['apart'])
    store.outbox.update('behind', { state: 'done' }, NOW)
    expect(ids()).toEqual(['apart', 'other'])
    // A person who is gone, or an answer that may still be there, holds everything.
    store.outbox.update('asked', { code: 'gone' }, NOW)
    expect(ids()).toEqual(['apart'])
    store.outbox.update('asked', { code: 'conflict', outcome: { unproved: true } }, NOW)
    expect(ids()).toEqual(['apart'])
    store.outbox.update('asked', { state: 'queued', code: null, outcome: null }, NOW)
    expect(ids()).toEqual(['asked', 'apart'])
  })
})

describe('lanes, for any sequence of states', () => {
  const entry = fc.record({
    lane: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom(...states),
    nextAt: fc.option(fc.integer({ min: NOW - 5, max: NOW + 5 })),
  })

  it('gives at most the oldest unsent item of a lane, and exactly those that may go', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const store = newStore()
        entries.forEach((values, index) => store.outbox.insert(item({ id: `i${index}`, ...values })))
        const heads = new Map<string, number>()
        entries.forEach(({ lane, state }, index) => {
          if (!FINISHED.has(state) && !heads.has(lane)) heads.set(lane, index)
        })
        const expected = [...heads.values()]
          .filter((index) => {
            const { state, nextAt } = entries[index]!
            const due = (nextAt ?? 0) <= NOW
            return state === 'queued' || (due && (state === 'held' || state === 'waiting' || state === 'unknown'))
          })
          .sort((a, b) => a - b)
          .map((index) => `i${index}`)
        const ready = store.outbox.ready(NOW, null)
        expect(ready.map((row) => row.id)).toEqual(expected)
        expect(new Set(ready.map((row) => row.lane)).size).toBe(ready.length)
        store.close()
      }),
      { numRuns: 40 },
    )
  })
})
