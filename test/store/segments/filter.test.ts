import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { namesOwner } from '../../../src/main/domain/segments/bounds'
import type { Store } from '../../../src/main/store/types'
import { everybody, ME, NOW } from '../builders'
import { fits, type PlainPerson } from './reference'
import { anyCondition, anyFilter, build, world } from './world'

const clock = { now: NOW, timeZone: 'UTC' }

/** Whom the list shows under a filter, and what a count in steps of two says. */
function asked(store: Store, filter: SegmentFilter): { ids: string[]; total: number; counted: number } {
  const { rows, total } = store.people.list({
    filter: everybody,
    segment: { filter, timeZone: 'UTC' },
    sort: 'activity',
    descending: true,
    offset: 0,
    limit: 100,
    now: NOW,
  })
  let counted = 0
  for (let after: number | null = 0; after !== null;) {
    const step: { count: number; next: number | null } = store.segments.count(filter, clock, after, 2)
    counted += step.count
    after = step.next
  }
  return { ids: rows.map((row) => row.id).sort(), total, counted }
}

function expected(people: PlainPerson[], filter: SegmentFilter): { ids: string[]; total: number; counted: number } {
  const ids = people
    .filter((one) => (namesOwner(filter) || one.contact.ownerId === ME) && fits(filter, one, NOW))
    .map((one) => one.contact.id)
  return { ids, total: ids.length, counted: ids.length }
}

it('lists and counts, for any filter and any people, whom the rules of decision 12 name', () => {
  fc.assert(
    fc.property(
      world,
      fc.array(anyFilter, { minLength: 4, maxLength: 12 }),
      fc.array(anyCondition, { minLength: 8, maxLength: 24 }),
      (given, filters, conditions) => {
        const { store, people } = build(given)
        const alone = conditions.map((one): SegmentFilter => ({ join: 'all', parts: [one] }))
        for (const filter of [...filters, ...alone]) {
          expect(asked(store, filter), JSON.stringify(filter)).toEqual(expected(people, filter))
        }
        store.close()
      },
    ),
    { numRuns: 120 },
  )
}, 120_000)
