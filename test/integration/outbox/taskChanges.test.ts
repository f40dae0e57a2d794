import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { castId, itemIn, makeTasks } from '../../builders/tasks'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'

/** Today, and what the rep does there: complete, reopen, reschedule, offline too. */
describe('changes of Tasks', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(undoSeconds = 0): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds, speed: 60 })
    await settledDesk(desk)
    await until('the rep’s Tasks', async () => {
      const { overdue, today, coming, undated } = await desk.run('tasks.today', {})
      return overdue.length + today.length + coming.length + undated.length === ownOpen().length
    })
  }

  /** The rep's own open Tasks as the org has them. */
  const ownOpen = (): Record<string, unknown>[] =>
    desk.salesforce.control
      .list('Task')
      .filter((row) => row['OwnerId'] === desk.world.rep.salesforceUserId && row['IsClosed'] !== true)
      .filter((row) => row['IsDeleted'] !== true)
  const cut = (down: boolean): void => {
    desk.salesforce.setNetworkDown(down)
    desk.intercom.setNetworkDown(down)
    desk.network.set(!down)
  }
  const at = (taskId: string): Record<string, unknown> => desk.salesforce.control.get('Task', taskId) ?? {}

  it('groups the rep’s own open Tasks by day', async () => {
    await begin()
    const today = await desk.run('tasks.today', {})
    const day = new Date(desk.clock.now()).toLocaleDateString('sv')
    const among = (test: (due: string | null) => boolean): string[] =>
      ownOpen()
        .filter((row) => test(row['ActivityDate'] as string | null))
        .map((row) => String(row['Id']))
        .sort()
    const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id).sort()
    expect(ids(today.overdue)).toEqual(among((due) => due !== null && due < day))
    expect(ids(today.today)).toEqual(among((due) => due === day))
    expect(ids(today.coming)).toEqual(among((due) => due !== null && due > day))
    expect(ids(today.undated)).toEqual(among((due) => due === null))
    expect(ids(today.overdue)).toEqual(expect.arrayContaining(desk.world.story.tasks.overdue))
    expect(today.today.slice(0, 1)).toMatchObject([{ isHighPriority: true, ownerIsMe: true, sending: null }])
    expect(today).toMatchObject({ connected: true, asOf: expect.any(Number) })
  }, 60_000)

  it('completes, reschedules and makes Tasks offline; all of it arrives once the network is back', async () => {
    await begin()
    const [done, moved] = desk.world.story.tasks.overdue as [string, string]
    cut(true)
    const item = await desk.run('tasks.update', { taskId: done, change: { done: true } })
    await desk.run('tasks.update', { taskId: moved, change: { dueDate: '2099-01-31' } })
    await makeTasks(desk, castId(desk, 'oneContact'), {
      purpose: 'followUp',
      change: () => ({ dueDate: '2099-02-01' }),
    })
    const offline = await desk.run('tasks.today', {})
    const overdue = offline.overdue.map((row) => row.id)
    expect(overdue).not.toContain(done)
    expect(overdue).not.toContain(moved)
    const [reminder, unsent] = offline.coming.slice(-2)
    expect(reminder).toMatchObject({ id: moved, dueDate: '2099-01-31', sending: { itemId: expect.any(String) } })
    expect(unsent).toMatchObject({ dueDate: '2099-02-01', sending: { itemId: expect.any(String) } })
    expect(at(done)['IsClosed']).toBe(false)
    await desk.restart()
    expect((await desk.run('tasks.today', {})).overdue.map((row) => row.id)).toEqual(overdue)
    cut(false)
    await itemIn(desk, item.id, 'done')
    await outboxEmpty(desk)
    expect(at(done)).toMatchObject({ IsClosed: true, Status: 'Completed' })
    expect(at(moved)).toMatchObject({ ActivityDate: '2099-01-31' })
    const made = desk.salesforce.control.list('Task').filter((row) => row['ActivityDate'] === '2099-02-01')
    expect(made).toHaveLength(1)
    // What was known by its item is found by its record.
    const row = await desk.run('tasks.get', { taskId: unsent!.id })
    expect(row).toMatchObject({ id: made[0]!['Id'], sending: null })
  }, 60_000)

  it('changes a Task that has not left yet where it is', async () => {
    await begin(60)
    const [item] = await makeTasks(desk, castId(desk, 'oneContact'), { purpose: 'followUp' })
    const taskId = `outbox:${item!.id}`
    const change = { dueDate: '2099-02-02', reminderAt: null }
    expect(await desk.run('tasks.update', { taskId, change })).toMatchObject({
      id: item!.id,
      kind: 'task.create',
      values: { ActivityDate: '2099-02-02', IsReminderSet: 'false' },
    })
    const ids = async () => (await desk.run('tasks.today', {})).coming.map((row) => row.id)
    expect((await ids()).at(-1)).toBe(taskId)
    await desk.run('tasks.update', { taskId, change: { done: true } })
    expect(await ids()).not.toContain(taskId)
    expect(await desk.run('tasks.get', { taskId })).toMatchObject({ isClosed: true, reminderAt: null })
  }, 60_000)

  it('takes an undone change back, whatever waits behind it', async () => {
    await begin(60)
    const [taskId] = desk.world.story.tasks.today as [string]
    const before = await desk.run('tasks.get', { taskId })
    const first = await desk.run('tasks.update', { taskId, change: { dueDate: '2099-03-01' } })
    const second = await desk.run('tasks.update', { taskId, change: { dueDate: '2099-04-01' } })
    const third = await desk.run('tasks.update', { taskId, change: { done: true } })
    await desk.run('outbox.undo', { itemId: first.id })
    expect(await desk.run('tasks.get', { taskId })).toMatchObject({ dueDate: '2099-04-01', isClosed: true })
    await desk.run('outbox.undo', { itemId: third.id })
    await desk.run('outbox.undo', { itemId: second.id })
    expect(await desk.run('tasks.get', { taskId })).toEqual(before)
    expect(at(taskId)).toMatchObject({ IsClosed: false })
  }, 60_000)

  it('goes out on what it was made on, after the change before it was undone', async () => {
    await begin(8)
    const [taskId] = desk.world.story.tasks.today as [string]
    const first = await desk.run('tasks.update', { taskId, change: { dueDate: '2099-03-01' } })
    const second = await desk.run('tasks.update', { taskId, change: { dueDate: '2099-04-01' } })
    await desk.run('outbox.undo', { itemId: first.id })
    await itemIn(desk, second.id, 'done')
    expect(at(taskId)['ActivityDate']).toBe('2099-04-01')
  }, 60_000)

  it('asks where somebody else changed the same field, and not where they changed another', async () => {
    await begin()
    const [asked, merged] = desk.world.story.tasks.overdue as [string, string]
    cut(true)
    const conflict = await desk.run('tasks.update', { taskId: asked, change: { dueDate: '2099-05-01' } })
    const fine = await desk.run('tasks.update', { taskId: merged, change: { dueDate: '2099-05-02' } })
    desk.salesforce.control.update('Task', asked, { ActivityDate: '2098-01-01' })
    desk.salesforce.control.update('Task', merged, { Subject: 'Renamed' })
    cut(false)
    await itemIn(desk, fine.id, 'done')
    expect(at(merged)).toMatchObject({ ActivityDate: '2099-05-02', Subject: 'Renamed' })
    const question = await itemIn(desk, conflict.id, 'needs_attention')
    expect(question).toMatchObject({
      code: 'conflict',
      fields: { ActivityDate: expect.stringContaining('2098-01-01') },
    })
    expect(at(asked)['ActivityDate']).toBe('2098-01-01')
    await desk.run('outbox.retry', { itemId: conflict.id })
    await itemIn(desk, conflict.id, 'done')
    expect(at(asked)['ActivityDate']).toBe('2099-05-01')
  }, 60_000)

  it('completes one of the org’s own statuses, whatever its name', async () => {
    await begin()
    for (const row of desk.salesforce.control.list('TaskStatus')) {
      const isFirstClosed = row['IsClosed'] === true
      desk.salesforce.control.update('TaskStatus', String(row['Id']), {
        MasterLabel: isFirstClosed ? 'Erledigt' : `Offen ${String(row['SortOrder'])}`,
      })
    }
    await desk.run('sync.now', {})
    const [taskId] = desk.world.story.tasks.today as [string]
    const item = await desk.run('tasks.update', { taskId, change: { done: true } })
    await itemIn(desk, item.id, 'done')
    expect(at(taskId)['IsClosed']).toBe(true)
    const again = await desk.run('tasks.update', { taskId, change: { done: false } })
    await itemIn(desk, again.id, 'done')
    expect(at(taskId)['IsClosed']).toBe(false)
    expect((await desk.run('tasks.today', {})).today.map((row) => row.id)).toContain(taskId)
  }, 60_000)
})
