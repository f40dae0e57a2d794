import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntercomContact } from '../../src/main/ports/intercom'
import { book, company, contact, conversation, DAY, everybody, item, ME, newStore, NOW, OTHER, part } from './builders'

describe('people.save', () => {
  it('answers what is new or changed, and nothing the second time', () => {
    const store = newStore()
    const people = [contact({ id: 'p1' }), contact({ id: 'p2', ownerId: OTHER })]
    expect(store.people.save(people, NOW)).toEqual(['p1', 'p2'])
    expect(store.people.save(people, NOW + 1)).toEqual([])
    expect(store.people.get('p1')?.fetchedAt).toBe(NOW + 1)
    expect(store.people.save([contact({ id: 'p1', name: 'New', updatedAt: NOW })], NOW)).toEqual(['p1'])
    expect(store.people.get('p1')?.displayName).toBe('New')
    expect(store.people.ownerOf('p2')).toBe(OTHER)
    expect(store.people.ownerOf('p3')).toBeUndefined()
    expect(store.people.bookTotal()).toBe(1)
    expect(store.people.get('p2')?.isGuest).toBe(true)
  })

  it('keeps everything the detail shows', () => {
    const store = newStore()
    store.teammates.replaceTags([{ id: 't1', name: 'VIP' }])
    store.companies.save([company({ id: 'k2', name: 'Second' }), company({ id: 'k1', name: 'First', size: 12.4 })], NOW)
    const full = contact({
      id: 'p1',
      role: 'user',
      phone: '+49 151 2345',
      externalId: 'x-1',
      signedUpAt: NOW - 9,
      city: 'Köln',
      utm: { source: 'ads' },
      customAttributes: { seats: 3, paying: true, note: null },
      unsubscribed: true,
      tagIds: ['t1', 'gone'],
      companyIds: ['k1', 'k2', 'k9'],
    })
    store.people.save([full], NOW)
    expect(store.people.get('p1')).toMatchObject({
      role: 'user',
      phone: '+49 151 2345',
      externalId: 'x-1',
      city: 'Köln',
      utm: { source: 'ads' },
      customAttributes: { seats: 3, paying: true, note: null },
      unsubscribed: true,
      tags: ['VIP'],
      companyName: 'First',
      ownerName: 'Rae Rep',
      isMine: true,
    })
    expect(store.people.get('p1')?.companies.map((entry) => entry.name)).toEqual(['First', 'Second'])
    expect(store.companies.missing(10)).toEqual(['k9'])
    store.companies.save([company({ id: 'k1', name: 'Renamed', updatedAt: NOW })], NOW)
    expect(store.people.get('p1')?.companyName).toBe('Renamed')
    store.companies.save([company({ id: 'k1', name: 'Old', updatedAt: NOW - 9 * DAY })], NOW)
    expect(store.people.get('p1')?.companyName).toBe('Renamed')
    expect(store.people.ofCompany('k2', 0, 10)).toMatchObject({ total: 1, rows: [{ id: 'p1' }] })
  })

  it('names everybody', () => {
    const store = newStore()
    const bare = { name: null, email: null, phone: null }
    store.people.save(
      [
        contact({ id: 'a', ...bare }),
        contact({ id: 'b', ...bare, role: 'user', name: '  ' }),
        contact({ id: 'c', ...bare, phone: '123' }),
        contact({ id: 'd', ...bare, email: 'd@example.com', phone: '123' }),
      ],
      NOW,
    )
    const names = Object.fromEntries(book(store).rows.map((row) => [row.id, row.displayName]))
    expect(names).toEqual({ a: 'Unnamed lead', b: 'Unnamed user', c: '123', d: 'd@example.com' })
  })

  it('ends the same whatever order updates arrive in, and however often', () => {
    const update = fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), age: fc.nat({ max: 5 }) })
    const version = ({ id, age }: { id: string; age: number }): IntercomContact =>
      contact({ id, name: `${id} at ${age}`, updatedAt: NOW - age * DAY, ownerId: age % 2 ? ME : OTHER })
    fc.assert(
      fc.property(fc.array(fc.array(update, { maxLength: 4 }), { maxLength: 5 }), (batches) => {
        const store = newStore()
        for (const batch of batches) store.people.save(batch.map(version), NOW)
        for (const id of ['p1', 'p2', 'p3']) {
          const ages = batches.flat().filter((entry) => entry.id === id)
          if (ages.length === 0) expect(store.people.has(id)).toBe(false)
          else {
            const youngest = Math.min(...ages.map((entry) => entry.age))
            expect(store.people.get(id)?.name).toBe(`${id} at ${youngest}`)
            expect(store.people.get(id)?.isMine).toBe(youngest % 2 === 1)
          }
        }
        store.close()
      }),
      { numRuns: 25 },
    )
  })

  it('patches name, email and phone at once; Intercom’s answer waits while the correction is unsent', () => {
    const store = newStore()
    const old = contact({ id: 'p1', name: 'Wrong', phone: '1' })
    store.people.save([old], NOW)
    const payload = { values: { name: 'Right', email: 'New@Example.com', phone: '' } }
    store.outbox.insert(item({ id: 'o1', kind: 'person.update', service: 'intercom', personId: 'p1', payload }))
    expect(store.people.get('p1')).toMatchObject({ name: 'Right', email: 'New@Example.com', phone: null })
    expect(store.salesforce.emails(null, 9)).toEqual(['new@example.com'])
    store.people.save([old], NOW)
    expect(store.people.get('p1')?.displayName).toBe('Right')
    expect(store.search.query('right', 5)).toHaveLength(1)
    expect(store.search.query('wrong', 5)).toHaveLength(0)
    store.outbox.update('o1', { state: 'discarded' }, NOW)
    expect(store.people.get('p1')).toMatchObject({ name: 'Wrong', phone: '1' })
  })
})

