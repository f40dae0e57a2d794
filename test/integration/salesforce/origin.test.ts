import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HttpResponse } from '../../../src/main/ports/network'
import { until } from '../../builders/until'
import { failureOf } from './failureOf'
import { createTestOrg, expireAccessTokens, openSession, type Org } from './signedIn'

const TOKEN = '/services/oauth2/token'
const ONE_LEAD = 'SELECT Id FROM Lead LIMIT 1'

let org: Org
let thief: Server
let stolen: string[]
let thiefUrl: string

beforeEach(async () => {
  stolen = []
  thief = createServer((request, response) => {
    stolen.push(request.headers.authorization ?? request.url ?? '')
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await until('the other server listens', () => thief.listening)
  thiefUrl = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`
  org = await createTestOrg()
})
afterEach(async () => {
  thief.close()
  await org.close()
})

/** Lets the token endpoint name another instance. */
function nameInstance(instanceUrl: string): void {
  org.http.before = (request) => {
    if (!request.url.endsWith(TOKEN)) return null
    org.http.before = null
    return org.http.send(request).then((answer): HttpResponse => {
      const body: object = JSON.parse(answer.body) as object
      return { ...answer, body: JSON.stringify({ ...body, instance_url: instanceUrl }) }
    })
  }
}

test('a redirect is not followed', async () => {
  const { api } = await openSession(org)
  for (const status of [301, 302, 307, 308]) {
    org.standIn.faults.add({
      path: '/query',
      effect: { kind: 'status', status, headers: { location: `${thiefUrl}/x` } },
    })
    expect((await failureOf(api.query(ONE_LEAD))).code).toBe('server')
  }
  expect(stolen).toEqual([])
})

test.each([
  'https://evil.example',
  'http://evil.example',
  'https://salesforce.com.evil.example',
  'https://x.lightning.force.com',
  'nonsense',
])('an instance that is not Salesforce’s gets no bearer at sign-in: %s', async (instanceUrl) => {
  nameInstance(instanceUrl)
  expect((await failureOf(org.signIn())).code).toBe('server')
  expect(org.http.sent.filter((request) => request.headers['authorization'])).toEqual([])
})

test('nor on a refresh', async () => {
  const { api } = await openSession(org)
  expireAccessTokens(org)
  nameInstance('https://evil.example')
  expect((await failureOf(api.query(ONE_LEAD))).code).toBe('server')
  for (const request of org.http.sent) expect(request.url.startsWith(org.standIn.baseUrl)).toBe(true)
})

test('an instance that moved is followed where it is trusted, bearer and all', async () => {
  const { api } = await openSession(org)
  expireAccessTokens(org)
  nameInstance(org.standIn.baseUrl.replace('127.0.0.1', 'localhost'))
  await api.query(ONE_LEAD)
  expect(org.http.sent.at(-1)?.url).toContain('http://localhost:')
})

test('the address of a next page is never called, only its locator', async () => {
  const { api } = await openSession(org)
  const page = {
    totalSize: 3,
    done: false,
    nextRecordsUrl: `${thiefUrl}/services/data/v62.0/query/0r8xx-2000`,
    records: [],
  }
  org.standIn.faults.add({ path: '/query', effect: { kind: 'status', status: 200, body: page } })
  const { next } = await api.query(ONE_LEAD)
  expect(next).toBe('0r8xx-2000')
  await failureOf(api.queryMore(`${thiefUrl}/${next}`))
  await failureOf(api.queryMore('../../evil?x'))
  expect(stolen).toEqual([])
  for (const request of org.http.sent) expect(request.url.startsWith(org.standIn.baseUrl)).toBe(true)
})

test('names that would change the path are refused unsent', async () => {
  const { api } = await openSession(org)
  const create = api.create('Lead/../User', { LastName: 'A' }, { autoAssign: false, allowDuplicate: false })
  expect((await failureOf(create)).details.sent).toBe('no')
  expect((await failureOf(api.update('Lead', '../User/005', {}))).details.sent).toBe('no')
  expect((await failureOf(api.describe('@evil'))).details.sent).toBe('no')
  expect(org.http.sent).toEqual([])
})
