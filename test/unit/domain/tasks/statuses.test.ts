import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completedStatus, openStatus, type TaskStatusRow } from '../../../../src/main/domain/tasks/statuses'

function row(apiName: string, sortOrder: number, isClosed: boolean, isDefault = false): TaskStatusRow {
  return { label: `${apiName} label`, apiName, sortOrder, isClosed, isDefault }
}

const STANDARD = [
  row('Not Started', 1, false, true),
  row('In Progress', 2, false),
  row('Completed', 3, true),
  row('Waiting on someone else', 4, false),
]

describe('Task statuses', () => {
  it('are the first of their kind by SortOrder, whatever the order of rows and their names', () => {
    expect(completedStatus(STANDARD)).toEqual({ ok: true, apiName: 'Completed', label: 'Completed label' })
    expect(openStatus(STANDARD)).toEqual({ ok: true, apiName: 'Not Started', label: 'Not Started label' })
    const renamed = [
      row('Completed', 9, true),
      row('Fertig', 5, true),
      row('Offen', 7, false),
      row('Neu', 6, false, true),
    ]
    expect(completedStatus(renamed)).toMatchObject({ apiName: 'Fertig' })
    expect(openStatus(renamed)).toMatchObject({ apiName: 'Neu' })
  })

  it('prefer the default where two rows share a place', () => {
    expect(openStatus([row('A', 1, false), row('B', 1, false, true)])).toMatchObject({ apiName: 'B' })
  })

  it('say so in words where the org has none, or where they were never read', () => {
    expect(completedStatus([row('New', 1, false)])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('counts as closed'),
    })
    expect(openStatus([row('Done', 1, true)])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('counts as open'),
    })
    expect(openStatus([])).toMatchObject({ ok: false, reason: expect.stringContaining('has not read') })
  })

  it('do not depend on the order of rows', () => {
    const rows = fc.uniqueArray(
      fc.record({
        label: fc.string(),
        apiName: fc.string({ minLength: 1 }),
        sortOrder: fc.nat({ max: 4 }),
        isClosed: fc.boolean(),
        isDefault: fc.boolean(),
      }),
      { selector: (one) => one.apiName },
    )
    fc.assert(
      fc.property(rows, (some) => {
        const backwards = some.toReversed()
        expect(completedStatus(some)).toEqual(completedStatus(backwards))
        expect(openStatus(some)).toEqual(openStatus(backwards))
      }),
    )
  })
})
