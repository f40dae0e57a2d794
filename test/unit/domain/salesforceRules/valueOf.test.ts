import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayValue, type DisplayField } from '../../../../src/main/domain/salesforce/valueOf'
import { runs } from '../../../builders/runs'

const field = (type: string, over: Partial<DisplayField> = {}): DisplayField => ({ type, picklistValues: [], ...over })
const irish = { locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' }
const german = { ...irish, locale: 'de-DE', timeZone: 'Europe/Berlin' }
/** Intl puts kinds of spaces that no test should depend on. */
const shown = (...args: Parameters<typeof displayValue>): string =>
  displayValue(...args).replace(/[\u00a0\u202f]/g, ' ')

describe('a field’s value as text', () => {
  it('money in the org’s currency', () => {
    expect(shown(1234.5, field('currency', { scale: 2 }), irish)).toBe('€1,234.50')
    expect(shown(1234.5, field('currency', { scale: 2 }), german)).toBe('1.234,50 €')
    expect(shown(139000000, field('currency', { scale: 0 }), irish)).toBe('€139,000,000')
    expect(shown(1234.5, field('currency'), { ...irish, currency: null })).toBe('1,234.5')
    expect(shown(1, field('currency'), { ...irish, currency: 'nonsense' })).toBe('1')
  })

  it('a date is the same day everywhere, a datetime is in the rep’s zone', () => {
    expect(shown('2026-05-24', field('date'), irish)).toBe('24 May 2026')
    expect(shown('2026-05-24', field('date'), { ...irish, timeZone: 'America/Lima' })).toBe('24 May 2026')
    expect(shown('2026-05-01T07:25:37.000+0000', field('datetime'), irish)).toContain('08:25')
    expect(shown('soon', field('datetime'), irish)).toBe('soon')
  })

  it('checkboxes, numbers, percentages', () => {
    expect(shown(true, field('boolean'), irish)).toBe('Yes')
    expect(shown(false, field('boolean'), irish)).toBe('No')
    expect(shown(12345.678, field('double', { scale: 1 }), german)).toBe('12.345,7')
    expect(shown(25, field('percent', { scale: 0 }), irish)).toBe('25%')
    expect(shown(0, field('int'), irish)).toBe('0')
  })

  it('labels of picklists, names of references', () => {
    const picklistValues = [
      { value: 'A', label: 'Alpha', active: false },
      { value: 'B', label: 'Beta', active: true },
    ]
    expect(shown('A', field('picklist', { picklistValues }), irish)).toBe('Alpha')
    expect(shown('C', field('picklist', { picklistValues }), irish)).toBe('C')
    expect(shown('A;B', field('multipicklist', { picklistValues }), irish)).toBe('Alpha, Beta')
    expect(shown('005A', field('reference'), irish, { Name: 'Bo Lee' })).toBe('Bo Lee')
    expect(shown('005A', field('reference'), irish, null)).toBe('005A')
    expect(shown({ street: '1 Quay\nRow', city: 'Cork', country: null }, field('address'), irish)).toBe(
      '1 Quay, Row, Cork',
    )
  })

  it('nothing is an empty text, and no value makes it fail', () => {
    expect(shown(null, field('string'), irish)).toBe('')
    expect(shown(undefined, field('reference'), irish)).toBe('')
    const types = fc.constantFrom(
      'string',
      'currency',
      'percent',
      'int',
      'double',
      'date',
      'datetime',
      'boolean',
      'picklist',
      'multipicklist',
      'reference',
      'address',
      'new kind',
    )
    fc.assert(
      fc.property(fc.jsonValue(), types, fc.option(fc.nat({ max: 18 }), { nil: undefined }), (value, type, scale) => {
        const one = scale === undefined ? field(type) : field(type, { scale })
        expect(typeof displayValue(value, one, irish)).toBe('string')
      }),
      runs(500),
    )
  })
})
