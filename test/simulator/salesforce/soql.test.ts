import { afterAll, beforeAll, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { COLLEAGUE, openOrg, REP, START, type Json, type Reply, text, type TestOrg } from './support'

const id = (prefix: string, n: number): string => toId18(`${prefix}5g0000S000${String(n).padStart(2, '0')}`)
const DAY = 86_400_000
const lead = (n: number, values: Record<string, unknown> = {}) => ({
  Id: id('00Q', n),
  LastName: `Lead ${n}`,
  Company: 'Acme',
  Status: 'Open - Not Contacted',
  OwnerId: n % 2 ? REP : COLLEAGUE,
  createdAt: START - n * DAY,
  ...values,
})

let org: TestOrg
beforeAll(async () => {
  org = await openOrg({
    Account: [
      { Id: id('001', 1), Name: 'Nordwind', OwnerId: REP },
      { Id: id('001', 2), Name: 'Südwind', OwnerId: COLLEAGUE },
    ],
    Lead: [
      lead(1, { Email: 'Ann@Acme.example', Rating: 'Hot', NumberOfEmployees: 50 }),
      lead(2, { Email: 'bob@acme.example', Company: "O'Neil_100%", NumberOfEmployees: 5 }),
      lead(3, { Company: 'ÄCME', Rating: 'Cold' }),
      lead(4, { IsConverted: true, ConvertedContactId: id('003', 1) }),
      lead(5, { IsDeleted: true }),
    ],
    Contact: [
      { Id: id('003', 1), LastName: 'One', AccountId: id('001', 1), Email: 'one@nord.example', OwnerId: REP },
      { Id: id('003', 2), LastName: 'Two', AccountId: id('001', 2), OwnerId: COLLEAGUE },
      { Id: id('003', 3), LastName: 'Three', OwnerId: REP },
    ],
    Opportunity: [
      {
        Id: id('006', 1),
        Name: 'Open',
        StageName: 'Prospecting',
        CloseDate: '2026-06-01',
        AccountId: id('001', 1),
        Amount: 100,
      },
      {
        Id: id('006', 2),
        Name: 'Won',
        StageName: 'Closed Won',
        CloseDate: '2026-05-01',
        AccountId: id('001', 1),
        Amount: 50,
      },
    ],
    OpportunityContactRole: [
      { Id: id('00K', 1), OpportunityId: id('006', 1), ContactId: id('003', 1) },
      { Id: id('00K', 2), OpportunityId: id('006', 2), ContactId: id('003', 2) },
    ],
    Task: [
      { Id: id('00T', 1), Subject: 'Call', WhoId: id('00Q', 1), ActivityDate: '2026-05-04', OwnerId: REP },
      {
        Id: id('00T', 2),
        Subject: 'Mail',
        WhoId: id('003', 1),
        WhatId: id('006', 1),
        Status: 'Completed',
        ActivityDate: '2026-05-01',
      },
      { Id: id('00T', 3), Subject: 'Old', WhoId: id('003', 1), Status: 'Completed', ActivityDate: '2024-05-01' },
    ],
  })
})
afterAll(() => org.close())

async function rows(soql: string): Promise<Json[]> {
  const reply = await org.query(soql)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.json['records'] as unknown as Json[]
}
const numbers = async (where: string): Promise<number[]> =>
  (await rows(`SELECT LastName FROM Lead WHERE ${where}`))
    .map((row) => Number(text(row['LastName']).slice(5)))
    .sort((a, b) => a - b)
const failure = (reply: Reply): [number, unknown, string] => [
  reply.status,
  reply.json[0]?.['errorCode'],
  text(reply.json[0]?.['message']),
]

test.each([
  ["Status = 'open - not contacted' AND Rating = 'HOT'", [1]],
  ["Email = 'ann@acme.example'", [1]],
  ["Rating != 'Hot'", [2, 3, 4]],
  ['Rating = null', [2, 4]],
  ["Rating = ''", [2, 4]],
  ["Rating IN ('Hot', null)", [1, 2, 4]],
  ["Rating NOT IN ('Hot')", [2, 3, 4]],
  ["NOT Rating = 'Hot'", [2, 3, 4]],
  ["(Rating = 'Hot' OR Rating = 'Cold') AND NOT (LastName = 'Lead 3')", [1]],
  ['NumberOfEmployees > 5', [1]],
  ['NumberOfEmployees >= 5', [1, 2]],
  ['NumberOfEmployees < 50', [2]],
  ["Company LIKE 'o\\'neil\\_1%'", [2]],
  ["Company LIKE '%0\\%'", [2]],
  ["Company LIKE 'äcm_'", [3]],
  ["NOT Company LIKE 'Ac%'", [2, 3]],
  ['IsConverted = true', [4]],
  ["Lead.IsConverted = true AND Lead.Owner.Name = 'Colin Tester'", [4]],
  ["Owner.Email = 'rita@acme.example'", [1, 3]],
  ["Owner.Type = 'User' AND Owner.UserRole.Name = 'Sales Rep' AND OwnerId = '" + REP.slice(0, 15) + "'", [1, 3]],
  [`Id = '${id('00Q', 2).slice(0, 15)}'`, [2]],
  [`Id IN ('${id('00Q', 2)}', '${id('00Q', 5)}', '${id('00Q', 99)}')`, [2]],
  ['CreatedDate = TODAY', []],
  ['CreatedDate = YESTERDAY', [1]],
  ['CreatedDate = LAST_N_DAYS:2', [1, 2]],
  ['CreatedDate < LAST_N_DAYS:2', [3, 4]],
  ['CreatedDate >= 2026-05-02T16:00:00.000Z', [1, 2]],
  ['CreatedDate > 2026-05-02T18:00:00+02:00', [1]],
  ['CreatedDate = LAST_WEEK OR CreatedDate = THIS_MONTH', [1, 2, 3, 4]],
  ['DAY_ONLY(CreatedDate) = 2026-05-03', [1]],
  ['ConvertedContactId IN (SELECT ContactId FROM OpportunityContactRole WHERE Opportunity.IsClosed = false)', [4]],
])('WHERE %s', async (where, expected) => {
  expect(await numbers(where)).toEqual(expected)
})

test('days are the days of the user’s zone', async () => {
  // 2026-05-04 02:00 UTC is still the third of May in Los Angeles.
  const early = org.standIn.control.create('Lead', {
    LastName: 'Lead 77',
    Company: 'Zone',
    CreatedDate: '2026-05-04T02:00:00Z',
  })
  expect(await numbers("Company = 'Zone' AND CreatedDate = YESTERDAY")).toEqual([77])
  org.standIn.control.update('User', REP, { TimeZoneSidKey: 'Europe/Berlin' })
  expect(await numbers("Company = 'Zone' AND CreatedDate = TODAY")).toEqual([77])
  org.standIn.control.update('User', REP, { TimeZoneSidKey: 'America/Los_Angeles' })
  org.standIn.control.erase('Lead', early)
})

test('a keyset page starts after (SystemModstamp, Id)', async () => {
  const at = new Date(START - 2 * DAY).toISOString()
  expect(await numbers(`(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > '${id('00Q', 1)}'))`)).toEqual([
    1, 2,
  ])
  expect(await numbers(`(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > '${id('00Q', 2)}'))`)).toEqual([1])
})

test('rows have attributes, parents nested, null parents null, datetimes with +0000', async () => {
  const [task] = await rows(
    `SELECT Id, Who.Type, Who.Name, What.Name, Owner.Name, CreatedDate FROM Task WHERE Id = '${id('00T', 1)}'`,
  )
  expect(task).toMatchObject({
    attributes: { type: 'Task', url: `/services/data/v62.0/sobjects/Task/${id('00T', 1)}` },
    Who: { attributes: { type: 'Name' }, Type: 'Lead', Name: 'Lead 1' },
    What: null,
    Owner: { Name: 'Rita Tester' },
  })
  expect(Object.keys(task ?? {})[0]).toBe('attributes')
  expect(text(task?.['CreatedDate'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/)
  const [contact] = await rows(`SELECT Account.Name, Account.Owner.Email FROM Contact WHERE LastName = 'One'`)
  expect(contact?.['Account']).toMatchObject({
    attributes: { type: 'Account' },
    Name: 'Nordwind',
    Owner: { Email: 'rita@acme.example' },
  })
})

test('child subqueries, TYPEOF and compound fields', async () => {
  const accounts = await rows(
    'SELECT Name, (SELECT Name FROM Opportunities WHERE IsClosed = false), (SELECT Id FROM Cases) FROM Account ORDER BY Name',
  )
  expect(accounts[0]?.['Opportunities']).toMatchObject({ totalSize: 1, done: true, records: [{ Name: 'Open' }] })
  expect([accounts[0]?.['Cases'], accounts[1]?.['Opportunities']]).toEqual([null, null])
  const tasks = await rows(
    'SELECT TYPEOF Who WHEN Lead THEN Company WHEN Contact THEN Email, Account.Name END FROM Task ORDER BY Subject',
  )
  expect(tasks.map((row) => row['Who'])).toMatchObject([
    { Company: 'Acme' },
    { Email: 'one@nord.example', Account: { Name: 'Nordwind' } },
  ])
  org.standIn.control.update('Lead', id('00Q', 3), { City: 'Oslo' })
  expect((await rows(`SELECT Address FROM Lead WHERE City = 'Oslo'`))[0]?.['Address']).toMatchObject({
    city: 'Oslo',
    street: null,
  })
})

test('ORDER BY puts nulls first unless told otherwise; OFFSET and LIMIT cut', async () => {
  const order = async (clause: string): Promise<unknown[]> =>
    (await rows(`SELECT NumberOfEmployees FROM Lead ORDER BY ${clause}`)).map((row) => row['NumberOfEmployees'])
  expect(await order('NumberOfEmployees')).toEqual([null, null, 5, 50])
  expect(await order('NumberOfEmployees DESC')).toEqual([null, null, 50, 5])
  expect(await order('NumberOfEmployees DESC NULLS LAST, Id LIMIT 2 OFFSET 1')).toEqual([5, null])
})

test('an alias stands for the object anywhere', async () => {
  const found = await rows("SELECT l.LastName, l.Owner.Name FROM Lead l WHERE l.Rating = 'Hot' ORDER BY l.LastName")
  expect(found).toMatchObject([{ LastName: 'Lead 1', Owner: { Name: 'Rita Tester' } }])
})

test('counts, groups and functions', async () => {
  const count = await org.query('SELECT count() FROM Lead WHERE IsConverted = false')
  expect(count.json).toEqual({ totalSize: 3, done: true, records: [] })
  const grouped = await rows(
    'SELECT OwnerId, count(Id) total, MAX(NumberOfEmployees) FROM Lead GROUP BY OwnerId HAVING count(Id) > 1 ORDER BY OwnerId',
  )
  expect(grouped).toEqual([
    { attributes: { type: 'AggregateResult' }, OwnerId: REP, total: 2, expr0: 50 },
    { attributes: { type: 'AggregateResult' }, OwnerId: COLLEAGUE, total: 2, expr0: 5 },
  ])
  expect(await rows('SELECT SUM(Amount), COUNT(Id) FROM Opportunity')).toMatchObject([{ expr0: 150, expr1: 2 }])
})

test('USING SCOPE mine, queryAll, archived tasks, FIELDS', async () => {
  expect((await rows('SELECT Id FROM Lead USING SCOPE mine')).length).toBe(2)
  expect(failure(await org.query('SELECT Id FROM Lead USING SCOPE nope')).slice(0, 2)).toEqual([400, 'MALFORMED_QUERY'])
  expect((await rows('SELECT Id FROM Task')).length).toBe(2)
  const all = await org.api(
    'GET',
    `/queryAll/?q=${encodeURIComponent('SELECT Id, IsArchived FROM Task WHERE IsArchived = true')}`,
  )
  expect(all.json['totalSize']).toBe(1)
  const deleted = await org.api(
    'GET',
    `/queryAll?q=${encodeURIComponent('SELECT Id FROM Lead WHERE IsDeleted = true')}`,
  )
  expect(deleted.json['totalSize']).toBe(1)
  expect((await rows('SELECT FIELDS(STANDARD) FROM Lead LIMIT 1'))[0]).toHaveProperty('LeadSource')
  expect((await org.query('SELECT FIELDS(ALL) FROM Lead')).status).toBe(400)
})
