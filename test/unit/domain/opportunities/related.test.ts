import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relatedOpportunity, type OpportunityRole } from '../../../../src/main/domain/opportunities/related'

function role(opportunityId: string, over: Partial<OpportunityRole> = {}): OpportunityRole {
  return { opportunityId, contactId: 'C1', name: `Deal ${opportunityId}`, isClosed: false, ...over }
}

describe('relatedOpportunity', () => {
  it('is the one open Opportunity with a role, however many roles', () => {
    const found = relatedOpportunity('C1', [
      role('O1'),
      role('O1'),
      role('O2', { isClosed: true }),
      role('O3', { contactId: 'C2' }),
    ])
    expect(found).toMatchObject({ opportunityId: 'O1', choices: [{ id: 'O1', name: 'Deal O1' }] })
  })

  it('is none where there is none', () => {
    expect(relatedOpportunity('C1', [role('O1', { isClosed: true })])).toMatchObject({
      opportunityId: null,
      choices: [],
    })
  })

  it('is none of several, unless the rep picked one that is still open', () => {
    const roles = [role('O1'), role('O2'), role('O3', { isClosed: true })]
    expect(relatedOpportunity('C1', roles)).toMatchObject({
      opportunityId: null,
      reason: expect.stringContaining('2 open'),
    })
    expect(relatedOpportunity('C1', roles, { id: 'O2' })).toMatchObject({ opportunityId: 'O2' })
    expect(relatedOpportunity('C1', roles, { id: 'O3' })).toMatchObject({
      opportunityId: null,
      reason: expect.stringContaining('no longer open'),
    })
  })

  it('is none where the rep wants none', () => {
    expect(relatedOpportunity('C1', [role('O1')], 'none')).toMatchObject({
      opportunityId: null,
      choices: [{ id: 'O1' }],
    })
  })

  it('is always an open one of this Contact, or none', () => {
    const anyRole = fc.record({
      opportunityId: fc.constantFrom('O1', 'O2', 'O3'),
      contactId: fc.constantFrom('C1', 'C2'),
      name: fc.string(),
      isClosed: fc.boolean(),
    })
    const picked = fc.constantFrom(null, 'none' as const, { id: 'O1' }, { id: 'O2' })
    fc.assert(
      fc.property(fc.array(anyRole), picked, (roles, pick) => {
        const open = new Set<string>(
          roles.filter((one) => one.contactId === 'C1' && !one.isClosed).map((one) => one.opportunityId),
        )
        const { opportunityId, choices } = relatedOpportunity('C1', roles, pick)
        expect(new Set(choices.map((one) => one.id))).toEqual(open)
        if (opportunityId !== null) expect(open.has(opportunityId)).toBe(true)
        if (open.size === 1 && pick !== 'none') expect(opportunityId).toBe([...open][0])
        if (open.size > 1 && (pick === null || pick === 'none')) expect(opportunityId).toBeNull()
      }),
    )
  })
})
