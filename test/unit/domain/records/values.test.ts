import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEdit, typedValues } from '../../../../src/main/domain/records/edit'
import { editText, typedValue, valueProblem } from '../../../../src/main/domain/records/values'
import { runs } from '../../../builders/runs'
import { choices, field, object } from './field'

const amount = field('Amount', { type: 'currency', precision: 6, scale: 2, length: 0 })

describe('values of a form', () => {
  it('come back as they were: what Salesforce gave, as a form holds it, is the same to Salesforce', () => {
    const values = fc.oneof(
      fc.record({ type: fc.constant('boolean'), value: fc.boolean() }),
      fc.record({ type: fc.constant('double'), value: fc.integer({ min: -1e9, max: 1e9 }) }),
      fc.record({ type: fc.constant('string'), value: fc.string({ minLength: 1 }).map((text) => `a${text.trim()}b`) }),
      fc.record({
        type: fc.constant('datetime'),
        value: fc
          .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
          .map((at) => at.toISOString()),
      }),
    )
    fc.assert(
      fc.property(values, ({ type, value }) => {
        const kept = typeof value === 'string' ? typedValue(value, type) : value
        expect(typedValue(editText(kept, type), type)).toEqual(kept)
      }),
      runs(200),
    )
  })

  it('are typed as Salesforce’s JSON wants them; empty is none', () => {
    expect(typedValue(' 12.5 ', 'currency')).toBe(12.5)
    expect(typedValue('', 'double')).toBeNull()
    expect(typedValue('', 'string')).toBeNull()
    expect(typedValue('false', 'boolean')).toBe(false)
    expect(typedValue('A; B;A', 'multipicklist')).toBe('A;B')
    expect(typedValue('2026-12-01T10:30:00+02:00', 'datetime')).toBe('2026-12-01T08:30:00.000Z')
    expect(editText('2026-12-01T08:30:00.000+0000', 'datetime')).toBe('2026-12-01T08:30:00.000Z')
    expect(editText(null, 'boolean')).toBe('false')
  })

  it.each([
    [field('Name', { nillable: false }), '  ', 'Name is needed.'],
    [field('Name'), 'x'.repeat(21), 'Name can have 20 characters; this has 21.'],
    // A line break counts as two, as Salesforce's own pages save it.
    [field('Text', { type: 'textarea', length: 3 }), 'a\nbc', 'Text can have 3 characters; this has 5.'],
    [
      field('Stage', { type: 'picklist', restrictedPicklist: true, picklistValues: choices('A') }),
      'B',
      'Stage cannot be “B”; choose one of the list.',
    ],
    [
      field('Many', { type: 'multipicklist', restrictedPicklist: true, picklistValues: choices('A') }),
      'A;B',
      'Many cannot contain “B”; choose from the list.',
    ],
    [amount, '1,5', 'Amount is no number. Write it like 1234.5, without spaces or commas.'],
    [amount, '1.234', 'Amount can have 2 digits behind the point.'],
    [amount, '12345', 'Amount can have 4 digits before the point.'],
    [field('Seats', { type: 'int', length: 0 }), '2147483648', 'Seats is too large.'],
    [field('Seats', { type: 'int', length: 0 }), '1.5', 'Seats is a whole number.'],
    [field('Day', { type: 'date' }), '2026-02-30', 'Day is no day. Write it as 2026-12-01.'],
    [field('At', { type: 'datetime' }), '2026-02-30T10:00', 'At is no time. Write it as 2026-12-01T09:00.'],
    [field('Mail', { type: 'email', length: 80 }), 'a@b', 'This does not look like an email address.'],
    [field('On', { type: 'boolean' }), 'yes', 'On is either on or off.'],
    [field('OwnerId', { type: 'reference' }), 'Nora', 'OwnerId needs the id of a Salesforce record.'],
  ])('are refused at the door: %o', (facts, text, problem) => {
    expect(valueProblem(facts, text, !facts.nillable)).toBe(problem)
  })

  it.each([
    [field('Stage', { type: 'picklist', picklistValues: choices('A') }), 'B'],
    [amount, '-1234.56'],
    [field('At', { type: 'datetime' }), '2026-12-01T09:00'],
    [field('Day', { type: 'date' }), '2028-02-29'],
    [field('Name'), ''],
  ])('are taken where Salesforce takes them: %o', (facts, text) => {
    expect(valueProblem(facts, text, !facts.nillable)).toBeNull()
  })
})

describe('an edit', () => {
  it('is of fields that this user may change, and keeps what the org or its page requires', () => {
    const lead = object(
      field('Title'),
      field('Score', { type: 'double', calculated: true }),
      field('Locked', { updateable: false }),
      field('LastName', { nillable: false }),
    )
    const values = { Title: '', Score: '1', Locked: 'x', Hidden: 'x', LastName: '' }
    expect(Object.keys(checkEdit(lead, values, [])).toSorted()).toEqual(['Hidden', 'LastName', 'Locked', 'Score'])
    expect(checkEdit(lead, { Title: '' }, ['Title'])).toEqual({ Title: 'Title is needed.' })
    expect(Object.keys(checkEdit({ ...lead, updateable: false }, { Title: 'x' }, []))).toEqual(['Title'])
  })

  it('is sent typed by describe, and as text where describe does not know', () => {
    const lead = object(field('Seats', { type: 'int' }), field('On', { type: 'boolean' }))
    expect(typedValues(lead, { Seats: '7', On: 'true', Other: '7' })).toEqual({ Seats: 7, On: true, Other: '7' })
  })
})
