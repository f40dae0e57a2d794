import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { namesOwner } from '../../../src/main/domain/segments/bounds'
import type { Store } from '../../../src/main/store/types'
import { everybody, ME, NOW } from '../builders'
import { fits, type PlainPerson } from './reference'
import { anyCondition, anyFilter } from './filters'
import { build, world } from './world'

const clock = { now: NOW, timeZone: 'UTC' }

/** Whom the list shows under a filter, asked for in steps of two and then listed. */
function asked(store: Store, filter: SegmentFilter): { ids: string[]; total: number } {
  const among: number[] = []
  for (let after: number | null = 0; after !== null;) {
    const step: { rows: number[]; next: number | null } = store.segments.fitting(filter, clock, after, 2)
    among.push(...step.rows)
    after = step.next
  }
  const { rows, total } = store.people.list({
    filter: everybody,
    among,
    sort: 'activity',
    descending: true,
    offset: 0,
    limit: 100,
    now: NOW,
  })
  return { ids: rows.map((row) => row.id).sort(), total }
}

function expected(people: PlainPerson[], filter: SegmentFilter): { ids: string[]; total: number } {
  const ids = people
    .filter((one) => (namesOwner(filter) || one.contact.ownerId === ME) && fits(filter, one, NOW))
    .map((one) => one.contact.id)
  return { ids, total: ids.length }
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
    { numRuns: 80 },
  )
}, 120_000)
