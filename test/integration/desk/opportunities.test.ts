import { afterEach, describe, expect, it } from 'vitest'
import type { CreationForm } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, panelOf, readyPanel, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

/** An Opportunity with the Contact's role (issue section 5): both or neither, once, online or queued. */
describe('creating an Opportunity', { timeout: 90_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(prepare: () => void = () => undefined): Promise<void> {
    desk = await createDesk({ people: 120, seed: 3, undoSeconds: 0, speed: 60 })
    prepare()
    await settledDesk(desk)
  }
  const formOf = (personId: string): Promise<CreationForm> =>
    desk.run('opportunities.form', { personId, conversationId: null })
  const valuesOf = (form: CreationForm): Record<string, string> =>
    Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
  async function create(personId: string, more: Record<string, string> = {}, evenIfExisting = true) {
    const values = { ...valuesOf(await formOf(personId)), ...more }
    return desk.run('opportunities.create', { personId, conversationId: null, values, evenIfExisting })
  }
  const live = (object: string, where: (row: Record<string, unknown>) => boolean): Record<string, unknown>[] =>
    desk.salesforce.control.list(object).filter((row) => row['IsDeleted'] !== true && where(row))
  const named = (name: string) => live('Opportunity', (row) => row['Name'] === name)
  const rolesOf = (opportunityId: unknown) =>
    live('OpportunityContactRole', (row) => row['OpportunityId'] === opportunityId)
  const contact = async (): Promise<{ personId: string; contactId: string; accountId: string | null }> => {
    const { personId, panel } = await readyPanel(desk, 'contact', (found) => found.account !== null)
    return { personId, contactId: panel.person!.id, accountId: panel.account?.id ?? null }
  }
  /** Somebody the org does not know, with a name to make a Contact of. */
  const stranger = async () => {
    const people = await strangersToSalesforce(desk)
    const details = await Promise.all(people.slice(0, 20).map((one) => desk.run('people.get', { personId: one.id })))
    return details.find((one) => one.name)!
  }
  const needsYou = (itemId: string) =>
    until('needs you', async () => {
      const item = await desk.run('outbox.get', { itemId })
      return item.state === 'needs_attention' && item
    })

  it('is of the Contact’s Account and the rep’s own, with a role on it, and stands in the panel at once', async () => {
    await begin()
    const { personId, contactId, accountId } = await contact()
    const form = await formOf(personId)
    const values = valuesOf(form)
    expect(form).toMatchObject({ blocked: null, ready: true, notes: [] })
    expect(values).toMatchObject({
      AccountId: accountId,
      OwnerId: desk.world.rep.salesforceUserId,
      StageName: 'Prospecting',
    })
    expect(values['CloseDate']).toMatch(/^\d{4}-(03-31|06-30|09-30|12-31)$/)
    expect(form.fields.map((field) => field.name).slice(0, 4)).toEqual(['Name', 'StageName', 'CloseDate', 'Amount'])
    expect(form.fields.map((field) => field.name)).toEqual(expect.arrayContaining(['role.Role', 'role.IsPrimary']))
    await create(personId, { Name: 'Fifty seats', Amount: '48000', 'role.Role': 'Decision Maker' })
    await outboxEmpty(desk)
    const [made, ...others] = named('Fifty seats')
    expect(others).toEqual([])
    expect(made).toMatchObject({ Amount: 48_000, AccountId: accountId, OwnerId: desk.world.rep.salesforceUserId })
    expect(rolesOf(made?.['Id'])).toMatchObject([{ ContactId: contactId, Role: 'Decision Maker', IsPrimary: true }])
    const panel = await panelOf(desk, personId)
    expect(panel.opportunities.map((card) => card.id)).toContain(made?.['Id'])
    const task = await desk.run('tasks.form', { personId, conversationId: null, purpose: 'followUp', partIds: null })
    expect(task.opportunities.map((one) => one.id)).toContain(made?.['Id'])
  })

  it('both are made exactly once when the answer is lost, before or after the commit', async () => {
    await begin()
    const { personId, contactId } = await contact()
    const effects = [
      { kind: 'cut-before' },
      { kind: 'cut-after' },
      { kind: 'cut-body' },
      { kind: 'status-after', status: 503 },
      { kind: 'truncated-json' },
      { kind: 'cut-after', ms: 20 },
    ] as const
    for (const [at, effect] of effects.entries()) {
      desk.salesforce.faults.add({ method: 'POST', path: '/composite$', body: `Deal ${at}`, effect })
      await create(personId, { Name: `Deal ${at}`, 'role.Role': 'Evaluator' })
      if (at === 2) await desk.restart()
    }
    // The same name twice is two Opportunities, and stays two.
    for (const effect of [{ kind: 'cut-after' }, { kind: 'cut-before' }] as const) {
      desk.salesforce.faults.add({ method: 'POST', path: '/composite$', body: 'Twice', effect })
    }
    await create(personId, { Name: 'Twice' })
    await create(personId, { Name: 'Twice' })
    await outboxEmpty(desk, 60_000)
    expect(desk.salesforce.requests.filter((one) => one.fault !== undefined)).toHaveLength(effects.length + 2)
    for (const at of effects.keys()) {
      expect(named(`Deal ${at}`)).toHaveLength(1)
      expect(rolesOf(named(`Deal ${at}`)[0]?.['Id'])).toMatchObject([{ ContactId: contactId, Role: 'Evaluator' }])
    }
    expect(named('Twice').map((row) => rolesOf(row['Id']).length)).toEqual([1, 1])
  })

  it('a role that is refused takes the Opportunity with it; corrected, both are made', async () => {
    await begin(() => {
      desk.salesforce.control.addValidationRule({
        object: 'OpportunityContactRole',
        field: 'Role',
        when: 'blank',
        message: 'Say what part they play',
      })
    })
    const { personId } = await contact()
    const item = await create(personId, { Name: 'All or none', 'role.Role': '' })
    const asked = await needsYou(item.id)
    expect(asked).toMatchObject({ code: 'validation', fields: { 'role.Role': 'Say what part they play' } })
    expect(named('All or none')).toEqual([])
    await desk.run('outbox.edit', { itemId: item.id, values: { ...asked.values, 'role.Role': 'Influencer' } })
    await outboxEmpty(desk)
    expect(rolesOf(named('All or none')[0]?.['Id'])).toMatchObject([{ Role: 'Influencer' }])
  })

  it('one that the org has renamed is asked about, never made again', async () => {
    await begin()
    const { personId } = await contact()
    const { faults } = desk.salesforce
    faults.add({ method: 'POST', path: '/composite$', body: 'Plain name', effect: { kind: 'cut-after' } })
    // The look-up gets no answer before the org has given the Opportunity its own name.
    faults.add({ path: 'query.*OpportunityContactRole', times: -1, effect: { kind: 'status', status: 503 } })
    const item = await create(personId, { Name: 'Plain name' })
    await until('it is there', () => Promise.resolve(named('Plain name')[0]))
    desk.salesforce.control.update('Opportunity', String(named('Plain name')[0]?.['Id']), { Name: 'ACME-0001' })
    faults.clear()
    const asked = await needsYou(item.id)
    expect(asked).toMatchObject({ asksIfArrived: true, message: expect.stringContaining('ACME-0001') })
    await desk.run('outbox.settleUnknown', { itemId: item.id, arrived: true })
    await outboxEmpty(desk)
    expect([named('Plain name').length, named('ACME-0001').length]).toEqual([0, 1])
  })

  it('waits for the Contact that is on its way, offline too, and takes its id and Account', async () => {
    await begin()
    const person = await stranger()
    const personId = person.id
    expect(await formOf(personId)).toMatchObject({ blocked: expect.stringContaining('Create a Contact first') })
    const domain = person.email!.split('@')[1]!
    const accountId = desk.salesforce.control.create('Account', { Name: 'Where they work', Website: domain })
    const contactForm = await desk.run('contacts.form', { personId, conversationId: null })
    cutNetwork(desk, true)
    const values = { ...valuesOf(contactForm), AccountId: accountId }
    await desk.run('contacts.create', { personId, conversationId: null, values, evenIfExisting: false })
    expect(await formOf(personId)).toMatchObject({ blocked: null, forName: person.displayName })
    const item = await create(personId, { Name: 'From nothing', AccountId: '' })
    expect(item.state).toBe('blocked')
    expect((await panelOf(desk, personId)).pendingRecords.map((one) => one.object)).toEqual(['Opportunity', 'Contact'])
    cutNetwork(desk, false)
    await outboxEmpty(desk, 60_000)
    const [made] = named('From nothing')
    const panel = await panelOf(desk, personId)
    expect(made).toMatchObject({ AccountId: accountId })
    expect(rolesOf(made?.['Id'])).toMatchObject([{ ContactId: panel.person?.id }])
    expect(panel.opportunities.map((card) => card.name)).toContain('From nothing')
  })

  it('waits for the Lead that is on its way to be converted, too', async () => {
    await begin()
    const { personId, panel } = await readyPanel(desk, 'lead')
    const leadId = panel.person!.id
    const { status } = await desk.run('leads.convertForm', { personId, leadId })
    cutNetwork(desk, true)
    const rest = { accountId: null, contactId: null, opportunityName: null }
    await desk.run('leads.convert', { personId, leadId, status, ...rest })
    expect((await formOf(personId)).fields.find((field) => field.name === 'AccountId')).toMatchObject({
      value: '',
      options: [{ value: '', label: 'The Contact’s Account' }],
    })
    await create(personId, { Name: 'After all' })
    cutNetwork(desk, false)
    await outboxEmpty(desk, 60_000)
    const lead = desk.salesforce.control.get('Lead', leadId)
    expect(named('After all')).toMatchObject([{ AccountId: lead?.['ConvertedAccountId'] }])
    expect(rolesOf(named('After all')[0]?.['Id'])).toMatchObject([{ ContactId: lead?.['ConvertedContactId'] }])
  })

  it('stays when its Contact is discarded, and is sent once there is one', async () => {
    await begin()
    const person = await stranger()
    const personId = person.id
    const contactForm = await desk.run('contacts.form', { personId, conversationId: null })
    cutNetwork(desk, true)
    const input = { personId, conversationId: null, values: valuesOf(contactForm), evenIfExisting: false }
    const maker = await desk.run('contacts.create', input)
    const item = await create(personId, { Name: 'Left alone' })
    await desk.run('outbox.discard', { itemId: maker.id })
    expect(await needsYou(item.id)).toMatchObject({ code: 'gone', message: expect.stringContaining('Contact') })
    cutNetwork(desk, false)
    await desk.run('contacts.create', input)
    await until('match', async () => (await panelOf(desk, personId)).match === 'contact')
    await desk.run('outbox.retry', { itemId: item.id })
    await outboxEmpty(desk)
    expect(rolesOf(named('Left alone')[0]?.['Id'])).toHaveLength(1)
  })

  it('open ones are shown first; another is a second choice; and who may not is told', async () => {
    await begin(() => desk.salesforce.settings.fieldSecurity.push({ object: 'Opportunity', readOnly: ['Amount'] }))
    const { personId } = await contact()
    await create(personId, { Name: 'The first' })
    await outboxEmpty(desk)
    const form = await formOf(personId)
    expect(form.existing).toContainEqual(
      expect.objectContaining({
        object: 'Opportunity',
        name: 'The first',
        detail: expect.stringContaining('Prospecting'),
      }),
    )
    expect(form.fields.map((field) => field.name)).not.toContain('Amount')
    expect(await refused(create(personId, {}, false))).toMatchObject({ code: 'duplicate' })
    const error = await refused(create(personId, { StageName: '', CloseDate: '2026-02-30', 'role.ContactId': '003' }))
    expect(error).toMatchObject({
      code: 'validation',
      fields: {
        StageName: 'Stage is needed.',
        CloseDate: expect.stringContaining('no day'),
        'role.ContactId': expect.any(String),
      },
    })
    desk.salesforce.settings.objectPermissions.push({ object: 'Opportunity', create: false })
    await desk.restart()
    await until('the describe', async () => (await formOf(personId)).blocked?.includes('may not create Opportunities'))
  })

  it('is in the audit and can be taken back, its role with it', async () => {
    await begin()
    const { personId, contactId } = await contact()
    const item = await create(personId, { Name: 'By mistake' })
    await outboxEmpty(desk)
    const roles = (): number => live('OpportunityContactRole', (row) => row['ContactId'] === contactId).length
    const before = roles()
    expect(await desk.run('audit.get', { itemId: item.id })).toMatchObject({
      title: 'New opportunity',
      undo: { state: 'possible' },
    })
    await desk.run('audit.undo', { itemId: item.id })
    expect(named('By mistake')).toEqual([])
    expect(before - roles()).toBe(1)
    expect((await panelOf(desk, personId)).opportunities.map((card) => card.name)).not.toContain('By mistake')
  })
})
