import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFieldFacts } from '../../../../src/main/domain/cases/fields'
import { caseForm, DEFAULT_CASE_FIELDS, type CaseFormInput } from '../../../../src/main/domain/cases/form'
import type { CaseOwner } from '../../../../src/main/domain/cases/owner'
import { caseValues, checkCaseValues } from '../../../../src/main/domain/cases/values'
import type { SalesforceDescribe } from '../../../../src/main/ports/salesforce'
import { referenceIn } from '../../../../src/main/domain/tasks/reference'
import { runs } from '../../../builders/runs'

const REFERENCE = '[471/ab12]'
const BY_RULES: CaseOwner = { ownerId: null, autoAssign: true, sentence: '' }

function field(name: string, type = 'string', over: Partial<CaseFieldFacts> = {}): CaseFieldFacts {
  return {
    name,
    label: `${name} label`,
    type,
    length: type === 'textarea' ? 32_000 : type === 'string' ? 255 : 0,
    nillable: true,
    createable: true,
    defaultedOnCreate: false,
    picklistValues: [],
    restrictedPicklist: false,
    precision: 0,
    scale: 0,
    defaultValue: null,
    ...over,
  }
}

function options(...values: string[]): CaseFieldFacts['picklistValues'] {
  return values.map((value) => ({
    value: value.replace('*', ''),
    label: value.replace('*', ''),
    active: true,
    isDefault: value.endsWith('*'),
  }))
}

const STANDARD = [
  field('Subject'),
  field('Description', 'textarea'),
  field('Status', 'picklist', {
    nillable: false,
    defaultedOnCreate: true,
    restrictedPicklist: true,
    picklistValues: [...options('New*', 'Working'), { value: 'Old', label: 'Old', active: false, isDefault: false }],
  }),
  field('Priority', 'picklist', { picklistValues: options('High', 'Medium*') }),
  field('Origin', 'picklist', { picklistValues: options('Phone', 'Web') }),
  field('ContactId', 'reference'),
  field('AccountId', 'reference'),
  field('OwnerId', 'reference', { nillable: false, defaultedOnCreate: true }),
  field('CaseNumber', 'string', { createable: false, nillable: false, defaultedOnCreate: true }),
]

function input(fields: CaseFieldFacts[] = [], over: Partial<CaseFormInput> = {}): CaseFormInput {
  const names = new Set(fields.map((one) => one.name))
  return {
    describe: {
      createable: true,
      updateable: true,
      recordTypes: [],
      fields: [...STANDARD.filter((one) => !names.has(one.name)), ...fields],
    },
    layoutRequired: [],
    chosen: DEFAULT_CASE_FIELDS,
    contact: { id: '003C', name: 'Ana Ruiz' },
    account: { id: '001A', name: 'Acme' },
    subject: 'Prices',
    description: 'Hello',
    reference: REFERENCE,
    ...over,
  }
}

function namesOf(given: CaseFormInput): string[] {
  return caseForm(given).fields.map((one) => `${one.name}${one.required ? '*' : ''}`)
}

function sent(given: CaseFormInput, values: Record<string, string> = {}, owner = BY_RULES) {
  return caseValues({ form: caseForm(given), values, describe: given.describe, owner, reference: given.reference })
}

