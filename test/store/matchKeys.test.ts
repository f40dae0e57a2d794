import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesOf, decideMatch } from '../../src/main/domain/matching/decideMatch'
import { noKeyRules, type KeyRule, type KeyRules } from '../../src/main/domain/matching/keyRules'
import { keyValue } from '../../src/main/domain/matching/keyValue'
import { matchRecords } from '../../src/main/domain/matching/matchRecords'
import type { SalesforceRecordRow } from '../../src/main/ports/salesforceRecords'
import { updateToVersion } from '../../src/main/store/migrate'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { Store } from '../../src/main/store/types'
import { book, company, contact, contactRow, KEY, leadRow, ME, newFile, newStore, NOW, opened, ORG } from './builders'

const EMAIL = 'p1@example.com'
const byId = (field: string): KeyRule => ({ field, attribute: 'person.externalId', kind: 'text' })
const both: KeyRules = { Lead: byId('Lead_Key__c'), Contact: byId('Key__c'), Account: null }

/** Puts rules in force, and compares all that is cached by them. */
function use(store: Store, rules: KeyRules): void {
  store.matchKeys.use(ORG, rules)
  while (store.matchKeys.step(2));
}

function record(object: 'Lead' | 'Contact' | 'Account', id: string, fields: SalesforceRecordRow['fields']) {
  return {
    object,
    id,
    name: id,
    ownerId: '0051',
    accountId: null,
    whoId: null,
    whatId: null,
    isClosed: null,
    due: null,
    createdAt: NOW,
    modifiedAt: NOW,
    fields,
  } satisfies SalesforceRecordRow
}

/** As the sync saves them: whole, and for matching. */
function saveContact(store: Store, id: string, email: string | null, key: string | null): void {
  store.records.save(ORG, [record('Contact', id, { Email: email, Key__c: key })], NOW)
  store.salesforce.saveContacts(ORG, [contactRow({ id, email })], NOW)
}

function saveLead(store: Store, id: string, email: string | null, key: string | null, became: string | null): void {
  store.records.save(ORG, [{ ...record('Lead', id, { Email: email, Lead_Key__c: key }), whoId: became }], NOW)
  const more = { isConverted: became !== null, convertedContactId: became }
  store.salesforce.saveLeads(ORG, [leadRow({ id, email, ...more })], NOW)
}

const only = (store: Store) => book(store).rows[0]

