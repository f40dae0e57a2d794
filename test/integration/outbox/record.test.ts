import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, edit, fieldOf, panelOf, readyPanel, refused } from '../../builders/panels'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'

/** Edits of records in place: only what changed, never over somebody else's change (DESIGN.md section 6). */
describe('editing a record', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  /** `prepare`: what the org is like before anybody reads its describes. */
  async function begin(undoSeconds = 0, prepare: () => void = () => undefined): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds, speed: 60 })
    prepare()
    await settledDesk(desk)
    await desk.run('settings.update', {
      panelFields: { Lead: ['LastName', 'Status', 'Title', 'Phone', 'NumberOfEmployees', 'Email'] },
    })
  }
  const inOrg = (object: string, id: string): Record<string, unknown> => desk.salesforce.control.get(object, id)!
  const item = (id: string, state: string) =>
    until(
      state,
      async () => {
        const found = await desk.run('outbox.get', { itemId: id })
        return found.state === state && found
      },
      60_000,
    )
  const writes = () =>
    desk.salesforce.requests.filter((one) => one.url.endsWith('/composite') && /PATCH/.test(one.body))

  it('is shown at once offline, is sent later with the changed field alone, and reaches panel and list', async () => {
    await begin()
    const { personId, panel } = await readyPanel(desk, 'lead')
    const { id } = panel.person!
    cutNetwork(desk, true)
    const made = await edit(desk, personId, panel.person, {
      Title: 'Head of Sales',
      NumberOfEmployees: '40',
      Phone: fieldOf(panel.person, 'Phone').value,
    })
    expect(made).toMatchObject({ kind: 'record.update', values: { Title: 'Head of Sales', NumberOfEmployees: '40' } })
    const shown = await panelOf(desk, personId)
    expect(fieldOf(shown.person, 'Title')).toMatchObject({ text: 'Head of Sales', sending: { itemId: made.id } })
    expect(fieldOf(shown.person, 'Status').sending).toBeNull()
    cutNetwork(desk, false)
    await item(made.id, 'done')
    expect(inOrg('Lead', id)).toMatchObject({ Title: 'Head of Sales', NumberOfEmployees: 40 })
    const { compositeRequest } = JSON.parse(writes()[0]!.body) as {
      compositeRequest: { body: unknown; httpHeaders: Record<string, string> }[]
    }
    expect(compositeRequest[0]!.body).toEqual({ Title: 'Head of Sales', NumberOfEmployees: 40 })
    expect(compositeRequest[0]!.httpHeaders).toMatchObject({ 'Sforce-Auto-Assign': 'FALSE' })
    const after = await panelOf(desk, personId)
    expect(fieldOf(after.person, 'Title')).toMatchObject({ text: 'Head of Sales', sending: null })
    expect(after.records[0]).toMatchObject({ title: 'Head of Sales' })
  })

  it('merges with what somebody else changed, and asks only where both changed the same field', async () => {
    await begin()
    const { personId, panel } = await readyPanel(desk, 'lead')
    const { id } = panel.person!
    desk.salesforce.control.update('Lead', id, { Phone: '+1 555 0100' })
    const merged = await edit(desk, personId, panel.person, { Title: 'CFO' })
    await item(merged.id, 'done')
    expect(inOrg('Lead', id)).toMatchObject({ Phone: '+1 555 0100', Title: 'CFO' })

    for (const answer of ['outbox.retry', 'outbox.discard'] as const) {
      cutNetwork(desk, true)
      const mine = await edit(desk, personId, (await panelOf(desk, personId)).person, { Title: `Mine ${answer}` })
      desk.salesforce.control.update('Lead', id, { Title: `Theirs ${answer}` })
      cutNetwork(desk, false)
      const asked = await item(mine.id, 'needs_attention')
      expect(asked).toMatchObject({
        code: 'conflict',
        fields: { Title: `Now “Theirs ${answer}” in Salesforce; yours is “Mine ${answer}”.` },
      })
      expect(fieldOf((await panelOf(desk, personId)).person, 'Title')).toMatchObject({
        text: `Mine ${answer}`,
        sending: { code: 'conflict' },
      })
      await desk.run(answer, { itemId: mine.id })
      await outboxEmpty(desk, 60_000)
      const wanted = answer === 'outbox.retry' ? `Mine ${answer}` : `Theirs ${answer}`
      expect(inOrg('Lead', id)['Title']).toBe(wanted)
      expect(fieldOf((await panelOf(desk, personId)).person, 'Title')).toMatchObject({ text: wanted, sending: null })
    }
  })

  it('arrives once, and is no question, however its answer is lost', async () => {
    await begin()
    const { personId, panel } = await readyPanel(desk, 'lead')
    const effects = [
      { kind: 'cut-after' },
      { kind: 'cut-body' },
      { kind: 'cut-before' },
      { kind: 'status-after', status: 503 },
    ] as const
    for (const [at, effect] of effects.entries()) {
      desk.salesforce.faults.add({ method: 'POST', path: '/composite$', body: 'PATCH', effect })
      const made = await edit(desk, personId, (await panelOf(desk, personId)).person, { Title: `Round ${at}` })
      await item(made.id, 'done')
      expect(inOrg('Lead', panel.person!.id)['Title']).toBe(`Round ${at}`)
    }
  })

  it.each(['deleted', 'merged', 'erased'] as const)(
    'says so where the record was %s meanwhile',
    async (what) => {
      await begin()
      const { personId, panel } = await readyPanel(desk, 'lead')
      const { id } = panel.person!
      const master = desk.salesforce.control
        .list('Lead')
        .find((row) => row['Id'] !== id && row['IsConverted'] !== true && row['Title'] !== inOrg('Lead', id)['Title'])!
      cutNetwork(desk, true)
      const made = await edit(desk, personId, panel.person, { Title: 'Too late' })
      if (what === 'deleted') desk.salesforce.control.delete('Lead', id)
      if (what === 'merged') desk.salesforce.control.merge(String(master['Id']), [id])
      if (what === 'erased') desk.salesforce.control.erase('Lead', id)
      cutNetwork(desk, false)
      if (what === 'merged') {
        // The sync points what waits at the record that is left, which says something else: that is the rep's to decide.
        const isAsked = async () => (await desk.run('outbox.get', { itemId: made.id })).code === 'conflict'
        await until('the question', isAsked, 45_000)
        await desk.run('outbox.retry', { itemId: made.id })
        await item(made.id, 'done')
        expect(inOrg('Lead', String(master['Id']))['Title']).toBe('Too late')
        return
      }
      const asked = await item(made.id, 'needs_attention')
      expect(asked.message).toMatch(what === 'deleted' ? /was deleted meanwhile/ : /does not show you .* any more/)
      expect(writes()).toEqual([])
    },
    75_000,
  )

  it('takes its effect back when it is undone; what was made on top of it asks nothing', async () => {
    await begin(30)
    const { personId, panel } = await readyPanel(desk, 'lead')
    const before = fieldOf(panel.person, 'Title').value
    const first = await edit(desk, personId, panel.person, { Title: 'First' })
    await edit(desk, personId, panel.person, { Title: 'Second', Phone: '123' })
    expect(fieldOf((await panelOf(desk, personId)).person, 'Title').text).toBe('Second')
    await desk.run('outbox.undo', { itemId: first.id })
    expect(fieldOf((await panelOf(desk, personId)).person, 'Title').text).toBe('Second')
    await outboxEmpty(desk, 60_000)
    expect(inOrg('Lead', panel.person!.id)).toMatchObject({ Title: 'Second', Phone: '123' })
    const third = await edit(desk, personId, panel.person, { Title: 'Third' })
    await desk.run('outbox.undo', { itemId: third.id })
    expect(fieldOf((await panelOf(desk, personId)).person, 'Title')).toMatchObject({ text: 'Second', sending: null })
    expect(before).not.toBe('Second')
  })

  it('checks at the door, by field, what this org and user allow', async () => {
    await begin(0, () => {
      desk.salesforce.settings.restrictedPicklists = ['Lead.Status']
      desk.salesforce.settings.fieldSecurity = [{ object: 'Lead', readOnly: ['Phone'] }]
    })
    const { personId, panel } = await readyPanel(desk, 'lead')
    expect(fieldOf(panel.person, 'Phone').editable).toBe(false)
    const wrong = {
      LastName: ' ',
      Status: 'Nonsense',
      Title: 'x'.repeat(129),
      NumberOfEmployees: 'many',
      Email: 'a@b',
      Phone: '1',
    }
    const { code, fields } = await refused(edit(desk, personId, panel.person, wrong))
    expect(code).toBe('validation')
    expect(fields).toEqual({
      LastName: 'Last Name is needed.',
      Status: expect.stringContaining('choose one of the list'),
      Title: 'Title can have 128 characters; this has 129.',
      NumberOfEmployees: expect.stringContaining('is no number'),
      Email: 'This does not look like an email address.',
      Phone: expect.stringContaining('may not edit it'),
    })
    const same = { Title: fieldOf(panel.person, 'Title').value }
    expect(await refused(edit(desk, personId, panel.person, same))).toMatchObject({ message: 'Nothing was changed.' })
    expect((await desk.run('outbox.list', {})).unsent).toBe(0)
  })

  it('brings a validation rule’s answer to its field; the corrected value goes out', async () => {
    await begin()
    desk.salesforce.control.addValidationRule({
      object: 'Lead',
      name: 'Titles',
      field: 'Title',
      when: { field: 'Title', is: 'Boss' },
      message: 'No bosses here',
    })
    const { personId, panel } = await readyPanel(desk, 'lead')
    const made = await edit(desk, personId, panel.person, { Title: 'Boss' })
    expect(await item(made.id, 'needs_attention')).toMatchObject({
      code: 'validation',
      fields: { Title: 'No bosses here' },
    })
    await desk.run('outbox.edit', { itemId: made.id, values: { Title: 'Chief' } })
    expect(fieldOf((await panelOf(desk, personId)).person, 'Title').text).toBe('Chief')
    await item(made.id, 'done')
    expect(inOrg('Lead', panel.person!.id)['Title']).toBe('Chief')
  })

  it('a reference is looked for by name, here and in Salesforce, and what it leads to is on this desk afterwards', async () => {
    await begin()
    await desk.run('settings.update', { panelFields: { Contact: ['AccountId', 'ReportsToId'], Account: ['Name'] } })
    const { personId, panel } = await readyPanel(desk, 'contact', (one) => one.account !== null)
    const { id } = panel.person!
    expect(fieldOf(panel.person, 'AccountId')).toMatchObject({
      editable: true,
      searches: 'Account',
      text: panel.account!.name,
    })
    expect(fieldOf(panel.person, 'ReportsToId')).toMatchObject({ editable: true, searches: 'Contact' })
    const accountId = desk.salesforce.control.create('Account', {
      Name: 'Zölder 100% & Sons',
      Website: 'zolder.example',
    })
    const find = async (text: string) => (await desk.run('records.find', { object: 'Account', text })).choices
    expect(await find('lder 100% & s')).toEqual([
      { id: accountId, name: 'Zölder 100% & Sons', detail: expect.stringContaining('zolder.example') },
    ])
    const cached = (await find(panel.account!.name)).map((one) => one.id)
    expect(cached).toContain(panel.account!.id)

    // Offline what is cached is found, and the choice is shown by its name although the Account is not here.
    cutNetwork(desk, true)
    await until('offline', async () => (await desk.run('sync.status', {})).state === 'offline')
    expect((await find(panel.account!.name)).map((one) => one.id)).toContain(panel.account!.id)
    const made = await desk.run('records.update', {
      personId,
      object: 'Contact',
      recordId: id,
      values: { AccountId: accountId },
      names: { AccountId: 'Zölder 100% & Sons' },
    })
    expect(made.summary).toContain('Zölder 100% & Sons')
    expect(fieldOf((await panelOf(desk, personId)).person, 'AccountId')).toMatchObject({
      text: 'Zölder 100% & Sons',
      value: accountId,
      sending: { itemId: made.id },
    })
    cutNetwork(desk, false)
    await desk.run('sync.now', {})
    await item(made.id, 'done')
    expect(inOrg('Contact', id)).toMatchObject({ AccountId: accountId })
    const after = await panelOf(desk, personId)
    expect(fieldOf(after.person, 'AccountId')).toMatchObject({ text: 'Zölder 100% & Sons', sending: null })
    expect(after.account).toMatchObject({ id: accountId, name: 'Zölder 100% & Sons' })

    // Somebody else's choice is asked about by its name, too.
    cutNetwork(desk, true)
    const mine = await desk.run('records.update', {
      personId,
      object: 'Contact',
      recordId: id,
      values: { AccountId: panel.account!.id },
      names: { AccountId: panel.account!.name },
    })
    const theirs = desk.salesforce.control.create('Account', { Name: 'Theirs' })
    desk.salesforce.control.update('Contact', id, { AccountId: theirs })
    cutNetwork(desk, false)
    await desk.run('sync.now', {})
    const asked = await item(mine.id, 'needs_attention')
    expect(asked.message).toContain('to “Theirs” meanwhile')
    expect(asked.fields['AccountId']).toBe(`Now “Theirs” in Salesforce; yours is “${panel.account!.name}”.`)
    await desk.run('outbox.discard', { itemId: mine.id })

    const emptied = await desk.run('records.update', {
      personId,
      object: 'Contact',
      recordId: id,
      values: { AccountId: '' },
    })
    await item(emptied.id, 'done')
    expect(inOrg('Contact', id)['AccountId'] ?? null).toBeNull()
    const wrong = { personId, object: 'Contact' as const, recordId: id, values: { AccountId: 'Acme' } }
    expect(await refused(desk.run('records.update', wrong))).toMatchObject({
      fields: { AccountId: expect.stringContaining('needs the id of a Salesforce record') },
    })
  })
})