describe('caseForm', () => {
  it('takes the describe as the port gives it', () => {
    const described: SalesforceDescribe = {
      name: 'Case',
      label: 'Case',
      createable: true,
      updateable: true,
      queryable: true,
      recordTypes: [],
      fields: STANDARD.map((one) => ({
        ...one,
        picklistValues: [...one.picklistValues],
        calculated: false,
        custom: false,
        externalId: false,
        updateable: true,
        referenceTo: [],
        relationshipName: null,
      })),
    }
    expect(caseForm(input([], { describe: described }))).toEqual(caseForm(input()))
  })

  it('has the chosen fields in their order, then the required ones; the owner and the person are not asked for', () => {
    const required = field('Product__c', 'picklist', { nillable: false, picklistValues: options('A') })
    expect(namesOf(input())).toEqual(['Subject', 'Description', 'Priority', 'Status', 'Origin'])
    expect(
      namesOf(input([required], { chosen: ['Origin', 'OwnerId', 'Nope'], layoutRequired: ['Status', 'OwnerId'] })),
    ).toEqual(['Subject', 'Origin', 'Status*', 'Product__c*'])
  })

  it('requires what takes no null, is createable, not defaulted and no checkbox, or what the layout requires', () => {
    const must = { nillable: false }
    const fields = [
      field('A', 'string', must),
      field('B', 'boolean', must),
      field('C', 'string', { ...must, defaultedOnCreate: true }),
      field('D', 'string', { ...must, createable: false, defaultedOnCreate: true }),
      field('E', 'boolean'),
      field('F', 'date'),
    ]
    expect(namesOf(input(fields, { chosen: ['B', 'C', 'D'], layoutRequired: ['E', 'F'] }))).toEqual([
      'Subject',
      'B',
      'C',
      'A*',
      'E',
      'F*',
    ])
  })

  it('has labels, types, defaults, active options and lengths', () => {
    const { fields } = caseForm(
      input([field('Urgent__c', 'boolean', { nillable: false })], { chosen: ['Status', 'Urgent__c'] }),
    )
    expect(fields[0]).toMatchObject({
      name: 'Subject',
      label: 'Subject label',
      type: 'text',
      value: 'Prices',
      maxLength: 244,
    })
    expect(fields[1]).toMatchObject({ type: 'picklist', value: 'New', isRestricted: true, maxLength: null })
    expect(fields[1]?.options.map((option) => option.value)).toEqual(['New', 'Working'])
    expect(fields[2]).toMatchObject({ type: 'checkbox', value: 'false', required: false })
  })

  it('starts with the org’s defaults', () => {
    const fields = [
      field('Note__c', 'string', { defaultValue: 'From the desk' }),
      field('Flag__c', 'boolean', { defaultValue: 'true' }),
      field('Many__c', 'multipicklist', { picklistValues: options('A*', 'B', 'C*') }),
    ]
    const values = Object.fromEntries(
      caseForm(input(fields, { chosen: fields.map((one) => one.name) })).fields.map((one) => [one.name, one.value]),
    )
    expect(values).toEqual({ Subject: 'Prices', Note__c: 'From the desk', Flag__c: 'true', Many__c: 'A;C' })
  })

  it('offers the record types where there is a choice', () => {
    const type = (id: string, isDefault: boolean, isMaster = false) => ({ id, name: `Type ${id}`, isDefault, isMaster })
    const given = input([field('RecordTypeId', 'reference')])
    const withTypes = (...recordTypes: ReturnType<typeof type>[]): CaseFormInput => ({
      ...given,
      describe: { ...given.describe, recordTypes },
    })
    const [first] = caseForm(withTypes(type('012A', false), type('012B', true), type('012M', false, true))).fields
    expect(first).toMatchObject({ name: 'RecordTypeId', type: 'picklist', value: '012B' })
    expect(first?.options.map((option) => option.value)).toEqual(['012A', '012B'])
    expect(caseForm(withTypes(type('012A', true), type('012M', false, true))).fields[0]?.name).toBe('Subject')
  })

  it('is ready where nothing required is empty', () => {
    expect(caseForm(input()).ready).toBe(true)
    expect(caseForm(input([], { layoutRequired: ['Origin'] })).ready).toBe(false)
    expect(caseForm(input([], { layoutRequired: ['Subject'], subject: ' ' })).ready).toBe(false)
  })

  it('says what the org wants and this user cannot fill', () => {
    expect(caseForm(input()).problems).toEqual([])
    const { problems, canCreate } = caseForm(
      input([field('Place__c', 'address', { nillable: false })], {
        layoutRequired: ['Hidden__c', 'CaseNumber', 'OwnerId', 'AccountId'],
        account: null,
      }),
    )
    expect(canCreate).toBe(true)
    expect(problems).toEqual([
      'The org requires the Case field Hidden__c, and your user may not set it.',
      'The org requires the Case field AccountId label, and Ana Ruiz has no Account in Salesforce.',
      'The org requires the Case field Place__c label, which can only be filled in Salesforce itself.',
    ])
  })

  it('cannot do without Subject and Contact', () => {
    const form = caseForm(input([field('Subject', 'string', { createable: false })]))
    expect(form).toMatchObject({ canCreate: false, ready: false, problems: [expect.stringContaining('Subject')] })
  })

  it('cuts Subject and Description so that they can be sent', () => {
    const form = caseForm(input([], { subject: 'word '.repeat(100), description: '😀\r\n'.repeat(20_000) }))
    expect(checkCaseValues(form, {})).toEqual({})
    const row = caseValues({ form, values: {}, describe: input().describe, owner: BY_RULES, reference: REFERENCE })
    expect(String(row['Subject']).length).toBeLessThanOrEqual(255)
    expect(String(row['Subject']).endsWith(`… ${REFERENCE}`)).toBe(true)
    expect(String(row['Description']).isWellFormed()).toBe(true)
  })
})

