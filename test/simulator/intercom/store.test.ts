import { array, assert, boolean, constantFrom, integer, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { compareIds } from '../../../src/simulator/intercom/store/sortedIndex'
import { createTable } from '../../../src/simulator/intercom/store/table'

interface Row {
  readonly id: string
  at: number | null
  owner: string
}

test('indexes and groups follow every change as if they were made anew', () => {
  const change = record({
    id: integer({ min: 1, max: 12 }).map(String),
    at: option(integer({ min: 0, max: 5 })),
    owner: constantFrom('a', 'b', ''),
    remove: boolean(),
  })
  assert(
    property(array(change, { maxLength: 60 }), (changes) => {
      const table = createTable<Row, 'at', 'owner'>(
        { at: (row) => row.at },
        { owner: (row) => (row.owner === '' ? [] : [row.owner]) },
      )
      const index = table.sorted('at')
      for (const { id, at, owner, remove } of changes) {
        const before = table.version
        const row = table.get(id)
        if (!row) table.add({ id, at, owner })
        else if (remove) table.remove(id)
        else {
          Object.assign(row, { at, owner })
          table.touch(row)
        }
        expect(table.version).toBeGreaterThan(before)
      }
      const rows = [...table.values()]
      const key = (row: Row): number => row.at ?? -1
      expect(index.rows).toEqual(rows.toSorted((a, b) => key(a) - key(b) || compareIds(a.id, b.id)))
      expect(index.countBelow(3)).toBe(rows.filter((row) => key(row) < 3).length)
      for (const owner of ['a', 'b']) {
        expect(new Set(table.group('owner', owner))).toEqual(new Set(rows.filter((row) => row.owner === owner)))
      }
    }),
  )
})
