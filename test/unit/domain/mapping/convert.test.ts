import { describe, expect, it } from 'vitest'
import type { AttributeType, AttributeValue } from '../../../../src/main/domain/mapping/attributes'
import {
  fromSalesforce,
  sameInSalesforce,
  toSalesforce,
  whyNotMappable,
  type AttributeShape,
  type ConvertContext,
} from '../../../../src/main/domain/mapping/convert'
import type { FieldFacts } from '../../../../src/main/domain/mapping/fieldFacts'
import { field, options } from './builders'

const shape = (type: AttributeType, over: Partial<AttributeShape> = {}): AttributeShape => {
  return { label: 'Attribute', type, meaning: null, options: [], ...over }
}
const utc: ConvertContext = { timeZone: 'UTC' }
const sent = (value: AttributeValue, one: AttributeShape, to: FieldFacts, context = utc): unknown => {
  const result = toSalesforce(value, one, to, context)
  return result.ok ? result.value : result.problem
}
const taken = (value: unknown, one: AttributeShape, from: FieldFacts, context = utc): unknown => {
  const result = fromSalesforce(value, one, from, context)
  return result.ok ? result.value : result.problem
}

describe('texts', () => {
  it('are trimmed as Salesforce trims, and never cut', () => {
    const short = field('Title', { length: 5 })
    expect(sent('  abc ', shape('text'), short)).toBe('abc')
    expect(sent('abcdef', shape('text'), short)).toBe('Title can have 5 characters; Attribute has 6.')
    expect(sent('😀😀😀', shape('text'), short)).toContain('has 6')
    expect(sent('   ', shape('text'), short)).toBeNull()
  })

  it('checks email addresses', () => {
    const email = field('Email', { type: 'email', length: 80 })
    expect(sent('a@b.example', shape('text'), email)).toBe('a@b.example')
    expect(sent('nobody', shape('text'), email)).toContain('does not look like an email address')
  })

  it('says where a blank value cannot be written', () => {
    expect(sent(null, shape('text'), field('Status', { nillable: false }))).toBe(
      'Attribute is blank in Intercom, and Status cannot be.',
    )
    expect(sent(null, shape('boolean'), field('Vip', { type: 'boolean' }))).toContain('cannot be')
  })
})

describe('numbers', () => {
  const currency = field('Revenue', { type: 'currency', length: 0, precision: 18, scale: 2 })
  it('keep their places or say so', () => {
    expect(sent(0.1 + 0.2, shape('number'), currency)).toBe(0.3)
    expect(sent(12.345, shape('number'), currency)).toBe('Revenue keeps 2 decimal places; 12.345 has more.')
    expect(sent(1e17, shape('number'), currency)).toContain('room for 16 digits')
    expect(sent(2.5, shape('number'), field('Size', { type: 'int', digits: 8 }))).toContain('whole numbers only')
    expect(sent(123456789, shape('number'), field('Size', { type: 'int', digits: 8 }))).toContain('room for 8 digits')
    expect(sent(-0, shape('number'), currency)).toBe(0)
    expect(Object.is(sent(-0, shape('number'), currency), -0)).toBe(false)
  })

  it('take a number that Intercom holds as a text, and nothing else', () => {
    expect(sent('12', shape('number'), currency)).toBe(12)
    expect(sent('1,200', shape('number'), currency)).toContain('should be a number')
    expect(sent('', shape('number'), currency)).toBeNull()
  })
})

