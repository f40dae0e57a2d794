import { afterEach, describe, expect, test } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Intercom's own segments in filters (issue "The book, segments and export"; API facts, "Notes, tags, segments"). */
describe('Intercom’s own segments', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const by = (value: string, op: 'is' | 'isNot' = 'is'): SegmentFilter => ({
    join: 'all',
    parts: [{ field: 'segment', test: { op, value } }],
  })
  const listed = async (segment: SegmentFilter): Promise<string[]> =>
    (await desk.run('book.list', { filter: {}, segment, limit: 1000 })).rows.map((row) => row.id).sort()
  const asked = (path: RegExp): number => desk.intercom.requests.filter((one) => path.test(one.url)).length

  test('are chosen by name, and hold whom Intercom says, within a cycle', async () => {
    desk = await createDesk({ people: 200, bookShare: 0.6, speed: 300, undoSeconds: 0 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    // Nobody uses them: nothing is asked about them.
    expect(asked(/segments/u)).toBe(0)
    const names = await until('their names', async () => {
      const { intercomSegments } = await desk.run('segments.fields', {})
      return intercomSegments.length > 0 ? intercomSegments : null
    })
    const seeds = desk.world.intercom.segments
    expect(names.map((one) => one.name).sort()).toEqual(seeds.map((one) => one.name).sort())
    expect(names.every((one) => one.readAt === null)).toBe(true)

    const book = new Set((await desk.run('book.list', { filter: {}, limit: 1000 })).rows.map((row) => row.id))
    const largest = seeds.toSorted((a, b) => b.contactIds.length - a.contactIds.length)[0]!
    const mine = largest.contactIds.filter((id) => book.has(id)).sort()
    expect(mine.length).toBeGreaterThan(0)
    expect(mine.length).toBeLessThan(largest.contactIds.length)
    await until('whom it holds', async () => (await listed(by(largest.id))).join() === mine.join())
    expect((await listed(by(largest.id, 'isNot'))).length).toBe(book.size - mine.length)
    const { intercomSegments } = await desk.run('segments.fields', {})
    expect(intercomSegments.filter((one) => one.readAt !== null).map((one) => one.id)).toEqual([largest.id])

    // Intercom takes somebody out of it, and tells nobody: the next cycle sees it, for a saved one by itself.
    await desk.run('segments.save', { id: null, name: 'Largest', filter: by(largest.id) })
    const count = async () => (await desk.run('segments.list', {})).segments[0]?.count
    await until('counted', async () => (await count()) === mine.length)
    const contactIds = largest.contactIds.filter((id) => id !== mine[0])
    desk.intercom.control.setSegmentPeople({ segmentId: largest.id, contactIds })
    await until('one less', async () => (await count()) === mine.length - 1, 60_000)
  })
})
