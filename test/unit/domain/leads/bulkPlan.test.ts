import { describe, expect, it } from 'vitest'
import type { FormField } from '../../../../src/contract/models'
import {
  bulkCounts,
  bulkFields,
  bulkProblems,
  planBulk,
  type BulkInput,
  type BulkPerson,
} from '../../../../src/main/domain/leads/bulkPlan'

const field = (name: string, value: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  type: 'text',
  value,
  required: false,
  maxLength: null,
  options: [],
  placeholder: false,
  intercomAttribute: null,
  ...more,
})

const person = (id: string, more: Partial<BulkPerson> & { industry?: string } = {}): BulkPerson => {
  const { industry = 'Banking', ...rest } = more
  return {
    id,
    name: `Person ${id}`,
    email: `${id}@example.com`,
    fields: [
      field('FirstName', 'Ana'),
      field('LastName', id),
      field('Company', '[not provided]', { placeholder: true }),
      field('LeadSource', 'Intercom'),
      field('OwnerId', '005me', {
        options: [
          { value: '005me', label: 'Me (you)' },
          { value: '', label: 'Let Salesforce decide' },
        ],
      }),
      field('Industry', industry, { required: true }),
    ],
    match: 'none',
    existing: [],
    pending: false,
    ...rest,
  }
}

const plan = (people: BulkPerson[], more: Partial<BulkInput> = {}) => {
  const input: BulkInput = {
    people,
    common: {},
    choices: {},
    check: (values): Record<string, string> => (values.Industry === '' ? { Industry: 'Industry is needed.' } : {}),
    ...more,
  }
  const leads = planBulk(input)
  const fields = bulkFields(input, leads)
  return {
    leads,
    fields,
    problems: bulkProblems(input, leads, fields),
    counts: bulkCounts(leads),
    verdicts: leads.map(({ row }) => [row.verdict, row.included]),
  }
}

const lead = { object: 'Lead', id: '00Q1', name: 'Ana', detail: '', url: 'https://x.example' }

describe('the dry run of several Leads', () => {
  it('makes one of each who has an email and is not in Salesforce', () => {
    const { verdicts, counts } = plan([
      person('new'),
      person('unknown', { match: 'unknown' }),
      person('lead', { match: 'lead', existing: [lead] }),
      person('contact', { match: 'contact', existing: [lead] }),
      person('several', { match: 'several', existing: [lead, lead] }),
      person('pending', { pending: true }),
      person('bare', { email: ' ' }),
      person('left', { fields: null }),
      person('short', { industry: '' }),
    ])
    expect(verdicts).toEqual([
      ['create', true],
      ['create', true],
      ['existing', false],
      ['existing', false],
      ['several', false],
      ['pending', false],
      ['no_email', false],
      ['gone', false],
      ['missing', false],
    ])
    expect(counts).toEqual({ create: 2, toLookUp: 1, existing: 3, pending: 1, missing: 1, cannot: 2 })
  })

  it('leaves out and takes in whom the rep names, but never two Leads at once of one person', () => {
    const { verdicts } = plan(
      [person('a'), person('b', { match: 'lead' }), person('c', { pending: true }), person('d', { email: null })],
      { choices: { a: false, b: true, c: true, d: true } },
    )
    expect(verdicts).toEqual([
      ['create', false],
      ['existing', true],
      ['pending', false],
      ['no_email', false],
    ])
  })

  it('makes one Lead of an email, whoever of the selected gets it', () => {
    const both = [person('a', { email: 'X@Example.com' }), person('b', { email: ' x@example.com' })]
    expect(plan(both).verdicts).toEqual([
      ['create', true],
      ['same_email', false],
    ])
    expect(plan(both).leads[1]!.row.reason).toContain('Person a')
    expect(plan(both, { choices: { a: false } }).verdicts).toEqual([
      ['create', false],
      ['create', true],
    ])
  })

  it('a value for all replaces source and owner, and fills in only what is missing elsewhere', () => {
    const { leads, verdicts } = plan([person('a', { industry: '' }), person('b')], {
      common: { LeadSource: 'Web', OwnerId: '', Industry: 'Energy' },
    })
    expect(verdicts).toEqual([
      ['create', true],
      ['create', true],
    ])
    expect(leads.map(({ values }) => [values.LeadSource, values.OwnerId, values.Industry])).toEqual([
      ['Web', '', 'Energy'],
      ['Web', '', 'Banking'],
    ])
    expect(leads[0]!.row.owner).toBe('Let Salesforce decide')
  })

  it('offers for all what it replaces, and what somebody needs who would be made', () => {
    const { fields } = plan([person('a'), person('b', { industry: '' }), person('c', { match: 'lead', industry: '' })])
    expect(fields.map((one) => [one.name, one.value, one.missingFor])).toEqual([
      ['LeadSource', 'Intercom', 0],
      ['OwnerId', '005me', 0],
      ['Industry', '', 1],
    ])
    expect(plan([person('a')]).fields.map((one) => one.name)).toEqual(['LeadSource', 'OwnerId'])
    // What was given stays in sight, so that it can be taken back.
    const given = plan([person('a', { industry: '' })], { common: { Industry: 'Energy' } }).fields.at(-1)
    expect(given).toMatchObject({ name: 'Industry', value: 'Energy', missingFor: 1 })
  })

  it('says what is wrong with a value for all, and sets nobody’s name or email', () => {
    const check = (values: Record<string, string>): Record<string, string> =>
      values.LeadSource === 'Mars' ? { LeadSource: 'Choose one of the list.' } : {}
    const { problems, leads } = plan([person('a')], {
      common: { LeadSource: 'Mars', Email: 'x@y.example', Nothing: '1' },
      check,
    })
    expect(problems).toEqual({
      LeadSource: 'Choose one of the list.',
      Email: 'This field cannot be set for all of them.',
      Nothing: 'This field cannot be set for all of them.',
    })
    expect(leads[0]!.row).toMatchObject({ verdict: 'missing', reason: 'Choose one of the list.' })
  })

  it('shows the placeholders for what they are', () => {
    const { row } = plan([person('a')]).leads[0]!
    expect(row).toMatchObject({
      lastName: { text: 'a', placeholder: false },
      company: { text: '[not provided]', placeholder: true },
      owner: 'Me (you)',
    })
  })
})
