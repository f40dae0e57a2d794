import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { castId, itemIn, makeTasks, startConversation, tasksAt } from '../../builders/tasks'
import { until } from '../../builders/until'
import { createLead, outboxEmpty, settledDesk } from '../../builders/work'

/** New task by hand (article "Salesforce app", section 4; issue "Salesforce, end to end", section 8). */
describe('a Task made by hand', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(undoSeconds = 0): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds, speed: 60 })
    await settledDesk(desk)
  }

  it('logs a conversation on the Contact: completed, with subject, comments, transcript, link, and the rep as owner', async () => {
    await begin()
    const personId = castId(desk, 'oneContact')
    const conversationId = await startConversation(desk, personId, 'What does the Growth plan cost?')
    const [item] = await makeTasks(desk, personId, { conversationId, change: () => ({ comments: 'Hot.' }) })
    const done = await itemIn(desk, item!.id, 'done')
    const [task, ...others] = tasksAt(desk, `[${conversationId}/`)
    expect(others).toEqual([])
    const { personName } = item!
    expect(task).toMatchObject({
      Status: 'Completed',
      IsClosed: true,
      WhoId: desk.world.story.cast.oneContact!.contactIds[0],
      OwnerId: desk.world.rep.salesforceUserId,
    })
    expect(task!['Subject']).toMatch(
      new RegExp(`^${personName}: What does the Growth plan cost\\? \\[${conversationId}/[0-9a-f]{12}\\]$`),
    )
    const description = String(task!['Description'])
    expect(description.startsWith('Hot.\n\nConversation with')).toBe(true)
    expect(description).toContain('What does the Growth plan cost?')
    expect(description).toMatch(new RegExp(`https://app\\S*intercom\\.com/\\S+/conversations/${conversationId}$`))
    expect(done.resultUrl).toContain(String(task!['Id']))
    // It is in the cache without a sync.
    expect(await desk.run('tasks.get', { taskId: String(task!['Id']) })).toMatchObject({ isClosed: true, personId })
  }, 60_000)

  it('makes one Task for each of several Leads, or on the chosen ones only', async () => {
    await begin()
    const personId = castId(desk, 'severalLeads')
    const leadIds = desk.world.story.cast.severalLeads!.leadIds
    const form = await desk.run('tasks.form', { personId, conversationId: null, purpose: 'log', partIds: null })
    expect([...form.targetIds].sort()).toEqual([...leadIds].sort())
    const items = await makeTasks(desk, personId, { change: () => ({ subject: 'To all' }) })
    expect(items).toHaveLength(leadIds.length)
    await outboxEmpty(desk)
    const tasks = tasksAt(desk, 'To all')
    expect(tasks.map((task) => String(task['WhoId'])).sort()).toEqual([...leadIds].sort())
    expect(new Set(tasks.map((task) => task['Subject'])).size).toBe(leadIds.length)

    await desk.run('settings.update', { taskForSeveralLeads: 'chosen' })
    const asks = await desk.run('tasks.form', { personId, conversationId: null, purpose: 'log', partIds: null })
    expect(asks).toMatchObject({ targetIds: [], ready: false, blocked: null })
    expect(asks.targets).toHaveLength(leadIds.length)
    await makeTasks(desk, personId, { change: () => ({ subject: 'To one', targetIds: [leadIds[1]!] }) })
    await outboxEmpty(desk)
    expect(tasksAt(desk, 'To one').map((task) => task['WhoId'])).toEqual([leadIds[1]])
  }, 60_000)

  it('waits for a Lead that is on its way, and takes its real id', async () => {
    await begin()
    const personId = castId(desk, 'notInSalesforce')
    desk.salesforce.setNetworkDown(true)
    const lead = await createLead(desk, personId)
    const form = await desk.run('tasks.form', { personId, conversationId: null, purpose: 'followUp', partIds: null })
    expect(form).toMatchObject({ targetIds: [lead.id], ready: true, blocked: null })
    const [item] = await makeTasks(desk, personId, { purpose: 'followUp' })
    expect(item).toMatchObject({ state: 'blocked', canDiscard: true })
    await desk.restart()
    expect(await desk.run('outbox.get', { itemId: item!.id })).toMatchObject({ state: 'blocked' })
    desk.salesforce.setNetworkDown(false)
    await desk.run('sync.now', {})
    await itemIn(desk, item!.id, 'done')
    const leadUrl = (await desk.run('outbox.get', { itemId: lead.id })).resultUrl ?? ''
    const [task] = tasksAt(desk, 'Follow up')
    expect(leadUrl).toContain(String(task!['WhoId']))
    expect(task).toMatchObject({ IsClosed: false, IsReminderSet: true })
  }, 60_000)

  it('says so where that Lead is discarded, and goes to the next one after a retry', async () => {
    await begin(60)
    const personId = castId(desk, 'notInSalesforce')
    const lead = await createLead(desk, personId)
    const [item] = await makeTasks(desk, personId, { purpose: 'followUp' })
    await desk.run('outbox.undo', { itemId: lead.id })
    const asked = await itemIn(desk, item!.id, 'needs_attention')
    expect(asked).toMatchObject({ code: 'gone', message: expect.stringContaining('was not created') })
    await desk.run('settings.update', { undoSeconds: 0 })
    await itemIn(desk, (await createLead(desk, personId)).id, 'done')
    await desk.run('outbox.retry', { itemId: item!.id })
    await itemIn(desk, item!.id, 'done')
    expect(tasksAt(desk, 'Follow up')).toHaveLength(1)
  }, 60_000)

  it('goes to the Contact where the Lead was converted meanwhile, before a sync has noticed', async () => {
    // At the clock's own pace: the next cycle, which would re-target it, too, is five minutes off.
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0 })
    await settledDesk(desk)
    const { contactId } = desk.salesforce.control.convert(desk.world.story.cast.oneLead!.leadIds[0]!)
    const [item] = await makeTasks(desk, castId(desk, 'oneLead'), { purpose: 'followUp' })
    await itemIn(desk, item!.id, 'done')
    expect(tasksAt(desk, 'Follow up').map((task) => task['WhoId'])).toEqual([contactId])
  }, 60_000)

  it('relates the one open Opportunity of a Contact, and of several the picked one', async () => {
    await begin()
    for (const [name, pick] of [
      ['oneOpenOpportunity', false],
      ['severalOpenOpportunities', true],
    ] as const) {
      const personId = castId(desk, name)
      const known = desk.world.story.cast[name]!.openOpportunityIds
      const form = await until('the Opportunities', async () => {
        const found = await desk.run('tasks.form', { personId, conversationId: null, purpose: 'log', partIds: null })
        return found.opportunities.length === known.length && found
      })
      expect(form.opportunityId).toBe(pick ? null : known[0])
      const change = () => ({ subject: name, ...(pick ? { opportunityId: known[1]! } : {}) })
      await makeTasks(desk, personId, { change })
      await outboxEmpty(desk)
      expect(tasksAt(desk, name).map((task) => task['WhatId'])).toEqual([pick ? known[1] : known[0]])
    }
  }, 60_000)

  it('logs a call with duration, result and notes', async () => {
    await begin()
    const personId = castId(desk, 'oneContact')
    const change = () => ({ comments: 'Wants an offer', call: { minutes: 12, result: 'Reached' } })
    const [item] = await makeTasks(desk, personId, { purpose: 'call', change })
    await itemIn(desk, item!.id, 'done')
    const task = tasksAt(desk, `[-/`).find((one) => one['TaskSubtype'] === 'Call')
    expect(task).toMatchObject({
      TaskSubtype: 'Call',
      CallDurationInSeconds: 720,
      CallDisposition: 'Reached',
      Description: 'Wants an offer',
      IsClosed: true,
    })
  }, 60_000)

  it('takes only the selected parts, and keeps the reference whatever the rep makes of the subject', async () => {
    await begin(60)
    const personId = castId(desk, 'oneContact')
    const conversationId = await startConversation(desk, personId, 'First words')
    desk.intercom.control.contactReplies({ conversationId, body: 'Second words' })
    const view = await until('both', async () => {
      const found = await desk.run('conversations.get', { conversationId })
      return found.parts.some((part) => part.bodyText === 'Second words') && found
    })
    const partIds = view.parts.filter((part) => part.bodyText === 'Second words').map((part) => part.id)
    const [item] = await makeTasks(desk, personId, { conversationId, partIds })
    expect(item!.values['Description']).toContain('Second words')
    expect(item!.values['Description']).not.toContain('First words')
    const reference = /\[\S+\]$/.exec(item!.values['Subject']!)![0]
    const values = { ...item!.values, Subject: 'Mine' }
    const edited = await desk.run('outbox.edit', { itemId: item!.id, values })
    expect(edited.values['Subject']).toBe(`Mine ${reference}`)
  }, 60_000)
})
