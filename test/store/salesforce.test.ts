import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesOf, choiceHolds, decideMatch } from '../../src/main/domain/matching/decideMatch'
import { book, contact, contactRow, leadRow, newStore, NOW, ORG } from './builders'

const EMAIL = 'p1@example.com'

describe('matching', () => {
  it('follows the look-up, the records, and changes of email', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1', email: ' P1@Example.com' }), contact({ id: 'p2', email: null })], NOW)
    expect(store.salesforce.emailsToLookUp(ORG, 9)).toEqual([EMAIL])
    expect(store.salesforce.emailsToLookUp('other:org', 9)).toEqual([EMAIL])
    const match = () => book(store).rows.find((row) => row.id === 'p1')
    expect(match()).toMatchObject({ match: 'unknown', matchCount: 0 })
    expect(store.salesforce.matchOf(ORG, 'p2')).toMatchObject({ kind: 'none', records: [], checkedAt: null })

    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    expect(store.salesforce.countEmailsToLookUp(ORG)).toBe(0)
    expect(match()).toMatchObject({ match: 'none' })
    store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', email: 'P1@EXAMPLE.COM' })], NOW)
    expect(match()).toMatchObject({ match: 'lead', matchCount: 1, salesforceStatus: 'Open - Not Contacted' })
    store.salesforce.saveLeads(ORG, [leadRow({ id: 'L2' })], NOW)
    expect(match()).toMatchObject({ match: 'several', matchCount: 2, salesforceStatus: null })
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C1' })], NOW)
    expect(match()).toMatchObject({ match: 'contact', matchCount: 1, salesforceStatus: 'Contact' })
    expect(store.salesforce.matchOf(ORG, 'p1')).toMatchObject({
      kind: 'contact',
      records: [{ id: 'C1' }],
      checkedAt: NOW,
    })
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C2' })], NOW)
    expect(match()).toMatchObject({ match: 'several', matchCount: 2 })
    store.salesforce.removeRecords(ORG, 'Contact', ['C1', 'C2'])
    store.salesforce.removeRecords(ORG, 'Lead', ['L2'])
    expect(match()).toMatchObject({ match: 'lead' })
    expect(store.salesforce.matchOf('other:org', 'p1').kind).toBe('unknown')

    store.people.save([contact({ id: 'p1', email: 'new@example.com', updatedAt: NOW })], NOW)
    expect(match()).toMatchObject({ match: 'unknown' })
    expect(store.salesforce.emailsToLookUp(ORG, 9)).toEqual(['new@example.com'])
  })

  it('takes the Contact that a Lead became, whatever its email, and not the Lead', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    const converted = leadRow({ id: 'L1', isConverted: true, convertedContactId: 'C1' })
    store.salesforce.saveLeads(ORG, [converted], NOW)
    expect(book(store).rows[0]?.match).toBe('none')
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C1', email: 'work@example.com' })], NOW)
    expect(book(store).rows[0]?.match).toBe('contact')
    expect(store.salesforce.matchOf(ORG, 'p1').records).toMatchObject([{ object: 'Contact', id: 'C1' }])
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C1' })], NOW)
    expect(book(store).rows[0]).toMatchObject({ match: 'contact', matchCount: 1 })
  })

  it('agrees, row and panel, with the rule for any records', () => {
    const lead = fc.record({ kind: fc.constant('lead' as const), converted: fc.option(fc.nat({ max: 2 })) })
    const person = fc.record({ kind: fc.constant('contact' as const), same: fc.boolean() })
    /** Which of the records the rep chose, among how many of them; the rest came later. */
    const choice = fc.option(fc.record({ at: fc.nat({ max: 5 }), seen: fc.nat({ max: 6 }) }))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(lead, person), { maxLength: 5 }),
        fc.boolean(),
        choice,
        (records, lookedUp, picked) => {
          const store = newStore()
          store.people.save([contact({ id: 'p1' })], NOW)
          if (lookedUp) store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
          let leads = 0
          const became = new Set<string>()
          const contacts = new Set<string>()
          const cached = new Set<string>()
          records.forEach((record, index) => {
            if (record.kind === 'lead') {
              const isConverted = record.converted !== null
              const convertedContactId = isConverted ? `C${record.converted}` : null
              store.salesforce.saveLeads(ORG, [leadRow({ id: `L${index}`, isConverted, convertedContactId })], NOW)
              if (convertedContactId) became.add(convertedContactId)
              else leads += 1
            } else {
              const id = `C${index}`
              cached.add(id)
              if (record.same) contacts.add(id)
              const email = record.same ? EMAIL : 'else@example.com'
              store.salesforce.saveContacts(ORG, [contactRow({ id, email })], NOW)
            }
          })
          for (const id of became) if (cached.has(id)) contacts.add(id)
          const open = records.flatMap((one, index) =>
            one.kind === 'lead' && one.converted === null ? [`L${index}`] : [],
          )
          const candidates = candidatesOf(open, [...contacts])
          const everything = [...new Set([...open, ...contacts, ...records.map((_one, index) => `C${index}`)])].sort()
          const chosenId = picked ? (everything[picked.at % Math.max(1, everything.length)] ?? null) : null
          const seen = everything.slice(0, picked?.seen ?? 0)
          if (chosenId) store.matchChoices.set(ORG, 'p1', chosenId, seen, NOW)
          const chosen = chosenId !== null && choiceHolds({ recordId: chosenId, candidates: seen }, candidates)
          const expected = decideMatch({ hasEmail: true, lookedUp, leads, contacts: contacts.size, chosen })
          expect(book(store).rows[0]).toMatchObject({ match: expected.kind, matchCount: expected.count })
          const panel = store.salesforce.matchOf(ORG, 'p1')
          expect(panel.kind).toBe(expected.kind)
          expect(panel.records).toHaveLength(expected.count)
          if (lookedUp) expect(panel.candidates.map((one) => one.id).sort()).toEqual([...candidates].sort())
          if (lookedUp) expect(panel.chosenId).toBe(chosen ? chosenId : null)
          if (lookedUp && chosen) expect(panel.records.map((one) => one.id)).toEqual([chosenId])
          store.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a choice among several', () => {
  it('settles the match until a new double appears, survives one that is gone, and can be taken back', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    const lead = (id: string, status: string) => store.salesforce.saveLeads(ORG, [leadRow({ id, status })], NOW)
    lead('L1', 'Open')
    lead('L2', 'Working')
    lead('L3', 'Nurture')
    const row = () => book(store).rows[0]
    expect(row()).toMatchObject({ match: 'several', matchCount: 3, salesforceStatus: null })
    store.matchChoices.set(ORG, 'p1', 'L2', ['L1', 'L2', 'L3'], NOW)
    expect(row()).toMatchObject({ match: 'lead', matchCount: 1, salesforceStatus: 'Working' })
    store.salesforce.removeRecords(ORG, 'Lead', ['L3'])
    expect(row()).toMatchObject({ match: 'lead', salesforceStatus: 'Working' })
    lead('L4', 'New')
    expect(row()).toMatchObject({ match: 'several', matchCount: 3, salesforceStatus: null })
    expect(store.salesforce.matchOf(ORG, 'p1')).toMatchObject({ kind: 'several', chosenId: null })
    expect(store.matchChoices.get(ORG, 'p1')).toMatchObject({ recordId: 'L2' })
    store.matchChoices.set(ORG, 'p1', 'L4', ['L1', 'L2', 'L4'], NOW)
    expect(store.salesforce.matchOf(ORG, 'p1')).toMatchObject({ kind: 'lead', chosenId: 'L4', records: [{ id: 'L4' }] })
    store.matchChoices.set(ORG, 'p1', null, [], NOW)
    expect(row()).toMatchObject({ match: 'several' })
    store.matchChoices.set(ORG, 'p1', 'L4', ['L1', 'L2', 'L4'], NOW)
    store.salesforce.saveContacts(ORG, [contactRow({ id: 'C1' })], NOW)
    expect(row()).toMatchObject({ match: 'contact' })
  })
})

