import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { outboxEmpty, settledDesk } from '../../builders/work'

/** Converting a Lead (issue section 5): Account new or existing, Contact, Opportunity or none, exactly once. */
describe('converting a Lead', () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function personWithLead(): Promise<{ personId: string; leadId: string }> {
    const { rows } = await desk.run('book.list', { filter: { match: ['lead'] }, limit: 1 })
    const personId = rows[0]!.id
    const panel = await until('panel', async () => {
      const found = await desk.run('people.salesforce', { personId })
      return found.person ? found : null
    })
    return { personId, leadId: panel.person!.id }
  }

  it('makes what the rep named, and the person is a Contact afterwards, here too', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    const { personId, leadId } = await personWithLead()
    const form = await until('statuses', async () => {
      const found = await desk.run('leads.convertForm', { personId, leadId })
      return found.blocked === null ? found : null
    })
    const refused = await desk.core.run('leads.convert', {
      personId,
      leadId,
      status: 'Open - Not Contacted',
      accountId: null,
      contactId: null,
      opportunityName: null,
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'validation', fields: { status: expect.any(String) } } })
    await desk.run('leads.convert', {
      personId,
      leadId,
      status: form.status,
      accountId: null,
      contactId: null,
      opportunityName: 'Fifty seats',
    })
    await outboxEmpty(desk)
    const lead = desk.salesforce.control.get('Lead', leadId)
    expect(lead).toMatchObject({ IsConverted: true, Status: form.status })
    const panel = await desk.run('people.salesforce', { personId })
    expect(panel).toMatchObject({ match: 'contact', person: { object: 'Contact', id: lead?.['ConvertedContactId'] } })
    expect(panel.opportunities.map((one) => one.name)).toContain('Fifty seats')
  }, 60_000)

  it('is done once, whatever happens to the answer', async () => {
    desk = await createDesk({ people: 120, undoSeconds: 0, speed: 60 })
    await settledDesk(desk)
    const { personId, leadId } = await personWithLead()
    const accounts = (): number => desk.salesforce.org.store.table('Account').rows.size
    const before = accounts()
    for (const effect of [{ kind: 'cut-before' }, { kind: 'html', status: 502 }, { kind: 'cut-after' }] as const) {
      desk.salesforce.faults.add({ path: '/services/Soap/', effect })
    }
    const form = await desk.run('leads.convertForm', { personId, leadId })
    const input = { personId, leadId, status: form.status, accountId: null, contactId: null, opportunityName: null }
    await desk.run('leads.convert', input)
    expect(await desk.core.run('leads.convert', input)).toMatchObject({ ok: false, error: { code: 'validation' } })
    await outboxEmpty(desk)
    expect(accounts() - before).toBe(1)
    const { rows } = await desk.run('outbox.list', { show: 'sent' })
    expect(rows[0]).toMatchObject({ kind: 'lead.convert', state: 'done', resultUrl: expect.any(String) })
  }, 60_000)
})
