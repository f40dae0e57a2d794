import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, STANDING_KINDS, type Standing, type StandingChange } from '../../src/main/domain/conversations/standing'
import type { NewOutboxRow, Store } from '../../src/main/store/types'
import { contact, conversation, item, ME, newStore, NOW, OTHER, part } from './builders'

const TAG = { id: 't1', name: 'Pricing' }

function storeWith(values: Partial<Parameters<typeof conversation>[0]> = {}): Store {
  const store = newStore()
  store.people.save([contact({ id: 'p1' })], NOW)
  store.conversations.save([conversation({ id: 'c1', updatedAt: NOW, ...values })], NOW)
  return store
}

const changed = (id: string, change: StandingChange, conversationId = 'c1'): NewOutboxRow =>
  item({ id, kind: `conversation.${change.do}`, state: 'held', conversationId, payload: { conversationId, change } })

const change: fc.Arbitrary<StandingChange> = fc.oneof(
  fc.constant({ do: 'close' as const }),
  fc.constant({ do: 'open' as const }),
  fc.record({ do: fc.constant('snooze' as const), until: fc.constantFrom(NOW + 60_000, NOW + 120_000) }),
  fc.record({
    do: fc.constant('assign' as const),
    to: fc.record({ type: fc.constantFrom('admin' as const, 'team' as const), id: fc.constantFrom(ME, OTHER, null) }),
  }),
  fc.record({ do: fc.constant('tag' as const), tag: fc.constant(TAG), on: fc.boolean() }),
)

describe('where a conversation stands, with what is not sent', () => {
  it('shows a change at once, in the lists and in the counts, and takes it back with its item', () => {
    const store = storeWith({ assigneeId: ME })
    expect(store.conversations.counts()).toMatchObject({ all: 1, mine: 1, people: 1, closed: 0 })
    store.outbox.insert(changed('close', { do: 'close' }))
    expect(store.conversations.row('c1')).toMatchObject({ state: 'closed', pending: 1 })
    expect(store.conversations.counts()).toMatchObject({ all: 0, mine: 0, people: 0, closed: 1 })
    expect(store.people.get('p1')?.openConversations).toBe(0)
    // What writes by itself goes by what Intercom has.
    expect(store.conversations.get('c1')?.state).toBe('open')
    store.outbox.update('close', { state: 'discarded' }, NOW)
    expect(store.conversations.row('c1')).toMatchObject({ state: 'open', pending: 0 })
    expect(store.conversations.counts()).toMatchObject({ all: 1, mine: 1, people: 1, closed: 0 })
    expect(store.people.get('p1')?.openConversations).toBe(1)
  })

  it('keeps showing it over what a poll brings meanwhile, and shows that once the item goes', () => {
    const store = storeWith()
    store.outbox.insert(changed('give', { do: 'assign', to: { type: 'admin', id: OTHER } }))
    store.outbox.insert(changed('tag', { do: 'tag', tag: TAG, on: true }))
    const there = { id: 'c1', updatedAt: NOW + 5_000, assigneeId: ME, teamId: '900', tags: [{ id: 't2', name: 'VIP' }] }
    store.conversations.save([conversation(there)], NOW)
    expect(store.conversations.row('c1')).toMatchObject({
      assigneeId: OTHER,
      teamId: '900',
      teamName: 'Support',
      tags: [{ id: 't2', name: 'VIP' }, TAG],
    })
    expect(store.conversations.get('c1')?.assigneeId).toBe(ME)
    store.outbox.update('give', { state: 'discarded' }, NOW)
    expect(store.conversations.row('c1')).toMatchObject({ assigneeId: ME, assignedToMe: true })
    // A tag that arrived stays, although its answer said nothing of the conversation.
    store.outbox.update('tag', { state: 'done' }, NOW)
    expect(store.conversations.standing('c1')?.there.tags).toEqual([{ id: 't2', name: 'VIP' }, TAG])
    expect(store.conversations.standing('c1')?.shown.tags).toEqual([{ id: 't2', name: 'VIP' }, TAG])
  })

  it('shows what Intercom has with all that is unsent on top, whatever comes in which order', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ what: fc.constant('make' as const), change }),
        fc.record({ what: fc.constant('poll' as const), change }),
        fc.record({ what: fc.constant('drop' as const), at: fc.nat(5) }),
      ),
      { maxLength: 12 },
    )
    const store = storeWith()
    let run = 0
    fc.assert(
      fc.property(steps, (all) => {
        const id = `run${run++}`
        store.conversations.save([conversation({ id, updatedAt: NOW })], NOW)
        let there: Standing = store.conversations.standing(id)!.there
        const unsent: { id: string; change: StandingChange }[] = []
        for (const [at, step] of all.entries()) {
          if (step.what === 'make') {
            unsent.push({ id: `${id}-${at}`, change: step.change })
            store.outbox.insert(changed(`${id}-${at}`, step.change, id))
          } else if (step.what === 'poll') {
            there = after(there, step.change)
            store.conversations.save([conversation({ id, ...there, updatedAt: NOW + at + 1 })], NOW)
          } else {
            const [gone] = unsent.splice(step.at, 1)
            if (gone) store.outbox.update(gone.id, { state: 'discarded' }, NOW)
          }
        }
        const shown = unsent.reduce((standing, one) => after(standing, one.change), there)
        expect(store.conversations.standing(id)).toEqual({ shown, there })
      }),
      { numRuns: 100 },
    )
  })

  it('knows every kind of the contract that begins with its word', () => {
    expect(STANDING_KINDS.map((kind) => kind.slice('conversation.'.length))).toEqual([
      'close',
      'open',
      'snooze',
      'assign',
      'tag',
    ])
  })
})

describe('drafts', () => {
  it('keeps a reply and a note side by side, tells when one comes or goes, and marks the row', () => {
    const store = storeWith()
    expect(store.drafts.get('c1')).toEqual({ mode: 'reply', reply: '', note: '' })
    expect(store.drafts.save('c1', { mode: 'reply', reply: 'Hel', note: '' }, NOW)).toBe(true)
    expect(store.drafts.save('c1', { mode: 'note', reply: 'Hello', note: 'Ask Bo' }, NOW)).toBe(false)
    expect(store.drafts.get('c1')).toEqual({ mode: 'note', reply: 'Hello', note: 'Ask Bo' })
    expect(store.conversations.row('c1')?.hasDraft).toBe(true)
    expect(store.drafts.clear('c1', 'reply', NOW)).toBe(false)
    expect(store.drafts.clear('c1', 'note', NOW)).toBe(true)
    expect(store.conversations.row('c1')?.hasDraft).toBe(false)
  })

  it('puts an undone text back, but never over another one', () => {
    const store = storeWith()
    expect(store.drafts.restore('c1', 'reply', 'Hello', NOW)).toBe(true)
    expect(store.drafts.restore('c1', 'reply', 'Older', NOW)).toBe(false)
    expect(store.drafts.get('c1').reply).toBe('Hello')
  })

  it('goes with its conversation, and is not kept for one that is not here', () => {
    const store = storeWith({ parts: [part({ id: 'x' })] })
    store.drafts.save('c1', { mode: 'reply', reply: 'Secret words', note: '' }, NOW)
    expect(store.drafts.save('unknown', { mode: 'reply', reply: 'x', note: '' }, NOW)).toBe(false)
    store.people.erase(['p1'])
    expect(store.conversations.row('c1')).toBeNull()
    expect(store.drafts.get('c1').reply).toBe('')
  })
})
