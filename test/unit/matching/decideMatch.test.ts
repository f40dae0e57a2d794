import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesOf, choiceHolds, decideMatch, matchedRecords } from '../../../src/main/domain/matching/decideMatch'
import { foldEmail } from '../../../src/main/domain/matching/foldEmail'

const counts = fc.nat({ max: 6 })

describe('decideMatch: the articles, case by case', () => {
  const known = { hasEmail: true, lookedUp: true }
  it.each([
    [0, 0, 'none', 0],
    [1, 0, 'lead', 1],
    [2, 0, 'several', 2],
    [5, 0, 'several', 5],
    [0, 1, 'contact', 1],
    [1, 1, 'contact', 1],
    [7, 1, 'contact', 1],
    [0, 2, 'several', 2],
    [3, 2, 'several', 2],
  ] as const)('%i Leads and %i Contacts are %s (%i)', (leads, contacts, kind, count) => {
    expect(decideMatch({ ...known, leads, contacts })).toEqual({ kind, count })
  })
})

describe('decideMatch, for any numbers', () => {
  it('knows nothing before the look-up, and nothing matches without an email', () => {
    fc.assert(
      fc.property(counts, counts, fc.boolean(), (leads, contacts, lookedUp) => {
        expect(decideMatch({ hasEmail: true, lookedUp: false, leads, contacts }).kind).toBe('unknown')
        expect(decideMatch({ hasEmail: false, lookedUp, leads, contacts }).kind).toBe('none')
      }),
    )
  })

  it('counts exactly the records it stands for', () => {
    fc.assert(
      fc.property(counts, counts, (leads, contacts) => {
        const { kind, count } = decideMatch({ hasEmail: true, lookedUp: true, leads, contacts })
        const records = matchedRecords(
          kind,
          Array.from({ length: leads }, (_, index) => `L${index}`),
          Array.from({ length: contacts }, (_, index) => `C${index}`),
        )
        expect(records).toHaveLength(count)
        if (kind === 'several') expect(count).toBeGreaterThan(1)
        if (kind === 'lead' || kind === 'contact') expect(count).toBe(1)
      }),
    )
  })

  it('never lets Leads change what Contacts decide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), counts, counts, (contacts, some, others) => {
        const facts = { hasEmail: true, lookedUp: true, contacts }
        expect(decideMatch({ ...facts, leads: some })).toEqual(decideMatch({ ...facts, leads: others }))
      }),
    )
  })
})

describe('the rep’s choice among several', () => {
  const known = { hasEmail: true, lookedUp: true, chosen: true }
  it('makes one of several, and changes nothing where the rules decide', () => {
    expect(decideMatch({ ...known, leads: 3, contacts: 0 })).toEqual({ kind: 'lead', count: 1 })
    expect(decideMatch({ ...known, leads: 3, contacts: 2 })).toEqual({ kind: 'contact', count: 1 })
    expect(decideMatch({ ...known, leads: 3, contacts: 1 })).toEqual({ kind: 'contact', count: 1 })
    expect(decideMatch({ ...known, leads: 0, contacts: 0 })).toEqual({ kind: 'none', count: 0 })
  })

  it('is among the Contacts where there are several, else among the Leads', () => {
    expect(candidatesOf(['L1', 'L2'], ['C1', 'C2'])).toEqual(['C1', 'C2'])
    expect(candidatesOf(['L1', 'L2'], ['C1'])).toEqual([])
    expect(candidatesOf(['L1', 'L2'], [])).toEqual(['L1', 'L2'])
    expect(candidatesOf(['L1'], [])).toEqual([])
  })

  it('holds while nobody new has come', () => {
    const choice = { recordId: 'b', candidates: ['a', 'b', 'c'] }
    expect(choiceHolds(choice, ['a', 'b', 'c'])).toBe(true)
    expect(choiceHolds(choice, ['b', 'c'])).toBe(true)
    expect(choiceHolds(choice, ['a', 'b', 'd'])).toBe(false)
    expect(choiceHolds(choice, ['a', 'c'])).toBe(false)
    expect(choiceHolds(null, ['a', 'b'])).toBe(false)
  })
})

describe('foldEmail', () => {
  it('trims and lowers, and takes blanks for none', () => {
    expect(foldEmail('  Ada.LOVELACE@Example.COM ')).toBe('ada.lovelace@example.com')
    expect(foldEmail('ÜMIT@EXAMPLE.COM')).toBe('ümit@example.com')
    expect(foldEmail('   ')).toBeNull()
    expect(foldEmail(null)).toBeNull()
  })

  it('is the same for every spelling in case and blanks, and for itself', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const folded = foldEmail(email)!
        expect(foldEmail(` ${email.toUpperCase()} `)).toBe(folded)
        expect(foldEmail(folded)).toBe(folded)
      }),
    )
  })
})
