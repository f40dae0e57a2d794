import { describe, expect, it } from 'vitest'
import { segmentFilterSchema } from '../../../../src/contract/models'
import { boundsOf, intercomSegmentsIn, namesOwner } from '../../../../src/main/domain/segments/bounds'

const NOW = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000

describe('the bounds of a test of a time', () => {
  it('days begin where the rep is, also where the clocks change', () => {
    const zone = 'America/New_York'
    expect(boundsOf({ op: 'before', day: '2026-11-22' }, NOW, zone)).toEqual({ until: Date.UTC(2026, 10, 22, 5) })
    expect(boundsOf({ op: 'after', day: '2026-11-22' }, NOW, zone)).toEqual({ from: Date.UTC(2026, 10, 23, 5) })
    // The first of November 2026 has 25 hours there.
    expect(boundsOf({ op: 'before', day: '2026-11-01' }, NOW, zone)).toEqual({ until: Date.UTC(2026, 10, 1, 4) })
    expect(boundsOf({ op: 'after', day: '2026-11-01' }, NOW, zone)).toEqual({ from: Date.UTC(2026, 10, 2, 5) })
    expect(boundsOf({ op: 'after', day: '2026-12-31' }, NOW, 'Asia/Tokyo')).toEqual({
      from: Date.UTC(2026, 11, 31, 15),
    })
  })

  it('days back are 24 hours each; exactly so many is neither more nor less', () => {
    const edge = NOW - 3 * 24 * HOUR
    expect(boundsOf({ op: 'moreThan', days: 3 }, NOW, 'UTC')).toEqual({ until: edge })
    expect(boundsOf({ op: 'lessThan', days: 3 }, NOW, 'UTC')).toEqual({ from: edge + 1 })
    expect(boundsOf({ op: 'isSet' }, NOW, 'UTC')).toBeNull()
  })
})

describe('a filter', () => {
  const owner = { field: 'owner', test: { op: 'isNotSet' } }
  const trial = { field: 'segment', test: { op: 'isNot', value: 's1' } }
  const country = { field: 'country', test: { op: 'is', value: ' Spain ' } }
  const filter = (...parts: unknown[]) => segmentFilterSchema.parse({ join: 'all', parts })

  it('tells whom it is about and what has to be read for it, in groups too', () => {
    expect(namesOwner(filter(country, { join: 'any', parts: [trial, owner] }))).toBe(true)
    expect(namesOwner(filter(country, { join: 'any', parts: [trial] }))).toBe(false)
    expect(intercomSegmentsIn(filter({ join: 'any', parts: [trial, country] }))).toEqual(['s1'])
  })

  it('is nothing that the contract does not know', () => {
    expect(filter(country).parts[0]).toMatchObject({ test: { value: 'Spain' } })
    const wrong: unknown[] = [
      { field: 'salary', test: { op: 'is', value: '1' } },
      { field: 'country', test: { op: 'above', value: 1 } },
      { field: 'country', test: { op: 'is', value: '  ' } },
      { field: 'country', test: { op: 'is', value: 'Spain', sql: '1=1' } },
      { field: 'lastSeen', test: { op: 'before', day: '2026-02-30' } },
      { field: 'lastSeen', test: { op: 'moreThan', days: 0 } },
      { join: 'any', parts: [] },
      { join: 'any', parts: [{ join: 'all', parts: [country] }] },
    ]
    for (const part of wrong) expect(() => filter(part), JSON.stringify(part)).toThrow()
  })
})
