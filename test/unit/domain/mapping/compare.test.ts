import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLACEHOLDER } from '../../../../src/main/domain/leads/form'
import { comparePerson, type IntercomSide } from '../../../../src/main/domain/mapping/compare'
import {
  changesFor,
  placeholderChanges,
  placeholderFields,
  valuesForCreation,
} from '../../../../src/main/domain/mapping/changes'
import type { Mapping, MappingDirection } from '../../../../src/main/domain/mapping/rules'
import { runs } from '../../../builders/runs'
import { company, context, field, person, usable } from './builders'

const FIELDS = [
  field('FirstName', { length: 40 }),
  field('LastName', { length: 80, nillable: false }),
  field('Company', { nillable: false }),
  field('Plan__c', { label: 'Plan' }),
  field('Seats__c', { type: 'double', precision: 4, scale: 0 }),
  field('Country'),
  field('Source__c'),
]
const plan = (direction: MappingDirection = 'toSalesforce'): Mapping => {
  return { attribute: 'person.custom.plan', field: 'Plan__c', direction }
}
const seats: Mapping = { attribute: 'person.custom.seats', field: 'Seats__c', direction: 'toSalesforce' }
const source: Mapping = { attribute: 'person.utm.source', field: 'Source__c', direction: 'toSalesforce' }
const side = (
  values: Record<string, string | number | null>,
  over: Parameters<typeof person>[0] = {},
): IntercomSide => {
  return { person: person({ customAttributes: values, ...over }), company: null }
}
const lead = (values: Record<string, unknown>) => ({ object: 'Lead' as const, isConverted: false, values })
const compared = (one: IntercomSide, values: Record<string, unknown>, ...mappings: Mapping[]) =>
  comparePerson(one, values, usable(FIELDS, ...mappings), context(FIELDS))[0]!

describe('comparing both sides', () => {
  it('to Salesforce: Intercom’s value wins', () => {
    const row = compared(side({ plan: 'Pro' }), { Plan__c: 'Free' }, plan())
    expect(row).toMatchObject({ equal: false, change: { side: 'salesforce', field: 'Plan__c', value: 'Pro' } })
  })

  it('from Salesforce: its value wins, but a blank one takes nothing away', () => {
    const row = compared(side({ plan: 'Pro' }), { Plan__c: 'Free' }, plan('fromSalesforce'))
    expect(row.change).toEqual({ side: 'intercom', attribute: 'person.custom.plan', value: 'Free' })
    expect(compared(side({ plan: 'Pro' }), { Plan__c: null }, plan('fromSalesforce')).change).toBeNull()
  })

  it('prefer Salesforce unless blank: either side, and the placeholder is blank', () => {
    const prefer = plan('preferSalesforceUnlessBlank')
    expect(compared(side({ plan: 'Pro' }), { Plan__c: 'Free' }, prefer).change?.side).toBe('intercom')
    expect(compared(side({ plan: 'Pro' }), { Plan__c: null }, prefer).change?.side).toBe('salesforce')
    expect(compared(side({ plan: 'Pro' }), { Plan__c: PLACEHOLDER }, prefer).change?.side).toBe('salesforce')
  })

  it('sees equality after conversion', () => {
    const mapping: Mapping = { attribute: 'person.countryCode', field: 'Country', direction: 'toSalesforce' }
    const row = compared(side({}, { countryCode: 'IE' }), { Country: 'Ireland ' }, mapping)
    expect(row).toMatchObject({ equal: true, change: null })
  })

  it('says what cannot be converted, what was not read, and what is for new Leads alone', () => {
    expect(compared(side({ seats: 99999 }), { Seats__c: 5 }, seats)).toMatchObject({
      isProblem: true,
      change: null,
      equal: null,
    })
    expect(compared(side({ plan: 'Pro' }), {}, plan()).why).toContain('has not been read')
    const utm = compared(side({}, { utm: { source: 'ads' } }), { Source__c: 'web' }, source)
    expect(utm.change).toBeNull()
    expect(utm.why).toContain('when a Lead is created')
  })

  it('leaves Intercom alone where it cannot be written, and says so', () => {
    const mapping: Mapping = { attribute: 'person.city', field: 'Plan__c', direction: 'preferSalesforceUnlessBlank' }
    const row = compared(side({}, { city: 'Cork' }), { Plan__c: 'Dublin' }, mapping)
    expect(row).toMatchObject({ equal: false, change: null })
    expect(row.why).toContain('does not let City be changed')
  })

  it('never clears a value in Salesforce because Intercom has none', () => {
    expect(compared(side({}), { Plan__c: 'Free' }, plan())).toMatchObject({ change: null, equal: false })
  })

  it('applying the change makes both sides equal, by every rule', () => {
    const text = fc.option(fc.constantFrom('Pro', 'Free', ' Free ', PLACEHOLDER, ''), { nil: null })
    const directions = fc.constantFrom<MappingDirection>(
      'toSalesforce',
      'fromSalesforce',
      'preferSalesforceUnlessBlank',
    )
    fc.assert(
      fc.property(text, text, directions, (there, here, direction) => {
        const values = { Plan__c: there }
        const row = compared(side({ plan: here }), values, plan(direction))
        if (!row.change) return
        const { change } = row
        const after =
          change.side === 'salesforce'
            ? compared(side({ plan: here }), { Plan__c: change.value }, plan(direction))
            : compared(side({ plan: change.value as string }), values, plan(direction))
        expect(after).toMatchObject({ equal: true, change: null })
      }),
      runs(200),
    )
  })
})

