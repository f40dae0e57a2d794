import { describe, expect, test } from 'vitest'
import { accountFor, contactValues, firstStage, quarterEnd } from '../../../../src/main/domain/creation/prefill'

const person = {
  name: 'Ana María Ruiz',
  email: ' ana@northwind.example ',
  phone: null,
  companyName: 'Northwind',
  customAttributes: {},
}
const nothing = { mappedTitle: null, leadTitle: null }

describe('a Contact’s first values', () => {
  test('are the person’s own; what is not known stays empty', () => {
    expect(contactValues(person, nothing)).toEqual({
      FirstName: 'Ana María',
      LastName: 'Ruiz',
      Email: 'ana@northwind.example',
      Phone: '',
      Title: '',
    })
    expect(contactValues({ ...person, name: null, email: null }, nothing)).toMatchObject({ LastName: '', Email: '' })
  })

  test.each([
    [{ mappedTitle: 'CTO', leadTitle: 'Head of Ops' }, { job_title: 'Buyer' }, 'CTO'],
    [{ mappedTitle: ' ', leadTitle: 'Head of Ops' }, { job_title: 'Buyer' }, 'Head of Ops'],
    [nothing, { plan: 'pro', 'Job Title': ' Buyer ' }, 'Buyer'],
    [nothing, { title: '', position: 'Clerk' }, 'Clerk'],
    [nothing, { title: 42, subtitle: 'no' }, ''],
  ])('the title comes from %j, else from %j: %j', (known, customAttributes, title) => {
    expect(contactValues({ ...person, customAttributes }, known).Title).toBe(title)
  })

  test('one likely Account is chosen, several are the rep’s to choose from', () => {
    const accounts = [
      { id: '1', name: 'Northwind GmbH', website: null },
      { id: '2', name: 'Holding', website: 'www.northwind.example' },
      { id: '3', name: 'Fabrikam', website: null },
    ]
    expect(accountFor(accounts, 'Fabrikam', null)).toMatchObject({ accountId: '3' })
    expect(accountFor(accounts, 'Northwind', person.email.trim())).toMatchObject({
      accountId: '',
      likely: [{ id: '1' }, { id: '2' }],
    })
    expect(accountFor(accounts, null, null)).toEqual({ likely: [], accountId: '' })
  })
})

describe('an Opportunity’s first values', () => {
  test.each([
    ['2026-01-01', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-08-15', '2026-09-30'],
    ['2026-12-31', '2026-12-31'],
  ])('on %s it closes at the end of the quarter, %s', (day, end) => {
    expect(quarterEnd(day)).toBe(end)
  })

  test('the stage is the org’s first open one that can be chosen', () => {
    const stage = (name: string, sortOrder: number, more = {}) => ({
      name,
      sortOrder,
      isActive: true,
      isClosed: false,
      ...more,
    })
    const stages = [
      stage('Won', 1, { isClosed: true }),
      stage('Later', 4),
      stage('Old', 2, { isActive: false }),
      stage('First', 3),
    ]
    expect(firstStage(stages, ['Won', 'Later', 'Old', 'First'])).toBe('First')
    expect(firstStage(stages, ['Later'])).toBe('Later')
    expect(firstStage([], ['Prospecting', 'Other'])).toBe('Prospecting')
    expect(firstStage([], [])).toBe('')
  })
})
