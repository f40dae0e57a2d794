import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { createLead, leadsOf, outboxEmpty, partsAt, settledDesk, strangersToSalesforce } from '../../builders/work'

/** What the services answer to a write, and what the rep can do about it. */
describe('answers', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function begin(undoSeconds = 0): Promise<void> {
    desk = await createDesk({ people: 100, seed: 3, undoSeconds, speed: 60 })
    await settledDesk(desk)
  }

  async function item(id: string, state: string) {
    return until(state, async () => {
      const found = await desk.run('outbox.get', { itemId: id })
      return found.state === state && found
    })
  }

  it('undo within the window sends nothing; afterwards it is too late, and the text comes back', async () => {
    await begin(60)
    const [person] = await strangersToSalesforce(desk)
    const conversationId = desk.intercom.control.contactStarts({ contactId: person!.id, body: 'Hello' })
    await until('it', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    const undone = await desk.run('conversations.reply', { conversationId, text: 'Oops' })
    expect(undone).toMatchObject({ state: 'held', canUndo: true })
    expect(await desk.run('outbox.undo', { itemId: undone.id })).toMatchObject({
      state: 'discarded',
      values: { text: 'Oops' },
    })
    const sent = await desk.run('conversations.reply', { conversationId, text: 'Right' })
    await item(sent.id, 'done')
    expect(await desk.core.run('outbox.undo', { itemId: sent.id })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    expect(partsAt(desk, conversationId).map((part) => part.text)).toEqual(['Right'])
  })

  it('a validation rule lands on its field; the corrected item goes out once', async () => {
    await begin()
    desk.salesforce.settings.validationRules = [
      { object: 'Lead', field: 'Phone', when: 'blank', message: 'Phone is mandatory here' },
    ]
    const person = (await strangersToSalesforce(desk)).find((one) => one.email !== null)!
    await desk.run('people.get', { personId: person.id })
    const form = await desk.run('leads.form', { personId: person.id, conversationId: null })
    const values = { ...Object.fromEntries(form.fields.map((field) => [field.name, field.value])), Phone: '' }
    const made = await desk.run('leads.create', {
      personId: person.id,
      conversationId: null,
      values,
      saveToPerson: false,
      evenIfExisting: false,
    })
    const asked = await item(made.id, 'needs_attention')
    expect(asked).toMatchObject({ code: 'validation', canEdit: true, fields: { Phone: 'Phone is mandatory here' } })
    await desk.run('outbox.edit', { itemId: made.id, values: { ...values, Phone: '+44 20 7946 0000' } })
    await item(made.id, 'done')
    expect(leadsOf(desk, person.email!).map((lead) => lead['Phone'])).toEqual(['+44 20 7946 0000'])
  })

  it('the duplicate rule becomes a choice: use the one there, or create anyway', async () => {
    await begin()
    for (const use of ['existing', 'create'] as const) {
      const person = (await strangersToSalesforce(desk))[use === 'existing' ? 0 : 1]!
      // Made by a colleague this moment: the desk does not know of it yet.
      const recordId = desk.salesforce.control.create('Lead', { LastName: 'There', Company: 'Co', Email: person.email })
      const made = await createLead(desk, person.id)
      const asked = await item(made.id, 'needs_attention')
      expect(asked).toMatchObject({
        code: 'duplicate',
        canCreateAnyway: true,
        duplicates: [
          {
            object: 'Lead',
            id: recordId,
            name: 'There',
            detail: expect.stringMatching(/^Lead · Open - Not Contacted · Co · /),
          },
        ],
      })
      const wrong = { itemId: made.id, choice: { use: 'existing' as const, recordId: '00Q000000000000AAA' } }
      expect(await desk.core.run('outbox.resolveDuplicate', wrong)).toMatchObject({
        ok: false,
        error: { code: 'conflict' },
      })
      const choice = use === 'existing' ? { use, recordId } : { use }
      await desk.run('outbox.resolveDuplicate', { itemId: made.id, choice })
      const done = await item(made.id, 'done')
      if (use === 'existing') expect(done.resultUrl).toContain(recordId)
      expect(leadsOf(desk, person.email!)).toHaveLength(use === 'existing' ? 1 : 2)
    }
  })

  it('what cannot be proved is asked, never sent again by itself', async () => {
    await begin()
    const [person] = await strangersToSalesforce(desk)
    const conversationId = desk.intercom.control.contactStarts({ contactId: person!.id, body: 'Hello' })
    await until('it', async () => (await desk.core.run('conversations.get', { conversationId })).ok)
    desk.intercom.faults.add({ method: 'POST', path: '/reply$', effect: { kind: 'cut-after' } })
    // The one read that could tell is refused for good.
    desk.intercom.faults.add({
      method: 'GET',
      path: `/conversations/${conversationId}`,
      times: -1,
      effect: { kind: 'status', status: 403 },
    })
    const made = await desk.run('conversations.reply', { conversationId, text: 'Once' })
    const asked = await item(made.id, 'needs_attention')
    expect(asked).toMatchObject({ canRetry: false, canEdit: false, canDiscard: true })
    expect(await desk.core.run('outbox.retry', { itemId: made.id })).toMatchObject({ ok: false })
    await desk.run('outbox.settleUnknown', { itemId: made.id, arrived: true })
    await item(made.id, 'done')
    expect(partsAt(desk, conversationId).map((part) => part.text)).toEqual(['Once'])
  })

  it('a correction that somebody else overtook is asked about; sending again means it, discarding takes theirs', async () => {
    await begin()
    const before = (await strangersToSalesforce(desk)).filter((row) => row.displayName.includes(' ')).slice(0, 2)
    for (const [at, person] of before.entries()) {
      cut(true)
      const form = await desk.run('leads.form', { personId: person.id, conversationId: null })
      const values: Record<string, string> = {
        ...Object.fromEntries(form.fields.map((field) => [field.name, field.value])),
        FirstName: 'Corrected',
      }
      const input = { personId: person.id, conversationId: null, values, saveToPerson: true, evenIfExisting: false }
      await desk.run('leads.create', input)
      const name = `Corrected ${values.LastName}`
      expect((await desk.run('people.get', { personId: person.id })).name).toBe(name)
      desk.intercom.control.updateContact({ contactId: person.id, name: 'Somebody Else' })
      cut(false)
      const asked = await until('the question', async () =>
        (await desk.run('outbox.list', {})).rows.find(
          (row) => row.kind === 'person.update' && row.state === 'needs_attention',
        ),
      )
      expect(asked).toMatchObject({ code: 'conflict', fields: { name: expect.stringContaining('Somebody Else') } })
      // While it is open the rep sees their own words, whatever a sync brings.
      await desk.run('people.refresh', { personId: person.id })
      expect((await desk.run('people.get', { personId: person.id })).name).toBe(name)
      await desk.run(at === 0 ? 'outbox.retry' : 'outbox.discard', { itemId: asked.id })
      await outboxEmpty(desk)
      const wanted = at === 0 ? name : 'Somebody Else'
      expect(desk.intercom.control.contact(person.id)['name']).toBe(wanted)
      await until('the name', async () => (await desk.run('people.get', { personId: person.id })).name === wanted)
    }
  })

  it('another Salesforce user’s items wait until that user is back', async () => {
    await begin()
    const person = (await strangersToSalesforce(desk))[0]!
    desk.salesforce.setNetworkDown(true)
    const made = await createLead(desk, person.id)
    await desk.run('salesforce.disconnect', {})
    desk.salesforce.setNetworkDown(false)
    const other = desk.salesforce.control
      .list('User')
      .find(
        (user) =>
          user['IsActive'] === true &&
          user['Id'] !== desk.world.rep.salesforceUserId &&
          user['UserType'] === 'Standard',
      )
    desk.salesforce.settings.autoApprove = String(other?.['Id'])
    await desk.connectSalesforce()
    await until(
      'their matches',
      async () => desk.salesforce.requests.filter((one) => one.url.includes('composite')).length > 2,
    )
    expect(await desk.run('outbox.get', { itemId: made.id })).not.toMatchObject({ state: 'done' })
    expect(leadsOf(desk, person.email!)).toEqual([])
    await desk.run('salesforce.disconnect', {})
    desk.salesforce.settings.autoApprove = 'rep'
    await desk.connectSalesforce()
    await item(made.id, 'done')
    expect(leadsOf(desk, person.email!).map((lead) => lead['CreatedById'])).toEqual([desk.world.rep.salesforceUserId])
  })

  function cut(down: boolean): void {
    desk.salesforce.setNetworkDown(down)
    desk.intercom.setNetworkDown(down)
    desk.network.set(!down)
  }
})
