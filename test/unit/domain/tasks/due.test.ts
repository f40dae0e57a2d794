import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueGroups, groupOf } from '../../../../src/main/domain/tasks/due'
import { runs } from '../../../builders/runs'

function task(activityDate: string | null, isHighPriority = false) {
  return { activityDate, isHighPriority }
}

describe('dueGroups', () => {
  it('compares days with the rep’s own day, in order, high priority first', () => {
    const groups = dueGroups(
      [
        task('2026-11-24'),
        task(null),
        task('2026-11-22'),
        task('2026-11-21'),
        task('2026-11-22', true),
        task('2025-01-01'),
        task('2026-11-23'),
        task('not a day'),
      ],
      '2026-11-22',
    )
    expect(groups.overdue.map((one) => one.activityDate)).toEqual(['2025-01-01', '2026-11-21'])
    expect(groups.today.map((one) => one.isHighPriority)).toEqual([true, false])
    expect(groups.coming.map((one) => one.activityDate)).toEqual(['2026-11-23', '2026-11-24'])
    expect(groups.undated).toHaveLength(2)
  })

  it('loses none, and has each where it belongs', () => {
    const date = fc.option(
      fc
        .date({ min: new Date('2026-11-15'), max: new Date('2026-11-30'), noInvalidDate: true })
        .map((one) => one.toISOString().slice(0, 10)),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ activityDate: date, isHighPriority: fc.boolean() })), (tasks) => {
        const today = '2026-11-22'
        const groups = dueGroups(tasks, today)
        const all = Object.values<(typeof tasks)[number][]>({ ...groups }).flat()
        expect(all).toHaveLength(tasks.length)
        expect(new Set(all)).toEqual(new Set(tasks))
        for (const [name, group] of Object.entries<(typeof tasks)[number][]>({ ...groups })) {
          const dates = group.map((one) => one.activityDate ?? '')
          expect(dates).toEqual(dates.toSorted())
          for (const one of group) expect(groupOf(one.activityDate, today)).toBe(name)
        }
      }),
      runs(200),
    )
  })
})
