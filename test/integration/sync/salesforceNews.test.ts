import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { item } from '../../store/builders'
import { createSalesforceDesk, type SalesforceDesk } from '../../builders/salesforceDesk'

const ANA = 'ana.ruiz@example.test'

let desk: SalesforceDesk
beforeEach(async () => {
  desk = await createSalesforceDesk()
})
afterEach(() => desk.close())

const control = () => desk.org.standIn.control
const lead = (values: Record<string, unknown> = {}): string =>
  control().create(
    'Lead',
    { FirstName: 'Ana', LastName: 'Ruiz', Company: 'Co', Email: ANA, OwnerId: desk.rep, ...values },
    desk.colleague,
  )
const contactOf = (values: Record<string, unknown> = {}): string =>
  control().create(
    'Contact',
    { FirstName: 'Ana', LastName: 'Ruiz', Email: ANA, OwnerId: desk.rep, ...values },
    desk.colleague,
  )
const nameOf = (userId: string): string => String(control().get('User', userId)?.['Name'])
const news = () =>
  desk.store.news.list(desk.orgKey, 0, 50).rows.map(({ kind, text, personId }) => ({ kind, text, personId }))
const match = (personId: string) => desk.store.salesforce.matchOf(desk.orgKey, personId)
/** Time passes, so that the next change is behind what was read. */
const cycle = async (): Promise<void> => {
  desk.org.simClock.advance(1_000)
  await desk.cycle()
}

describe('news of what concerns the rep', () => {
  it('says who has what was theirs, what is theirs now, and what became of it', async () => {
    const [ana] = desk.people([ANA])
    const id = lead()
    await desk.firstSync()
    expect(news()).toEqual([])

    control().update('Lead', id, { OwnerId: desk.colleague }, desk.colleague)
    await cycle()
    await cycle()
    const other = nameOf(desk.colleague)
    expect(news()).toEqual([
      { kind: 'lost', text: `Ana Ruiz is no longer yours: reassigned to ${other}.`, personId: ana },
    ])
    control().update('Lead', id, { OwnerId: desk.rep }, desk.colleague)
    await cycle()
    expect(news()[0]).toEqual({
      kind: 'gained',
      text: `Ana Ruiz is yours now: reassigned from ${other}.`,
      personId: ana,
    })

    control().convert(id, { createOpportunity: false }, desk.colleague)
    await cycle()
    expect(news().map((one) => one.kind)).toContain('converted')
    expect(match(ana!)).toMatchObject({ kind: 'contact' })

    const contactId = match(ana!).records[0]!.id
    const double = contactOf({ LastName: 'Ruiz-Diaz' })
    await cycle()
    expect(match(ana!).kind).toBe('several')
    control().merge(double, [contactId], {}, desk.colleague)
    await cycle()
    expect(match(ana!)).toMatchObject({ kind: 'contact', records: [{ id: double }] })
    expect(news()[0]).toEqual({
      kind: 'merged',
      text: 'Ana Ruiz was merged into Ana Ruiz-Diaz in Salesforce.',
      personId: ana,
    })
    control().delete('Contact', double, desk.colleague)
    await cycle()
    expect(news()[0]).toMatchObject({ kind: 'deleted', text: 'Ana Ruiz-Diaz was deleted in Salesforce.' })
    expect(match(ana!).kind).toBe('none')
    control().undelete(double, desk.colleague)
    await cycle()
    expect(match(ana!).kind).toBe('contact')

    expect(desk.store.news.unseen(desk.orgKey)).toBe(news().length)
    desk.store.news.markSeen(desk.orgKey, null)
    expect(desk.store.news.unseen(desk.orgKey)).toBe(0)
  })

  it('tells nobody what they did themselves, nor what is of others', async () => {
    desk.people([ANA])
    const own = lead()
    const others = lead({ Email: 'else@example.test', OwnerId: desk.colleague })
    await desk.firstSync()
    control().update('Lead', own, { OwnerId: desk.colleague }, desk.rep)
    control().delete('Lead', others, desk.colleague)
    await cycle()
    expect(news()).toEqual([])
  })

  it('finds lost and gained access with the sweep, and says it', async () => {
    desk.org.standIn.settings.sharing = { Lead: 'private' }
    const [ana] = desk.people([ANA])
    const id = lead({ OwnerId: desk.colleague })
    await desk.firstSync()
    expect(match(ana!).kind).toBe('none')
    control().share(id, desk.rep, 'read')
    await desk.sweep()
    expect(match(ana!).kind).toBe('lead')
    control().unshare(id, desk.rep)
    await cycle()
    expect(match(ana!).kind).toBe('lead')
    await desk.sweep()
    expect(match(ana!).kind).toBe('none')
    expect(news()).toEqual([
      { kind: 'hidden', text: 'Ana Ruiz is no longer visible to you in Salesforce.', personId: ana },
      { kind: 'gained', text: 'Ana Ruiz is visible to you in Salesforce now.', personId: ana },
    ])
  })
})

