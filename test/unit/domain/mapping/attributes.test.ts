import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/contract/models'
import {
  mappableAttributes,
  type AttributeCompany,
  type AttributePerson,
} from '../../../../src/main/domain/mapping/attributes'
import type { FieldFacts } from '../../../../src/main/domain/mapping/fieldFacts'
import type { IntercomCompany, IntercomContact } from '../../../../src/main/ports/intercom'
import type { SalesforceField } from '../../../../src/main/ports/salesforce'
import { attribute, ATTRIBUTES, company, person } from './builders'

/** Held by the type checker: what the ports and the contract give can be mapped as it is. */
type Fits<Given extends Wanted, Wanted> = Given
export type Shapes = [
  Fits<IntercomContact, AttributePerson>,
  Fits<Person, AttributePerson>,
  Fits<IntercomCompany, AttributeCompany>,
  Fits<SalesforceField, FieldFacts>,
]

describe('mappable attributes', () => {
  it('lists standard, location, UTM, referrer and company attributes, each once', () => {
    const keys = ATTRIBUTES.map((one) => one.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(
      expect.arrayContaining([
        'person.email',
        'person.countryCode',
        'person.continentCode',
        'person.utm.campaign',
        'person.utm.term',
        'person.referrer',
        'company.name',
        'company.size',
        'person.custom.plan',
      ]),
    )
  })

  it('reads each from person and company', () => {
    const who = person({ continentCode: 'EU', utm: { source: 'ads' }, referrer: 'https://x.example', phone: '  ' })
    const value = (key: string): unknown => attribute(key).read(who, company({ size: 12 }))
    expect(value('person.email')).toBe('ana@acme.example')
    expect(value('person.continentCode')).toBe('EU')
    expect(value('person.utm.source')).toBe('ads')
    expect(value('person.utm.medium')).toBeNull()
    expect(value('person.referrer')).toBe('https://x.example')
    expect(value('company.size')).toBe(12)
    expect(value('person.phone')).toBeNull()
    expect(attribute('company.size').read(who, null)).toBeNull()
  })

  it('knows that UTM and referrer are read-only and for new Leads alone', () => {
    for (const key of ['person.utm.source', 'person.referrer']) {
      expect(attribute(key)).toMatchObject({ writable: false, onCreationOnly: true, from: 'utm' })
    }
    expect(attribute('person.email')).toMatchObject({ writable: true, onCreationOnly: false })
  })

  it('gives custom dates in milliseconds: Intercom keeps seconds', () => {
    const who = person({ customAttributes: { renewal: 1_700_000_000, seats: 5, trial: false } })
    expect(attribute('person.custom.renewal').read(who, null)).toBe(1_700_000_000_000)
    expect(attribute('person.custom.seats').read(who, null)).toBe(5)
    expect(attribute('person.custom.trial').read(who, null)).toBe(false)
  })

  it('takes the type of an undefined custom attribute from its value, and leaves out archived ones and mirrors', () => {
    const archived = {
      model: 'contact' as const,
      name: 'old',
      label: 'Old',
      dataType: 'string',
      options: [],
      writable: true,
      archived: true,
    }
    const found = mappableAttributes(
      [archived],
      [{ old: 'x', score: 3, vip: true, SALESFORCE_STATUS: 'Open', none: null }],
    )
    const custom = found.filter((one) => one.from === 'custom').map((one) => [one.key, one.type])
    expect(custom).toEqual([
      ['person.custom.score', 'number'],
      ['person.custom.vip', 'boolean'],
    ])
  })

  it('keeps an attribute of people apart from one of companies with the same name, and lists from texts', () => {
    const both = (['contact', 'company'] as const).map((model) => ({
      model,
      name: 'tier',
      label: 'Tier',
      dataType: 'string',
      options: ['Gold', 'Silver'],
      writable: false,
      archived: false,
    }))
    const found = mappableAttributes(both).filter((one) => one.from === 'custom')
    expect(found.map((one) => [one.key, one.of, one.type])).toEqual([
      ['person.custom.tier', 'person', 'list'],
      ['company.custom.tier', 'company', 'list'],
    ])
    expect(found[1]!.read(person(), company({ customAttributes: { tier: 'Gold' } }))).toBe('Gold')
  })

  it('never reads an inherited property', () => {
    const odd = mappableAttributes([], [{ ['constructor']: 'x' }]).find(
      (one) => one.key === 'person.custom.constructor',
    )
    expect(odd!.read(person(), null)).toBeNull()
  })
})
