import { describe, expect, test } from 'vitest'
import {
  companyDomain,
  companyWords,
  foldCompany,
  likelyAccounts,
  websiteHost,
} from '../../../../src/main/domain/leads/conversion'

describe('the Accounts a Lead could join', () => {
  const accounts = [
    { id: '1', name: 'Northwind GmbH', website: null },
    { id: '2', name: 'Fabrikam', website: 'https://www.fabrikam.example/shop' },
    { id: '3', name: 'Contoso', website: 'contoso.example' },
    { id: '4', name: 'Inc.', website: '' },
  ]

  test.each([
    ['NORTHWIND', null, ['1']],
    ['Nörthwind, Inc.', null, ['1']],
    ['Somebody', 'ana@fabrikam.example', ['2']],
    ['Northwind', 'bo@contoso.example', ['1', '3']],
    ['', 'ana@gmail.com', []],
    ['', null, []],
  ])('%j with %j', (company, email, ids) => {
    expect(likelyAccounts(accounts, company, email).map((one) => one.id)).toEqual(ids)
  })

  test('are looked for by the longest word of the name and the domain', () => {
    expect(companyWords('The Nörthwind Corporation, Inc.', 'ana@north.example')).toEqual(['Nörthwind', 'north.example'])
    expect(companyWords('O’Neill & Co', null)).toEqual(['Neill'])
    expect(companyWords('GmbH', 'ana@gmail.com')).toEqual([])
  })

  test('names are compared by what tells companies apart', () => {
    expect(foldCompany('  Müller & Söhne AG ')).toBe('muller sohne')
    expect(foldCompany('株式会社サンプル')).toBe('株式会社サンプル')
  })

  test('a public provider is no company, and not everything is a website', () => {
    expect(companyDomain('x@GMAIL.com')).toBeNull()
    expect(companyDomain('nobody')).toBeNull()
    expect(websiteHost('http://[')).toBeNull()
    expect(websiteHost(42)).toBeNull()
  })
})
