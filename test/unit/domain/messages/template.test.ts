import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  filled,
  isFilling,
  messageValues,
  unknownVariables,
  VARIABLES,
} from '../../../../src/main/domain/messages/template'

const ANA = {
  name: 'Ana Ruiz',
  email: 'ana@north.example',
  phone: null,
  companyName: 'Northwind',
  city: 'Madrid',
  country: 'Spain',
  customAttributes: { plan: 'Pro', seats: 12, trial: false, none: null, 'Sales region': 'EMEA' },
}
const values = messageValues(ANA, 'Rosa Weber')

describe('variables', () => {
  test.each([
    ['Hi {first_name|there},', 'Hi Ana,'],
    ['{name} of {company} in {city}, {country}: {email}', 'Ana Ruiz of Northwind in Madrid, Spain: ana@north.example'],
    ['{my_first_name} / {my_name}', 'Rosa / Rosa Weber'],
    ['{custom.plan}, {custom.seats} seats, {custom.trial}, {custom.Sales region}', 'Pro, 12 seats, false, EMEA'],
    ['{phone|no phone}', 'no phone'],
    ['{phone|}!', '!'],
    ['{custom.none|free}', 'free'],
    ['{} { first_name } {1} {"a": 1} {{first_name}}', '{} { first_name } {1} {"a": 1} {Ana}'],
  ])('%s', (template, text) => expect(filled(template, values)).toEqual({ text, missing: [] }))

  test('what has neither value nor fallback is named, once, and shows', () => {
    expect(filled('{phone} {custom.none} {phone}', values)).toEqual({
      text: '[phone] [custom.none] [phone]',
      missing: ['phone', 'custom.none'],
    })
  })

  test('names that are none are told', () => {
    expect(unknownVariables('{frist_name|x} {first_name} {custom.anything} {frist_name}')).toEqual(['frist_name'])
  })

  test('a value is never read as a template, and what objects inherit is no value', () => {
    expect(filled('{name}', { ...values, name: '{email}' }).text).toBe('{email}')
    expect(filled('{constructor}', values).missing).toEqual(['constructor'])
  })
})

const piece = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[{}|]/g, '')),
  fc.constantFrom(...VARIABLES).map((name) => `{${name}|${name.length % 2 ? '' : 'there'}}`),
)
const template = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
const somebody = fc.record({
  name: fc.option(fc.string()),
  email: fc.option(fc.string()),
  phone: fc.option(fc.string()),
  companyName: fc.option(fc.string()),
  city: fc.option(fc.string()),
  country: fc.option(fc.string()),
  customAttributes: fc.constant({}),
})

describe('for any template and anybody', () => {
  test('with fallbacks nothing is missing, and no variable is left in it', () => {
    fc.assert(
      fc.property(template, somebody, (words, person) => {
        const clean = { ...person, name: person.name?.replaceAll('{', '') ?? null }
        const found = filled(words, messageValues(clean, 'Rosa'))
        expect(found.missing).toEqual([])
        for (const name of VARIABLES) expect(found.text.includes(`{${name}|`)).toBe(false)
      }),
    )
  })

  test('what was filled is known again, whatever the person was called then', () => {
    fc.assert(
      fc.property(template, somebody, somebody, (words, then, now) => {
        const body = `A message of Repdesk: ${words}`
        const sent = filled(body, messageValues(then, 'Rosa')).text
        expect(isFilling(sent, body, filled(body, messageValues(now, 'Rosa')).text)).toBe(true)
      }),
    )
  })

  test('words without braces are themselves', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replace(/[{}]/g, '')
        expect(filled(plain, {})).toEqual({ text: plain, missing: [] })
      }),
    )
  })
})

describe('knowing a message again', () => {
  const body = 'Hi {first_name|there},\n\nI look after {company|your company} from now on.'

  test.each([
    ['Hi Bo, I look after Fabrikam from now on.', true],
    ['Hi Bo,I look afterFabrikamfrom now on. ', true],
    ['Hi Bo, I look after Fabrikam from now on. And more', false],
    ['Oh, Hi Bo, I look after Fabrikam from now on.', false],
    ['Hi Bo, from now on. I look after', false],
    ['', false],
  ])('%s', (text, is) => expect(isFilling(text, body, 'x')).toBe(is))

  test('one of hardly any words of its own only by its filling', () => {
    expect(isFilling('Thanks, see you!', '{first_name}!', 'Ana!')).toBe(false)
    expect(isFilling('Ana!', '{first_name}!', 'Ana!')).toBe(true)
  })
})
