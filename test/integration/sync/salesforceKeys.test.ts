import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MatchKeys } from '../../../src/contract/models'
import { Failure } from '../../../src/main/domain/failure'
import { chosenFields } from '../../../src/main/domain/mapping/readFields'
import { defaultSettings } from '../../../src/main/domain/settings'
import { followMatchKeys } from '../../../src/main/sync/salesforce/matchKeys'
import { lookUp, lookUpIsDue } from '../../../src/main/sync/salesforce/lookUps'
import { refreshSalesforcePerson } from '../../../src/main/sync/salesforce/refreshPerson'
import { createSalesforceDesk, type SalesforceDesk } from '../../builders/salesforceDesk'
import { company, contact } from '../../store/builders'

const none: MatchKeys = { Lead: null, Contact: null, Account: null }
const byId = (field: string) => ({ field, attribute: 'person.externalId' })
const both: MatchKeys = { ...none, Lead: byId('App_User__c'), Contact: byId('External_Id__c') }
const { signal } = new AbortController()

/** Keys of people and companies on a desk's side of Salesforce, against the stand-in. */
describe('matching by a field', () => {
  let desk: SalesforceDesk
  beforeEach(async () => {
    desk = await createSalesforceDesk()
    const { control } = desk.org.standIn
    control.addField('Lead', { name: 'App_User__c', externalId: true })
    control.addField('Contact', { name: 'External_Id__c', externalId: true, unique: true })
    control.addField('Account', { name: 'Billing_No__c', type: 'double', precision: 12, externalId: true })
  })
  afterEach(() => desk.close())

  /** As Settings do it. */
  async function set(matchKeys: MatchKeys): Promise<void> {
    desk.store.settings.write({ matchKeys })
    desk.panelFields = chosenFields({ ...defaultSettings, matchKeys })
    await followMatchKeys(desk.context)
  }
  const lookUps = (): Promise<void> => lookUp(desk.context, signal)
  const person = (id: string, externalId: string | null, email: string | null, companyIds: string[] = []): void =>
    void desk.store.people.save(
      [contact({ id, email, externalId, ownerId: '1', companyIds, updatedAt: desk.context.clock.now() })],
      desk.context.clock.now(),
    )
  const contactRow = (values: Record<string, unknown>): string =>
    desk.org.standIn.control.create('Contact', { LastName: 'Key', ...values }, desk.colleague)
  const lead = (values: Record<string, unknown>): string =>
    desk.org.standIn.control.create('Lead', { LastName: 'Key', Company: 'Co', ...values }, desk.colleague)
  const match = (id: string) => {
    const { kind, records } = desk.store.salesforce.matchOf(desk.orgKey, id)
    return [kind, ...records.map((record) => `${record.id} ${record.matchedBy}`)]
  }

  it('offers what the describe says of fields', async () => {
    const describe = await desk.api.describe('Contact')
    const field = describe.fields.find((one) => one.name === 'External_Id__c')
    expect(field).toMatchObject({
      externalId: true,
      unique: true,
      idLookup: true,
      filterable: true,
      caseSensitive: false,
    })
    expect(describe.fields.find((one) => one.name === 'Description')?.filterable).toBe(false)
  })

  it('finds by the key what no email finds, and follows the setting there and back', async () => {
    const byKey = contactRow({ Email: 'old@keys.example', External_Id__c: 'u-1' })
    const byEmail = contactRow({ Email: 'p1@keys.example' })
    const elses = contactRow({ Email: 'p2@keys.example', External_Id__c: 'u-9' })
    const open = lead({ App_User__c: 'U-3', Email: 'other@keys.example' })
    person('p1', 'U-1', 'p1@keys.example')
    person('p2', 'u-2', 'p2@keys.example')
    person('p3', 'u-3', null)
    await desk.firstSync()
    expect([match('p1'), match('p2'), match('p3')]).toEqual([
      ['contact', `${byEmail} email`],
      ['contact', `${elses} email`],
      ['none'],
    ])

    await set(both)
    expect(await desk.calls(lookUps)).toBe(1)
    // What the emails had found before is read with the field by the sweep, which the new field makes due.
    await desk.sweep()
    expect([match('p1'), match('p2'), match('p3')]).toEqual([
      ['contact', `${byKey} External_Id__c`],
      ['none'],
      ['lead', `${open} App_User__c`],
    ])
    expect(desk.store.people.get('p3')?.match).toBe('lead')

    await set(none)
    expect(await desk.calls(lookUps)).toBe(0)
    expect([match('p1'), match('p2'), match('p3')]).toEqual([
      ['contact', `${byEmail} email`],
      ['contact', `${elses} email`],
      ['none'],
    ])
    await desk.sweep()
    expect(desk.store.records.get(desk.orgKey, 'Contact', byKey)).toBeNull()
  })

  it('keeps up with changes on both sides for two calls a cycle', async () => {
    person('p1', 'u-1', 'p1@keys.example')
    await desk.firstSync()
    await set(both)
    await lookUps()
    await desk.sweep()
    expect(await desk.calls(() => desk.cycle())).toBe(2)
    const id = contactRow({ External_Id__c: 'u-1' })
    // The cycle, and what hangs on the new Contact.
    await desk.cycle()
    expect(match('p1')).toEqual(['contact', `${id} External_Id__c`])
    desk.org.standIn.control.update('Contact', id, { External_Id__c: 'u-7' })
    await desk.cycle()
    expect(match('p1')).toEqual(['none'])
    person('p1', 'u-7', 'p1@keys.example')
    expect(lookUpIsDue(desk.context, 1)).toBe(true)
    await desk.cycle()
    expect(match('p1')).toEqual(['contact', `${id} External_Id__c`])
    expect(await desk.calls(() => desk.cycle())).toBe(2)
  })

  it('reads one person anew by their key', async () => {
    person('p1', 'u-1', null)
    await set(both)
    await desk.firstSync()
    expect(match('p1')).toEqual(['none'])
    const id = contactRow({ External_Id__c: 'u-1' })
    expect(await desk.calls(() => refreshSalesforcePerson(desk.context, 'p1', null, signal))).toBeLessThanOrEqual(2)
    expect(match('p1')).toEqual(['contact', `${id} External_Id__c`])
  })

  it('asks for emails and keys together: N/2,000 + P/400 + 25 calls, and not again', async () => {
    const people = Array.from({ length: 2_000 }, (_, at) =>
      contact({
        id: `n${at}`,
        externalId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
        email: `person.number${at}@company${at % 100}.keys.example`,
        ownerId: '1',
      }),
    )
    for (let at = 0; at < people.length; at += 100) desk.store.people.save(people.slice(at, at + 100), 1)
    await set(both)
    for (let at = 0; at < 40; at++) contactRow({ External_Id__c: people[at * 7]!.externalId })
    const calls = await desk.calls(() => desk.firstSync())
    expect(desk.store.sizes()['contacts']).toBeGreaterThanOrEqual(40)
    expect(calls).toBeLessThanOrEqual(5 + 25)
    expect(await desk.calls(lookUps)).toBe(0)
    expect(await desk.calls(() => desk.cycle())).toBe(2)
    await set({ ...both, Lead: null })
    expect(await desk.calls(lookUps)).toBe(0)
    // Only the new field's values are asked for.
    await set({ ...both, Lead: byId('Fax') })
    expect(await desk.calls(lookUps)).toBeLessThanOrEqual(2)
  }, 60_000)

  it('looks companies up by website and number in the cycle that is made anyway, once, and daily again', async () => {
    const account = (values: Record<string, unknown>): string =>
      desk.org.standIn.control.create('Account', { Name: 'Acme', ...values }, desk.colleague)
    const site = account({ Website: 'http://www.acme-keys.example/en' })
    account({ Website: 'not-acme-keys.example' })
    const byNumber = account({ Billing_No__c: 42 })
    await desk.firstSync()
    const at = desk.context.clock.now()
    person('p1', null, null, ['c1'])
    desk.store.companies.save([company({ id: 'c1', companyId: '0042', website: 'https://acme-keys.example' })], at)
    const of = () => desk.store.companyAccounts.of(desk.orgKey, 'c1')
    expect(of()).toBeNull()
    expect(await desk.calls(() => desk.cycle())).toBe(2)
    expect(of()).toMatchObject({ by: 'website', accountId: site })
    expect(desk.store.records.list(desk.orgKey, { object: 'Account', ids: [site, byNumber] })).toHaveLength(1)
    expect(desk.store.companyAccounts.countToLookUp(desk.orgKey)).toBe(0)

    await set({ ...none, Account: { field: 'Billing_No__c', attribute: 'company.companyId' } })
    expect(await desk.calls(() => desk.cycle())).toBe(2)
    expect(of()).toMatchObject({ by: 'key', accountId: byNumber })

    // The org changes: an Account that comes to match is taken from the changes, one that ends is let go by.
    desk.org.standIn.control.update('Account', byNumber, { Billing_No__c: 43 })
    const second = account({ Website: 'acme-keys.example' })
    await desk.cycle()
    expect(of()).toMatchObject({
      by: 'website',
      ids: expect.arrayContaining([site, second]) as unknown,
      accountId: null,
    })
    await desk.sweep()
    expect(of()?.ids).toHaveLength(2)
    expect(desk.store.records.get(desk.orgKey, 'Account', byNumber)).toBeNull()
  })

  it('goes on where the org refuses to search websites: emails are looked up all the same', async () => {
    person('p1', null, 'p1@keys.example', ['c1'])
    desk.store.companies.save([company({ id: 'c1', website: 'acme-keys.example' })], desk.context.clock.now())
    const id = contactRow({ Email: 'p1@keys.example' })
    const { salesforce } = desk.context
    const queries: typeof salesforce.queries = async (all) => {
      const results = await salesforce.queries(all)
      const isSearch = (at: number): boolean => JSON.stringify(all[at]).includes('LIKE')
      return results.map((result, at) => (isSearch(at) ? new Failure('server', 'QUERY_TIMEOUT') : result))
    }
    desk.context.salesforce = new Proxy(salesforce, {
      get: (target, name) => (name === 'queries' ? queries : (Reflect.get(target, name) as unknown)),
    })
    await desk.firstSync()
    await desk.cycle()
    expect(match('p1')).toEqual(['contact', `${id} email`])
    expect(desk.store.companyAccounts.countToLookUp(desk.orgKey)).toBe(0)
  })
})
