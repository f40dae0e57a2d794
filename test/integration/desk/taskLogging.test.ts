import { afterEach, describe, expect, it } from 'vitest'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { anotherDesk, type AnotherDesk } from '../../builders/anotherDesk'
import { createDesk, type Desk } from '../../builders/desk'
import { castId, startConversation, tasksAt } from '../../builders/tasks'
import { until } from '../../builders/until'
import { createLead, outboxEmpty, settledDesk } from '../../builders/work'

/** Conversations are logged as Tasks by themselves (article "Salesforce app", section 4). */
describe('logging by itself', () => {
  let desk: Desk
  let other: AnotherDesk | null = null
  afterEach(async () => {
    await other?.stop()
    other = null
    await desk.stop()
  })

  async function begin(on = true): Promise<void> {
    // A long undo window: nothing that happens by itself may wait for it.
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 60, speed: 60 })
    await settledDesk(desk)
    if (on) await switchOn()
  }

  const switchOn = () => desk.run('automations.set', { kind: 'tasks', on: true })
  const logged = (conversationId: string) => tasksAt(desk, `[${conversationId}/auto]`)
  const adminId = (): string =>
    String(desk.world.intercom.admins.find((admin) => admin.id !== desk.world.rep.adminId)?.id)

  async function one(conversationId: string, isClosed: boolean): Promise<Record<string, unknown>> {
    return until(isClosed ? 'the closed Task' : 'the open Task', () => {
      // Of two that were made at the same moment one goes again.
      const [task, ...others] = logged(conversationId)
      return others.length === 0 && task?.['IsClosed'] === isClosed && task
    })
  }

  it('makes one open Task when a conversation starts, completes it with the transcript, and reopens the same', async () => {
    await begin()
    const personId = castId(desk, 'oneContact')
    const conversationId = await startConversation(desk, personId, 'Do you have an API?')
    const open = await one(conversationId, false)
    expect(open).toMatchObject({
      Status: 'Not Started',
      WhoId: desk.world.story.cast.oneContact!.contactIds[0],
      OwnerId: desk.world.rep.salesforceUserId,
    })
    desk.intercom.control.adminReplies({ conversationId, adminId: adminId(), body: 'We do.' })
    desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    const closed = await one(conversationId, true)
    expect(closed).toMatchObject({ Id: open['Id'], Status: 'Completed' })
    expect(closed['Description']).toContain('Do you have an API?')
    expect(closed['Description']).toContain('We do.')

    desk.intercom.control.contactReplies({ conversationId, body: 'One more thing' })
    desk.intercom.control.adminOpens({ conversationId, adminId: adminId() })
    expect((await one(conversationId, false))['Id']).toBe(open['Id'])
    desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    const again = await one(conversationId, true)
    expect(again['Id']).toBe(open['Id'])
    await until('the last words', () => String(logged(conversationId)[0]?.['Description']).includes('One more thing'))
    await outboxEmpty(desk)
    expect(tasksAt(desk, `[${conversationId}/`)).toHaveLength(1)
  }, 60_000)

  it('logs nothing while it is off, nothing from before it was on, and nothing of people of others', async () => {
    await begin(false)
    const before = await startConversation(desk, castId(desk, 'oneLead'), 'Before')
    desk.simClock.advance(5_000)
    const asked = desk.intercom.requests.length
    // The switch goes by the service's own time, as its last answers told it.
    await until('the time of the service', () => desk.intercom.requests.length > asked + 3)
    await switchOn()
    const guest = desk.intercom.control.contactStarts({ contactId: castId(desk, 'repOwnsLeadOnly'), body: 'Not yours' })
    desk.intercom.control.adminAssigns({
      conversationId: guest,
      adminId: adminId(),
      assigneeId: desk.world.rep.adminId,
    })
    await until('the guest', async () => (await desk.core.run('conversations.get', { conversationId: guest })).ok)
    const after = await startConversation(desk, castId(desk, 'oneContact'), 'After')
    await one(after, false)
    expect(logged(before)).toEqual([])
    expect(logged(guest)).toEqual([])
    await desk.run('settings.update', { logConversationsSince: null })
    desk.intercom.control.adminCloses({ conversationId: after, adminId: adminId() })
    await until('closed here', async () => {
      const result = await desk.core.run('conversations.get', { conversationId: after })
      return result.ok && result.value.state === 'closed'
    })
    const looks = desk.clock.now() + 60_000
    await until('more looks', () => desk.clock.now() > looks)
    expect(logged(after)).toMatchObject([{ IsClosed: false }])
  }, 60_000)

  it('is switched on only where the rep has seen what it would write; off anywhere', async () => {
    await begin(false)
    const { automaticWrites } = await desk.run('settings.get', {})
    for (const change of [
      { logConversationsSince: desk.simClock.now() },
      { automaticWrites: { ...automaticWrites, mapping: true, owners: true } },
      { automaticRefusals: {} },
    ]) {
      const result = await desk.core.run('settings.update', change)
      expect(result.ok ? null : result.error).toMatchObject({
        code: 'validation',
        fields: { [Object.keys(change)[0]!]: expect.stringContaining('switched on by "automations.set"') },
      })
    }
    const untouched = await desk.run('settings.get', {})
    expect(untouched).toMatchObject({ logConversationsSince: null, automaticWrites })
    const { kinds } = await desk.run('automations.set', { kind: 'tasks', on: true })
    expect(kinds.find((one) => one.kind === 'tasks')?.on).toBe(true)
    expect(await desk.run('settings.update', { logConversationsSince: null })).toEqual(untouched)
  }, 30_000)

  it('waits for somebody to log it on', async () => {
    await begin()
    const personId = castId(desk, 'notInSalesforce')
    const conversationId = await startConversation(desk, personId, 'Hello?')
    const looks = desk.clock.now() + 60_000
    await until('looks', () => desk.clock.now() > looks)
    expect(logged(conversationId)).toEqual([])
    await desk.run('settings.update', { undoSeconds: 0 })
    await createLead(desk, personId)
    await one(conversationId, false)
  }, 60_000)

  it('makes one Task for each of several Leads; the one closed first is the completed one', async () => {
    await begin()
    const { leadIds } = desk.world.story.cast.severalLeads!
    const conversationId = await startConversation(desk, castId(desk, 'severalLeads'), 'Which of us?')
    const tasks = await until('a Task each', () => {
      const found = logged(conversationId)
      return found.length === leadIds.length && found
    })
    expect(tasks.map((task) => String(task['WhoId'])).sort()).toEqual([...leadIds].sort())
    await outboxEmpty(desk)
    const last = String(tasks.at(-1)!['Id'])
    desk.salesforce.control.update('Task', last, { Status: 'Completed' })
    await desk.run('sync.now', {})
    await until('seen here', async () => (await desk.run('tasks.get', { taskId: last })).isClosed)
    desk.intercom.control.adminCloses({ conversationId, adminId: adminId(), body: 'Bye' })
    await until('the transcript', () =>
      logged(conversationId).some((task) => task['Id'] === last && String(task['Description']).includes('Bye')),
    )
    await outboxEmpty(desk)
    const open = logged(conversationId).filter((task) => task['IsClosed'] !== true)
    expect(open).toHaveLength(leadIds.length - 1)
    expect(open.every((task) => !String(task['Description']).includes('Bye'))).toBe(true)
  }, 60_000)

  it('leaves what people wrote into the Task, and a Task they deleted', async () => {
    await begin()
    const conversationId = await startConversation(desk, castId(desk, 'oneContact'), 'Please call me')
    const { Id: id } = await one(conversationId, false)
    await outboxEmpty(desk)
    desk.salesforce.control.update('Task', String(id), { Description: 'My own notes' })
    desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    expect(await one(conversationId, true)).toMatchObject({ Id: id, Description: 'My own notes' })

    const second = await startConversation(desk, castId(desk, 'oneLead'), 'Me too')
    const task = await one(second, false)
    await outboxEmpty(desk)
    desk.salesforce.control.delete('Task', String(task['Id']))
    desk.intercom.control.adminCloses({ conversationId: second, adminId: adminId() })
    await until('the close', async () => {
      const sent = await desk.run('outbox.list', { show: 'sent', limit: 100 })
      return sent.rows.filter((row) => row.kind === 'task.update').length === 2
    })
    expect(logged(second)).toEqual([])
  }, 60_000)

  it('makes one, not two, however often Repdesk ends in the middle and answers are lost', async () => {
    await begin()
    const people = (['oneContact', 'oneLead', 'emailInOtherCase', 'openCases', 'hebrew', 'chinese'] as const).map(
      (name) => castId(desk, name),
    )
    const effects: FaultEffect[] = [
      { kind: 'cut-after' },
      { kind: 'cut-body' },
      { kind: 'status-after', status: 502 },
      { kind: 'cut-before' },
      { kind: 'latency', ms: 150 },
      { kind: 'truncated-json' },
    ]
    const conversations: string[] = []
    for (const [index, personId] of people.entries()) {
      const hit = { method: 'POST', path: '/composite$', body: '/auto\\]', effect: effects[index]! }
      desk.salesforce.faults.add(hit)
      const conversationId = desk.intercom.control.contactStarts({ contactId: personId, body: `Hello ${index}` })
      conversations.push(conversationId)
      await until('an item', async () => {
        const { rows } = await desk.run('outbox.list', { limit: 100 })
        return rows.some((row) => row.conversationId === conversationId) || logged(conversationId).length > 0
      })
      await desk.restart()
    }
    for (const conversationId of conversations) {
      await one(conversationId, false)
      desk.salesforce.faults.add({ method: 'POST', path: '/composite$', effect: { kind: 'cut-after' } })
      desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    }
    await desk.restart()
    for (const conversationId of conversations) await one(conversationId, true)
    await outboxEmpty(desk, 40_000)
    expect(conversations.map((id) => tasksAt(desk, `[${id}/`).length)).toEqual(conversations.map(() => 1))
  }, 120_000)

  it('deletes its own where another desktop made one at the same moment, and goes on with the other', async () => {
    for (const seen of ['right after', 'at the close'] as const) {
      if (seen === 'at the close') await desk.stop()
      await begin(false)
      await switchOn()
      const contactId = castId(desk, 'oneContact')
      const conversationId = desk.intercom.control.contactStarts({ contactId, body: 'Two desks at once' })
      const [colleague] = desk.salesforce.control
        .list('User')
        .filter((user) => user['IsActive'] === true && user['Id'] !== desk.world.rep.salesforceUserId)
      // A transaction of a colleague's desktop: its Task has the lower Id, and cannot be seen yet.
      const [theirs] = desk.salesforce.control.beginLate(
        [
          {
            op: 'create',
            object: 'Task',
            values: {
              Subject: `Somebody: Two desks at once [${conversationId}/auto]`,
              WhoId: desk.world.story.cast.oneContact!.contactIds[0],
              Status: 'Not Started',
            },
          },
        ],
        undefined,
        String(colleague!['Id']),
      )
      const looks = () => desk.salesforce.requests.filter((one) => one.url.includes('LIKE')).length
      if (seen === 'right after') {
        const slow = {
          method: 'POST',
          path: '/composite$',
          body: '/auto\\]',
          effect: { kind: 'latency', ms: 400 },
        } as const
        desk.salesforce.faults.add(slow)
      }
      await until('the look before', () => looks() > 0)
      if (seen === 'at the close') await outboxEmpty(desk)
      desk.salesforce.control.commitLate()
      await outboxEmpty(desk)
      // The call that makes it looks again behind it.
      if (seen === 'right after') expect(deleted()).toHaveLength(1)
      desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
      const closed = await lastOne(conversationId)
      expect(closed).toMatchObject({ Id: theirs, IsClosed: true })
      expect(deleted()).toHaveLength(1)
    }
  }, 120_000)

  const deleted = () => desk.salesforce.control.list('Task').filter((task) => task['IsDeleted'] === true)

  /** The one Task that is left, once it is closed. */
  const lastOne = (conversationId: string): Promise<Record<string, unknown>> =>
    until('one closed Task', () => {
      const tasks = logged(conversationId)
      return tasks.length === 1 && tasks[0]!['IsClosed'] === true && tasks[0]
    })

  it('keeps both Tasks of two Leads that became one Contact', async () => {
    await begin()
    const { leadIds } = desk.world.story.cast.severalLeads!
    const conversationId = await startConversation(desk, castId(desk, 'severalLeads'), 'We are one')
    await until('a Task each', () => logged(conversationId).length === leadIds.length)
    await outboxEmpty(desk)
    const { contactId } = desk.salesforce.control.convert(leadIds[0]!)
    for (const leadId of leadIds.slice(1)) desk.salesforce.control.convert(leadId, { contactId })
    await desk.run('sync.now', {})
    desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    await until('one closed', () => logged(conversationId).filter((task) => task['IsClosed'] === true).length === 1)
    await outboxEmpty(desk)
    expect(logged(conversationId).map((task) => task['WhoId'])).toEqual(leadIds.map(() => contactId))
  }, 60_000)

  it('follows a Lead that was converted before its Task was sent', async () => {
    await begin()
    const { leadIds } = desk.world.story.cast.oneLead!
    const leadId = leadIds[0]!
    // The conversion comes between the look before and the write, which Salesforce then refuses.
    const late = {
      method: 'POST',
      path: '/composite$',
      body: '/auto\\]',
      effect: { kind: 'latency', ms: 300 },
    } as const
    desk.salesforce.faults.add(late)
    const conversationId = await startConversation(desk, castId(desk, 'oneLead'), 'Still a Lead?')
    await until('the look before', () => desk.salesforce.requests.some((one) => one.url.includes('LIKE')))
    const { contactId } = desk.salesforce.control.convert(leadId)
    expect(await one(conversationId, false)).toMatchObject({ WhoId: contactId })
    await outboxEmpty(desk)
    expect(tasksAt(desk, `[${conversationId}/`)).toHaveLength(1)
    const tried = desk.salesforce.requests.filter((one) => one.method === 'POST' && one.body.includes('/auto]'))
    expect(tried.map((one) => one.body.includes(leadId))).toEqual([true, false])
  }, 60_000)

  it('makes one on two machines of the same rep', async () => {
    await begin(false)
    other = await anotherDesk(desk)
    const second = other
    await until('the other machine', async () => (await second.run('sync.status', {})).state === 'idle', 60_000)
    await switchOn()
    await second.run('automations.set', { kind: 'tasks', on: true })
    const names = [
      'emailInOtherCase',
      'oneContact',
      'oneLead',
      'openCases',
      'hebrew',
      'chinese',
      'leadAndContact',
    ] as const
    const conversations = names.map((name, index) =>
      desk.intercom.control.contactStarts({ contactId: castId(desk, name), body: `Both see this ${index}` }),
    )
    // A machine whose cache has the other's Task by then makes none of its own.
    const isThrough = async (): Promise<boolean> => {
      const left = [(await desk.run('outbox.list', {})).unsent, (await second.run('outbox.list', {})).unsent]
      return left.every((count) => count === 0) && conversations.every((id) => logged(id).length === 1)
    }
    await until('one Task each', isThrough, 30_000)
    for (const conversationId of conversations)
      desk.intercom.control.adminCloses({ conversationId, adminId: adminId() })
    for (const conversationId of conversations) await one(conversationId, true)
    await until('both to end', isThrough)
  }, 120_000)
})
