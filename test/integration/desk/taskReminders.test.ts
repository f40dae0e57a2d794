import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { createJumpingClock } from '../../builders/jumpingClock'
import { castId, itemIn, makeTasks } from '../../builders/tasks'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

const MINUTE = 60_000

/** A Task's reminder is a notification of the operating system, at its time, once. */
describe('reminders', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const clock = createJumpingClock(60)
  async function begin(): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, clock })
    // The world's own reminders come when they like.
    for (const task of desk.salesforce.control.list('Task')) {
      if (task['IsReminderSet'] === true)
        desk.salesforce.control.update('Task', String(task['Id']), { IsReminderSet: false })
    }
    await settledDesk(desk)
  }
  const followUp = (subject: string, inMs: number) =>
    makeTasks(desk, castId(desk, 'oneContact'), {
      purpose: 'followUp',
      change: () => ({ subject, reminderAt: clock.now() + inMs }),
    })
  const shown = () => desk.notifier.shown.filter((one) => one.place.kind === 'today')
  /** So much of the core's time in which it can look at its Tasks several times. */
  async function pass(ms: number): Promise<void> {
    const end = clock.now() + ms
    await until('time', () => clock.now() > end)
  }

  it('come once, also for a Task that is still on its way when it is due, and lead to Today', async () => {
    await begin()
    desk.salesforce.setNetworkDown(true)
    const [item] = await followUp('Call them back', 2 * MINUTE)
    await pass(MINUTE)
    expect(shown()).toEqual([])
    await until('the reminder', () => shown().length > 0)
    expect(shown()).toMatchObject([{ title: 'Task to remember', body: 'Call them back', place: { kind: 'today' } }])
    desk.salesforce.setNetworkDown(false)
    await desk.run('sync.now', {})
    await itemIn(desk, item!.id, 'done')
    await desk.restart()
    await pass(3 * MINUTE)
    expect(shown()).toHaveLength(1)
  }, 60_000)

  it('of Tasks that came due while Repdesk was closed come as one summary', async () => {
    await begin()
    const items = [...(await followUp('First', 60 * MINUTE)), ...(await followUp('Second', 61 * MINUTE))]
    const [later] = await followUp('Third', 600 * MINUTE)
    for (const { id } of [...items, later!]) await itemIn(desk, id, 'done')
    await desk.core.stop()
    clock.jump(120 * MINUTE)
    await desk.restart()
    await until('the summary', () => shown().length > 0)
    await pass(2 * MINUTE)
    expect(shown()).toMatchObject([{ title: '2 Tasks to remember', body: 'First · Second' }])
  }, 60_000)

  it('do not come for a Task that is done, and follow one that was moved', async () => {
    await begin()
    const [done] = await followUp('Done already', 4 * MINUTE)
    const [moved] = await followUp('Moved', 4 * MINUTE)
    for (const item of [done!, moved!]) await itemIn(desk, item.id, 'done')
    await desk.run('tasks.update', { taskId: `outbox:${done!.id}`, change: { done: true } })
    const reminderAt = clock.now() + 8 * MINUTE
    await desk.run('tasks.update', { taskId: `outbox:${moved!.id}`, change: { reminderAt } })
    await until('the reminder', () => shown().length > 0)
    expect(clock.now()).toBeGreaterThanOrEqual(Math.floor(reminderAt / 1_000) * 1_000)
    expect(shown().map((one) => one.body)).toEqual(['Moved'])
  }, 60_000)
})
