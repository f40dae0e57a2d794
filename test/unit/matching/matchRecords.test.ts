import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideMatch } from '../../../src/main/domain/matching/decideMatch'
import {
  matchRecords,
  type ComparedLead,
  type ComparedRecord,
  type Handles,
} from '../../../src/main/domain/matching/matchRecords'

const maybe = (...values: string[]) => fc.constantFrom(null, ...values)
const emails = maybe('a@x.com', 'b@x.com')
const keys = maybe('k1', 'k2')
const person: fc.Arbitrary<Handles> = fc.record({ email: emails, leadKey: keys, contactKey: keys })
const contacts = fc
  .array(fc.record({ email: emails, key: keys }), { maxLength: 4 })
  .map((all) => all.map((one, at): ComparedRecord => ({ ...one, id: `C${at}` })))
const leads = fc
  .array(fc.record({ email: emails, key: keys, became: fc.option(fc.nat({ max: 4 })) }), { maxLength: 4 })
  .map((all) =>
    all.map(({ became, ...one }, at): ComparedLead => {
      return { ...one, id: `L${at}`, isConverted: became !== null, contactId: became === null ? null : `C${became}` }
    }),
  )

const ada: Handles = { email: 'ada@x.com', leadKey: 'u1', contactKey: 'u1' }
const lead = (id: string, more: Partial<ComparedLead> = {}): ComparedLead => ({
  id,
  email: null,
  key: null,
  isConverted: false,
  contactId: null,
  ...more,
})
const contact = (id: string, more: Partial<ComparedRecord> = {}): ComparedRecord => ({
  id,
  email: null,
  key: null,
  ...more,
})

describe('matchRecords, case by case', () => {
  it('takes the key where both sides have one, and the email only where one has none', () => {
    const byKey = contact('C1', { email: 'old@x.com', key: 'u1' })
    const byEmail = contact('C2', { email: 'ada@x.com' })
    const elses = contact('C3', { email: 'ada@x.com', key: 'u2' })
    expect(matchRecords(ada, [], [byEmail, byKey, elses]).contacts).toEqual(['C1'])
    expect(matchRecords(ada, [], [byEmail, elses]).contacts).toEqual(['C2'])
    expect(matchRecords(ada, [], [elses]).contacts).toEqual([])
    expect(matchRecords({ ...ada, contactKey: null }, [], [byEmail, elses]).contacts).toEqual(['C2', 'C3'])
    expect(matchRecords({ ...ada, email: null }, [], [byEmail, byKey]).contacts).toEqual(['C1'])
  })

  it('keeps each object to itself: a Lead by key says nothing of Contacts by email', () => {
    const found = matchRecords(ada, [lead('L1', { key: 'u1' })], [contact('C1', { email: 'ada@x.com' })])
    expect(found).toEqual({
      leads: ['L1'],
      contacts: ['C1'],
      by: new Map([
        ['L1', 'key'],
        ['C1', 'email'],
      ]),
    })
  })

  it('follows a converted Lead by the key that it was found by', () => {
    const became = lead('L1', { key: 'u1', isConverted: true, contactId: 'C1' })
    expect(matchRecords(ada, [became], [contact('C1')]).by.get('C1')).toBe('leadKey')
    expect(matchRecords(ada, [became], [contact('C1', { key: 'u2' })]).contacts).toEqual([])
    const others = [contact('C1'), contact('C2', { email: 'ada@x.com' })]
    expect(matchRecords(ada, [became], others).contacts).toEqual(['C1'])
  })
})

describe('matchRecords, for any records', () => {
  it('is what it was before wherever nobody has a key', () => {
    fc.assert(
      fc.property(emails, leads, contacts, (email, someLeads, someContacts) => {
        const found = matchRecords({ email, leadKey: null, contactKey: null }, someLeads, someContacts)
        const own = (one: ComparedRecord): boolean => email !== null && one.email === email
        const became = new Set(someLeads.filter((one) => own(one) && one.isConverted).map((one) => one.contactId))
        expect(found.leads).toEqual(someLeads.filter((one) => own(one) && !one.isConverted).map((one) => one.id))
        expect(found.contacts).toEqual(
          someContacts.filter((one) => own(one) || became.has(one.id)).map((one) => one.id),
        )
      }),
    )
  })

  it('never gives a person a record with another key of their own, nor mixes keys and emails of one object', () => {
    fc.assert(
      fc.property(person, leads, contacts, (who, someLeads, someContacts) => {
        const found = matchRecords(who, someLeads, someContacts)
        for (const [all, ids, key] of [
          [someLeads, found.leads, who.leadKey],
          [someContacts, found.contacts, who.contactKey],
        ] as const) {
          const taken = all.filter((one) => ids.includes(one.id))
          for (const one of taken) {
            if (one.key !== null && key !== null) expect(one.key).toBe(key)
            expect(found.by.get(one.id)).toBeDefined()
          }
          const isByKey = taken.map((one) => found.by.get(one.id) !== 'email')
          expect(new Set(isByKey).size).toBeLessThan(2)
          // Whoever has the key is found, whatever the emails say.
          if (key !== null && all === someContacts) {
            for (const one of all) if (one.key === key) expect(ids).toContain(one.id)
          }
        }
      }),
    )
  })

  it('leaves the rules about several as they are', () => {
    fc.assert(
      fc.property(person, leads, contacts, (who, someLeads, someContacts) => {
        const found = matchRecords(who, someLeads, someContacts)
        const counts = { leads: found.leads.length, contacts: found.contacts.length }
        const { kind, count } = decideMatch({ hasEmail: true, lookedUp: true, ...counts })
        if (counts.contacts === 1) expect(kind).toBe('contact')
        if (counts.contacts > 1) expect([kind, count]).toEqual(['several', counts.contacts])
        if (counts.contacts === 0 && counts.leads > 1) expect([kind, count]).toEqual(['several', counts.leads])
      }),
    )
  })

  it('does not depend on the order of records', () => {
    fc.assert(
      fc.property(person, leads, contacts, (who, someLeads, someContacts) => {
        const one = matchRecords(who, someLeads, someContacts)
        const other = matchRecords(who, someLeads.toReversed(), someContacts.toReversed())
        expect(other.leads.toSorted()).toEqual(one.leads.toSorted())
        expect(other.contacts.toSorted()).toEqual(one.contacts.toSorted())
        expect(Object.fromEntries(other.by)).toEqual(Object.fromEntries(one.by))
      }),
    )
  })
})
