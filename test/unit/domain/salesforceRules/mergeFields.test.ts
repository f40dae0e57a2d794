import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideConflicts, mergeFields, sameFieldValue } from '../../../../src/main/domain/salesforce/mergeFields'
import { runs } from '../../../builders/runs'

const names = ['Status', 'Title', 'Phone', '__proto__', 'constructor']
const value = fc.constantFrom<unknown[]>(null, '', 'a', 'b', 'a ', 1, 0, true, false)
const row = fc
  .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 6 })
  .map((pairs) => Object.fromEntries(pairs))

describe('merging an edit', () => {
  it('sends mine, keeps theirs, and asks where both changed', () => {
    const base = { Status: 'Open', Title: 'CTO', Phone: '1', City: 'Cork' }
    const merge = mergeFields(
      base,
      { Status: 'Won', Phone: '2', City: 'Dublin' },
      { ...base, Title: 'CEO', Phone: '3', City: 'Dublin' },
    )
    expect(merge.applied).toEqual({ Status: 'Won' })
    expect(merge.kept).toEqual(['Title'])
    expect(merge.conflicts).toEqual([{ field: 'Phone', base: '1', mine: '2', theirs: '3' }])
    expect(merge.result).toEqual({ Status: 'Won', Title: 'CEO', Phone: '3', City: 'Dublin' })
  })

  it('is finished by the rep’s choices', () => {
    const merge = mergeFields({ A: 1, B: 1, C: 1 }, { A: 2, B: 2, C: 2 }, { A: 3, B: 3, C: 3 })
    const decided = decideConflicts(merge, { A: 'mine', B: 'theirs' })
    expect(decided).toMatchObject({ applied: { A: 2 }, kept: ['B'], result: { A: 2, B: 3, C: 3 } })
    expect(decided.conflicts.map((one) => one.field)).toEqual(['C'])
  })

  it('what was not read counts as unchanged; a cleared field is a change', () => {
    expect(mergeFields({ A: 1 }, { A: null }, {}).applied).toEqual({ A: null })
    expect(mergeFields({ A: 1 }, {}, { A: null }).kept).toEqual(['A'])
  })

  it('knows values that Salesforce does not tell apart', () => {
    expect(sameFieldValue('2026-05-01T07:25:37.000+0000', '2026-05-01T07:25:37Z')).toBe(true)
    expect(sameFieldValue('a\r\nb ', 'a\nb')).toBe(true)
    expect(sameFieldValue(null, '')).toBe(true)
    expect(sameFieldValue(0, null)).toBe(false)
    expect(sameFieldValue(false, null)).toBe(false)
    expect(sameFieldValue('1', 1)).toBe(false)
    expect(sameFieldValue({ city: 'Cork', street: null }, { city: 'Cork' })).toBe(true)
    expect(sameFieldValue({ city: 'Cork' }, { city: 'Dublin' })).toBe(false)
  })

  it('commutes where there is no conflict', () => {
    fc.assert(
      fc.property(row, row, row, (base, a, b) => {
        const one = mergeFields(base, a, { ...base, ...b })
        const other = mergeFields(base, b, { ...base, ...a })
        expect(one.conflicts.map((c) => c.field).sort()).toEqual(other.conflicts.map((c) => c.field).sort())
        if (one.conflicts.length > 0) return
        for (const name of names)
          expect(sameFieldValue(own(one.result, name), own(other.result, name)), name).toBe(true)
      }),
      runs(1000),
    )
  })

  it('loses nothing of theirs, sends nothing that is not mine, and forgets no edit', () => {
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const merge = mergeFields(base, mine, theirs)
        const asked = new Set(merge.conflicts.map((one) => one.field))
        for (const name of Object.keys(theirs)) {
          if (sameFieldValue(own(base, name), own(theirs, name))) continue
          expect(sameFieldValue(own(merge.result, name), own(theirs, name)), name).toBe(true)
          expect(Object.hasOwn(merge.applied, name), name).toBe(false)
        }
        for (const name of Object.keys(merge.applied)) expect(merge.applied[name]).toBe(own(mine, name))
        for (const name of Object.keys(mine)) {
          const arrives = sameFieldValue(own(merge.result, name), own(mine, name))
          const isUnedited = sameFieldValue(own(base, name), own(mine, name))
          expect(arrives || asked.has(name) || isUnedited, name).toBe(true)
        }
      }),
      runs(1000),
    )
  })

  it('merged again after it was sent, there is nothing to do', () => {
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const first = mergeFields(base, mine, theirs)
        const again = mergeFields(first.result, first.applied, first.result)
        expect(again).toMatchObject({ applied: {}, kept: [], conflicts: [] })
      }),
      runs(500),
    )
  })
})

function own(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined
}
