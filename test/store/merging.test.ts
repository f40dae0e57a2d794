import { describe, expect, it } from 'vitest'
import { INTERCOM_NEWS } from '../../src/main/store/keptRooms'
import type { Store } from '../../src/main/store/types'
import { contact, conversation, everybody, item, ME, newStore, NOW, ORG, part } from './builders'

/** A lead with all that can hang on somebody, and the user whom they become. */
function couple(): Store {
  const store = newStore()
  store.people.save(
    [contact({ id: 'lead', name: 'Lea Lead' }), contact({ id: 'user', name: 'Lea User', role: 'user' })],
    NOW,
  )
  const parts = [part({ id: 'a', authorId: 'lead' })]
  store.conversations.save([conversation({ id: 'c1', personId: 'lead', parts, partsTotal: 1 })], NOW)
  store.conversations.save([conversation({ id: 'c2', personId: 'user' })], NOW)
  store.drafts.save('c1', { mode: 'reply', reply: 'Dear Lea', note: '' }, NOW)
  store.notifications.mute('lead', NOW)
  store.matchChoices.set(ORG, 'lead', '00Q1', ['00Q1', '00Q2'], NOW)
  const entry = { at: NOW, kind: 'gained' as const, object: null, recordId: '', text: 'Lea Lead is yours now.' }
  store.news.add(INTERCOM_NEWS, [{ ...entry, personId: 'lead' }])
  return store
}

describe('a lead that became a user', () => {
  it('takes everything along: conversations, drafts, mutes, choices, the feed', () => {
    const store = couple()
    expect(store.merging.move('lead', 'user', NOW)).toEqual(['c1'])
    expect(store.people.has('lead')).toBe(false)
    expect(
      store.conversations
        .ofPerson('user')
        .map((one) => one.id)
        .sort(),
    ).toEqual(['c1', 'c2'])
    expect(store.conversations.parts('c1').map((one) => one.authorId)).toContain('user')
    expect(store.drafts.get('c1').reply).toBe('Dear Lea')
    expect(store.notifications.isMuted('user')).toBe(true)
    expect(store.matchChoices.get(ORG, 'user')?.recordId).toBe('00Q1')
    expect(store.news.list(null, 0, 5).rows[0]?.personId).toBe('user')
    expect(store.people.list({ ...everyone, offset: 0, limit: 5 }).total).toBe(1)
  })

  it('points what is not sent at the survivor; what was refused because of it goes out again', () => {
    const store = couple()
    const payload = { personId: 'lead', base: { of: ['lead'] }, text: 'about lead' }
    store.outbox.insert(item({ id: 'held', state: 'held', lane: 'owner:lead', personId: 'lead', payload }))
    store.outbox.insert(item({ id: 'gone', state: 'needs_attention', code: 'gone', personId: 'lead', payload }))
    store.outbox.insert(item({ id: 'asked', state: 'needs_attention', code: 'conflict', personId: 'lead', payload }))
    store.outbox.insert(item({ id: 'on', state: 'sending', lane: 'owner:lead', personId: 'lead', payload }))
    store.outbox.insert(item({ id: 'past', state: 'done', personId: 'lead', payload }))
    expect(store.merging.refused()).toEqual(['lead'])
    store.merging.move('lead', 'user', NOW)
    const of = (id: string): unknown => {
      const row = store.outbox.get(id)!
      return [row.state, row.personId, row.payload.personId]
    }
    expect(store.outbox.get('held')).toMatchObject({
      lane: 'owner:user',
      payload: { personId: 'user', base: { of: ['user'] }, text: 'about lead' },
    })
    expect(of('gone')).toEqual(['queued', 'user', 'user'])
    expect(of('asked')).toEqual(['needs_attention', 'user', 'user'])
    // Under way, it is looked up by the words it was sent with.
    expect(of('on')).toEqual(['sending', 'user', 'lead'])
    expect(store.outbox.get('on')?.lane).toBe('owner:lead')
    expect(of('past')).toEqual(['done', 'user', 'lead'])
    expect(store.people.get('user')).toMatchObject({ pending: 4 })
    // It comes back refused: whom it was for is known by now.
    store.outbox.update('on', { state: 'needs_attention', code: 'gone' }, NOW)
    expect(store.merging.refused()).toEqual(['user'])
    expect(store.merging.readdress('user')).toBe(1)
    expect(of('on')).toEqual(['queued', 'user', 'user'])
    expect(store.outbox.get('on')?.lane).toBe('owner:user')
    expect(store.merging.readdress('user')).toBe(0)
  })

  it('brings its history of owners, which says nothing of the survivor’s own owner', () => {
    const store = couple()
    const owned = (id: string, ownerId: string, at: number): void => {
      store.people.save([contact({ id, ownerId, role: id === 'lead' ? 'lead' : 'user', updatedAt: at })], at)
    }
    owned('user', 'other', NOW + 1)
    owned('lead', 'third', NOW + 2)
    store.merging.move('lead', 'user', NOW + 3)
    const history = (): unknown[] =>
      store.ownerChanges.ofPerson('user', 9).map((one) => [one.wasId, one.beforeId, one.ownerId])
    expect(history()).toEqual([
      ['lead', ME, 'third'],
      [null, ME, 'other'],
    ])
    expect(store.ownerChanges.latestOf('user')).toMatchObject({ ownerId: 'other' })
    expect(store.ownerChanges.untold(9).map((one) => one.ownerId)).toEqual(['other'])
    // The owner that the lead had last comes to the user, too: that is a change of its own.
    owned('user', 'third', NOW + 4)
    expect(history()[0]).toEqual([null, 'other', 'third'])
    store.people.save([contact({ id: 'last', role: 'user' })], NOW)
    store.merging.move('user', 'last', NOW + 5)
    expect(store.ownerChanges.ofPerson('last', 9).map((one) => one.wasId)).toEqual(['user', 'lead', 'user'])
  })

  it('is found under the old id, also when the survivor becomes another', () => {
    const store = couple()
    store.people.save([contact({ id: 'last', role: 'user' })], NOW)
    store.merging.move('lead', 'user', NOW)
    store.merging.move('user', 'last', NOW)
    expect(['lead', 'user', 'last'].map((id) => store.merging.survivorOf(id))).toEqual(['last', 'last', 'last'])
  })
})

describe('people who are not the same', () => {
  it('are remembered in either order, and forgotten again', () => {
    const store = couple()
    store.merging.setApart('user', 'lead', true, NOW)
    expect([...store.merging.apart()]).toEqual(['lead user'])
    store.merging.setApart('lead', 'user', false, NOW)
    expect(store.merging.apart().size).toBe(0)
    store.merging.setApart('user', 'nobody', true, NOW)
    expect(store.merging.apart().size).toBe(0)
  })
})

const everyone = {
  filter: everybody,
  sort: 'name' as const,
  descending: false,
  now: NOW,
}