describe('people found by a field beside the email', () => {
  it('follow the setting at once, from the cache, and go back with it', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', externalId: 'U1' })], NOW)
    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    saveContact(store, 'C1', 'old@example.com', ' u1 ')
    saveContact(store, 'C2', EMAIL, null)
    saveContact(store, 'C3', EMAIL, 'u9')
    expect(only(store)).toMatchObject({ match: 'several', matchCount: 2 })
    use(store, { ...noKeyRules, Contact: byId('Key__c') })
    expect(only(store)).toMatchObject({ match: 'contact', matchCount: 1 })
    expect(store.salesforce.matchOf(ORG, 'p1').records).toMatchObject([{ id: 'C1', matchedBy: 'Key__c' }])
    expect(store.records.peopleOf(ORG, 'C1')).toEqual(['p1'])
    use(store, { ...noKeyRules, Contact: byId('Other__c') })
    expect(only(store)).toMatchObject({ match: 'several', matchCount: 2 })
    use(store, noKeyRules)
    expect(only(store)).toMatchObject({ match: 'several', matchCount: 2 })
    expect(store.salesforce.matchOf(ORG, 'p1').records).toMatchObject([{ matchedBy: 'email' }, { matchedBy: 'email' }])
    expect(store.matchKeys.ofPerson(ORG, 'p1')).toEqual({ Lead: null, Contact: null })
  })

  it('follow a key that changes on either side, and a record that goes', () => {
    const store = newStore()
    use(store, both)
    store.people.save(
      [contact({ id: 'p1', email: null, externalId: 'u1' }), contact({ id: 'p2', externalId: 'u2' })],
      NOW,
    )
    store.salesforce.markLookedUp(ORG, ['p2@example.com'], NOW)
    const match = (id: string) => store.people.get(id)?.match
    expect([match('p1'), match('p2')]).toEqual(['unknown', 'none'])
    for (const object of ['Lead', 'Contact'] as const) {
      expect(store.matchKeys.toLookUp(ORG, object, 9)).toEqual(['u1', 'u2'])
      store.matchKeys.markLookedUp(ORG, object, ['u1', 'u2'], NOW)
      expect(store.matchKeys.countToLookUp(ORG, object)).toBe(0)
    }
    expect([match('p1'), match('p2')]).toEqual(['none', 'none'])
    saveContact(store, 'C1', 'p2@example.com', 'u1')
    expect([match('p1'), match('p2')]).toEqual(['contact', 'none'])
    saveContact(store, 'C1', 'p2@example.com', null)
    expect([match('p1'), match('p2')]).toEqual(['none', 'contact'])
    saveContact(store, 'C1', 'p2@example.com', 'U2')
    saveLead(store, 'L1', null, 'u1', null)
    expect([match('p1'), match('p2')]).toEqual(['lead', 'contact'])
    store.people.save([contact({ id: 'p1', email: null, externalId: 'u3', updatedAt: NOW })], NOW)
    expect(store.matchKeys.toLookUp(ORG, 'Lead', 9)).toEqual(['u3'])
    expect(match('p1')).toBe('unknown')
    store.salesforce.removeRecords(ORG, 'Contact', ['C1'])
    store.records.remove(ORG, 'Contact', ['C1'])
    expect(match('p2')).toBe('none')
  })

  it('take a custom attribute, and numbers as numbers', () => {
    const store = newStore()
    const rule: KeyRule = { field: 'Number__c', attribute: 'person.custom.crm', kind: 'number' }
    store.people.save([contact({ id: 'p1', customAttributes: { crm: '0042' } })], NOW)
    use(store, { ...noKeyRules, Contact: rule })
    expect(store.matchKeys.toLookUp(ORG, 'Contact', 9)).toEqual(['42'])
    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    store.records.save(ORG, [record('Contact', 'C1', { Number__c: 42 })], NOW)
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C1', email: null })], NOW)
    expect(only(store)).toMatchObject({ match: 'contact' })
    expect(store.matchKeys.counts(ORG, 'Contact')).toEqual({ withValue: 1, found: 1 })
  })

  it('goes on comparing after a kill, and keeps what the key finds', () => {
    const file = newFile()
    const first = opened(file).store
    first.setScope({ repId: ME, orgKey: ORG })
    first.people.save(
      Array.from({ length: 5 }, (_, at) => contact({ id: `p${at}`, externalId: `u${at}` })),
      NOW,
    )
    saveContact(first, 'C4', null, 'u4')
    first.matchKeys.use(ORG, both)
    first.matchKeys.step(2)
    expect(first.matchKeys.isWorking()).toBe(true)
    first.close()
    const { store } = opened(file)
    while (store.matchKeys.step(2));
    expect(store.matchKeys.isWorking()).toBe(false)
    expect(store.matchKeys.countToLookUp(ORG, 'Contact')).toBe(5)
    const rule = { userId: 'x', tasksSince: 0, ownTasksSince: 0 }
    expect(store.keeping.notKept(ORG, 'Contact', rule, '', 9).gone).toEqual([])
    const rows = [record('Contact', 'C1', { Key__c: 'u1' }), record('Contact', 'C7', { Key__c: 'u7' })]
    expect([...store.keeping.relevant(ORG, 'Contact', rows, rule)]).toEqual(['C1'])
    store.people.remove(['p4'])
    expect(store.keeping.notKept(ORG, 'Contact', rule, '', 9).gone).toEqual(['C4'])
  })

  it('agrees, row and panel, with the rule for any records in any order', () => {
    const values = fc.constantFrom(null, 'u1', 'U1', 'u2')
    const emails = fc.constantFrom(null, EMAIL, 'else@example.com')
    const lead = fc.record({
      is: fc.constant('Lead' as const),
      at: fc.nat({ max: 2 }),
      email: emails,
      key: values,
      became: fc.option(fc.nat({ max: 2 })),
    })
    const other = fc.record({ is: fc.constant('Contact' as const), at: fc.nat({ max: 2 }), email: emails, key: values })
    const gone = fc.record({
      is: fc.constant('gone' as const),
      object: fc.constantFrom('Lead' as const, 'Contact' as const),
      at: fc.nat({ max: 2 }),
    })
    const rule = fc.constantFrom('set', 'Lead', 'Contact', 'none').map((on) => ({ is: 'rules' as const, on }))
    const owner = fc.record({
      is: fc.constant('person' as const),
      email: fc.constantFrom(null, EMAIL),
      externalId: values,
    })
    fc.assert(
      fc.property(fc.array(fc.oneof(lead, lead, other, other, gone, rule, owner), { maxLength: 12 }), (steps) => {
        const store = newStore()
        let at = NOW
        let rules = both
        let who: { email: string | null; externalId: string | null } = { email: EMAIL, externalId: 'u1' }
        const leads = new Map<string, { email: string | null; key: string | null; became: string | null }>()
        const contacts = new Map<string, { email: string | null; key: string | null }>()
        const savePerson = (): void =>
          void store.people.save([contact({ id: 'p1', ...who, updatedAt: (at += 1_000) })], NOW)
        const ask = (): void => {
          for (const object of ['Lead', 'Contact'] as const)
            store.matchKeys.markLookedUp(ORG, object, store.matchKeys.toLookUp(ORG, object, 9), NOW)
        }
        use(store, rules)
        savePerson()
        store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
        ask()
        for (const step of steps) {
          if (step.is === 'Lead') {
            const became = step.became === null ? null : `C${step.became}`
            leads.set(`L${step.at}`, { email: step.email, key: step.key, became })
            saveLead(store, `L${step.at}`, step.email, step.key, became)
          } else if (step.is === 'Contact') {
            contacts.set(`C${step.at}`, step)
            saveContact(store, `C${step.at}`, step.email, step.key)
          } else if (step.is === 'gone') {
            const id = `${step.object[0]}${step.at}`
            ;(step.object === 'Lead' ? leads : contacts).delete(id)
            store.salesforce.removeRecords(ORG, step.object, [id])
            store.records.remove(ORG, step.object, [id])
          } else if (step.is === 'rules') {
            rules = { ...noKeyRules }
            if (step.on === 'set' || step.on === 'Lead') rules.Lead = both.Lead
            if (step.on === 'set' || step.on === 'Contact') rules.Contact = both.Contact
            use(store, rules)
            ask()
          } else {
            who = { email: step.email, externalId: step.externalId }
            savePerson()
            ask()
          }
        }
        const key = (object: 'Lead' | 'Contact', value: string | null) => rules[object] && keyValue(value, 'text')
        const handles = {
          email: who.email,
          leadKey: key('Lead', who.externalId),
          contactKey: key('Contact', who.externalId),
        }
        const found = matchRecords(
          handles,
          [...leads].map(([id, one]) => ({
            id,
            email: one.email,
            key: key('Lead', one.key),
            isConverted: one.became !== null,
            contactId: one.became,
          })),
          [...contacts].map(([id, one]) => ({ id, email: one.email, key: key('Contact', one.key) })),
        )
        const expected = decideMatch({
          hasEmail: handles.email !== null || handles.leadKey !== null || handles.contactKey !== null,
          lookedUp: true,
          leads: found.leads.length,
          contacts: found.contacts.length,
        })
        expect(only(store)).toMatchObject({ match: expected.kind, matchCount: expected.count })
        const panel = store.salesforce.matchOf(ORG, 'p1')
        expect(panel.kind).toBe(expected.kind)
        expect(panel.records).toHaveLength(expected.count)
        expect(panel.candidates.map((one) => one.id).sort()).toEqual(candidatesOf(found.leads, found.contacts).sort())
        for (const one of panel.records) {
          const by = found.by.get(one.id)
          const field = by === 'leadKey' ? 'Lead_Key__c' : one.object === 'Lead' ? 'Lead_Key__c' : 'Key__c'
          expect(one.matchedBy).toBe(by === 'email' ? 'email' : field)
        }
        store.close()
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

describe('Accounts of companies', () => {
  it('are found by website and key, looked up once, and again when the company changes', () => {
    const store = newStore()
    store.people.save(
      [contact({ id: 'p1', companyIds: ['c1'] }), contact({ id: 'p2', ownerId: '9', companyIds: ['c2'] })],
      NOW,
    )
    store.companies.save(
      [
        company({ id: 'c1', companyId: 'acc-1', website: 'https://www.acme.com/en' }),
        company({ id: 'c2', website: 'elsewhere.com' }),
        company({ id: 'c3', companyId: 'acc-3' }),
      ],
      NOW,
    )
    use(store, noKeyRules)
    expect(store.companyAccounts.toLookUp(ORG, 9)).toEqual([{ companyId: 'c1', key: null, domain: 'acme.com' }])
    store.companyAccounts.markLookedUp(ORG, ['c1'], NOW)
    expect(store.companyAccounts.countToLookUp(ORG)).toBe(0)
    store.records.save(ORG, [record('Account', 'A1', { Website: 'http://acme.com', AccountNumber: 'x' })], NOW)
    expect(store.companyAccounts.of(ORG, 'c1')).toMatchObject({ by: 'website', accountId: 'A1' })
    use(store, { ...noKeyRules, Account: { field: 'AccountNumber', attribute: 'company.companyId', kind: 'text' } })
    expect(store.companyAccounts.of(ORG, 'c1')).toBeNull()
    expect(store.companyAccounts.toLookUp(ORG, 9)).toMatchObject([{ companyId: 'c1', key: 'acc-1' }])
    store.records.save(ORG, [record('Account', 'A2', { Website: null, AccountNumber: 'ACC-1' })], NOW)
    expect(store.companyAccounts.of(ORG, 'c1')).toMatchObject({ by: 'key', accountId: 'A2' })
    const rule = { userId: 'x', tasksSince: 0, ownTasksSince: 0 }
    expect(store.keeping.notKept(ORG, 'Account', rule, '', 9).gone).toEqual([])
    use(store, noKeyRules)
    expect(store.companyAccounts.of(ORG, 'c1')).toMatchObject({ by: 'website', accountId: 'A1' })
    expect(store.keeping.notKept(ORG, 'Account', rule, '', 9).gone).toEqual(['A2'])
    store.companies.save([company({ id: 'c1', website: 'acme.io', updatedAt: NOW })], NOW)
    expect(store.companyAccounts.toLookUp(ORG, 9)).toMatchObject([{ companyId: 'c1', domain: 'acme.io' }])
    expect(store.companyAccounts.all(ORG, '', 9)).toHaveLength(1)
    expect(store.companyAccounts.of(ORG, 'c1')).toBeNull()
  })

  it('are chosen among several once, which follows a merge and ends with a new one', () => {
    const store = newStore()
    store.companies.save([company({ id: 'c1', website: 'acme.com' })], NOW)
    use(store, noKeyRules)
    const save = (...ids: string[]): void =>
      void store.records.save(
        ORG,
        ids.map((id) => record('Account', id, { Website: 'acme.com' })),
        NOW,
      )
    save('A1', 'A2')
    const of = () => store.companyAccounts.of(ORG, 'c1')
    expect(of()).toMatchObject({ ids: ['A1', 'A2'], accountId: null })
    store.companyAccounts.choose(ORG, 'c1', 'A1', ['A1', 'A2'], NOW)
    expect(of()).toMatchObject({ accountId: 'A1', chosenId: 'A1' })
    save('A3')
    expect(of()).toMatchObject({ accountId: null, chosenId: null })
    store.companyAccounts.choose(ORG, 'c1', 'A3', ['A1', 'A2', 'A3'], NOW)
    store.keeping.move(ORG, 'Account', 'A3', 'A2', NOW)
    store.records.remove(ORG, 'Account', ['A3'])
    expect(of()).toMatchObject({ accountId: 'A2', chosenId: 'A2' })
    store.companyAccounts.choose(ORG, 'c1', null, [], NOW)
    expect(of()).toMatchObject({ accountId: null, chosenId: null })
  })
})

describe('migration 7', () => {
  it('keeps what was cached, and compares it once there are rules', () => {
    const file = newFile()
    const old = openDatabase(file, KEY)
    updateToVersion(old, 6)
    old.run(`INSERT INTO meta (key, value) VALUES ('scope', ?)`, JSON.stringify({ repId: ME, orgKey: ORG }))
    old.run(
      `INSERT INTO sf_records (org_key, object, id, name, modified_at, fetched_at, fields)
       VALUES (?, 'Account', 'A1', 'Acme', 1, 1, '{"Website":"acme.com"}')`,
      ORG,
    )
    old.run(`INSERT INTO companies (id, name, website, fetched_at) VALUES ('c1', 'Acme', 'www.acme.com', 1)`)
    old.raw.close()
    const { store } = opened(file)
    expect(store.records.get(ORG, 'Account', 'A1')).toMatchObject({ name: 'Acme' })
    expect(store.companyAccounts.of(ORG, 'c1')).toBeNull()
    use(store, noKeyRules)
    expect(store.companyAccounts.of(ORG, 'c1')).toMatchObject({ accountId: 'A1' })
  })
})
