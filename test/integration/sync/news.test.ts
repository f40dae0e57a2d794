import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

describe('news', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('is announced once though fetching its messages fails, and over a restart', async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    const [person] = (await desk.run('book.list', { filter: {}, limit: 1 })).rows
    desk.intercom.faults.add({
      method: 'GET',
      path: '/conversations/\\d',
      times: 5,
      effect: { kind: 'status', status: 500 },
    })
    desk.intercom.control.contactStarts({ contactId: person!.id, body: 'Anybody there?' })
    await until('the notification', () => desk.notifier.shown.length > 0)
    await desk.restart()
    await until('its parts', async () =>
      (await desk.run('people.conversations', { personId: person!.id })).rows.some(
        (row) => row.snippet === 'Anybody there?',
      ),
    )
    expect(desk.notifier.shown.map((one) => one.body)).toEqual(['Anybody there?'])
    expect(desk.notifier.unread).toBe(1)
  }, 60_000)

  it('a guest who is open in front stays until the rep has left', async () => {
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    const { rows } = await desk.run('conversations.list', { view: 'mine', limit: 200 })
    const guest = rows.find((row) => !row.personIsMine)!
    await desk.run('app.setFront', { conversationId: guest.id })
    const adminId = String(desk.world.intercom.admins.find((one) => one.id !== desk.world.rep.adminId)?.id)
    desk.intercom.control.adminAssigns({ conversationId: guest.id, adminId, assigneeId: adminId })
    const seen = async () => desk.core.run('conversations.get', { conversationId: guest.id })
    await until('the assignment', async () => {
      await desk.run('sync.now', {})
      const view = await seen()
      return view.ok && view.value.assigneeId === adminId
    })
    await desk.run('sync.now', {})
    expect((await seen()).ok).toBe(true)
    await desk.run('app.setFront', { conversationId: null })
    await until('gone', async () => {
      await desk.run('sync.now', {})
      return !(await seen()).ok
    })
  }, 60_000)
})
