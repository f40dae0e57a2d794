import { afterAll, beforeAll, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { openOrg, text, type Reply, type TestOrg } from './support'

const id = (prefix: string, n: number): string => toId18(`${prefix}5g0000S000${String(n).padStart(2, '0')}`)

let org: TestOrg
beforeAll(async () => {
  org = await openOrg()
})
afterAll(() => org.close())

const failure = (reply: Reply): [number, unknown, string] => [
  reply.status,
  reply.json[0]?.['errorCode'],
  text(reply.json[0]?.['message']),
]

test.each([
  ['SELECT Id FORM Lead', 'MALFORMED_QUERY', 'unexpected token'],
  ['SELECT Id FROM Lead ALL ROWS', 'MALFORMED_QUERY', "unexpected token: 'ROWS'"],
  [
    "SELECT Id FROM Lead WHERE LastName = 'a' AND LastName = 'b' OR LastName = 'c'",
    'MALFORMED_QUERY',
    "unexpected token: 'OR'",
  ],
  ["SELECT Id FROM Lead WHERE LastName = 'a\\q'", 'MALFORMED_QUERY', 'Illegal character sequence'],
  ['SELECT Id, id FROM Lead', 'MALFORMED_QUERY', 'duplicate field selected'],
  ['SELECT Id FROM Leads', 'INVALID_TYPE', "sObject type 'Leads' is not supported"],
  ['SELECT Foo FROM Lead', 'INVALID_FIELD', "No such column 'Foo' on entity 'Lead'"],
  ['SELECT Owner.TimeZoneSidKey FROM Lead', 'INVALID_FIELD', "No such column 'TimeZoneSidKey' on entity 'Name'"],
  ['SELECT Nope.Name FROM Lead', 'INVALID_FIELD', "Didn't understand relationship 'Nope'"],
  ["SELECT Id FROM Lead WHERE Description = 'x'", 'INVALID_FIELD', "field 'Description' can not be filtered"],
  ['SELECT Id FROM Lead ORDER BY Description', 'INVALID_FIELD', "field 'Description' can not be sorted"],
  [
    "SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'",
    'INVALID_FIELD',
    'must be of type dateTime and should not be enclosed in quotes',
  ],
  ['SELECT Id FROM Lead WHERE CreatedDate > 2026-01-01', 'INVALID_FIELD', 'must be of type dateTime'],
  ["SELECT Id FROM Lead WHERE IsConverted = 'true'", 'INVALID_FIELD', 'must be of type boolean'],
  ['SELECT Id FROM Lead WHERE LastName = 5', 'INVALID_FIELD', 'must be of type string'],
  ["SELECT Id FROM Lead WHERE OwnerId = 'rita'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: rita'],
  ["SELECT Id FROM Lead WHERE Id LIKE '00Q%'", 'INVALID_FIELD', 'invalid operator on id field'],
  ['SELECT Id FROM Lead LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 'offset'],
  ['SELECT Status, Id FROM Lead GROUP BY Status', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Id'],
])('%s is refused', async (soql, code, message) => {
  const reply = failure(await org.query(soql))
  expect(reply.slice(0, 2)).toEqual([400, code])
  expect(reply[2]).toContain(message)
})

test('an unknown field is shown with line and column', async () => {
  const [, , message] = failure(await org.query('SELECT Id, Foo FROM Lead'))
  expect(message).toMatch(/^\nSELECT Id, Foo FROM Lead\n {11}\^\nERROR at Row:1:Column:12\nNo such column 'Foo'/)
})

test('long queries: 4,000 characters in a literal, 16,384 bytes in a URI', async () => {
  expect((await org.query(`SELECT Id FROM Lead WHERE LastName = '${'x'.repeat(4_001)}'`)).status).toBe(400)
  expect((await org.query(`SELECT Id FROM Lead WHERE LastName = '${'x'.repeat(4_000)}'`)).status).toBe(200)
  const list = (count: number): string => Array.from({ length: count }, () => `'${id('00Q', 1)}'`).join(',')
  expect((await org.query(`SELECT Id FROM Lead WHERE Id IN (${list(500)})`)).status).toBe(200)
  expect((await org.query(`SELECT Id FROM Lead WHERE Id IN (${list(700)})`)).status).toBe(414)
  const body = {
    compositeRequest: [
      {
        method: 'GET',
        referenceId: 'q',
        url: `/services/data/v62.0/query?q=${encodeURIComponent(`SELECT Id FROM Lead WHERE LastName IN (${list(4_800)})`)}`,
      },
    ],
  }
  const long = await org.api('POST', '/composite', body)
  expect(long.json['compositeResponse']?.[0]?.['body']?.[0]?.['message']).toContain('longer than 100000')
})
