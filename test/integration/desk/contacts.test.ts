import { afterEach, describe, expect, it } from 'vitest'
import type { CreationForm } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, panelOf, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

const CREATE = { method: 'POST', path: '/composite$' }

/** A Contact made from a person (issue section 5): by the describe, online or queued, exactly once. */
describe('creating a Contact', { timeout: 90_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** `prepare`: what the org is like before anybody reads its describes. */
  async function begin(prepare: () => void = () => undefined): Promise<{ personId: string; email: string }> {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 60 })
    prepare()
    await settledDesk(desk)
    const person = (await strangersToSalesforce(desk))[0]!
    return { personId: person.id, email: person.email! }
  }
  const formOf = (personId: string): Promise<CreationForm> =>
    desk.run('contacts.form', { personId, conversationId: null })
  const valuesOf = (form: CreationForm): Record<string, string> =>
    Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
  async function create(personId: string, more: Record<string, string> = {}, evenIfExisting = false) {
    const values = { ...valuesOf(await formOf(personId)), ...more }
    return desk.run('contacts.create', { personId, conversationId: null, values, evenIfExisting })
  }
  const contacts = (email: string): Record<string, unknown>[] =>
    desk.salesforce.control
      .list('Contact')
      .filter((row) => row['IsDeleted'] !== true && String(row['Email']).toLowerCase() === email.toLowerCase())
  const needsYou = (itemId: string) =>
    until('needs you', async () => {
      const item = await desk.run('outbox.get', { itemId })
      return item.state === 'needs_attention' && item
    })

  it('is filled from the person, under the Account of their company, owned by the rep; the match follows at once', async () => {
    const { personId, email } = await begin()
    const person = await desk.run('people.get', { personId })
    const domain = email.split('@')[1]!
    const accountId = desk.salesforce.control.create('Account', {
      Name: 'Quite Another Name',
      Website: `https://www.${domain}`,
    })
    const form = await formOf(personId)
    const values = valuesOf(form)
    expect(form).toMatchObject({ blocked: null, ready: true, existing: [], notes: [], forName: person.displayName })
    expect([values['FirstName'], values['LastName']].filter(Boolean).join(' ')).toBe(person.name)
    expect(values).toMatchObject({ Email: email, AccountId: accountId, OwnerId: desk.world.rep.salesforceUserId })
    expect(form.fields.find((field) => field.name === 'AccountId')).toMatchObject({ type: 'account', required: false })
    const item = await create(personId, { Title: 'Head of Ops' })
    expect(item).toMatchObject({ kind: 'contact.create', title: 'Create contact', personId })
    await outboxEmpty(desk)
    const [made, ...others] = contacts(email)
    expect(others).toEqual([])
    expect(made).toMatchObject({ Title: 'Head of Ops', AccountId: accountId, OwnerId: desk.world.rep.salesforceUserId })
    const panel = await panelOf(desk, personId)
    expect(panel).toMatchObject({ match: 'contact', person: { id: made?.['Id'] }, account: { id: accountId } })
    expect(panel.pendingRecords).toEqual([])
  })

  it('asks for what this org asks for, with its default, and takes what it may not set out', async () => {
    const { personId, email } = await begin(() => {
      desk.salesforce.control.addField('Contact', {
        name: 'Region__c',
        label: 'Region',
        type: 'picklist',
        required: true,
        values: ['EMEA', 'APAC'],
      })
      desk.salesforce.settings.layouts.push({ object: 'Contact', required: ['Department'] })
      desk.salesforce.settings.fieldSecurity.push({ object: 'Contact', readOnly: ['OwnerId'] })
    })
    const form = await until('the layout', async () => {
      const found = await formOf(personId)
      return found.fields.some((field) => field.name === 'Department') && found
    })
    expect(form.fields.map((field) => field.name)).toEqual([
      'FirstName',
      'LastName',
      'Email',
      'Phone',
      'Title',
      'AccountId',
      'Department',
      'Region__c',
    ])
    expect(form.ready).toBe(false)
    const error = await refused(create(personId, { LastName: 'x'.repeat(81), Email: 'nonsense', Rating: 'Hot' }))
    expect(error).toMatchObject({
      code: 'validation',
      fields: {
        LastName: expect.stringContaining('80 characters'),
        Email: expect.stringContaining('email address'),
        Department: 'Department is needed.',
        Region__c: 'Region is needed.',
        Rating: expect.stringContaining('cannot be set'),
      },
    })
    await create(personId, { Department: 'Operations', Region__c: 'EMEA' })
    await outboxEmpty(desk)
    expect(contacts(email)).toMatchObject([{ Department: 'Operations', Region__c: 'EMEA' }])
  })

  it('waits offline and goes out by itself, once', async () => {
    const { personId, email } = await begin()
    await formOf(personId)
    cutNetwork(desk, true)
    const item = await create(personId)
    const panel = await panelOf(desk, personId)
    expect(panel.pendingRecords).toMatchObject([{ object: 'Contact', item: { itemId: item.id } }])
    expect(await refused(create(personId))).toMatchObject({ code: 'duplicate' })
    cutNetwork(desk, false)
    await outboxEmpty(desk, 60_000)
    expect(contacts(email)).toHaveLength(1)
    expect((await panelOf(desk, personId)).match).toBe('contact')
  })

  it('is made once, whatever happens to the answer, each of two with one email too', async () => {
    const { personId, email } = await begin()
    for (const effect of [
      { kind: 'cut-before' },
      { kind: 'cut-after' },
      // The second one is not to take the first for itself.
      { kind: 'cut-before' },
      { kind: 'status-after', status: 503 },
    ] as const) {
      desk.salesforce.faults.add({ ...CREATE, body: 'sobjects/Contact', effect })
    }
    desk.salesforce.settings.duplicateRules.Contact = { onCreate: 'Off', onEdit: 'Off' }
    await create(personId, { Title: 'First' })
    await create(personId, { Title: 'Second' }, true)
    await desk.restart()
    await outboxEmpty(desk, 60_000)
    expect(desk.salesforce.requests.filter((one) => one.fault !== undefined).length).toBe(4)
    expect(
      contacts(email)
        .map((row) => String(row['Title']))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['First', 'Second'])
    expect(await panelOf(desk, personId)).toMatchObject({ match: 'several' })
  })

  it('shows what is there first; a duplicate that Salesforce names is the rep’s to choose', async () => {
    const { personId, email } = await begin()
    const there = desk.salesforce.control.create('Contact', { LastName: 'Already', Email: email })
    const item = await create(personId)
    const asked = await needsYou(item.id)
    expect(asked).toMatchObject({
      code: 'duplicate',
      canCreateAnyway: true,
      duplicates: [{ object: 'Contact', id: there }],
    })
    await desk.run('outbox.resolveDuplicate', { itemId: item.id, choice: { use: 'existing', recordId: there } })
    await until('match', async () => (await panelOf(desk, personId)).match === 'contact')
    expect(contacts(email)).toHaveLength(1)
    const form = await formOf(personId)
    expect(form.existing).toMatchObject([{ object: 'Contact', id: there, name: 'Already' }])
    expect(await refused(create(personId))).toMatchObject({ code: 'duplicate' })
    const second = await create(personId, {}, true)
    await needsYou(second.id)
    await desk.run('outbox.resolveDuplicate', { itemId: second.id, choice: { use: 'create' } })
    await outboxEmpty(desk)
    expect(contacts(email)).toHaveLength(2)
  })

  it('a validation rule’s answer stands at its field, and the corrected item goes out', async () => {
    const { personId, email } = await begin(() => {
      desk.salesforce.control.addValidationRule({
        object: 'Contact',
        when: ({ Phone: phone }) => typeof phone === 'string' && !phone.startsWith('+'),
        message: 'Begin the phone number with +',
        field: 'Phone',
      })
    })
    const item = await create(personId, { Phone: '0600' })
    const asked = await needsYou(item.id)
    expect(asked).toMatchObject({ code: 'validation', fields: { Phone: 'Begin the phone number with +' } })
    const problems = await desk.run('health.problems', {})
    expect(JSON.stringify(problems)).toContain('New Contact')
    await desk.run('outbox.edit', { itemId: item.id, values: { ...asked.values, Phone: '+34 600' } })
    await outboxEmpty(desk)
    expect(contacts(email)).toMatchObject([{ Phone: '+34 600' }])
  })

  it('says who may not, and who has no email', async () => {
    const { personId } = await begin(() => {
      desk.salesforce.settings.objectPermissions.push({ object: 'Contact', create: false })
    })
    expect(await formOf(personId)).toMatchObject({
      ready: false,
      blocked: expect.stringContaining('may not create Contacts'),
    })
    expect(await refused(create(personId))).toMatchObject({ code: 'validation' })
    const { rows } = await desk.run('book.list', { filter: {}, limit: 500 })
    const nameless = rows.find((row) => row.email === null)
    if (nameless) expect((await panelOf(desk, nameless.id)).createContactBlocked).not.toBeNull()
  })

  it('finds Accounts by name or website, in the cache alone while offline', async () => {
    await begin()
    const find = async (text: string) => (await desk.run('accounts.find', { text })).choices
    const make = (values: Record<string, unknown>) => desk.salesforce.control.create('Account', values)
    const [byName, bySite] = [
      make({ Name: "O'Neill % Sons" }),
      make({ Name: 'Zebra', Website: 'https://stripes.example' }),
    ]
    expect((await find("o'neill")).map((one) => one.id)).toContain(byName)
    expect((await find('STRIPES')).map((one) => one.id)).toEqual([bySite])
    expect(await find('nobody is called this')).toEqual([])
    cutNetwork(desk, true)
    const { rows } = await desk.run('book.list', { filter: { match: ['contact'] }, limit: 50 })
    const panels = await Promise.all(rows.map((row) => panelOf(desk, row.id)))
    const known = panels.flatMap(({ account }) => account ?? [])[0]!
    expect((await find(known.name.slice(0, 8))).map((one) => one.id)).toContain(known.id)
    expect(await find('stripes')).toEqual([])
  })

  it('is in the audit, and can be taken back while nobody has touched it', async () => {
    const { personId, email } = await begin()
    const item = await create(personId)
    await outboxEmpty(desk)
    const entry = await until('audit', async () => {
      const { rows } = await desk.run('audit.list', { filter: { kind: 'contact.create' }, offset: 0, limit: 50 })
      return rows.find((row) => row.itemId === item.id)
    })
    expect(entry).toMatchObject({ why: 'hand', undo: { state: 'possible' }, recordId: contacts(email)[0]?.['Id'] })
    const taskId = desk.salesforce.control.create('Task', {
      WhoId: String(contacts(email)[0]?.['Id']),
      Subject: 'Call',
    })
    expect(await refused(desk.run('audit.undo', { itemId: item.id }))).toMatchObject({ code: 'conflict' })
    desk.salesforce.control.delete('Task', taskId)
    await desk.run('audit.undo', { itemId: item.id })
    expect(contacts(email)).toEqual([])
    expect((await panelOf(desk, personId)).match).toBe('none')
  })
})