describe('changes for a Lead', () => {
  const both = usable(FIELDS, plan(), seats, source)
  const changes = (before: IntercomSide, after: IntercomSide, record = lead({ Plan__c: 'Free', Seats__c: 1 })) =>
    changesFor(before, after, record, both, context(FIELDS))

  it('are the changed fields alone', () => {
    expect(changes(side({ plan: 'Free', seats: 5 }), side({ plan: 'Pro', seats: 5 })).values).toEqual({
      Plan__c: 'Pro',
    })
    expect(changes(side({ plan: 'Pro' }), side({ plan: ' Pro ' })).values).toEqual({})
  })

  it('are not sent where the Lead holds them already, nor to Contacts and converted Leads', () => {
    const [before, after] = [side({ plan: 'Pro' }), side({ plan: 'Free' })]
    expect(changes(before, after).values).toEqual({})
    const other = lead({ Plan__c: 'Pro' })
    expect(changes(before, after, other).values).toEqual({ Plan__c: 'Free' })
    expect(changesFor(before, after, { ...other, object: 'Contact' }, both, context(FIELDS)).values).toEqual({})
    expect(changesFor(before, after, { ...other, isConverted: true }, both, context(FIELDS)).values).toEqual({})
  })

  it('clear what was cleared in Intercom', () => {
    expect(changes(side({ plan: 'Free' }), side({ plan: null })).values).toEqual({ Plan__c: null })
  })

  it('leave UTM to the creation', () => {
    const [before, after] = [side({}), side({}, { utm: { source: 'ads' } })]
    const result = changes(before, after)
    expect(result.values).toEqual({})
    expect(result.leftOut).toMatchObject([{ field: 'Source__c' }])
    expect(valuesForCreation(after, both, context(FIELDS)).values).toEqual({ Source__c: 'ads' })
  })

  it('say what could not be converted', () => {
    const result = changes(side({ seats: 5 }), side({ seats: 99999 }))
    expect(result).toMatchObject({ values: {}, leftOut: [{ field: 'Seats__c' }] })
    expect(valuesForCreation(side({ seats: 99999 }), both, context(FIELDS)).leftOut).toHaveLength(1)
  })

  it('fill only blank fields where Salesforce is preferred', () => {
    const prefer = usable(FIELDS, plan('preferSalesforceUnlessBlank'))
    const run = (values: Record<string, unknown>) =>
      changesFor(side({ plan: 'A' }), side({ plan: 'B' }), lead(values), prefer, context(FIELDS))
    expect(run({ Plan__c: 'Free' })).toMatchObject({ values: {}, leftOut: [{ field: 'Plan__c' }] })
    expect(run({ Plan__c: PLACEHOLDER }).values).toEqual({ Plan__c: 'B' })
    expect(run({}).values).toEqual({})
  })

  it('nothing changed means nothing sent, and only mapped fields ever are', () => {
    const some = fc.record({ plan: fc.option(fc.string()), seats: fc.option(fc.integer({ min: -20000, max: 20000 })) })
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(changes(side(before), side(before)).values).toEqual({})
        const { values } = changes(side(before), side(after))
        expect(Object.keys(values).every((name) => name === 'Plan__c' || name === 'Seats__c')).toBe(true)
        if (before.plan === after.plan) expect(values).not.toHaveProperty('Plan__c')
      }),
      runs(300),
    )
  })
})

describe('the placeholder', () => {
  const fill = (
    values: Record<string, unknown>,
    name: string | null,
    companyName: string | null,
    ...mappings: Mapping[]
  ) =>
    placeholderChanges(
      {
        person: person({ name, customAttributes: { plan: 'Pro' } }),
        company: companyName ? company({ name: companyName }) : null,
      },
      lead(values),
      usable(FIELDS, ...mappings),
      context(FIELDS),
    )

  it('gives way to what is known by now', () => {
    const values = { FirstName: null, LastName: PLACEHOLDER, Company: PLACEHOLDER }
    expect(fill(values, 'Ana Ruiz', 'Acme').values).toEqual({ FirstName: 'Ana', LastName: 'Ruiz', Company: 'Acme' })
    expect(placeholderFields(values, FIELDS)).toEqual(['LastName', 'Company'])
  })

  it('stays where nothing is known, and nothing else is touched', () => {
    expect(fill({ LastName: PLACEHOLDER, Company: PLACEHOLDER }, null, null).values).toEqual({})
    expect(fill({ FirstName: 'Eva', LastName: 'Ruiz', Company: 'Other' }, 'Ana Lopez', 'Acme').values).toEqual({})
    expect(fill({ FirstName: 'Eva', LastName: PLACEHOLDER, Company: 'Other' }, 'Ana Lopez', 'Acme').values).toEqual({
      LastName: 'Lopez',
    })
  })

  it('gives way in mapped fields too, by their own mapping', () => {
    expect(fill({ Plan__c: PLACEHOLDER }, null, null, plan()).values).toEqual({ Plan__c: 'Pro' })
    expect(fill({ Plan__c: PLACEHOLDER }, null, null, plan('fromSalesforce')).values).toEqual({})
    expect(fill({ Plan__c: 'Free' }, null, null, plan()).values).toEqual({})
    expect(fill({ Plan__c: null }, null, null, plan()).values).toEqual({})
  })

  it('is left with a reason where the value does not fit', () => {
    const result = fill({ LastName: PLACEHOLDER }, 'x'.repeat(90), null)
    expect(result.values).toEqual({})
    expect(result.leftOut[0]!.why).toContain('80 characters')
  })
})
