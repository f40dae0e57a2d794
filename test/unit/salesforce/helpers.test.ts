import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '../../../src/main/domain/failure'
import type { SalesforceDescribe } from '../../../src/main/ports/salesforce'
import { chunksForIn } from '../../../src/main/salesforce/chunks'
import { checkedInstanceUrl, loginUrlOf } from '../../../src/main/salesforce/hosts'
import { identityIds } from '../../../src/main/salesforce/oauth'
import { locatorOf, parseQueryResult, plainRow } from '../../../src/main/salesforce/rows'
import { selectFields } from '../../../src/main/salesforce/select'

const field = (name: string, relationshipName: string | null = null): SalesforceDescribe['fields'][number] => ({
  name,
  label: name,
  type: 'string',
  length: 80,
  nillable: true,
  precision: 0,
  scale: 0,
  calculated: false,
  custom: false,
  externalId: false,
  defaultValue: null,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  picklistValues: [],
  restrictedPicklist: false,
  referenceTo: [],
  relationshipName,
})

test('a SELECT holds what the user can read, Id first', () => {
  const describe: SalesforceDescribe = {
    name: 'Lead',
    label: 'Lead',
    createable: true,
    updateable: true,
    queryable: true,
    fields: [field('Id'), field('Name'), field('OwnerId', 'Owner'), field('Email')],
    recordTypes: [],
  }
  expect(selectFields(describe, ['Email', 'Phone', 'Id', 'Owner.Name', 'Account.Owner.Name', 'Email'])).toEqual([
    'Id',
    'Email',
    'Owner.Name',
  ])
  expect(selectFields(describe, [])).toEqual(['Id'])
})

test('lists for IN stay under the size of an address, keep every value once and in order', () => {
  const values = fc.array(
    fc.string({ maxLength: 60, unit: 'binary' }).filter((text) => text.isWellFormed()),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(values, fc.integer({ min: 50, max: 400 }), (list, maxBytes) => {
      const chunks = chunksForIn(list, maxBytes)
      expect(chunks.flat()).toEqual([...new Set(list)])
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0)
        const sent = chunk.map((value) => `'${value.replace(/['\\\n\r\t]/g, '\\$&')}'`).join(',')
        if (chunk.length > 1) expect(encodeURIComponent(sent).length).toBeLessThanOrEqual(maxBytes)
      }
    }),
  )
  expect(chunksForIn([])).toEqual([])
  expect(
    chunksForIn(Array.from({ length: 1_000 }, (_, i) => `00Q${String(i).padStart(15, '0')}`)).length,
  ).toBeGreaterThan(1)
})

test.each([
  ['production', 'https://login.salesforce.com'],
  ['sandbox', 'https://test.salesforce.com'],
  [' acme.my.salesforce.com ', 'https://acme.my.salesforce.com'],
  ['https://acme--dev.sandbox.my.salesforce.com/path', 'https://acme--dev.sandbox.my.salesforce.com'],
  ['http://127.0.0.1:5101', 'http://127.0.0.1:5101'],
  ['http://localhost:5101/', 'http://localhost:5101'],
])('signs in for %s at %s', (typed, url) => {
  expect(loginUrlOf(typed)).toBe(url)
})

test.each([
  'http://acme.my.salesforce.com',
  'https://acme.lightning.force.com',
  'https://user:secret@acme.my.salesforce.com',
  'javascript:alert(1)',
  'ftp://acme.my.salesforce.com',
  '',
  'two words',
])('refuses to sign in at %s', (typed) => {
  expect(() => loginUrlOf(typed)).toThrow(Failure)
})

test.each([
  ['https://acme.my.salesforce.com', 'https://login.salesforce.com', true],
  ['https://acme.my.salesforce.com/', 'https://acme.my.salesforce.com', true],
  ['https://org.example', 'https://org.example', true],
  ['http://127.0.0.1:9', 'http://localhost:8', true],
  ['http://127.0.0.1:9', 'https://login.salesforce.com', false],
  ['http://acme.my.salesforce.com', 'https://login.salesforce.com', false],
  ['https://evil.example', 'https://login.salesforce.com', false],
  ['https://evilsalesforce.com', 'https://login.salesforce.com', false],
  ['https://acme.lightning.force.com', 'https://login.salesforce.com', false],
  ['/services', 'https://login.salesforce.com', false],
])('the instance %s named by %s is trusted: %s', (instance, login, trusted) => {
  if (trusted) expect(checkedInstanceUrl(instance, login)).toBe(new URL(instance).origin)
  else expect(() => checkedInstanceUrl(instance, login)).toThrow(Failure)
})

test('rows lose their attributes at every depth', () => {
  const attributes = { type: 'Lead' }
  const row = {
    attributes,
    Id: '1',
    Owner: { attributes, Name: 'A' },
    Tasks: { totalSize: 1, records: [{ attributes, Id: '2' }] },
    None: null,
  }
  expect(plainRow(row)).toEqual({
    Id: '1',
    Owner: { Name: 'A' },
    Tasks: { totalSize: 1, records: [{ Id: '2' }] },
    None: null,
  })
})

test.each([
  [''],
  ['{"a":'],
  [null],
  [{ records: [] }],
  [{ totalSize: 1, done: false, records: [] }],
  [{ totalSize: 1, done: true, records: [null] }],
])('an answer that is no page of a query fails: %j', async (answer) => {
  await expect(parseQueryResult(answer)).rejects.toThrow(Failure)
})

test('locators and identity addresses give their ids alone', () => {
  expect(locatorOf('/services/data/v62.0/query/0r8xx-2000')).toBe('0r8xx-2000')
  expect(locatorOf('0r8xx-2000?x=1')).toBe('0r8xx-2000')
  expect(locatorOf('a/..')).toBeNull()
  expect(locatorOf(null)).toBeNull()
  const ids = { orgId: '00D000000000001AAA', userId: '005000000000001AAA' }
  expect(identityIds(`https://login.salesforce.com/id/${ids.orgId}/${ids.userId}`)).toEqual(ids)
  expect(identityIds('https://login.salesforce.com/id/../..')).toBeNull()
  expect(identityIds(null)).toBeNull()
})