describe('records', () => {
  it('keeps the newer one, by org', () => {
    const store = newStore()
    store.people.save([contact({ id: 'p1' })], NOW)
    store.salesforce.markLookedUp(ORG, [EMAIL], NOW)
    store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', status: 'Working', modifiedAt: NOW })], NOW)
    store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', status: 'Old' })], NOW)
    store.salesforce.saveLeads('other:org', [leadRow({ id: 'L9' })], NOW)
    expect(book(store).rows[0]?.salesforceStatus).toBe('Working')
    expect(store.salesforce.recordIds(ORG, 'Lead')).toEqual(['L1'])
    expect([...store.salesforce.knownRecords(ORG, 'Lead', ['L1', 'L9'])]).toEqual(['L1'])
    expect([...store.salesforce.knownEmails(['P1@example.com', 'x@example.com'])]).toEqual([EMAIL])
    store.setScope({ repId: store.scope()!.repId, orgKey: 'other:org' })
    expect(book(store).rows[0]?.match).toBe('unknown')
    store.salesforce.markLookedUp('other:org', [EMAIL], NOW)
    expect(store.salesforce.matchOf('other:org', 'p1').records).toMatchObject([{ id: 'L9' }])
  })

  it('knows the users of the org', () => {
    const store = newStore()
    const user = { username: 'u@x', title: null, roleName: null, isActive: true, modifiedAt: NOW }
    store.salesforce.saveUsers(
      ORG,
      [
        { id: '0051', name: 'Rae', email: 'Rae@Example.com', ...user },
        { id: '0052', name: 'Ann', email: 'ann@example.com', ...user },
        { id: '0050', name: 'Old Rae', email: 'rae@example.com', ...user, isActive: false },
      ],
      NOW,
    )
    expect(store.salesforce.userByEmail(ORG, 'rae@EXAMPLE.com')).toMatchObject({ id: '0051', isActive: true })
    expect(store.salesforce.user(ORG, '0050')).toMatchObject({ isActive: false })
    expect(store.salesforce.user('other:org', '0051')).toBeNull()
    expect(store.salesforce.activeUsers(ORG).map((entry) => entry.name)).toEqual(['Ann', 'Rae'])
  })
})