describe('what has not gone out yet', () => {
  const salesforceItem = (id: string, payload: Record<string, unknown>, values = {}) =>
    desk.store.outbox.insert(
      item({
        id,
        kind: 'record.update',
        service: 'salesforce',
        orgKey: desk.orgKey,
        lane: `record:${payload.recordId as string}`,
        personId: null,
        conversationId: null,
        state: 'waiting',
        payload,
        ...values,
      }),
    )
  const payloadOf = (id: string) => desk.store.outbox.get(id)!

  it('follows a converted Lead to its Contact, with the fields that a Contact has', async () => {
    desk.people([ANA])
    const id = lead()
    await desk.firstSync()
    const edit = {
      object: 'Lead',
      recordId: id,
      values: { Title: 'CTO', Company: 'New' },
      base: { Title: null, Company: 'Co' },
    }
    salesforceItem('edit', edit)
    salesforceItem(
      'refused',
      { ...edit, values: { Phone: '1' }, base: { Phone: null } },
      { state: 'needs_attention', code: 'gone' },
    )
    salesforceItem('lost', { ...edit, values: { Company: 'New' }, base: { Company: 'Co' } })
    const target = { object: 'Lead', id, name: 'Ana Ruiz' }
    salesforceItem('task', { values: { Subject: 'Call' }, target }, { kind: 'task.create', lane: 'task' })
    salesforceItem('going', edit, { state: 'sending' })
    salesforceItem('other', edit, { orgKey: 'other:org' })
    const { contactId } = control().convert(id, {}, desk.colleague)
    await cycle()
    expect(payloadOf('edit')).toMatchObject({
      state: 'waiting',
      lane: `record:${contactId}`,
      payload: { object: 'Contact', recordId: contactId, values: { Title: 'CTO' }, base: { Title: null } },
    })
    expect(payloadOf('refused')).toMatchObject({
      state: 'queued',
      payload: { object: 'Contact', values: { Phone: '1' } },
    })
    expect(payloadOf('lost')).toMatchObject({ state: 'needs_attention', code: 'gone' })
    expect(payloadOf('lost').message).toContain('Company')
    expect(payloadOf('task').payload.target).toEqual({ object: 'Contact', id: contactId, name: 'Ana Ruiz' })
    expect(payloadOf('going').payload.recordId).toBe(id)
    expect(payloadOf('other').payload.recordId).toBe(id)
  })

  it('and the rep’s choice follow a merge; the winner brings its relations', async () => {
    const [ana] = desk.people([ANA])
    const [loser, other] = [contactOf(), contactOf()]
    const winner = contactOf({ Email: 'ana@else.test', OwnerId: desk.rep })
    const caseId = control().create('Case', { Subject: 'Help', ContactId: loser }, desk.colleague)
    await desk.firstSync()
    desk.store.matchChoices.set(desk.orgKey, ana!, loser, [loser, other], 1)
    expect(match(ana!)).toMatchObject({ kind: 'contact', chosenId: loser })
    salesforceItem('edit', { object: 'Contact', recordId: loser, values: { Title: 'CTO' }, base: {} })
    control().merge(winner, [loser], { Email: ANA }, desk.colleague)
    await cycle()
    expect(match(ana!)).toMatchObject({ kind: 'contact', chosenId: winner })
    expect(payloadOf('edit').payload).toMatchObject({ object: 'Contact', recordId: winner, values: { Title: 'CTO' } })
    expect(desk.store.records.get(desk.orgKey, 'Case', caseId)?.whoId).toBe(winner)
  })
})
