import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkLeadValues,
  correctedAttributes,
  leadBlocked,
  leadForm,
  PLACEHOLDER,
  splitName,
  type LeadFieldFacts,
  type LeadFormInput,
  type LeadPerson,
} from '../../../src/main/domain/leads/form'
import { runs } from '../../builders/runs'

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('Ann', '  Ann   Smith ', 'Ludwig van Beethoven', '山田太郎', 'x'.repeat(300), '\n', '😀'.repeat(60)),
)
const people: fc.Arbitrary<LeadPerson> = fc.record({
  id: fc.constant('p1'),
  displayName: words,
  name: fc.option(words),
  email: fc.option(fc.constantFrom('a@b.example', ' a@b.example', 'x'.repeat(90) + '@long.example')),
  phone: fc.option(fc.oneof(fc.constantFrom('+44 20 7946 0000', ' 1 '), fc.string({ maxLength: 60 }))),
  companyName: fc.option(words),
})
const NAMES = ['FirstName', 'LastName', 'Email', 'Phone', 'Company', 'LeadSource', 'OwnerId']
const LENGTHS: Record<string, number> = {
  FirstName: 40,
  LastName: 80,
  Email: 80,
  Phone: 40,
  Company: 255,
  LeadSource: 255,
  OwnerId: 18,
}
/** A describe in which any of the fields may be hidden or read-only. */
const describes: fc.Arbitrary<LeadFieldFacts[] | null> = fc.option(
  fc
    .array(fc.constantFrom('shown', 'hidden', 'readOnly'), { minLength: NAMES.length, maxLength: NAMES.length })
    .map((states) =>
      NAMES.flatMap((name, at) =>
        states[at] === 'hidden'
          ? []
          : [
              {
                name,
                label: `${name} here`,
                length: LENGTHS[name]!,
                required: name === 'LastName',
                createable: states[at] === 'shown',
                options: [],
              },
            ],
      ),
    ),
)

function input(
  person: LeadPerson,
  facts: LeadFieldFacts[] | null = null,
  more: Partial<LeadFormInput> = {},
): LeadFormInput {
  const rep = { salesforceUserId: '005000000000001AAA', name: 'Nora' }
  return { person, leadSource: 'Intercom', rep, owners: [], facts, existing: [], blocked: null, ...more }
}

function valuesOf(form: ReturnType<typeof leadForm>): Record<string, string> {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
}

describe('splitName', () => {
  it('loses no word and keeps their order', () => {
    fc.assert(
      fc.property(fc.option(words), (name) => {
        const { first, last } = splitName(name)
        expect([first, last].filter(Boolean).join(' ')).toBe((name ?? '').trim().split(/\s+/).filter(Boolean).join(' '))
        expect(last).not.toMatch(/\s/)
        if (first !== '') expect(last).not.toBe('')
      }),
      runs(300),
    )
    expect(splitName('Ludwig van Beethoven')).toEqual({ first: 'Ludwig van', last: 'Beethoven' })
    expect(splitName('山田太郎')).toEqual({ first: '', last: '山田太郎' })
    expect(splitName(null)).toEqual({ first: '', last: '' })
  })
})

describe('leadForm', () => {
  it('never offers more than a field holds, nor half a character, nor a field that this user may not set', () => {
    fc.assert(
      fc.property(people, describes, (person, facts) => {
        const form = leadForm(input(person, facts))
        for (const field of form.fields) {
          expect(field.value.length).toBeLessThanOrEqual(field.maxLength ?? Infinity)
          expect(field.placeholder).toBe(field.value === PLACEHOLDER)
          if (
            person.name?.isWellFormed() !== false &&
            person.companyName?.isWellFormed() !== false &&
            person.phone?.isWellFormed() !== false
          )
            expect(field.value.isWellFormed()).toBe(true)
          if (facts) expect(facts.find((fact) => fact.name === field.name)?.createable).toBe(true)
        }
      }),
      runs(300),
    )
  })

  it('when it says that it is ready, what it holds passes its own check', () => {
    fc.assert(
      fc.property(people, describes, (person, facts) => {
        const form = leadForm(input(person, facts))
        const { Email: _email, ...problems } = checkLeadValues(valuesOf(form), facts)
        if (form.ready) expect(problems).toEqual({})
      }),
      runs(300),
    )
  })

  it('fills in what is missing visibly, and is not ready without an email', () => {
    const bare = { id: 'p', displayName: 'Somebody', name: null, email: null, phone: null, companyName: null }
    const form = leadForm(input(bare))
    expect(valuesOf(form)).toMatchObject({ LastName: PLACEHOLDER, Company: PLACEHOLDER, Email: '' })
    expect(form.ready).toBe(false)
    expect(
      leadForm(input({ ...bare, companyName: '  ' })).fields.find((field) => field.name === 'Company')?.value,
    ).toBe(PLACEHOLDER)
    expect(leadForm(input({ ...bare, email: 'a@b.example' })).ready).toBe(true)
    expect(leadForm(input({ ...bare, email: 'a@b.example' }, null, { blocked: 'No.' })).ready).toBe(false)
  })

  it('keeps a lead source that the org does not list among the choices', () => {
    const facts = [
      {
        name: 'LeadSource',
        label: 'Source',
        length: 255,
        required: false,
        createable: true,
        options: [{ value: 'Web', label: 'Web' }],
      },
    ]
    const person = { id: 'p', displayName: 'x', name: 'Ann', email: 'a@b.example', phone: null, companyName: null }
    expect(leadForm(input(person, facts)).fields[0]?.options.map((option) => option.value)).toEqual(['Intercom', 'Web'])
  })
})

