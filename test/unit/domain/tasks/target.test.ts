import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taskLinks, taskTargets, type TargetFacts, type TargetLead } from '../../../../src/main/domain/tasks/target'

function lead(id: string, over: Partial<TargetLead> = {}): TargetLead {
  return { id, name: `Lead ${id}`, isConverted: false, convertedContactId: null, ...over }
}

function contact(id: string): { id: string; name: string } {
  return { id, name: `Contact ${id}` }
}

function facts(over: Partial<TargetFacts> = {}): TargetFacts {
  return { hasEmail: true, lookedUp: true, leads: [], contacts: [], chosenId: null, severalLeads: 'each', ...over }
}

function idsOf(over: Partial<TargetFacts>): string[] {
  return taskTargets(facts(over)).targets.map((target) => `${target.object} ${target.id}`)
}

describe('taskTargets', () => {
  it('is the one Contact, whatever Leads there are', () => {
    expect(idsOf({ contacts: [contact('C1')] })).toEqual(['Contact C1'])
    expect(idsOf({ contacts: [contact('C1')], leads: [lead('L1'), lead('L2')] })).toEqual(['Contact C1'])
  })

  it('is the Lead; of several each, or the chosen one where the rep wants that', () => {
    const leads = [lead('L1'), lead('L2'), lead('L3')]
    expect(idsOf({ leads: [lead('L1')], severalLeads: 'chosen' })).toEqual(['Lead L1'])
    expect(idsOf({ leads })).toEqual(['Lead L1', 'Lead L2', 'Lead L3'])
    expect(idsOf({ leads, severalLeads: 'chosen', chosenId: 'L2' })).toEqual(['Lead L2'])
    expect(taskTargets(facts({ leads, severalLeads: 'chosen' }))).toMatchObject({ targets: [], ask: true })
  })

  it('asks where there are several Contacts, and takes the chosen one', () => {
    const contacts = [contact('C1'), contact('C2')]
    const asked = taskTargets(facts({ contacts, leads: [lead('L1')], chosenId: 'L1' }))
    expect(asked).toMatchObject({ targets: [], ask: true, candidates: [{ id: 'C1' }, { id: 'C2' }] })
    expect(idsOf({ contacts, chosenId: 'C2' })).toEqual(['Contact C2'])
    expect(
      idsOf({ contacts, leads: [lead('L1', { isConverted: true, convertedContactId: 'C2' })], chosenId: 'L1' }),
    ).toEqual(['Contact C2'])
  })

  it('takes the Contact that a Lead became, once', () => {
    const converted = lead('L1', { isConverted: true, convertedContactId: 'C1' })
    expect(idsOf({ leads: [converted, lead('L2')] })).toEqual(['Contact C1'])
    expect(idsOf({ leads: [converted], contacts: [contact('C1')] })).toEqual(['Contact C1'])
  })

  it.each([
    ['no email', { hasEmail: false }, 'no email address'],
    ['not looked up', { lookedUp: false }, 'not been asked'],
    ['nobody', {}, 'Create a Lead first'],
    ['hidden Contact', { leads: [lead('L1', { isConverted: true })] }, 'cannot see the Contact'],
  ])('says why not: %s', (_case, over, words) => {
    expect(taskTargets(facts(over))).toMatchObject({ targets: [], ask: false, reason: expect.stringContaining(words) })
  })

  it('never takes a converted Lead, several Contacts or the same record twice, and says why where it takes none', () => {
    const anyLead = fc.record({
      id: fc.constantFrom('L1', 'L2', 'L3'),
      name: fc.string(),
      isConverted: fc.boolean(),
      convertedContactId: fc.option(fc.constantFrom('C1', 'C2')),
    })
    const unique = <T extends { id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.uniqueArray(one, { selector: ({ id }) => id })
    fc.assert(
      fc.property(
        unique(anyLead),
        unique(fc.record({ id: fc.constantFrom('C1', 'C2', 'C3'), name: fc.string() })),
        fc.option(fc.constantFrom('L1', 'L2', 'C1', 'C3')),
        fc.constantFrom('each' as const, 'chosen' as const),
        (leads, contacts, chosenId, severalLeads) => {
          const found = taskTargets(facts({ leads, contacts, chosenId, severalLeads }))
          const ids = found.targets.map((target) => target.id)
          expect(new Set(ids).size).toBe(ids.length)
          for (const one of leads) if (one.isConverted) expect(ids).not.toContain(one.id)
          if (found.targets.some((target) => target.object === 'Contact')) expect(ids).toHaveLength(1)
          if (found.targets.length === 0) expect('reason' in found && found.reason.length).toBeGreaterThan(20)
        },
      ),
    )
  })
})

describe('taskLinks', () => {
  it('never relates a Lead’s Task', () => {
    expect(taskLinks({ object: 'Lead', id: 'L1', name: '' }, '006')).toEqual({ WhoId: 'L1' })
    expect(taskLinks({ object: 'Contact', id: 'C1', name: '' }, '006')).toEqual({ WhoId: 'C1', WhatId: '006' })
    expect(taskLinks({ object: 'Contact', id: 'C1', name: '' }, null)).toEqual({ WhoId: 'C1' })
  })
})