describe('people.list', () => {
  it('sorts by every column both ways, rows without a value last', () => {
    const store = newStore()
    store.companies.save([company({ id: 'k1', name: 'Zeta' }), company({ id: 'k2', name: 'ärger' })], NOW)
    store.people.save(
      [
        contact({ id: 'a', name: 'Émile', companyIds: ['k1'], lastSeenAt: 5, createdAt: 3, lastRepliedAt: 50 }),
        contact({ id: 'b', name: 'eva', companyIds: ['k2'], lastSeenAt: 9, createdAt: 2, lastRepliedAt: 70 }),
        contact({ id: 'c', name: 'Dora', createdAt: 1 }),
      ],
      NOW,
    )
    const order = (sort: 'activity' | 'name' | 'company' | 'status' | 'lastSeen' | 'created', descending: boolean) =>
      store.people
        .list({ filter: everybody, sort, descending, offset: 0, limit: 9, now: NOW })
        .rows.map((row) => row.id)
        .join('')
    expect([order('name', false), order('name', true)]).toEqual(['cab', 'bac'])
    expect([order('company', false), order('company', true)]).toEqual(['bac', 'abc'])
    expect([order('lastSeen', false), order('lastSeen', true)]).toEqual(['abc', 'bac'])
    expect([order('activity', false), order('activity', true)]).toEqual(['abc', 'bac'])
    expect([order('created', false), order('created', true)]).toEqual(['cba', 'abc'])
    expect(order('status', true)).toHaveLength(3)
  })

  it('filters and pages', () => {
    const store = newStore()
    store.people.save(
      [
        contact({ id: 'a', name: 'Ada', role: 'user', lastRepliedAt: NOW - 3 * DAY }),
        contact({ id: 'b', name: 'Bob', lastRepliedAt: NOW - 40 * DAY }),
        contact({ id: 'c', name: 'Cleo', email: null }),
        contact({ id: 'd', name: 'Dan', ownerId: OTHER }),
      ],
      NOW,
    )
    store.conversations.save([conversation({ id: 'c1', personId: 'a', createdAt: NOW - 3 * DAY })], NOW)
    const ids = (filter: Parameters<typeof book>[1]) =>
      book(store, filter)
        .rows.map((row) => row.id)
        .sort()
    expect(ids({})).toEqual(['a', 'b', 'c'])
    expect(ids({ role: 'user' })).toEqual(['a'])
    expect(ids({ unreadOnly: true })).toEqual(['a'])
    expect(ids({ openOnly: true })).toEqual(['a'])
    expect(ids({ silentDays: 30 })).toEqual(['b', 'c'])
    expect(ids({ match: ['none'] })).toEqual(['c'])
    expect(ids({ match: ['unknown', 'lead'], role: 'lead' })).toEqual(['b'])
    expect(ids({ text: 'bo' })).toEqual(['b'])
    expect(ids({ text: '???' })).toEqual(['a', 'b', 'c'])
    const page = store.people.list({
      filter: everybody,
      sort: 'name',
      descending: false,
      offset: 1,
      limit: 1,
      now: NOW,
    })
    expect(page).toMatchObject({ total: 3, rows: [{ id: 'b' }] })
  })
})

