import { afterEach, describe, expect, test } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Saved segments on a desk that goes on syncing (issue "The book, segments and export"). */
describe('saved segments', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const named = (value: string, op: 'is' | 'isNot' = 'is'): SegmentFilter => ({
    join: 'all',
    parts: [{ field: 'attribute', name: 'job_title', kind: 'text', test: { op, value } }],
  })
  const counts = async (): Promise<(number | null)[]> =>
    (await desk.run('segments.list', {})).segments.map((one) => one.count)
  const listed = async (segment: SegmentFilter): Promise<number> =>
    (await desk.run('book.list', { filter: {}, segment })).total

  test('count whom the book lists, and count again when somebody comes, without being asked', async () => {
    desk = await createDesk({ people: 60, speed: 120, undoSeconds: 0 })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    let told = 0
    desk.core.on('cache.changed', ({ topics }) => (told += topics.includes('segments') ? 1 : 0))
    const saved = await desk.run('segments.save', { id: null, name: 'Pilots', filter: named('Pilot') })
    expect(saved).toMatchObject({ name: 'Pilots', isPinned: true, position: 0, count: null })
    await desk.run('segments.save', { id: null, name: 'Others', filter: named('Pilot', 'isNot') })
    const { total: all } = await desk.run('book.list', { filter: {} })
    await until('counted', async () => (await counts()).join() === `0,${all}`)

    const before = told
    const attributes = { job_title: 'pilot' }
    desk.intercom.control.createContact({
      role: 'lead',
      name: 'Ada Wing',
      owner_id: desk.world.rep.adminId,
      custom_attributes: attributes,
    })
    await until('somebody came', async () => (await counts())[0] === 1, 60_000)
    // Changes are gathered before the window is told.
    await until('told', () => told > before)
    expect(await listed(named('Pilot'))).toBe(1)
    expect(await counts()).toEqual([1, all])

    // Another filter has no count of the old one.
    const changed = await desk.run('segments.save', { ...restorable(saved), filter: named('Diver') })
    expect(changed.count).toBeNull()
    await until('counted anew', async () => (await counts())[0] === 0)
  })

  test('have names of their own, and come back to their place after a removal', async () => {
    desk = await createDesk({ people: 20, speed: 120 })
    await desk.connectIntercom()
    const first = await desk.run('segments.save', { id: null, name: 'Élan', filter: named('a') })
    await desk.run('segments.save', { id: null, name: 'Second', filter: named('b') })
    const double = await desk.core.run('segments.save', { id: null, name: ' elan ', filter: named('c') })
    expect(double).toMatchObject({ ok: false, error: { fields: { name: 'Another segment has this name.' } } })
    expect(await desk.run('segments.save', { ...restorable(first), name: 'ELAN' })).toMatchObject({ name: 'ELAN' })

    const { count: _count, ...removed } = await desk.run('segments.remove', { segmentId: first.id })
    expect((await desk.run('segments.list', {})).segments.map((one) => one.name)).toEqual(['Second'])
    await desk.run('segments.save', removed)
    expect((await desk.run('segments.list', {})).segments.map((one) => one.id)[0]).toBe(first.id)
    await desk.restart()
    await until('open again', async () => (await desk.core.run('segments.list', {})).ok)
    expect((await desk.run('segments.list', {})).segments.map((one) => one.name)).toEqual(['ELAN', 'Second'])
  })
})

function restorable<T extends { count: unknown }>({ count: _count, ...rest }: T): Omit<T, 'count'> {
  return rest
}
