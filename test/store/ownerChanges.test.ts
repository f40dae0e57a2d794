import { describe, expect, it } from 'vitest'
import type { NewOutboxRow, Store } from '../../src/main/store/types'
import { contact, item, ME, newStore, NOW } from './builders'

const setting = (id: string, ownerId: string | null, more: Partial<NewOutboxRow> = {}): NewOutboxRow =>
  item({
    id,
    lane: id,
    kind: 'person.owner',
    personId: 'p1',
    conversationId: null,
    payload: { personId: 'p1', personName: 'P', ownerId, base: ME },
    ...more,
  })
const told = (store: Store): [string, string | null, string | null][] =>
  store.ownerChanges.ofPerson('p1', 10).map(({ how, beforeId, ownerId }) => [how, beforeId, ownerId])
const saved = (store: Store, ownerId: string | null, at = NOW): string[] =>
  store.people.save([contact({ id: 'p1', ownerId, updatedAt: at })], at)

/** What Intercom says of an owner, what the rep wants, and whose doing a change was. */
describe('owner changes', () => {
  it('are written down once each: by hand, by Salesforce, by an automation, else changed in Intercom', () => {
    const store = newStore()
    saved(store, ME)
    expect(told(store)).toEqual([])
    saved(store, 'other', NOW + 1)
    saved(store, 'other', NOW + 2)
    expect(told(store)).toEqual([['intercom', ME, 'other']])
    // By hand: noticed by the answer to the write, and noted after it.
    store.outbox.insert(setting('hand', 'third', { state: 'sending', attempts: 1 }))
    saved(store, 'third', NOW + 3)
    store.ownerChanges.note('hand', NOW + 3)
    expect(told(store)[0]).toEqual(['hand', 'other', 'third'])
    expect(told(store)).toHaveLength(2)
    const origin = { by: 'automatic', setting: 'owners' }
    for (const [id, ownerId, from, how] of [
      ['sf', 'a', 'account', 'account'],
      ['fallback', 'b', 'fallback', 'automation'],
    ] as const) {
      store.outbox.insert(setting(id, ownerId, { state: 'done', payload: { ownerId, base: ME, origin, from } }))
      saved(store, ownerId, NOW + 4)
      expect(told(store)[0]?.[0]).toBe(how)
    }
    // The same owner again, chosen by somebody in Intercom: what this desktop wrote once does not count twice.
    saved(store, 'c', NOW + 5)
    saved(store, 'third', NOW + 6)
    expect(told(store)[0]).toEqual(['intercom', 'c', 'third'])
    // What was so already, and what never left, was not this desktop's doing.
    store.outbox.insert(setting('skipped', 'd', { state: 'done', outcome: { skipped: 'Already so.' } }))
    store.outbox.insert(setting('waiting', 'd', { state: 'held' }))
    saved(store, 'd', NOW + 7)
    expect(told(store)[0]?.[0]).toBe('intercom')
  })

  it('count somebody new only where the rep owns them and the first sync is over; they leave with the person', () => {
    const store = newStore()
    store.meta.set('firstSync.done', '1')
    store.people.save([contact({ id: 'guest', ownerId: 'other' }), contact({ id: 'p1', ownerId: ME })], NOW)
    expect(store.ownerChanges.untold(10)).toMatchObject([{ personId: 'p1', ownerId: ME, how: 'intercom' }])
    store.ownerChanges.markTold(store.ownerChanges.untold(10).map((one) => one.n))
    expect(store.ownerChanges.untold(10)).toEqual([])
    store.people.remove(['p1'])
    expect(told(store)).toEqual([])
  })

  it('by the rep are shown over what Intercom says until they are sent, and the book’s count there is not mistaken', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', ownerId: ME }), contact({ id: 'p2', ownerId: 'other' })], NOW)
    store.outbox.insert(setting('away', 'other'))
    store.people.patch('p1', { ownerId: 'other' }, NOW)
    store.outbox.insert({ ...setting('here', ME), personId: 'p2' })
    store.people.patch('p2', { ownerId: ME }, NOW)
    store.people.patch('p2', { ownerId: 'other' }, NOW)
    expect([store.people.ownerOf('p1'), store.people.ownerThere('p1')]).toEqual(['other', ME])
    expect([store.people.bookTotal(), store.people.bookThere()]).toEqual([0, 1])
    // Read again meanwhile: what the rep wants stays in front.
    store.people.save(
      [contact({ id: 'p1', name: 'New', ownerId: ME }), contact({ id: 'p2', ownerId: 'third' })],
      NOW + 1,
    )
    expect([store.people.ownerOf('p1'), store.people.ownerOf('p2')]).toEqual(['other', ME])
    expect([store.people.bookTotal(), store.people.bookThere()]).toEqual([1, 1])
    // Whoever is in the book by the rep's word alone is not missed by a sweep.
    expect(store.people.unseenInSweep(1)).toEqual([])
    store.outbox.update('away', { state: 'discarded' }, NOW)
    store.people.save([contact({ id: 'p1', name: 'Newer', ownerId: ME })], NOW + 2)
    expect(store.people.get('p1')).toMatchObject({ ownerId: ME, isMine: true, name: 'Newer' })
    expect(store.people.unseenInSweep(1)).toEqual(['p1'])
    // A group that was not made to its end was never made: its owners are not shown either.
    store.outbox.insert(setting('half', 'other', { groupId: 'g', state: 'held' }))
    store.people.patch('p1', { ownerId: 'other' }, NOW)
    expect(store.people.bookTotal()).toBe(1)
    store.outbox.dropGroup('g')
    expect([store.people.ownerOf('p1'), store.people.bookTotal()]).toEqual([ME, 2])
    // An automatic change is shown when it is made, not before.
    const origin = { by: 'automatic', setting: 'owners' }
    store.outbox.insert(setting('auto', 'x', { payload: { ownerId: 'x', base: ME, origin } }))
    store.people.save([contact({ id: 'p1', name: 'Newest', ownerId: ME })], NOW + 3)
    expect(store.people.ownerOf('p1')).toBe(ME)
  })
})