describe('leaving the cache', () => {
  it('finds who a sweep did not see, and walks the book in batches', () => {
    const store = newStore()
    store.people.save([contact({ id: 'a' }), contact({ id: 'b' }), contact({ id: 'c', ownerId: OTHER })], NOW, 1)
    store.people.save([contact({ id: 'b' })], NOW, 2)
    expect(store.people.unseenInSweep(2)).toEqual(['a'])
    expect(store.people.bookIds(null, 1)).toEqual(['a'])
    expect(store.people.bookIds('a', 9)).toEqual(['b'])
  })

  it('removes everything of a person but keeps those with unsent items', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' }), contact({ id: 'p2' })], NOW)
    store.conversations.save(
      [
        conversation({ id: 'c1', personId: 'p1', parts: [part({ id: 'x', bodyText: 'zebrafish' })] }),
        conversation({ id: 'c2', personId: 'p2' }),
      ],
      NOW,
    )
    store.outbox.insert(item({ id: 'i1', personId: null, conversationId: 'c2' }))
    expect(store.people.remove(['p1', 'p2', 'nobody'])).toEqual(['p1'])
    expect(store.conversations.get('c1')).toBeNull()
    expect(store.search.query('zebrafish', 5)).toEqual([])
    expect(store.sizes()).toMatchObject({ people: 1, conversations: 1, parts: 1 })
    store.outbox.update('i1', { state: 'discarded' }, NOW)
    expect(store.people.remove(['p2'])).toEqual(['p2'])
    expect(store.sizes()).toMatchObject({ people: 0, conversations: 0, parts: 0 })
  })

  it('lets guests go with their assignment, not before', () => {
    const store = newStore()
    store.people.save([contact({ id: 'g', ownerId: OTHER })], NOW)
    const given = conversation({ id: 'c1', personId: 'g', assigneeId: ME })
    store.conversations.save([given], NOW)
    expect(store.people.strayGuests()).toEqual([])
    expect(store.conversations.counts()).toMatchObject({ all: 1, mine: 1, unread: 1 })
    store.conversations.save([{ ...given, assigneeId: OTHER, updatedAt: NOW }], NOW)
    expect(store.people.strayGuests()).toEqual(['g'])
    expect(store.conversations.counts()).toMatchObject({ all: 1, mine: 0, unread: 0 })
    store.outbox.insert(item({ id: 'i1', personId: 'g', conversationId: null }))
    expect(store.people.strayGuests()).toEqual([])
  })

  it('recomputes the lists when the rep or the org changes', () => {
    const store = newStore()
    store.people.save([contact({ id: 'a' }), contact({ id: 'b', ownerId: OTHER })], NOW)
    store.conversations.save([conversation({ id: 'c1', personId: 'b' })], NOW)
    expect(store.conversations.unreadTotal()).toBe(0)
    store.setScope({ repId: OTHER, orgKey: null })
    expect(book(store).rows).toMatchObject([{ id: 'b', unread: 1, match: 'unknown' }])
    expect(store.conversations.unreadTotal()).toBe(1)
    expect(store.scope()).toEqual({ repId: OTHER, orgKey: null })
  })
})