describe('checkCaseValues', () => {
  const fields = [
    field('Count__c', 'int'),
    field('Amount__c', 'currency', { precision: 6, scale: 2 }),
    field('Free__c', 'double'),
    field('Day__c', 'date'),
    field('At__c', 'datetime'),
    field('Flag__c', 'boolean'),
    field('Many__c', 'multipicklist', { restrictedPicklist: true, picklistValues: options('A', 'B') }),
    field('Mail__c', 'email', { length: 80 }),
    field('Ref__c', 'reference'),
    field('Short__c', 'string', { length: 3 }),
  ]
  const form = caseForm(
    input(fields, {
      chosen: ['Status', 'Origin', 'Description', ...fields.map((one) => one.name)],
      layoutRequired: ['Origin'],
    }),
  )
  const fine = { Origin: 'Web' }

  it.each([
    ['Count__c', '12'],
    ['Count__c', '-2147483647'],
    ['Amount__c', '1234.50'],
    ['Amount__c', '0001.5'],
    ['Free__c', '3.14159'],
    ['Day__c', '2028-02-29'],
    ['At__c', '2026-12-01T09:00:00Z'],
    ['At__c', '2026-12-01T09:00+05:30'],
    ['Flag__c', 'true'],
    ['Many__c', 'A;B'],
    ['Mail__c', 'a@example.com'],
    ['Ref__c', '001000000000001AAA'],
    ['Short__c', ' abc '],
    ['Origin', 'Fax'],
    ['Status', ''],
  ])('%s may be %j', (name, value) => {
    expect(checkCaseValues(form, { ...fine, [name]: value })).toEqual({})
  })

  it.each([
    ['Count__c', '1.5', 'whole number'],
    ['Count__c', '2147483648', 'too large'],
    ['Count__c', 'many', 'no number'],
    ['Amount__c', '1,5', 'no number'],
    ['Amount__c', '1.234', '2 digits after'],
    ['Amount__c', '12345', '4 digits before'],
    ['Free__c', '1e9', 'no number'],
    ['Day__c', '2027-02-29', 'no day'],
    ['Day__c', '1 dec', 'no day'],
    ['At__c', '2026-12-01T09:00', 'no time'],
    ['At__c', '2026-02-30T09:00Z', 'no time'],
    ['At__c', '2026-12-01T25:00Z', 'no time'],
    ['Flag__c', 'yes', 'on or off'],
    ['Many__c', 'A;C', '“C”'],
    ['Mail__c', 'nobody', 'email'],
    ['Ref__c', 'Acme', 'Id'],
    ['Short__c', 'abcd', 'can have 3 characters; this has 4'],
    ['Status', 'Old', '“Old”'],
    ['Origin', ' ', 'is needed'],
    ['Description', `${'x'.repeat(31_999)}\ny`, 'can have 32000'],
    ['OwnerId', '005', 'cannot be set'],
    ['constructor', 'x', 'cannot be set'],
  ])('%s cannot be %j', (name, value, words) => {
    const problems = checkCaseValues(form, { ...fine, [name]: value })
    expect(Object.keys(problems)).toEqual([name])
    expect(problems[name]).toContain(words)
  })

  it('checks the form’s own value where the rep sends none', () => {
    expect(checkCaseValues(form, {})).toEqual({ Origin: 'Origin label is needed.' })
  })
})

describe('caseValues', () => {
  it('types what is sent, leaves out what is empty, and ends the Subject in the reference', () => {
    const fields = [
      field('Count__c', 'int'),
      field('Flag__c', 'boolean'),
      field('At__c', 'datetime'),
      field('Many__c', 'multipicklist'),
    ]
    const given = input(fields, { chosen: [...DEFAULT_CASE_FIELDS, ...fields.map((one) => one.name)] })
    const values = {
      Count__c: '007',
      Flag__c: 'true',
      At__c: '2026-12-01T09:00+01:00',
      Many__c: ' A; B;A ',
      Priority: '',
    }
    expect(sent(given, values)).toEqual({
      ContactId: '003C',
      AccountId: '001A',
      Subject: 'Prices [471/ab12]',
      Description: 'Hello',
      Status: 'New',
      Count__c: 7,
      Flag__c: true,
      At__c: '2026-12-01T08:00:00.000Z',
      Many__c: 'A;B',
    })
  })

  it('sets the owner that was decided, as far as it may be set', () => {
    const mine: CaseOwner = { ownerId: '005R', autoAssign: false, sentence: '' }
    expect(sent(input(), {}, mine)['OwnerId']).toBe('005R')
    expect(sent(input([field('OwnerId', 'reference', { createable: false })]), {}, mine)).not.toHaveProperty('OwnerId')
    expect(sent(input([field('AccountId', 'reference', { createable: false })]))).not.toHaveProperty('AccountId')
    expect(sent(input([], { account: null }))).not.toHaveProperty('AccountId')
  })

  it('sends the reference alone where there are no words', () => {
    expect(sent(input(), { Subject: ' ' })['Subject']).toBe(REFERENCE)
  })

  it('sends nothing that is empty or longer than the field, whatever passed the check', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', '\ud83d'), maxLength: 300 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('', 'New', 'Working', 'Old'), (Subject, Description, Status) => {
        const given = input()
        const values = { Subject, Description, Status }
        const problems = checkCaseValues(caseForm(given), values)
        if (Object.keys(problems).length > 0) return
        const row = sent(given, values)
        expect(referenceIn(String(row['Subject']))).toEqual({ conversationId: '471', itemId: 'ab12' })
        expect(String(row['Subject']).length).toBeLessThanOrEqual(255)
        for (const value of Object.values(row)) {
          expect(value).not.toBe('')
          if (typeof value === 'string') expect(value.isWellFormed()).toBe(true)
        }
      }),
      runs(300),
    )
  })
})
