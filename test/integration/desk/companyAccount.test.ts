import { afterEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { cutNetwork, panelOf } from '../../builders/panels'
import { salesforceSettled } from '../../builders/salesforceSync'
import { until } from '../../builders/until'
import { settledDesk, strangersToSalesforce } from '../../builders/work'

/** The Account of a person's company (DESIGN.md section 13, decision 7), and matching by a field, on a whole desk. */
describe('a company’s Account', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  const account = (values: Record<string, unknown>): string =>
    desk.salesforce.control.create('Account', { Name: 'Acme', ...values })

  /** Somebody in no record of the org, whose company has a website that no Account has. */
  async function stranger(): Promise<{ id: string; website: string; companyId: string }> {
    const taken = new Set(desk.salesforce.control.list('Account').map((row) => row['Website']))
    for (const row of await strangersToSalesforce(desk)) {
      const person = await desk.run('people.get', { personId: row.id })
      const [company] = person.companies
      if (company?.website && !taken.has(company.website)) {
        return { id: row.id, website: company.website, companyId: company.id }
      }
    }
    throw new Error('The world has no stranger with a company of their own')
  }

  it('stands in the panel of somebody without a record, by the website; of several the rep chooses, for good', async () => {
    desk = await createDesk({ people: 150, seed: 3, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    const { id, website, companyId } = await stranger()
    expect(await panelOf(desk, id)).toMatchObject({ match: 'none', account: null, companyAccount: null })

    const first = account({ Website: website, BillingCountry: 'Spain' })
    const before = desk.salesforce.apiCallsToday
    await desk.run('sync.now', {})
    await until('the Account', async () => (await panelOf(desk, id)).companyAccount !== null)
    await salesforceSettled(desk)
    expect(desk.salesforce.apiCallsToday - before).toBe(2)
    const found = (await panelOf(desk, id)).companyAccount
    expect(found).toMatchObject({ account: { id: first, name: 'Acme' }, matchedBy: 'website', candidates: [] })
    expect(found?.account?.fields.map((field) => field.name)).toEqual(['Name', 'Website', 'OwnerId', 'BillingCountry'])
    expect(found?.account?.url).toContain(first)

    const second = account({ Name: 'Acme Europe', Website: website })
    const several = (await desk.run('salesforce.refresh', { personId: id })).companyAccount
    expect(several).toMatchObject({ account: null, chosenId: null })
    expect(several?.candidates.map((one) => one.id).sort()).toEqual([first, second].sort())
    expect(several?.searchUrl).toContain('UnifiedSearchResults')

    const choose = (recordId: string | null) =>
      desk.run('salesforce.chooseAccount', { personId: id, companyId, recordId })
    const wrong = { personId: id, companyId, recordId: '001000000000001AAA' }
    expect(await desk.core.run('salesforce.chooseAccount', wrong)).toMatchObject({ error: { code: 'not_found' } })
    expect((await choose(second)).companyAccount).toMatchObject({ account: { id: second }, chosenId: second })
    await desk.restart()
    expect((await panelOf(desk, id)).companyAccount).toMatchObject({ account: { id: second } })
    account({ Website: website })
    const reopened = (await desk.run('salesforce.refresh', { personId: id })).companyAccount
    expect(reopened).toMatchObject({ account: null, chosenId: null })
    expect(reopened?.candidates).toHaveLength(3)
    await choose(first)
    expect((await choose(null)).companyAccount).toMatchObject({ account: null, chosenId: null })
  })

  it('gives way to what the person’s own record names, and decides no owner', async () => {
    desk = await createDesk({ people: 150, seed: 3, undoSeconds: 0, speed: 10 })
    await settledDesk(desk)
    await salesforceSettled(desk)
    const { id, website } = await stranger()
    const person = await desk.run('people.get', { personId: id })
    const colleague = desk.world.salesforce.users.find((user) => !user.isRep && user.IsActive)!.Id
    account({ Website: website, OwnerId: colleague })
    const own = account({ Name: 'Their own' })
    const rep = desk.world.rep.salesforceUserId
    desk.salesforce.control.create('Lead', { LastName: 'Own', Company: 'Co', Email: person.email, OwnerId: rep })
    const withLead = await desk.run('salesforce.refresh', { personId: id })
    expect(withLead).toMatchObject({ match: 'lead', account: null, companyAccount: { matchedBy: 'website' } })
    // The Lead's owner is whom Salesforce names: the company's Account is the colleague's, and counts for nothing.
    await desk.run('automations.set', { kind: 'owners', on: true })
    const list = await desk.run('automations.list', {})
    expect(list.kinds.find((one) => one.kind === 'owners')?.samples.join()).not.toContain(person.displayName)
    await desk.run('automations.set', { kind: 'owners', on: false })

    desk.salesforce.control.create('Contact', { LastName: 'Own', Email: person.email, AccountId: own })
    const withContact = await desk.run('salesforce.refresh', { personId: id })
    expect(withContact).toMatchObject({ match: 'contact', account: { id: own }, companyAccount: null })
  })

  it('is found by a field once that is set; people too, at once and offline', async () => {
    desk = await createDesk({ people: 150, seed: 3, undoSeconds: 0, speed: 10 })
    desk.salesforce.control.addField('Contact', { name: 'App_User__c', externalId: true })
    await settledDesk(desk)
    await salesforceSettled(desk)
    const none = { Lead: null, Contact: null, Account: null }
    const before = await desk.run('matching.get', {})
    expect(before.objects.map((one) => one.object)).toEqual(['Lead', 'Contact', 'Account'])
    expect(before.objects[1]?.fields[0]).toEqual({ name: 'App_User__c', label: 'App_User__c', mark: 'External ID' })
    expect(before.objects[1]?.attributes[0]).toEqual({ key: 'person.externalId', label: 'User ID' })

    const { rows } = await desk.run('book.list', { filter: { role: 'user' }, limit: 1000 })
    const matches = rows.map((row) => row.match)
    const someone = rows.find((row) => row.match === 'none')!
    const { externalId } = await desk.run('people.get', { personId: someone.id })
    const id = desk.salesforce.control.create('Contact', { LastName: 'By key', App_User__c: externalId })
    const key = { field: 'App_User__c', attribute: 'person.externalId' }
    const saved = await desk.run('matching.save', { ...none, Contact: key })
    expect(saved.objects[1]).toMatchObject({ key, problem: null })
    const compared = (): Promise<unknown> =>
      until('everybody compared', async () => !(await desk.run('matching.get', {})).working)
    await until('the key', async () => (await panelOf(desk, someone.id)).match === 'contact')
    await compared()
    expect((await panelOf(desk, someone.id)).records).toMatchObject([{ id, matchedBy: 'App_User__c' }])
    const of = async (): Promise<string[]> => {
      const { rows: now } = await desk.run('book.list', { filter: { role: 'user' }, limit: 1000 })
      return rows.map((row) => now.find((one) => one.id === row.id)!.match)
    }
    expect(await of()).toEqual(matches.map((match, at) => (rows[at] === someone ? 'contact' : match)))

    cutNetwork(desk, true)
    await until('offline', async () => (await desk.run('sync.status', {})).state === 'offline')
    await desk.run('matching.save', none)
    await until('the old matches', async () => (await panelOf(desk, someone.id)).match === 'none')
    await compared()
    expect(await of()).toEqual(matches)
    await desk.run('matching.save', { ...none, Contact: key })
    await until('the new matches, from the cache', async () => (await panelOf(desk, someone.id)).match === 'contact')
    cutNetwork(desk, false)
  })
})
