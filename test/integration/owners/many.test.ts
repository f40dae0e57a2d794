import { afterEach, describe, expect, test } from 'vitest'
import type { LeadGroup, PersonRow } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty } from '../../builders/work'
import { contact, putsTo } from '../mapping/desks'

/** An owner for several people at once (issue "Owners", "Assign"): progress, what failed, stop, undo, each once. */
describe('an owner for several', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const other = (): { id: string; name: string } =>
    desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)!
  const ids = (people: readonly PersonRow[]): string[] => people.map((one) => one.id)
  const ownersAt = (people: readonly PersonRow[]): unknown[] =>
    people.map((one) => contact(desk, one.id).owner_id ?? null)
  const book = async (): Promise<PersonRow[]> =>
    (await desk.run('book.list', { filter: {}, limit: 1000, sort: 'created' })).rows
  const through = (groupId: string): Promise<LeadGroup> =>
    until(
      'through',
      async () => {
        const { group } = await desk.run('owners.group', { groupId })
        return group.waiting === 0 && group
      },
      60_000,
    )

  async function begin(undoSeconds = 0): Promise<PersonRow[]> {
    desk = await createDesk({ people: 240, bookShare: 0.6, speed: 60, undoSeconds })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    return book()
  }

  test('each is set once, whatever is lost on the way; who fails is listed and can be tried again', async () => {
    const people = (await begin()).slice(0, 100)
    const [gone, taken, same] = people
    const ownerId = other().id
    for (const effect of [
      { kind: 'cut-after' },
      { kind: 'cut-before' },
      { kind: 'truncated-json' },
      { kind: 'status-after', status: 503 },
    ] as const) {
      desk.intercom.faults.add({ method: 'PUT', path: '/contacts/', skip: 7, times: 3, effect })
    }
    // While this desk does not look, one is deleted and one is given to somebody else, who is asked about.
    cutNetwork(desk, true)
    const third = desk.world.intercom.admins.find((one) => one.id !== ownerId && one.id !== desk.world.rep.adminId)!
    const plan = await desk.run('owners.plan', { personIds: [...ids(people), 'nobody'], ownerId })
    expect(plan).toMatchObject({ change: 100, same: 0, leftOut: [{ personId: 'nobody', verdict: 'gone' }] })
    const { group, leftOut } = await desk.run('owners.assignMany', { personIds: [...ids(people), 'nobody'], ownerId })
    expect([group.total, leftOut]).toEqual([100, 1])
    expect((await book()).filter((row) => people.some((one) => one.id === row.id))).toEqual([])
    desk.intercom.control.deleteContact({ contactId: gone!.id })
    desk.intercom.control.reassignOwner({ contactId: taken!.id, ownerId: third.id })
    desk.intercom.control.reassignOwner({ contactId: same!.id, ownerId })
    cutNetwork(desk, false)
    const end = await through(group.groupId)
    expect(end).toMatchObject({ total: 100, done: 98, needsYou: 2, stopped: 0 })
    const { failed } = await desk.run('owners.group', { groupId: group.groupId })
    expect(Object.fromEntries(failed.map((item) => [item.personId, item.code]))).toEqual({
      [gone!.id]: 'not_found',
      [taken!.id]: 'conflict',
    })
    expect(ownersAt(people.slice(2))).toEqual(people.slice(2).map(() => ownerId))
    expect(putsTo(desk, same!.id)).toEqual([])
    // A cut before it arrived is sent again; whatever arrived was not.
    const puts = people.slice(3).map((one) => putsTo(desk, one.id).length)
    expect(puts.filter((count) => count > 1).length).toBeLessThanOrEqual(3)
    // Trying again is the rep's word on the conflict; the deleted one fails again.
    await desk.run('owners.changeGroup', { groupId: group.groupId, change: 'retry' })
    expect(await through(group.groupId)).toMatchObject({ done: 99, needsYou: 1 })
    expect(ownersAt([taken!])).toEqual([ownerId])
    expect(await desk.run('leads.groups', {})).toEqual({ groups: [] })
    expect(await refused(desk.run('owners.assignMany', { personIds: [same!.id], ownerId }))).toMatchObject({
      code: 'validation',
    })
  })

  test('is taken back as one; what has not left can be stopped, and everybody is shown as before', async () => {
    const people = (await begin(20)).slice(0, 30)
    const before = ids(await book())
    const input = { personIds: ids(people), ownerId: null }
    const { group } = await desk.run('owners.assignMany', input)
    expect(group).toMatchObject({ total: 30, waiting: 30, canStop: 30, heldUntil: expect.any(Number) })
    const undone = await desk.run('owners.changeGroup', { groupId: group.groupId, change: 'stop' })
    expect(undone).toMatchObject({ changed: 30, group: { stopped: 30, waiting: 0 } })
    expect(ids(await book())).toEqual(before)
    cutNetwork(desk, true)
    const again = await desk.run('owners.assignMany', input)
    await until('the undo time is over', async () => {
      const { group: now } = await desk.run('owners.group', { groupId: again.group.groupId })
      return now.heldUntil === null && now.canStop > 0
    })
    const stopped = await desk.run('owners.changeGroup', { groupId: again.group.groupId, change: 'stop' })
    cutNetwork(desk, false)
    await outboxEmpty(desk)
    // All but the few that were being tried just then.
    expect(stopped.changed).toBeGreaterThanOrEqual(26)
    const end = await through(again.group.groupId)
    expect(end).toMatchObject({ stopped: stopped.changed, done: 30 - stopped.changed })
    const gone = people.filter((one) => contact(desk, one.id).owner_id === null)
    expect(gone).toHaveLength(end.done)
    expect(ids(await book())).toEqual(before.filter((id) => !ids(gone).includes(id)))
    expect(people.flatMap((one) => putsTo(desk, one.id))).toEqual(gone.map(() => ({ owner_id: null })))
  })

  test('a newer owner for all replaces what has not left', async () => {
    const people = (await begin(60)).slice(0, 12)
    await desk.run('owners.assign', { personId: people[0]!.id, ownerId: null })
    const [first, second] = await Promise.all([
      desk.run('owners.assignMany', { personIds: ids(people), ownerId: other().id }),
      desk.run('owners.assignMany', { personIds: ids(people), ownerId: null }),
    ])
    expect((await desk.run('owners.group', { groupId: first.group.groupId })).group).toMatchObject({ stopped: 12 })
    expect((await desk.run('owners.group', { groupId: second.group.groupId })).group).toMatchObject({ waiting: 12 })
    expect((await desk.run('people.get', { personId: people[0]!.id })).ownerId).toBeNull()
    await through(second.group.groupId)
    expect(ownersAt(people)).toEqual(people.map(() => null))
    expect(people.flatMap((one) => putsTo(desk, one.id))).toEqual(people.map(() => ({ owner_id: null })))
  })

  test('goes on after the app was quit in the middle', async () => {
    const people = (await begin()).slice(0, 40)
    const ownerId = other().id
    const { group } = await desk.run('owners.assignMany', { personIds: ids(people), ownerId })
    await until('some are through', async () => {
      const { group: now } = await desk.run('owners.group', { groupId: group.groupId })
      return now.done > 3
    })
    await desk.restart()
    expect(await through(group.groupId)).toMatchObject({ total: 40, done: 40 })
    expect(ownersAt(people)).toEqual(people.map(() => ownerId))
  })
})
