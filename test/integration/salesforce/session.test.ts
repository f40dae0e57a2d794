import { afterEach, expect, test } from 'vitest'
import type { DuplicateReport } from '../../../src/main/ports/salesforce'
import type { FaultEffect } from '../../../src/simulator/shared/faults'
import { salesforceId } from '../../../src/simulator/shared/salesforceId'
import { failureOf } from './failureOf'
import { createTestOrg, openSession, type Org } from './signedIn'

const PLAIN = { autoAssign: false, allowDuplicate: false }
const NEW = { LastName: 'Okafor', Company: 'Brightwell', Email: 'a.okafor@brightwell.example' }
const BY_NAME = `SELECT Id, OwnerId FROM Lead WHERE LastName = 'Okafor' AND Company = 'Brightwell'`

let org: Org
afterEach(() => org.close())

test('creates with the headers that keep owner and duplicates as asked, and reads it back', async () => {
  org = await createTestOrg()
  const { api, account } = await openSession(org)
  const { id } = await api.create('Lead', NEW, PLAIN)
  expect(id).toMatch(/^00Q\w{15}$/)
  const { headers, url, method } = org.http.sent[0]!
  expect([method, url]).toEqual(['POST', `${org.standIn.baseUrl}/services/data/v62.0/sobjects/Lead`])
  expect(headers).toMatchObject({
    'Sforce-Auto-Assign': 'FALSE',
    'Sforce-Duplicate-Rule-Header': 'allowSave=false; includeRecordDetails=true; runAsCurrentUser=true',
  })
  expect((await api.query(BY_NAME)).rows).toEqual([{ Id: id, OwnerId: account.userId }])
  expect(api.recordUrl('Lead', id)).toBe(`${org.standIn.baseUrl}/${id}`)
})

test('lets the assignment rule decide only where that is asked for', async () => {
  org = await createTestOrg()
  const ownerId = org.world.salesforce.users.find((user) => !user.isRep && user.IsActive)?.Id ?? ''
  org.standIn.settings.assignmentRules.Lead = { active: true, ownerId }
  const { api, account } = await openSession(org)
  await api.create('Lead', NEW, PLAIN)
  expect((await api.query(BY_NAME)).rows[0]).toMatchObject({ OwnerId: account.userId })
  await api.create('Lead', NEW, { autoAssign: true, allowDuplicate: true })
  expect((await api.query(BY_NAME)).rows.map((row) => row['OwnerId'])).toContain(ownerId)
})

test('a duplicate is reported with the records that are there, and passes where allowed', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const { id } = await api.create('Lead', NEW, PLAIN)
  const failure = await failureOf(api.create('Lead', { ...NEW, LastName: 'Okafor-Lee' }, PLAIN))
  expect(failure).toMatchObject({ code: 'duplicate', details: { sent: 'no', serviceCode: 'DUPLICATES_DETECTED' } })
  const report = failure.details.body as DuplicateReport
  expect(report.allowSave).toBe(true)
  expect(report.matches[0]).toMatchObject({ object: 'Lead', id })
  expect(report.matches[0]?.row).not.toHaveProperty('attributes')
  await api.create('Lead', { ...NEW, LastName: 'Okafor-Lee' }, { ...PLAIN, allowDuplicate: true })
  org.standIn.settings.duplicateRules.Lead.onCreate = 'Block'
  const blocked = await failureOf(api.create('Lead', NEW, { ...PLAIN, allowDuplicate: true }))
  expect(blocked.code).toBe('duplicate')
  expect((blocked.details.body as DuplicateReport).allowSave).toBe(false)
})

test('updates send FALSE for assignment, and only what changed', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const { id } = await api.create('Lead', NEW, PLAIN)
  await api.update('Lead', id, { Title: 'CFO' })
  const { headers, body, method } = org.http.sent.at(-1)!
  expect([method, body, headers['Sforce-Auto-Assign']]).toEqual(['PATCH', '{"Title":"CFO"}', 'FALSE'])
  expect((await api.query(`SELECT Title FROM Lead WHERE Id = '${id}'`)).rows).toEqual([{ Title: 'CFO' }])
})

test('a refused value names its field', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const missing = await failureOf(api.create('Lead', { FirstName: 'A' }, PLAIN))
  expect(missing).toMatchObject({ code: 'validation', details: { sent: 'no', status: 400 } })
  expect(Object.keys(missing.details.fields ?? {}).sort()).toEqual(['Company', 'LastName'])
  const long = await failureOf(api.create('Lead', { ...NEW, LastName: 'x'.repeat(81) }, PLAIN))
  expect(Object.keys(long.details.fields ?? {})).toEqual(['LastName'])
})

test.each<[string, FaultEffect, string, 'no' | 'maybe', number]>([
  ['the connection drops after the commit', { kind: 'cut-after' }, 'offline', 'maybe', 1],
  ['the connection drops before the commit', { kind: 'cut-before' }, 'offline', 'maybe', 0],
  ['the answer is cut in the middle', { kind: 'cut-body' }, 'offline', 'maybe', 1],
  ['the answer is half of a JSON', { kind: 'truncated-json' }, 'server', 'maybe', 1],
  ['an error page comes instead', { kind: 'html', status: 502 }, 'server', 'maybe', 0],
  ['a page with status 200 comes instead', { kind: 'html', status: 200 }, 'server', 'maybe', 0],
  ['503 after the commit', { kind: 'status-after', status: 503 }, 'server', 'maybe', 1],
  ['403 for the daily limit', { kind: 'status', status: 403 }, 'rate_limited', 'no', 0],
  ['401 is mended by a refresh', { kind: 'status', status: 401 }, 'created', 'no', 1],
])(
  'create, when %s, is sent once and tells whether it may have arrived',
  async (_when, effect, code, sent, records) => {
    org = await createTestOrg()
    const { api } = await openSession(org)
    org.standIn.faults.add({ method: 'POST', path: '/sobjects/Lead', effect })
    if (code === 'created') await api.create('Lead', NEW, PLAIN)
    else {
      const failure = await failureOf(api.create('Lead', NEW, PLAIN))
      expect(failure).toMatchObject({ code, details: { sent } })
      if (effect.kind === 'html' && effect.status === 200) expect(failure.message).toContain('web page')
    }
    const posts = org.http.sent.filter((request) => request.url.endsWith('/sobjects/Lead'))
    expect(posts).toHaveLength(code === 'created' ? 2 : 1)
    expect((await api.query(BY_NAME)).rows).toHaveLength(records)
  },
)

