import { afterEach, describe, expect, it } from 'vitest'
import type { FormField } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, edit, fieldOf, panelOf, readyPanel, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { leadsOf, settledDesk, strangersToSalesforce } from '../../builders/work'

/** What forms ask for and offer follows the record type that is chosen in them (describe/layouts). */
describe('record types', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    const { settings, control } = desk.salesforce
    const tier = { name: 'Tier__c', type: 'picklist' as const, label: 'Tier', values: ['Gold', 'Silver', 'Tin'] }
    for (const object of ['Lead', 'Contact', 'Opportunity', 'Case']) {
      control.addField(object, { ...tier, restricted: true })
      settings.recordTypes.push(
        { object, developerName: 'Small', isDefault: true, picklists: { Tier__c: ['Tin', 'Silver'] } },
        { object, developerName: 'Large', picklists: { Tier__c: ['Gold', 'Silver'] } },
      )
      settings.layouts.push({ object, recordType: 'Large', required: ['Tier__c', 'Description'] })
      settings.layouts.push({ object, recordType: 'Small', required: ['Tier__c'] })
    }
    settings.recordTypes.find((type) => type.object === 'Lead' && type.developerName === 'Small')!.picklists![
      'Status'
    ] = ['Open - Not Contacted', 'Working - Contacted']
    await settledDesk(desk)
  }
  const typeId = (object: string, name: string): string =>
    String(
      desk.salesforce.control
        .list('RecordType')
        .find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)!['Id'],
    )
  const field = (fields: readonly FormField[], name: string) => fields.find((one) => one.name === name)
  const values = (fields: readonly FormField[]) => Object.fromEntries(fields.map((one) => [one.name, one.value]))
  const offered = (fields: readonly FormField[]) => field(fields, 'Tier__c')?.options.map((one) => one.value)
  const done = (id: string) =>
    until('done', async () => (await desk.run('outbox.get', { itemId: id })).state === 'done', 60_000)

  it('a new Task offers, and gets, what fits the record type that it will have', async () => {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds: 0, speed: 60 })
    const picklists = { Status: ['In Progress', 'Completed'], Priority: ['High', 'Low'] }
    desk.salesforce.settings.recordTypes.push(
      { object: 'Task', developerName: 'Sales', isDefault: true, picklists },
      { object: 'Task', developerName: 'Service', picklists: { Status: ['Deferred'] } },
    )
    await settledDesk(desk)
    const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 1, sort: 'name' })
    const about = { personId: rows[0]!.id, conversationId: null, partIds: null }
    cutNetwork(desk, true)
    const form = await desk.run('tasks.form', { ...about, purpose: 'followUp' })
    expect(form.statuses.map((one) => one.value)).toEqual(picklists.Status)
    expect(form.priorities.map((one) => one.value)).toEqual(picklists.Priority)
    // "Not Started" and "Normal", which come first elsewhere, are not of this type.
    expect(form).toMatchObject({ status: 'In Progress', priority: 'High' })
    expect((await desk.run('tasks.form', { ...about, purpose: 'call' })).status).toBe('Completed')
    const { subject, targetIds, status, priority, dueDate } = form
    const values = { subject, targetIds, status, priority, dueDate, comments: '', opportunityId: null }
    const make = { ...about, ...values, purpose: 'followUp' as const, reminderAt: null, call: null }
    expect((await refused(desk.run('tasks.create', { ...make, status: 'Not Started' }))).code).toBe('validation')
    const { items } = await desk.run('tasks.create', make)
    cutNetwork(desk, false)
    await done(items[0]!.id)
    expect(
      desk.salesforce.control.list('Task').find((task) => String(task['Subject']).startsWith(subject)),
    ).toMatchObject({
      RecordTypeId: typeId('Task', 'Sales'),
      Status: 'In Progress',
      Priority: 'High',
    })
  })

  it('a Lead’s lists and what is required follow the chosen one, offline, too', async () => {
    await begin()
    const person = (await strangersToSalesforce(desk))[0]!
    cutNetwork(desk, true)
    const about = { personId: person.id, conversationId: null }
    const small = await desk.run('leads.form', about)
    expect(offered(small.fields)).toEqual(['Silver', 'Tin'])
    expect(field(small.fields, 'Description')).toBeUndefined()
    const recordTypeId = typeId('Lead', 'Large')
    const large = await desk.run('leads.form', { ...about, recordTypeId })
    expect(field(large.fields, 'RecordTypeId')?.value).toBe(recordTypeId)
    expect(offered(large.fields)).toEqual(['Gold', 'Silver'])
    expect(field(large.fields, 'Description')?.required).toBe(true)

    const create = (more: Record<string, string>) =>
      desk.run('leads.create', {
        ...about,
        values: { ...values(large.fields), ...more },
        saveToPerson: false,
        evenIfExisting: false,
      })
    // A value of the other type is refused here already, at its field, and so is what only this type asks for.
    const { fields } = await refused(create({ Tier__c: 'Tin' }))
    expect(Object.keys(fields as object).toSorted()).toEqual(['Description', 'Tier__c'])
    const made = await create({ Tier__c: 'Gold', Description: 'Big' })
    // The same as a correction of what waits.
    const corrected = await until('not just being sent', async () => {
      const edit = desk.run('outbox.edit', { itemId: made.id, values: { ...made.values, Tier__c: 'Tin' } })
      const { code, fields: wrong } = await refused(edit)
      return code === 'validation' && wrong
    })
    expect(Object.keys(corrected as object)).toEqual(['Tier__c'])
    cutNetwork(desk, false)
    await done(made.id)
    expect(leadsOf(desk, person.email!)).toMatchObject([{ RecordTypeId: recordTypeId, Tier__c: 'Gold' }])
  })

  it('a Contact’s, an Opportunity’s and a Case’s, too', async () => {
    await begin()
    const stranger = (await strangersToSalesforce(desk))[0]!
    const { personId } = await readyPanel(desk, 'contact')
    const forms = [
      ['Contact', 'contacts.form', stranger.id],
      ['Opportunity', 'opportunities.form', personId],
      ['Case', 'cases.form', personId],
    ] as const
    for (const [object, command, id] of forms) {
      const about = { personId: id, conversationId: null }
      const small = await desk.run(command, about)
      expect(offered(small.fields)).toEqual(['Silver', 'Tin'])
      expect(field(small.fields, 'Description')?.required ?? false).toBe(false)
      const large = await desk.run(command, { ...about, recordTypeId: typeId(object, 'Large') })
      expect(offered(large.fields)).toEqual(['Gold', 'Silver'])
      expect(field(large.fields, 'Description')?.required).toBe(true)
    }
    const about = { personId, conversationId: null }
    const recordTypeId = typeId('Case', 'Large')
    const { fields } = await desk.run('cases.form', { ...about, recordTypeId })
    const full = { ...values(fields), Subject: 'Invoice', Description: 'Wrong' }
    const wrong = desk.run('cases.create', { ...about, values: { ...full, Tier__c: 'Tin' } })
    expect(Object.keys((await refused(wrong)).fields as object)).toEqual(['Tier__c'])
    await done((await desk.run('cases.create', { ...about, values: { ...full, Tier__c: 'Gold' } })).id)
    expect(desk.salesforce.control.list('Case').find((row) => row['Tier__c'] === 'Gold')).toMatchObject({
      RecordTypeId: recordTypeId,
    })
  })

  it('one type for several Leads brings its lists, and what it asks for can be given once', async () => {
    await begin()
    const personIds = (await strangersToSalesforce(desk)).slice(0, 2).map((one) => one.id)
    const bulk = { personIds, choices: {} }
    const small = await desk.run('leads.plan', { ...bulk, values: {} })
    expect(offered(small.fields)).toEqual(['Silver', 'Tin'])
    const RecordTypeId = typeId('Lead', 'Large')
    const large = await desk.run('leads.plan', { ...bulk, values: { RecordTypeId } })
    expect(offered(large.fields)).toEqual(['Gold', 'Silver'])
    expect(large.fields.find((one) => one.name === 'Description')?.missingFor).toBe(2)
    const values = { RecordTypeId, Tier__c: 'Gold', Description: 'Both big' }
    const { group } = await desk.run('leads.createMany', { ...bulk, values })
    await until(
      'both',
      async () => (await desk.run('leads.group', { groupId: group.groupId })).group.done === 2,
      60_000,
    )
    const made = desk.salesforce.control.list('Lead').filter((row) => row['Description'] === 'Both big')
    expect(made.map((row) => [row['RecordTypeId'], row['Tier__c']])).toEqual([
      [RecordTypeId, 'Gold'],
      [RecordTypeId, 'Gold'],
    ])
  })

  it('an edit in place follows the record’s own; what its list has no more stays, flagged, and is not sent', async () => {
    await begin()
    await desk.run('settings.update', { panelFields: { Lead: ['RecordTypeId', 'Tier__c', 'Status', 'Title'] } })
    const { personId, panel } = await readyPanel(desk, 'lead')
    const { id } = panel.person!
    desk.salesforce.control.update('Lead', id, { RecordTypeId: typeId('Lead', 'Large'), Tier__c: 'Gold' })
    await desk.run('salesforce.refresh', { personId })
    const large = await panelOf(desk, personId)
    expect(fieldOf(large.person, 'Tier__c')).toMatchObject({ value: 'Gold', required: true })
    expect(fieldOf(large.person, 'Tier__c').options.map((one) => one.value)).toEqual(['Gold', 'Silver'])
    expect(fieldOf(large.person, 'RecordTypeId')).toMatchObject({ text: 'Large', editable: true })
    expect((await desk.run('leads.convertForm', { personId, leadId: id })).statuses).not.toEqual([])
    expect(
      Object.keys((await refused(edit(desk, personId, large.person, { Tier__c: 'Tin' }))).fields as object),
    ).toEqual(['Tier__c'])

    cutNetwork(desk, true)
    const made = await edit(desk, personId, large.person, { RecordTypeId: typeId('Lead', 'Small') })
    expect(made.values).toEqual({ RecordTypeId: typeId('Lead', 'Small') })
    const small = await panelOf(desk, personId)
    expect(fieldOf(small.person, 'Tier__c')).toMatchObject({ value: 'Gold', notOffered: true })
    expect(fieldOf(small.person, 'Tier__c').options.map((one) => one.value)).toEqual(['Gold', 'Silver', 'Tin'])
    expect(fieldOf(small.person, 'RecordTypeId').text).toBe('Small')
    // A Lead of this type has no status that means "converted".
    expect((await desk.run('leads.convertForm', { personId, leadId: id })).statuses).toEqual([])
    cutNetwork(desk, false)
    await done(made.id)
    expect(desk.salesforce.control.get('Lead', id)).toMatchObject({
      RecordTypeId: typeId('Lead', 'Small'),
      Tier__c: 'Gold',
    })
  })
})
