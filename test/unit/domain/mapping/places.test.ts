import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttributeMeaning } from '../../../../src/main/domain/mapping/attributes'
import { fromSalesforce, toSalesforce } from '../../../../src/main/domain/mapping/convert'
import { continentName, countryCodeOf, countryNames } from '../../../../src/main/domain/mapping/countries'
import type { FieldFacts } from '../../../../src/main/domain/mapping/fieldFacts'
import { runs } from '../../../builders/runs'
import { field, options } from './builders'

const shape = (meaning: AttributeMeaning) => ({ label: 'Attribute', type: 'text' as const, meaning, options: [] })
const country = field('Country', { length: 80 })
const countryCode = field('CountryCode', {
  type: 'picklist',
  restrictedPicklist: true,
  picklistValues: [
    { value: 'AU', label: 'Australia', active: true },
    { value: 'US', label: 'United States', active: true },
    { value: 'CZ', label: 'Czech Republic', active: true },
  ],
})
// Bits of validFor, the first one highest: Australia 0x80, United States 0x40.
const stateCode = field('StateCode', {
  type: 'picklist',
  restrictedPicklist: true,
  picklistValues: [
    { value: 'WA', label: 'Western Australia', active: true, validFor: btoa('\x80') },
    { value: 'WA', label: 'Washington', active: true, validFor: btoa('\x40') },
    { value: 'VIC', label: 'Victoria', active: true, validFor: btoa('\x80') },
    { value: 'VT', label: 'Victoria', active: true, validFor: btoa('\x40') },
  ],
})

function sent(
  value: string,
  meaning: AttributeMeaning,
  to: FieldFacts,
  fields: FieldFacts[] = [],
  of?: string,
): unknown {
  const result = toSalesforce(value, shape(meaning), to, { timeZone: 'UTC', fields, countryCode: of ?? null })
  return result.ok ? result.value : result.problem
}

describe('countries', () => {
  it.each([
    ['US', 'United States'],
    ['gb', 'United Kingdom'],
    ['BA', 'Bosnia and Herzegovina'],
    ['KN', 'Saint Kitts and Nevis'],
    ['KR', 'Korea, Republic of'],
    ['RU', 'Russian Federation'],
    ['VE', 'Venezuela, Bolivarian Republic of'],
    ['CI', "Cote d'Ivoire"],
    ['HK', 'Hong Kong'],
  ])('%s becomes %s in a text field', (code, name) => expect(sent(code, 'countryCode', country)).toBe(name))

  it('takes the org’s own name where its describe lists countries', () => {
    expect(sent('CZ', 'countryCode', country)).toBe('Czechia')
    expect(sent('CZ', 'countryCode', country, [countryCode])).toBe('Czech Republic')
    const picklist = field('Land__c', {
      type: 'picklist',
      restrictedPicklist: true,
      picklistValues: options('South Korea'),
    })
    expect(sent('KR', 'countryCode', picklist)).toBe('South Korea')
    expect(sent('FR', 'countryCode', picklist)).toBe('Land__c has no entry for France.')
  })

  it('writes codes into fields for codes', () => {
    expect(sent('us', 'countryCode', countryCode)).toBe('US')
    expect(sent('United States', 'countryName', countryCode)).toBe('US')
    expect(sent('France', 'countryName', countryCode)).toContain('no entry for France')
    expect(sent('fr', 'countryCode', field('Code__c', { length: 2 }))).toBe('FR')
    expect(sent('Atlantis', 'countryName', countryCode)).toContain('No country code is known')
  })

  it('keeps a country’s name in a text field, known or not', () => {
    expect(sent('Atlantis', 'countryName', country)).toBe('Atlantis')
    expect(sent('Vietnam', 'countryName', country)).toBe('Vietnam')
  })

  it.each(['XX', 'EU', 'ZZ', 'SU', 'U', 'USA', ''])('%s is no country', (code) => {
    expect(countryNames(code)).toEqual([])
  })

  it('every code comes back from its name', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => countryNames(code).length > 0)
    expect(codes.length).toBeGreaterThan(240)
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(country, field('Code__c', { length: 2 })), (code, to) => {
        const there = sent(code, 'countryCode', to)
        const back = fromSalesforce(there, shape('countryCode'), to, { timeZone: 'UTC' })
        expect(back).toEqual({ ok: true, value: code })
        for (const name of countryNames(code)) expect(countryCodeOf(name)).toBe(code)
      }),
      runs(500),
    )
  })

  it('names are read without regard to case, accents and apostrophes', () => {
    expect(countryCodeOf('CÔTE D’IVOIRE')).toBe('CI')
    expect(countryCodeOf('turkiye')).toBe('TR')
    expect(countryCodeOf('Curacao')).toBe('CW')
  })

  it('the value map goes before everything', () => {
    const result = toSalesforce('GB', shape('countryCode'), country, {
      timeZone: 'UTC',
      valueMap: { GB: 'Great Britain' },
    })
    expect(result).toEqual({ ok: true, value: 'Great Britain' })
  })
})

describe('continents', () => {
  it('become names and codes again', () => {
    expect(sent('EU', 'continentCode', field('Region__c'))).toBe('Europe')
    expect(sent('XX', 'continentCode', field('Region__c'))).toContain('not a continent code')
    for (const code of ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA']) {
      const back = fromSalesforce(continentName(code), shape('continentCode'), field('Region__c'), { timeZone: 'UTC' })
      expect(back).toEqual({ ok: true, value: code })
    }
  })
})

describe('states', () => {
  const fields = [countryCode, stateCode]
  it('are told apart by the person’s country', () => {
    expect(sent('Washington', 'region', stateCode, fields, 'US')).toBe('WA')
    expect(sent('Victoria', 'region', stateCode, fields, 'AU')).toBe('VIC')
    expect(sent('wa', 'region', stateCode, fields, 'US')).toBe('WA')
    expect(sent('Washington', 'region', stateCode, fields, 'AU')).toContain('no state called “Washington” in AU')
    expect(sent('Victoria', 'region', stateCode, fields)).toContain('several states')
    expect(sent('WA', 'region', stateCode, fields)).toBe('WA')
  })

  it('stay names in a text field', () => expect(sent('Leinster', 'region', field('State'))).toBe('Leinster'))
})

const recorded = new URL('../../../../../shared/reference/salesforce/describe/Lead.describe.json', import.meta.url)
describe.runIf(existsSync(recorded))(
  'a recorded Lead describe (only where the reference lies beside the project)',
  () => {
    it('fits the facts that mapping needs', () => {
      const { fields } = JSON.parse(readFileSync(recorded, 'utf8')) as { fields: FieldFacts[] }
      const lead = new Map(fields.map((one) => [one.name, one]))
      expect(sent('IE', 'countryCode', lead.get('Country')!, fields)).toBe('Ireland')
      const size = { ...shape('region'), meaning: null, type: 'number' as const }
      expect(toSalesforce(1e8, size, lead.get('NumberOfEmployees')!, { timeZone: 'UTC' }).ok).toBe(false)
      expect(toSalesforce(1e7, size, lead.get('NumberOfEmployees')!, { timeZone: 'UTC' })).toEqual({
        ok: true,
        value: 1e7,
      })
      expect(toSalesforce(1.5, size, lead.get('AnnualRevenue')!, { timeZone: 'UTC' }).ok).toBe(false)
    })
  },
)