describe('dates', () => {
  const date = field('Day', { type: 'date', length: 0 })
  it('are the day in the workspace’s zone', () => {
    const late = Date.UTC(2026, 5, 30, 23, 30)
    expect(sent(late, shape('date'), date)).toBe('2026-06-30')
    expect(sent(late, shape('date'), date, { timeZone: 'Europe/Dublin' })).toBe('2026-07-01')
    expect(sent(late, shape('date'), date, { timeZone: 'America/Lima' })).toBe('2026-06-30')
    expect(sent(Date.UTC(1600, 0, 1), shape('date'), date)).toContain('outside the years')
  })

  it('come back as the first instant of the day, even where the clocks jump over midnight', () => {
    expect(taken('2026-07-01', shape('date'), date, { timeZone: 'Europe/Dublin' })).toBe(Date.UTC(2026, 5, 30, 23))
    expect(taken('2018-11-04', shape('date'), date, { timeZone: 'America/Sao_Paulo' })).toBe(Date.UTC(2018, 10, 4, 3))
    // The clocks of Sydney went back that morning, so the day began by the offset of the day before.
    expect(taken('2026-04-05', shape('date'), date, { timeZone: 'Australia/Sydney' })).toBe(Date.UTC(2026, 3, 4, 13))
    expect(taken('2026-02-31', shape('date'), date)).toContain('which is no date')
  })

  it('read Salesforce’s way of writing an instant', () => {
    const at = field('At', { type: 'datetime', length: 0 })
    expect(taken('2026-05-01T07:25:37.000+0000', shape('date'), at)).toBe(Date.UTC(2026, 4, 1, 7, 25, 37))
    expect(sameInSalesforce('2026-05-01T07:25:37.000+0000', '2026-05-01T07:25:37Z', at)).toBe(true)
  })
})

describe('picklists', () => {
  const rating = field('Rating', { type: 'picklist', picklistValues: options('Hot', 'Cold'), restrictedPicklist: true })
  const free = { ...rating, restrictedPicklist: false, length: 10 }
  it('take values of the list by value or label, and other ones only where not restricted', () => {
    expect(sent('hot', shape('text'), rating)).toBe('Hot')
    expect(sent('Warm', shape('text'), rating)).toContain('“Warm” is not one of them')
    expect(sent('Warm', shape('text'), free)).toBe('Warm')
    expect(sent('Warm as the sun', shape('text'), free)).toContain('10 characters')
    const inactive = { ...rating, picklistValues: [{ value: 'Hot', label: 'Hot', active: false }] }
    expect(sent('Hot', shape('text'), inactive)).toContain('not one of them')
  })

  it('go through the value map both ways', () => {
    const valueMap = { '5': 'Hot', true: 'Cold' }
    expect(sent(5, shape('number'), rating, { ...utc, valueMap })).toBe('Hot')
    expect(taken('Hot', shape('number'), rating, { ...utc, valueMap })).toBe(5)
    expect(taken('Cold', shape('boolean'), rating, { ...utc, valueMap })).toBe(true)
    expect(taken('Hot', shape('text'), rating, { ...utc, valueMap: { a: 'Hot', b: 'hot' } })).toContain(
      'several values',
    )
  })

  it('take several values where they may', () => {
    const many = field('Topics', {
      type: 'multipicklist',
      picklistValues: options('A', 'B', 'C'),
      restrictedPicklist: true,
    })
    expect(sent('c; a;C', shape('text'), many)).toBe('A;C')
    expect(sent('a;x', shape('text'), many)).toContain('“x”')
    expect(taken('A;C', shape('text'), many)).toBe('A;C')
    expect(sameInSalesforce('A;C', 'C;A', many)).toBe(true)
  })

  it('give a list attribute only values of its own', () => {
    const list = shape('list', { options: ['Cold'] })
    expect(taken('Cold', list, rating)).toBe('Cold')
    expect(taken('Hot', list, rating)).toContain('takes only the values of its list')
  })
})

describe('types', () => {
  it('names what cannot be mapped', () => {
    expect(whyNotMappable(shape('text'), field('OwnerId', { type: 'reference' }))).toContain('refers to another record')
    expect(whyNotMappable(shape('text'), field('Address', { type: 'address' }))).toContain('cannot be mapped')
    expect(whyNotMappable(shape('text'), field('Vip', { type: 'boolean' }))).toBe(
      'Attribute is a text; Vip takes a checkbox.',
    )
    expect(whyNotMappable(shape('number'), field('Email', { type: 'email' }))).not.toBeNull()
    expect(whyNotMappable(shape('boolean'), field('Vip', { type: 'boolean' }))).toBeNull()
  })

  it('say so where a custom attribute holds another type than it should', () => {
    expect(sent('yes', shape('boolean'), field('Vip', { type: 'boolean' }))).toContain('should be a boolean')
    expect(taken(5, shape('date'), field('Day', { type: 'date' }))).toContain('which is no date')
  })
})
