import { describe, expect, it } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { updateToVersion } from '../../../src/main/store/migrate'
import { openDatabase } from '../../../src/main/store/openDatabase'
import { contact, contactRow, KEY, leadRow, ME, newFile, newStore, NOW, opened, ORG } from '../builders'

const leads: SegmentFilter = { join: 'all', parts: [{ field: 'role', test: { op: 'is', value: 'lead' } }] }
const one = (id: string, position: number) => ({ id, name: `Segment ${id}`, filter: leads, isPinned: true, position })

describe('saved segments', () => {
  it('stand where they are put, and the others close up', () => {
    const store = newStore()
    const { segments } = store
    const order = (): [string, number][] => segments.list().map(({ id, position }) => [id, position])
    for (const [at, id] of ['a', 'b', 'c'].entries()) segments.save(one(id, at))
    segments.save({ ...one('c', 0), name: 'First' })
    expect(order()).toEqual([
      ['c', 0],
      ['a', 1],
      ['b', 2],
    ])
    expect(segments.get('c')).toEqual({ ...one('c', 0), name: 'First' })
    segments.remove('a')
    segments.save(one('a', 1))
    expect(order().map(([id]) => id)).toEqual(['c', 'a', 'b'])
    segments.save(one('b', 99))
    segments.save(one('d', 1))
    expect(order().map(([id]) => id)).toEqual(['c', 'd', 'a', 'b'])
    expect(segments.get('gone')).toBeNull()
  })

  it('offer the values that people have, by the beginning of a word', () => {
    const store = newStore()
    store.people.save(
      [
        contact({ id: 'p1', country: 'Spain', customAttributes: { plan: 'Growth', seats: 3, ok: true, gone: null } }),
        contact({ id: 'p2', country: 'São Tomé', customAttributes: { plan: 'Free' }, utm: { source: 'ads' } }),
        contact({ id: 'p3', country: 'Spain' }),
      ],
      NOW,
    )
    const values = (of: Parameters<typeof store.segments.values>[0], text: string): string[] =>
      store.segments.values(of, text, 50)
    expect(values({ field: 'country' }, '')).toEqual(['São Tomé', 'Spain'])
    expect(values({ field: 'country' }, 'tome')).toEqual(['São Tomé'])
    expect(values({ field: 'country' }, 'pain')).toEqual([])
    expect(values({ field: 'attribute', name: 'plan' }, 'g')).toEqual(['Growth'])
    expect(values({ field: 'utm', name: 'source' }, '')).toEqual(['ads'])
    store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', status: 'Working' })], NOW)
    expect(values({ field: 'leadStatus' }, 'WOR')).toEqual(['Working'])
    expect(store.segments.attributes()).toEqual([
      { name: 'ok', kind: 'boolean' },
      { name: 'plan', kind: 'text' },
      { name: 'seats', kind: 'number' },
    ])
  })

  it('know people’s records in a file from before they were kept, too', () => {
    const file = newFile()
    const full = opened(file).store
    full.setScope({ repId: ME, orgKey: ORG })
    full.people.save([contact({ id: 'p1' })], NOW)
    full.salesforce.markLookedUp(ORG, ['p1@example.com'], NOW)
    full.salesforce.saveContacts(ORG, [contactRow({ id: 'C1', title: 'Head of Ops' })], NOW)
    full.close()
    // As version 9 left it: without the column, and without the note that it is computed.
    const database = openDatabase(file, KEY)
    database.run(`UPDATE people SET record_id = NULL`)
    database.run(`DELETE FROM meta WHERE key = 'computed'`)
    updateToVersion(database)
    database.raw.close()
    const { store } = opened(file)
    const heads: SegmentFilter = {
      join: 'all',
      parts: [{ field: 'title', test: { op: 'startsWith', value: 'head' } }],
    }
    const fits = () => store.segments.fitting(heads, { now: NOW, timeZone: 'UTC' }, 0, 100).rows
    expect(fits()).toEqual([])
    store.setScope({ repId: ME, orgKey: ORG })
    while (store.recompute()) continue
    expect(fits()).toHaveLength(1)
  })
})
