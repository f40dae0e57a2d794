import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttributeType, AttributeValue } from '../../../../src/main/domain/mapping/attributes'
import {
  fromSalesforce,
  toSalesforce,
  type AttributeShape,
  type ConvertContext,
} from '../../../../src/main/domain/mapping/convert'
import type { FieldFacts } from '../../../../src/main/domain/mapping/fieldFacts'
import { runs } from '../../../builders/runs'
import { field, options } from './builders'

const shape = (type: AttributeType): AttributeShape => ({ label: 'Attribute', type, meaning: null, options: [] })
const utc: ConvertContext = { timeZone: 'UTC' }

describe('there and back', () => {
  const kept = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => {
    return text.trim() !== '' && text === text.trim() && !text.includes('\r')
  })
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Dublin',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Pacific/Apia',
    'America/Lima',
  )
  const second = fc.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }).map((s) => s * 1000)
  const whole = field('F', { length: 0 })
  const cases: [string, fc.Arbitrary<AttributeValue>, AttributeShape, FieldFacts][] = [
    ['text', kept, shape('text'), field('F', { length: 1000 })],
    ['long text', kept, shape('text'), field('F', { type: 'textarea', length: 32000 })],
    ['url', fc.webUrl(), shape('text'), field('F', { type: 'url', length: 4000 })],
    ['phone', kept, shape('text'), field('F', { type: 'phone', length: 1000 })],
    [
      'email',
      fc.constantFrom('a@b.example', 'X.y+z@sub.host.example'),
      shape('text'),
      field('F', { type: 'email', length: 80 }),
    ],
    [
      'whole number',
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      shape('number'),
      { ...whole, type: 'int', digits: 8 },
    ],
    [
      'amount',
      fc.integer().map((cents) => cents / 100),
      shape('number'),
      { ...whole, type: 'currency', precision: 18, scale: 2 },
    ],
    ['number as text', fc.integer(), shape('number'), field('F')],
    ['checkbox', fc.boolean(), shape('boolean'), { ...whole, type: 'boolean' }],
    ['checkbox as text', fc.boolean(), shape('boolean'), field('F')],
    ['instant', second, shape('date'), { ...whole, type: 'datetime' }],
    ['instant as text', second, shape('date'), field('F')],
    ['open picklist', kept, shape('text'), field('F', { type: 'picklist', length: 1000 })],
    ['nothing', fc.constant(null), shape('text'), field('F')],
  ]
  it.each(cases)('a %s is the same', (_, values, one, to) => {
    fc.assert(
      fc.property(values, zones, (value, timeZone) => {
        const there = toSalesforce(value, one, to, { timeZone })
        if (!there.ok) throw new Error(there.problem)
        const back = fromSalesforce(there.value, one, to, { timeZone })
        expect(back).toEqual({ ok: true, value: value === 0 ? 0 : value })
      }),
      runs(150),
    )
  })

  it('a day in Salesforce is the same day again, in every zone', () => {
    const date = { ...whole, type: 'date' }
    fc.assert(
      fc.property(second, zones, (ms, timeZone) => {
        const day = new Date(ms).toISOString().slice(0, 10)
        const taken = fromSalesforce(day, shape('date'), date, { timeZone })
        if (!taken.ok) throw new Error(taken.problem)
        const back = toSalesforce(taken.value, shape('date'), date, { timeZone })
        // Samoa left out one day when it moved over the date line.
        if (!(timeZone === 'Pacific/Apia' && day === '2011-12-30')) expect(back).toEqual({ ok: true, value: day })
      }),
      runs(300),
    )
  })

  it('a mapped picklist value is the same, whatever the map, as long as it is one to one', () => {
    const names = fc.uniqueArray(kept, {
      minLength: 1,
      maxLength: 6,
      selector: (text) => text.toLowerCase().normalize('NFD'),
    })
    fc.assert(
      fc.property(names, fc.nat(), (own, at) => {
        const values = own.map((_, index) => `value ${index}`)
        const valueMap = Object.fromEntries(own.map((name, index) => [name, values[index]!]))
        if (Object.keys(valueMap).length !== own.length) return
        const to = field('F', { type: 'picklist', picklistValues: options(...values), restrictedPicklist: true })
        const value = own[at % own.length]!
        const there = toSalesforce(value, shape('text'), to, { ...utc, valueMap })
        if (!there.ok) throw new Error(there.problem)
        expect(fromSalesforce(there.value, shape('text'), to, { ...utc, valueMap })).toEqual({ ok: true, value })
      }),
      runs(200),
    )
  })

  it('whatever the value and the field, the answer is a value that fits or a sentence', () => {
    const anything = fc.oneof(fc.string({ maxLength: 60 }), fc.double(), fc.boolean(), fc.constant(null))
    const types = fc.constantFrom(
      'string',
      'email',
      'int',
      'double',
      'date',
      'datetime',
      'boolean',
      'picklist',
      'multipicklist',
      'reference',
      'base64',
    )
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom<AttributeType[]>('text', 'number', 'date', 'boolean', 'list'),
        types,
        (value, type, kind) => {
          const to = field('F', { type: kind, length: 20, restrictedPicklist: true, picklistValues: options('A') })
          const result = toSalesforce(value, shape(type), to, utc)
          if (!result.ok) expect(result.problem).toMatch(/^[\s\S]{10,}\.$/)
          else if (typeof result.value === 'string' && kind === 'string')
            expect(result.value.length).toBeLessThanOrEqual(20)
          else if (kind === 'boolean') expect(typeof result.value).toBe('boolean')
        },
      ),
      runs(500),
    )
  })
})
