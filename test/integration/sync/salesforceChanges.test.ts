import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SalesforceDescribe } from '../../../src/main/ports/salesforce'
import { refreshSalesforcePerson } from '../../../src/main/sync/salesforce/refreshPerson'
import { createSalesforceDesk, type SalesforceDesk } from '../../builders/salesforceDesk'

const ANA = 'ana.ruiz@example.test'
const { signal } = new AbortController()

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
const match = (personId: string) => desk.store.salesforce.matchOf(desk.orgKey, personId)
/** Time passes, so that the next change is behind what was read. */
const cycle = async (): Promise<void> => {
  desk.org.simClock.advance(1_000)
  await desk.cycle()
}

describe('cost', () => {
  it('an idle cycle is two calls, and so is reading one person anew', async () => {
    const [ana] = desk.people([ANA])
    const id = contactOf({ AccountId: String(control().list('Account')[0]!['Id']) })
    await desk.firstSync()
    expect(await desk.calls(() => cycle())).toBe(2)
    const opportunity = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2030-01-01' }
    const dealId = control().create('Opportunity', opportunity, desk.colleague)
    control().create('OpportunityContactRole', { OpportunityId: dealId, ContactId: id }, desk.colleague)
    control().create('Task', { Subject: 'Call back', WhoId: id, Status: 'Not Started' }, desk.colleague)
    control().update('Contact', id, { Title: 'CFO' }, desk.colleague)
    expect(await desk.calls(() => refreshSalesforcePerson(desk.context, ana!, ANA, signal))).toBeLessThanOrEqual(2)
    const kept = desk.store.records
    expect(kept.get(desk.orgKey, 'Contact', id)?.fields.Title).toBe('CFO')
    expect(kept.get(desk.orgKey, 'Opportunity', dealId)?.name).toBe('Deal')
    expect(kept.list(desk.orgKey, { object: 'Task', whoIds: [id] })).toMatchObject([{ name: 'Call back' }])
    control().delete('Contact', contactOf(), desk.colleague)
    expect(await desk.calls(() => refreshSalesforcePerson(desk.context, ana!, ANA, signal))).toBeLessThanOrEqual(2)
    expect(match(ana!).kind).toBe('contact')
  })

  it('a Lead that was just made costs no call: what hangs on it comes with the cycles', async () => {
    desk.people([ANA])
    await desk.firstSync()
    desk.org.simClock.advance(60_000)
    const id = lead()
    control().create('Task', { Subject: 'Made by a flow', WhoId: id, Status: 'Not Started' }, desk.colleague)
    expect(await desk.calls(() => cycle())).toBe(2)
    expect(desk.store.records.list(desk.orgKey, { object: 'Task', whoIds: [id] })).toMatchObject([
      { name: 'Made by a flow' },
    ])
    desk.org.simClock.advance(60_000)
    control().create('Task', { Subject: 'Later', WhoId: id, Status: 'Not Started' }, desk.colleague)
    expect(await desk.calls(() => cycle())).toBe(2)
    expect(desk.store.records.list(desk.orgKey, { object: 'Task', whoIds: [id] })).toHaveLength(2)
  })

  it('a first sync of 3,000 people stays below N/2,000 + P/400 + 25', async () => {
    const emails = Array.from(
      { length: 3_000 },
      (_one, at) => `somebody.with.a.name.${at}@a-company-of-some-size.example`,
    )
    const accounts = control()
      .list('Account')
      .map((row) => String(row['Id']))
    emails.slice(0, 1_500).forEach((Email, at) => {
      const values = { LastName: `N${at}`, Email, AccountId: accounts[at % accounts.length] }
      const ContactId = control().create('Contact', values, desk.colleague)
      if (at % 5 === 0) control().create('Case', { Subject: 'Help', ContactId }, desk.colleague)
    })
    emails.slice(1_500, 2_500).forEach((Email, at) => {
      control().create('Lead', { LastName: `L${at}`, Company: 'Co', Email }, desk.colleague)
    })
    desk.people(emails)
    const calls = await desk.calls(() => desk.firstSync())
    const records = ['Lead', 'Contact', 'Account', 'Opportunity', 'OpportunityContactRole', 'Case', 'Task'] as const
    const kept = records.reduce((sum, object) => sum + desk.store.records.count(desk.orgKey, { object }), 0)
    expect(kept).toBeGreaterThan(2_500)
    expect(calls).toBeLessThanOrEqual(Math.floor(kept / 2_000 + 3_000 / 400) + 25)
    // What it came to here, so that a change that makes it dearer is seen.
    expect(calls).toBeLessThanOrEqual(28)
    expect(await desk.calls(() => desk.sweep())).toBeLessThanOrEqual(20)
  }, 180_000)
})

