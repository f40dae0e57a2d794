import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { leadsOf } from '../../builders/work'

/** The rep's main job through every layer but the window: sync, announce, open, create a Lead, reply. */
describe('the main job', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  it('syncs the book, announces a new conversation once, and makes a Lead and a reply of it', async () => {
    desk = await createDesk({ people: 150, undoSeconds: 0 })
    await desk.connectSalesforce()
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle')
    const owned = desk.world.intercom.contacts.filter((one) => one.owner_id === desk.world.rep.adminId)
    const book = await desk.run('book.list', { filter: {}, limit: 1000 })
    expect(book.bookTotal).toBe(owned.length)
    expect(desk.notifier.shown).toEqual([])

    const none = book.rows.find((row) => row.match === 'none' && row.email !== null)
    expect(none).toBeDefined()
    const id = desk.intercom.control.contactStarts({ contactId: none!.id, body: 'Can we get a quote for 40 seats?' })
    await until('notification', () => desk.notifier.shown.length > 0)
    expect(desk.notifier.shown).toMatchObject([
      { title: none!.displayName, body: 'Can we get a quote for 40 seats?', place: { kind: 'conversation', id } },
    ])

    const form = await desk.run('leads.form', { personId: none!.id, conversationId: id })
    const values = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
    await desk.run('leads.create', {
      personId: none!.id,
      conversationId: id,
      values,
      saveToPerson: false,
      evenIfExisting: false,
    })
    await desk.run('conversations.reply', { conversationId: id, text: 'Of course: I will send it today.' })
    await until('outbox empty', async () => (await desk.run('outbox.list', {})).unsent === 0)
    const leads = leadsOf(desk, none!.email!)
    expect(leads).toHaveLength(1)
    expect(leads[0]).toMatchObject({
      OwnerId: desk.world.rep.salesforceUserId,
      LeadSource: 'Intercom',
      LastName: values.LastName,
    })
    const panel = await desk.run('people.salesforce', { personId: none!.id })
    expect(panel).toMatchObject({ match: 'lead', records: [{ id: leads[0]!.Id, ownerIsMe: true }] })
    const view = await desk.run('conversations.get', { conversationId: id })
    expect(view.parts.map((part) => [part.authorType, part.bodyText, part.sending])).toEqual([
      ['person', 'Can we get a quote for 40 seats?', null],
      ['me', 'Of course: I will send it today.', null],
    ])
  })
})