test('nothing listens: nothing was sent', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  await org.standIn.close()
  org.http.disconnect()
  const failure = await failureOf(api.create('Lead', NEW, PLAIN))
  expect(failure).toMatchObject({ code: 'offline', details: { sent: 'no' } })
})

test('the network goes away under a read: one attempt, no retries, no crash', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  org.standIn.setNetworkDown(true)
  expect((await failureOf(api.query('SELECT Id FROM Lead'))).code).toBe('offline')
  expect(org.http.sent).toHaveLength(1)
  org.standIn.setNetworkDown(false)
  await api.query('SELECT Id FROM Lead LIMIT 1')
})

test('pages of a query join up, with nested rows plain', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  for (let index = 0; index < 3; index++) {
    const rows = Array.from({ length: 800 }, (_, at) => ({
      attributes: { type: 'Lead' },
      LastName: `Many ${index}-${at}`,
      Company: 'Many',
    }))
    for (let at = 0; at < rows.length; at += 200) {
      await org.http.send({
        method: 'POST',
        url: `${org.standIn.baseUrl}/services/data/v62.0/composite/sobjects`,
        headers: {
          authorization: org.http.sent.at(-1)?.headers['authorization'] ?? (await bearer(org, api)),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ allOrNone: true, records: rows.slice(at, at + 200) }),
        timeoutMs: 20_000,
      })
    }
  }
  const first = await api.query(`SELECT Id, Owner.Name FROM Lead WHERE Company = 'Many'`)
  expect(first).toMatchObject({ totalSize: 2400 })
  expect(first.rows).toHaveLength(2000)
  expect(first.rows[0]).toEqual({ Id: expect.any(String) as string, Owner: { Name: expect.any(String) as string } })
  const rest = await api.queryMore(first.next ?? '')
  expect(rest).toMatchObject({ totalSize: 2400, next: null })
  expect(new Set([...first.rows, ...rest.rows].map((row) => row['Id'])).size).toBe(2400)
})

test('five queries are one call, a bad one fails alone, and a long one needs no address', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const before = org.standIn.apiCallsToday
  const ids = Array.from({ length: 900 }, (_, index) => `'${salesforceId('00Q', index + 1)}'`)
  const results = await api.queries([
    'SELECT Id FROM Lead LIMIT 1',
    'SELECT Nope FROM Lead',
    `SELECT Id FROM Lead WHERE Email = 'a+b&c=d%20@x.example'`,
    `SELECT Id FROM Lead WHERE Id IN (${ids.join(',')})`,
    'SELECT Id FROM User LIMIT 2',
  ])
  expect(org.standIn.apiCallsToday - before).toBe(1)
  expect(results[0]).toMatchObject({ rows: [{ Id: expect.stringMatching(/^00Q/) as string }] })
  expect(results[1]).toMatchObject({ code: 'permission', details: { serviceCode: 'INVALID_FIELD', sent: 'no' } })
  expect(results[2]).toMatchObject({ rows: [] })
  expect(results[4]).toMatchObject({ totalSize: 2 })
  expect(await api.queries([])).toEqual([])
  expect((await failureOf(api.queries(Array(6).fill('SELECT Id FROM Lead') as string[]))).code).toBe('bug')
  expect(await api.query(`SELECT Id FROM Lead WHERE Id IN (${ids.join(',')})`)).toMatchObject({ totalSize: 0 })
  expect(org.http.sent.at(-1)).toMatchObject({ method: 'POST' })
})

test('queryAll sees what was deleted', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const { id } = await api.create('Lead', NEW, PLAIN)
  const authorization = org.http.sent.at(-1)?.headers['authorization'] ?? ''
  const url = `${org.standIn.baseUrl}/services/data/v62.0/sobjects/Lead/${id}`
  await org.http.send({ method: 'DELETE', url, headers: { authorization }, timeoutMs: 5_000 })
  const soql = `SELECT Id, IsDeleted FROM Lead WHERE Id = '${id}'`
  expect((await api.query(soql)).rows).toEqual([])
  expect((await api.queryAll(soql)).rows).toEqual([{ Id: id, IsDeleted: true }])
  expect(await failureOf(api.update('Lead', id, { Title: 'x' }))).toMatchObject({
    code: 'gone',
    details: { sent: 'no' },
  })
})

test('tells the org’s usage and the service’s clock', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  expect([api.apiUsage(), api.serverTime()]).toEqual([null, null])
  org.simClock.advance(-3_600_000)
  await api.query('SELECT Id FROM Lead LIMIT 1')
  expect(api.apiUsage()).toEqual({ used: org.standIn.apiCallsToday, limit: 100_000 })
  expect(Math.abs((api.serverTime() ?? 0) - org.simClock.now())).toBeLessThan(5_000)
})

async function bearer(target: Org, api: { query(soql: string): Promise<unknown> }): Promise<string> {
  await api.query('SELECT Id FROM Lead LIMIT 1')
  return target.http.sent.at(-1)?.headers['authorization'] ?? ''
}