describe('what it goes on from', () => {
  it('a page that is done is not read again after a failure in the middle', async () => {
    desk.people([ANA])
    await desk.firstSync()
    for (let at = 0; at < 2_500; at++) {
      control().create('Contact', { LastName: `Else ${at}`, Email: `e${at}@else.example` }, desk.colleague)
    }
    const late = contactOf()
    desk.org.standIn.faults.add({ path: '/query/', times: 1, effect: { kind: 'status', status: 503 } })
    desk.org.simClock.advance(1_000)
    await expect(desk.cycle()).rejects.toMatchObject({ code: 'server' })
    desk.org.standIn.clearRequests()
    await desk.cycle()
    expect(desk.store.records.get(desk.orgKey, 'Contact', late)).not.toBeNull()
    const [first] = desk.org.standIn.requests.filter((one) => one.url.endsWith('/composite'))
    // Two thousand were through: it asks for those behind the last of them.
    expect(decodeURIComponent(first!.body)).toContain('AND Id > ')
  }, 30_000)

  it('sees what was stamped before and became visible after the last look', async () => {
    const [ana] = desk.people([ANA])
    await desk.firstSync()
    const values = { LastName: 'Ruiz', Company: 'Co', Email: ANA }
    control().beginLate([{ op: 'create', object: 'Lead', values }], 200_000, desk.colleague)
    desk.org.simClock.advance(100_000)
    lead({ Email: 'newer@else.example' })
    await desk.cycle()
    expect(match(ana!).kind).toBe('none')
    desk.org.simClock.advance(110_000)
    await desk.cycle()
    expect(match(ana!).kind).toBe('lead')
  })

  it('looks an email up anew that had left and comes back', async () => {
    const [ana] = desk.people([ANA])
    await desk.firstSync()
    desk.org.simClock.advance(1_000)
    desk.moves(ana!, 'new@else.example')
    await cycle()
    lead({ OwnerId: desk.colleague })
    await cycle()
    desk.org.simClock.advance(1_000)
    desk.moves(ana!, ANA)
    await cycle()
    expect(match(ana!).kind).toBe('lead')
  })

  it('an Account that can be seen lately brings its Opportunities', async () => {
    desk.org.standIn.settings.sharing = { Account: 'private' }
    desk.people([ANA])
    const AccountId = control().create('Account', { Name: 'Hidden', OwnerId: desk.colleague }, desk.colleague)
    contactOf({ AccountId, OwnerId: desk.colleague })
    const values = {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2030-01-01',
      AccountId,
      OwnerId: desk.colleague,
    }
    const dealId = control().create('Opportunity', values, desk.colleague)
    await desk.firstSync()
    desk.org.simClock.advance(1_000)
    control().update('Opportunity', dealId, { Name: 'Bigger deal' }, desk.colleague)
    await cycle()
    expect(desk.store.records.get(desk.orgKey, 'Opportunity', dealId)).toBeNull()
    // Others change later, so that its own change is not read again with the last ones.
    desk.org.simClock.advance(600_000)
    control().create('Opportunity', { ...values, Name: 'Else', AccountId: null }, desk.colleague)
    await cycle()
    control().update('Account', AccountId, { OwnerId: desk.rep }, desk.colleague)
    await cycle()
    expect(desk.store.records.get(desk.orgKey, 'Opportunity', dealId)?.name).toBe('Bigger deal')
  })

  it('reads anew which fields there are when one is taken away from the rep', async () => {
    const [ana] = desk.people([ANA])
    await desk.firstSync()
    desk.org.standIn.settings.fieldSecurity = [{ object: 'Lead', hidden: ['Title', 'Industry'] }]
    lead()
    desk.org.simClock.advance(1_000)
    await expect(desk.cycle()).rejects.toMatchObject({ details: { serviceCode: 'INVALID_FIELD' } })
    await desk.cycle()
    expect(match(ana!).kind).toBe('lead')
  })

  it('keeps the rest where a whole object is hidden', async () => {
    desk.org.standIn.settings.objectPermissions = [{ object: 'Case', read: false }]
    const [ana] = desk.people([ANA])
    lead()
    await desk.firstSync()
    await cycle()
    expect(match(ana!).kind).toBe('lead')
    expect(desk.store.records.count(desk.orgKey, { object: 'Case' })).toBe(0)
  })
})

describe('what the org is like', () => {
  it('is kept for offline: describes, status tables, layouts; and the fields that the rep chose', async () => {
    control().addField('Lead', { name: 'Tier__c', type: 'string', length: 20 })
    const id = lead({ Tier__c: 'Gold' })
    desk.people([ANA])
    desk.panelFields = { Lead: ['Status', 'Tier__c'] }
    await desk.firstSync()
    const body = (name: string): unknown => desk.store.orgSetup.get(desk.orgKey, name)?.body
    for (const object of [
      'Lead',
      'Contact',
      'Account',
      'Opportunity',
      'OpportunityContactRole',
      'Case',
      'Task',
      'User',
    ])
      expect((body(`describe/${object}`) as SalesforceDescribe).fields.length).toBeGreaterThan(5)
    expect(body('rows/TaskStatus')).toContainEqual(expect.objectContaining({ ApiName: 'Completed', IsClosed: true }))
    for (const name of ['LeadStatus', 'CaseStatus', 'TaskPriority', 'OpportunityStage'])
      expect(body(`rows/${name}`)).not.toHaveLength(0)
    expect(Array.isArray(body('pages/Case'))).toBe(true)
    const kept = desk.store.records.get(desk.orgKey, 'Lead', id)
    expect(kept?.fields).toMatchObject({ Tier__c: 'Gold', 'Owner.Name': nameOf(desk.rep) })
    const role = control().get('UserRole', String(control().get('User', desk.rep)?.['UserRoleId']))?.['Name'] ?? null
    expect(desk.store.salesforce.user(desk.orgKey, desk.rep)?.roleName).toBe(role)
    expect(role).not.toBeNull()
  })
})
