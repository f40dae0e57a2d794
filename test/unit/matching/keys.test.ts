import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyAccounts, type ComparedAccount } from '../../../src/main/domain/matching/companyAccount'
import { isComparable, keyMark, keyRule, offeredFields } from '../../../src/main/domain/matching/keyRules'
import { keyValue } from '../../../src/main/domain/matching/keyValue'
import { websiteDomain } from '../../../src/main/domain/matching/websiteDomain'

const field = (name: string, more: Partial<Parameters<typeof isComparable>[0]> = {}) => ({
  name,
  label: name,
  type: 'string',
  externalId: false,
  unique: false,
  idLookup: false,
  filterable: true,
  caseSensitive: false,
  ...more,
})

describe('keyValue', () => {
  it.each([
    ['  U-17 ', 'text', 'u-17'],
    ['  U-17 ', 'exact', 'U-17'],
    [42, 'text', '42'],
    ['42.0', 'number', '42'],
    [' 42 ', 'number', '42'],
    ['-0', 'number', '0'],
    ['u42', 'number', null],
    ['1e3', 'number', null],
    [2 ** 60, 'number', null],
    ['', 'text', null],
    ['   ', 'exact', null],
    [true, 'text', null],
    [null, 'text', null],
    ['x'.repeat(256), 'text', null],
  ] as const)('%j as %s is %j', (value, kind, expected) => {
    expect(keyValue(value, kind)).toBe(expected)
  })

  it('is the same for itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('text', 'exact', 'number'), (text, kind) => {
        const key = keyValue(text, kind)
        if (key !== null) expect(keyValue(key, kind)).toBe(key)
      }),
    )
  })
})

describe('fields to compare by', () => {
  it('are text, email and numbers that can be filtered by; those made for it first', () => {
    const fields = [
      field('Website', { type: 'url' }),
      field('Zone'),
      field('Notes', { type: 'textarea', filterable: false }),
      field('Ext__c', { externalId: true, idLookup: true }),
      field('Age', { type: 'double' }),
      field('Email', { type: 'email', idLookup: true }),
      field('Code__c', { unique: true }),
      field('Secret', { filterable: false }),
    ]
    expect(offeredFields(fields).map((one) => `${one.name} ${one.mark}`)).toEqual([
      'Code__c Unique',
      'Email Lookup',
      'Ext__c External ID',
      'Age ',
      'Zone ',
    ])
    expect(keyMark(field('Old', { unique: undefined, idLookup: undefined }))).toBe('')
    expect(isComparable(field('Old', { filterable: undefined }))).toBe(true)
  })

  it('say why they do nothing', () => {
    const key = { field: 'Ext__c', attribute: 'person.externalId' }
    expect(keyRule(null, [])).toEqual({ rule: null, problem: null })
    expect(keyRule(key, null).problem).toMatch(/not read/)
    expect(keyRule(key, []).problem).toMatch(/not there, or hidden/)
    expect(keyRule(key, [field('Ext__c', { filterable: false })]).problem).toMatch(/cannot search/)
    expect(keyRule(key, [field('Ext__c')]).rule).toEqual({ ...key, kind: 'text' })
    expect(keyRule(key, [field('Ext__c', { caseSensitive: true })]).rule?.kind).toBe('exact')
    expect(keyRule(key, [field('Ext__c', { type: 'double' })]).rule?.kind).toBe('number')
  })
})

describe('websiteDomain', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['https://www.Acme.com/en?x=1', 'acme.com'],
    ['HTTP://WWW2.ACME.CO.UK:8080', 'acme.co.uk'],
    ['  acme.com. ', 'acme.com'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['https://shop.acme.com', 'shop.acme.com'],
    ['https://www.linkedin.com/company/acme', null],
    ['info@acme.com', null],
    ['localhost', null],
    ['192.168.0.1', null],
    ['mailto:x', null],
    ['n/a', null],
    ['', null],
    [null, null],
  ] as const)('%j is %j', (website, domain) => {
    expect(websiteDomain(website)).toBe(domain)
  })

  it('never fails, and is the same for itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        const domain = websiteDomain(text)
        if (domain !== null) expect(websiteDomain(`https://${domain}/`)).toBe(domain)
      }),
    )
  })
})

describe('companyAccounts (DESIGN.md section 13)', () => {
  const account = (id: string, key: string | null, domain: string | null): ComparedAccount => ({ id, key, domain })

  it('takes the key before the website, and the website only where the key says nothing else', () => {
    const company = { key: 'c1', domain: 'acme.com' }
    const byKey = account('A1', 'c1', 'other.com')
    const bySite = account('A2', null, 'acme.com')
    const elses = account('A3', 'c9', 'acme.com')
    expect(companyAccounts(company, [byKey, bySite, elses], null)).toMatchObject({ by: 'key', accountId: 'A1' })
    expect(companyAccounts(company, [bySite, elses], null)).toMatchObject({ by: 'website', accountId: 'A2' })
    expect(companyAccounts(company, [elses], null)).toBeNull()
    expect(companyAccounts({ key: null, domain: 'acme.com' }, [elses], null)).toMatchObject({ accountId: 'A3' })
    expect(companyAccounts({ key: null, domain: null }, [elses, bySite], null)).toBeNull()
  })

  it('leaves several to the rep, whose choice holds until a new one comes', () => {
    const company = { key: null, domain: 'acme.com' }
    const two = [account('A1', null, 'acme.com'), account('A2', null, 'acme.com')]
    expect(companyAccounts(company, two, null)).toEqual({
      by: 'website',
      ids: ['A1', 'A2'],
      accountId: null,
      chosenId: null,
    })
    const choice = { recordId: 'A2', candidates: ['A1', 'A2'] }
    expect(companyAccounts(company, two, choice)).toMatchObject({ accountId: 'A2', chosenId: 'A2' })
    const three = [...two, account('A3', null, 'acme.com')]
    expect(companyAccounts(company, three, choice)).toMatchObject({ accountId: null, chosenId: null })
    expect(companyAccounts(company, [two[1]!], choice)).toMatchObject({ accountId: 'A2', chosenId: null })
  })
})