describe('checkLeadValues', () => {
  it('names each problem at its field, in words', () => {
    const problems = checkLeadValues(
      { LastName: ' ', Email: 'nobody', Company: 'x'.repeat(256), Nonsense: '1', constructor: 'x' },
      null,
    )
    expect(Object.keys(problems).sort()).toEqual(['Company', 'Email', 'LastName', 'Nonsense', 'constructor'])
    for (const said of Object.values(problems)) expect(said).toMatch(/^[A-Z].*\.$/)
  })

  it.each(['a@b.co', 'a.b+c@sub.example.org', 'ä@ü.example', "o'brien@x.example"])('takes %s', (email) => {
    expect(checkLeadValues({ LastName: 'x', Company: 'x', Email: email }, null)).toEqual({})
  })

  it.each(['a', 'a@b', '@b.co', 'a b@c.de', 'a@b.c', 'a@@b.co', '<a@b.co>', 'a@b..co '])('refuses %s', (email) => {
    expect(checkLeadValues({ LastName: 'x', Company: 'x', Email: email }, null)).toHaveProperty('Email')
  })

  it('does not ask for a field that the user may not set', () => {
    const facts = [{ name: 'Company', label: 'Company', length: 255, required: true, createable: false, options: [] }]
    expect(checkLeadValues({}, facts)).toEqual({})
    expect(checkLeadValues({ Company: 'x' }, facts)).toHaveProperty('Company')
  })
})

describe('correctedAttributes', () => {
  it('finds no correction in a form that nobody touched, whatever was cut or hidden', () => {
    fc.assert(
      fc.property(people, describes, (person, facts) => {
        expect(correctedAttributes(person, valuesOf(leadForm(input(person, facts))))).toEqual({})
      }),
      runs(500),
    )
  })

  it('gives back exactly what was changed', () => {
    const person = {
      id: 'p',
      displayName: 'x',
      name: 'Ann  Smith',
      email: 'a@b.example',
      phone: null,
      companyName: null,
    }
    const values = valuesOf(leadForm(input(person)))
    expect(correctedAttributes(person, { ...values, FirstName: 'Anna' })).toEqual({ name: 'Anna Smith' })
    expect(correctedAttributes(person, { ...values, Phone: ' 123 ' })).toEqual({ phone: '123' })
    expect(correctedAttributes(person, { ...values, Email: 'A@b.example' })).toEqual({ email: 'A@b.example' })
    expect(correctedAttributes(person, { ...values, LastName: PLACEHOLDER })).toEqual({ name: 'Ann' })
    expect(correctedAttributes(person, { ...values, Email: '' })).toEqual({})
    const { FirstName: _hidden, ...withoutFirst } = values
    expect(correctedAttributes(person, { ...withoutFirst, LastName: 'Jones' })).toEqual({ name: 'Ann Jones' })
  })
})

describe('leadBlocked', () => {
  it('says why, or nothing', () => {
    expect(leadBlocked({ email: null, role: 'lead' }, true)).toContain('email')
    expect(leadBlocked({ email: 'a@b.example', role: 'lead' }, false)).toContain('Salesforce')
    expect(leadBlocked({ email: 'a@b.example', role: 'lead' }, true)).toBeNull()
  })
})
