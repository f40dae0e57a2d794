import { describe, expect, it } from 'vitest'
import { mappableAttributes } from '../../../../src/main/domain/mapping/attributes'
import { checkMappings, type Mapping } from '../../../../src/main/domain/mapping/rules'
import { ATTRIBUTES, DEFINITIONS, field } from './builders'

const FIELDS = [
  field('LastName', { nillable: false }),
  field('Company', { nillable: false }),
  field('Region__c', { nillable: false, label: 'Region' }),
  field('Vip__c', { type: 'boolean', nillable: false }),
  field('Status', { nillable: false, defaultedOnCreate: true }),
  field('Score__c', { type: 'double' }),
  field('Name', { createable: false, updateable: false }),
  field('Origin__c', { updateable: false }),
  field('Bounced', { createable: false }),
  field('OwnerId', { type: 'reference' }),
]
const to = (attribute: string, name: string, direction: Mapping['direction'] = 'toSalesforce'): Mapping => {
  return { attribute, field: name, direction }
}
const why = (...mappings: Mapping[]): string[] =>
  checkMappings(mappings, ATTRIBUTES, FIELDS).leftOut.map((one) => one.why)

describe('checking mappings', () => {
  it('uses what fits', () => {
    const { usable, leftOut } = checkMappings([to('person.city', 'Region__c')], ATTRIBUTES, FIELDS)
    expect(leftOut).toEqual([])
    expect(usable[0]).toMatchObject({ canCreate: true, canUpdate: true, canWriteIntercom: false, note: null })
  })

  it('says what is left out and why', () => {
    expect(why(to('person.custom.gone', 'Region__c'))).toEqual([
      'The attribute person.custom.gone no longer exists in Intercom.',
    ])
    expect(why(to('person.city', 'Hidden__c'))[0]).toContain('no field Hidden__c, or it is hidden from you')
    expect(why(to('person.city', 'Name'))).toEqual(['Salesforce does not let you fill Name.'])
    expect(why(to('person.city', 'Score__c'))).toEqual(['City is a text; Score__c takes a number.'])
    expect(why(to('person.city', 'OwnerId'))[0]).toContain('refers to another record')
    expect(why(to('person.city', 'Region__c', 'fromSalesforce'))).toEqual([
      'Intercom does not let City be changed from outside.',
    ])
    expect(why(to('person.utm.source', 'Bounced'))[0]).toContain('when a Lead is created')
  })

  it('uses a field once, and lets one field alone write an attribute', () => {
    expect(why(to('person.city', 'Region__c'), to('person.region', 'Region__c'))).toEqual([
      'Region is mapped already; a field can be mapped once.',
    ])
    expect(
      why(to('person.name', 'LastName', 'fromSalesforce'), to('person.name', 'Company', 'fromSalesforce')),
    ).toEqual(['Name already takes its value from another field of Salesforce.'])
    expect(why(to('person.name', 'LastName'), to('person.name', 'Company'))).toEqual([])
  })

  it('notes what is done only in part', () => {
    const check = checkMappings(
      [to('person.city', 'Origin__c'), to('person.region', 'Bounced'), to('person.utm.source', 'Region__c')],
      ATTRIBUTES,
      FIELDS,
    )
    expect(check.usable.map((one) => [one.canCreate, one.canUpdate])).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ])
    expect(check.usable.every((one) => one.note !== null)).toBe(true)
  })

  it('flags required fields that nothing fills', () => {
    expect(checkMappings([], ATTRIBUTES, FIELDS).required).toEqual([
      { field: 'LastName', label: 'LastName', filledBy: 'form' },
      { field: 'Company', label: 'Company', filledBy: 'form' },
      { field: 'Region__c', label: 'Region', filledBy: null },
    ])
    const mapped = checkMappings([to('person.city', 'Region__c')], ATTRIBUTES, FIELDS)
    expect(mapped.required.at(-1)!.filledBy).toBe('mapping')
    // What only comes from Salesforce fills nothing there.
    const other = checkMappings([to('person.custom.plan', 'Region__c', 'fromSalesforce')], ATTRIBUTES, FIELDS)
    expect(other.required.at(-1)!.filledBy).toBeNull()
  })

  it('loses no mapping: each is used or left out', () => {
    const mappings = ATTRIBUTES.flatMap((one) => FIELDS.map((other) => to(one.key, other.name)))
    const { usable, leftOut } = checkMappings(mappings, ATTRIBUTES, FIELDS)
    expect(usable.length + leftOut.length).toBe(mappings.length)
  })

  it('does not offer an attribute that the workspace does not let us write', () => {
    const locked = mappableAttributes(DEFINITIONS.map((one) => ({ ...one, writable: false })))
    const check = checkMappings([to('person.custom.plan', 'Region__c', 'preferSalesforceUnlessBlank')], locked, FIELDS)
    expect(check.usable[0]).toMatchObject({ canWriteIntercom: false, canUpdate: true })
    expect(check.usable[0]!.note).toContain('only fills blank fields')
  })
})
