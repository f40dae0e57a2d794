import { afterEach, expect, test } from 'vitest'
import { failureOf } from './failureOf'
import { createTestOrg, openSession, type Org } from './signedIn'

let org: Org
afterEach(() => org.close())

const CREATE = { autoAssign: false, allowDuplicate: false }
const lead = (name: string): Record<string, string> => ({
  LastName: name,
  Company: 'Northwind',
  Email: `${name.toLowerCase().replace(/\W/g, '')}@many.example`,
})
const SOQL = "SELECT Id, LastName FROM Lead WHERE Email LIKE '%@many.example' ORDER BY LastName"

test('each record has its own answer, in order, and what was made is read in the same call', async () => {
  org = await createTestOrg()
  const { api, account } = await openSession(org)
  org.standIn.control.create('Lead', { ...lead('Double'), Company: 'There' })
  const before = org.standIn.apiCallsToday
  const records = [lead('Ana'), { Email: 'nobody@many.example' }, lead('Bo'), lead('Double')]
  const { results, rows } = await api.createMany('Lead', records, CREATE, SOQL)
  expect(org.standIn.apiCallsToday - before).toBe(1)
  const [ana, nobody, bo, double] = results
  expect(rows?.map((row) => row['Id'])).toEqual([ana, bo, expect.any(String)])
  expect(org.standIn.control.get('Lead', String(bo))).toMatchObject({ LastName: 'Bo', OwnerId: account.userId })
  expect(nobody).toMatchObject({ code: 'validation', details: { sent: 'no' } })
  // Inside a collection Salesforce does not say which records a duplicate rule has found.
  expect(double).toMatchObject({ code: 'duplicate', details: { sent: 'no', body: { matches: [] } } })
  const anyway = await api.createMany('Lead', [lead('Double')], { ...CREATE, allowDuplicate: true }, SOQL)
  expect(anyway.results).toEqual([expect.any(String)])
})

test('what a composite would read as a reference is written as it is, and read behind it', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const { results, rows } = await api.createMany('Lead', [lead('Ana'), lead('@{made.id}')], CREATE, SOQL)
  expect(results).toEqual([expect.any(String), expect.any(String)])
  expect(rows?.map((row) => row['LastName'])).toEqual(['@{made.id}', 'Ana'])
})

test('a lost answer leaves all in doubt; a refusal of the whole concerns all; a failed reading undoes nothing', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  for (const kind of ['cut-after', 'truncated-json'] as const) {
    org.standIn.faults.add({ method: 'POST', path: '/composite$', effect: { kind } })
    const lost = await failureOf(api.createMany('Lead', [lead(`L${kind}`)], CREATE, SOQL))
    expect(lost).toMatchObject({ details: { sent: 'maybe' } })
  }
  const wrong = await failureOf(
    api.createMany(
      'Lead',
      Array.from({ length: 201 }, (_, n) => lead(`N${n}`)),
      CREATE,
      SOQL,
    ),
  )
  expect(wrong).toMatchObject({ details: { sent: 'no' } })
  const made = await api.createMany('Lead', [lead('Read')], CREATE, 'SELECT NoSuchField__c FROM Lead')
  expect(made).toMatchObject({ results: [expect.any(String)], rows: null })
  // One that writes is never repeated by the network's own layers.
  expect(org.http.sent.filter((one) => one.url.endsWith('/composite')).every((one) => !one.readsOnly)).toBe(true)
})
