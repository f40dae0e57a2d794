import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyAttributes, personAttributes } from '../../../../src/main/domain/people/editable'
import {
  afterCompany,
  afterValues,
  beforeValues,
  patchOf,
  rebasedOn,
  standingOf,
  valuesEditSchema,
  type ValuesEdit,
} from '../../../../src/main/domain/people/edits'
import { editFault, editText, editValue, sameText, tidyText } from '../../../../src/main/domain/people/editValues'

const definition = { model: 'contact' as const, label: '', options: [], writable: true, archived: false }
const edit = (values: Record<string, string>, base: Record<string, string> = {}, types = {}): ValuesEdit =>
  valuesEditSchema.parse({ values, base, types })

describe('what can be edited', () => {
  it('is the standard attributes and the workspace’s own, without archived ones', () => {
    const attributes = personAttributes([
      { ...definition, name: 'Gone', dataType: 'string', archived: true },
      { ...definition, name: 'Fixed', dataType: 'string', writable: false },
      { ...definition, name: 'SALESFORCE_STATUS', dataType: 'string' },
      { ...definition, name: 'Plan', dataType: 'string', options: ['a', 'b'] },
      { ...definition, name: 'Due', dataType: 'datetime' },
      { ...definition, model: 'company', name: 'Region', dataType: 'string' },
    ])
    const own = attributes.filter((one) => one.key.startsWith('custom.'))
    expect(own.map((one) => [one.key, one.type, one.locked === null])).toEqual([
      ['custom.Due', 'date', true],
      ['custom.Fixed', 'text', false],
      ['custom.Plan', 'option', true],
      ['custom.SALESFORCE_STATUS', 'text', false],
    ])
    expect(own.find((one) => one.key === 'custom.Fixed')?.locked).toContain('API')
    expect(own.find((one) => one.key === 'custom.SALESFORCE_STATUS')?.locked).toContain('Salesforce')
    expect(attributes.some((one) => one.key === 'ownerId' || one.key === 'lastSeenAt')).toBe(false)
    expect(companyAttributes([]).map((one) => one.key)).not.toContain('companyId')
  })

  it('before the definitions are read goes by the values, and an archived one stays away', () => {
    const values = { Seats: 3, Happy: true, Nick: 'x', None: null, Old: 'y' }
    const archived = { ...definition, name: 'Old', dataType: 'string', archived: true }
    const own = personAttributes([archived], values).filter((one) => one.key.startsWith('custom.'))
    expect(own.map((one) => [one.key, one.type])).toEqual([
      ['custom.Happy', 'boolean'],
      ['custom.Nick', 'text'],
      ['custom.Seats', 'float'],
    ])
  })

  it('money is whole and within the API’s limit', () => {
    const spend = companyAttributes([]).find((one) => one.key === 'monthlySpend')!
    expect(editFault(spend, '2147483647', '')).toBeNull()
    expect(editFault(spend, '2147483648', '')).not.toBeNull()
    expect(editFault(spend, '12.5', '')).not.toBeNull()
  })
})

describe('values', () => {
  it('of dates are ms for standard ones and whole seconds for the workspace’s own', () => {
    const text = '2026-11-22T10:30:00.000Z'
    const at = Date.parse(text)
    expect(editValue('signedUpAt', 'date', text)).toBe(at)
    expect(editValue('custom.Due', 'date', text)).toBe(at / 1000)
    const person = { signedUpAt: at, customAttributes: { Due: at / 1000 } }
    expect(editText(person, 'signedUpAt', 'date')).toBe(text)
    expect(editText(person, 'custom.Due', 'date')).toBe(text)
    expect(editText(person, 'custom.toString', 'text')).toBe('')
  })

  it('are the same however they are written', () => {
    expect(sameText('email', ' Ana@X.com', 'ana@x.com')).toBe(true)
    expect(sameText('float', '12.50', '12.5')).toBe(true)
    expect(sameText('text', 'A', 'a')).toBe(false)
    expect(tidyText('date', '2026-11-22T10:30:00.999Z')).toBe('2026-11-22T10:30:00.000Z')
  })
})

describe('three ways', () => {
  const now = { name: 'Ana', phone: null, customAttributes: { Nick: 'theirs' } }

  it('sends what nobody else changed, leaves what is there already, asks about the rest', () => {
    const mine = edit(
      { name: 'Ana', phone: '1', 'custom.Nick': 'mine' },
      { name: 'A', phone: '', 'custom.Nick': 'old' },
    )
    expect(standingOf(now, mine)).toEqual({ wanted: { phone: '1' }, changed: { 'custom.Nick': 'theirs' } })
  })

  it('writes the workspace’s own attributes under their names, an empty one as none', () => {
    const mine = edit({ phone: '', 'custom.Nick': '', 'custom.Seats': '3' }, {}, { 'custom.Seats': 'integer' })
    expect(patchOf(mine.values, mine)).toEqual({ phone: null, customAttributes: { Nick: null, Seats: 3 } })
  })

  it('an edit that is taken out again leaves what was there, unless that has changed since', () => {
    const base = { name: 'A', 'custom.Nick': 'old' }
    const mine = edit({ name: 'B', 'custom.Nick': 'new' }, base)
    const before = { name: 'A', customAttributes: { Nick: 'old' } }
    expect(beforeValues(afterValues(before, mine), mine)).toEqual(before)
    const elsewhere = { name: 'C', customAttributes: { Nick: 'new' } }
    expect(beforeValues(elsewhere, mine)).toEqual({ name: 'C', customAttributes: { Nick: 'old' } })
  })

  it('what stood on a change that is gone stands on what was before it', () => {
    const first = edit({ name: 'One' }, { name: 'Zero' })
    const second = edit({ name: 'Two', phone: '2' }, { name: 'One', phone: '' })
    expect(rebasedOn(second, first, null)).toEqual({ name: 'Zero', phone: '' })
    expect(rebasedOn(second, first, edit({ name: 'Other' }, { name: 'Zero' }))).toEqual({ name: 'Other', phone: '' })
  })

  it('edits laid over what is there, whatever is there, are what is shown, and asking then changes nothing', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c')
    const arbitrary = fc.record({ name: text, phone: text, 'custom.Nick': text }, { requiredKeys: [] })
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 5 }), (edits) => {
        const start = { name: null as string | null, phone: null as string | null, customAttributes: {} }
        let shown: typeof start = start
        for (const values of edits) {
          const base = Object.fromEntries(Object.keys(values).map((key) => [key, editText(shown, key, 'text')]))
          const one = edit(values, base)
          expect(standingOf(shown, one).changed).toEqual({})
          shown = afterValues(shown, one)
          expect(standingOf(shown, one)).toEqual({ wanted: {}, changed: {} })
        }
      }),
    )
  })
})

describe('companies of a person', () => {
  it('are added once, in their order, and taken away wherever they stand', () => {
    expect(afterCompany(['a', 'b'], { companyId: 'c', on: true })).toEqual(['a', 'b', 'c'])
    expect(afterCompany(['a', 'b'], { companyId: 'a', on: true })).toEqual(['a', 'b'])
    expect(afterCompany(['a', 'b'], { companyId: 'a', on: false })).toEqual(['b'])
  })
})
