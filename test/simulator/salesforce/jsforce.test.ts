import { afterAll, beforeAll, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { openOrg, REP, request, type TestOrg } from './support'

for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) delete process.env[name]
const { Connection, OAuth2 } = (await import('jsforce-full')).default

/** The published jsforce, unmodified, as the stand-in's client: what it needs, the stand-in must have. */
let org: TestOrg
const leads = Array.from({ length: 2_450 }, (_, i) => ({
  Id: toId18(`00Q5g0000W${String(i).padStart(5, '0')}`),
  LastName: `Person ${i}`,
  Company: 'Seed Ltd',
  Email: `person${i}@seed.example`,
}))

beforeAll(async () => {
  org = await openOrg({ Lead: leads })
})
afterAll(() => org.close())

async function connect(): Promise<InstanceType<typeof Connection>> {
  const { standIn } = org
  const oauth2 = new OAuth2({
    loginUrl: standIn.baseUrl,
    clientId: standIn.clientId,
    redirectUri: standIn.redirectUris[0]!,
    useVerifier: true,
  })
  const page = await request(oauth2.getAuthorizationUrl({ scope: 'api refresh_token id', state: 'S' }))
  const id = /name="request" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const decided = await request(`${standIn.baseUrl}/services/oauth2/authorize/decision`, {
    method: 'POST',
    body: new URLSearchParams({ request: id, user: REP }),
  })
  const callback = new URL(decided.headers.get('location') ?? '')
  expect(callback.searchParams.get('state')).toBe('S')
  const conn = new Connection({ oauth2, version: '62.0' })
  const userInfo = await conn.authorize(callback.searchParams.get('code') ?? '')
  expect(userInfo.id).toBe(REP)
  return conn
}

test('signs in with PKCE and refreshes its session', async () => {
  const conn = await connect()
  expect((await conn.identity()).username).toBe('rita@acme.example')
  org.standIn.control.expireAccessTokens()
  expect((await conn.query('SELECT Id FROM User LIMIT 1')).records).toHaveLength(1)
  expect(conn.limitInfo.apiUsage?.limit).toBe(100_000)
})

test('creates, reads, changes and deletes one record', async () => {
  const conn = await connect()
  const created = await conn.create('Lead', { LastName: 'One', Company: 'Solo' })
  expect(created.success).toBe(true)
  const id = created.id ?? ''
  await conn.update('Lead', { Id: id, Title: 'CTO' })
  expect(await conn.retrieve('Lead', id)).toMatchObject({ Title: 'CTO', OwnerId: REP, Status: 'Open - Not Contacted' })
  expect(await conn.destroy('Lead', id)).toMatchObject({ success: true })
  await expect(conn.retrieve('Lead', id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' })
})

test('writes collections and reads them back', async () => {
  const conn = await connect()
  const results = await conn.create('Lead', [
    { LastName: 'A', Company: 'Two' },
    { LastName: 'B', Email: 'not an email', Company: 'Two' },
  ])
  expect(results.map((row) => row.success)).toEqual([true, false])
  const id = results[0]?.id ?? ''
  const missing = toId18('00Q5g0000Zzzzzz')
  const rows = await conn.retrieve('Lead', [id, missing], { fields: ['Id', 'LastName'] })
  expect(rows[0]).toMatchObject({ LastName: 'A' })
  expect(rows[1]).toBeNull()
  expect((await conn.update('Lead', [{ Id: id, Title: 'VP' }]))[0]?.success).toBe(true)
  expect((await conn.destroy('Lead', [id]))[0]?.success).toBe(true)
})

test('fetches every page of a long query', async () => {
  const conn = await connect()
  const result = await conn.query("SELECT Id, Name, Owner.Email FROM Lead WHERE Company = 'seed ltd' ORDER BY Id", {
    autoFetch: true,
    maxFetch: 50_000,
  })
  expect(result.totalSize).toBe(2_450)
  expect(new Set(result.records.map((row) => row['Id'])).size).toBe(2_450)
  expect(await conn.sobject('Lead').count({ Company: 'Seed Ltd' })).toBe(2_450)
})

test('describes the org and an object', async () => {
  const conn = await connect()
  expect((await conn.describeGlobal()).sobjects.map((object) => object.name)).toContain('OpportunityContactRole')
  const description = await conn.describe('Lead')
  expect(description.fields.find((field) => field.name === 'LastName')).toMatchObject({ length: 80, nillable: false })
  expect((await conn.limits())['DailyApiRequests']?.Max).toBe(100_000)
})

test('converts Leads by SOAP, and refreshes a dead session there too', async () => {
  const conn = await connect()
  const [a, b] = [leads[0]!.Id, leads[1]!.Id]
  org.standIn.control.expireAccessTokens()
  const input = (leadId: string) => ({
    leadId,
    convertedStatus: 'Closed - Converted',
    doNotCreateOpportunity: true,
    overwriteLeadSource: false,
    sendNotificationEmail: false,
  })
  const one = await conn.soap.convertLead(input(a))
  expect(one).toMatchObject({ success: true, leadId: a, opportunityId: null })
  expect(one.contactId).toMatch(/^003/)
  const rows = await conn.soap.convertLead([input(a), { ...input(b), opportunityName: null }])
  expect(rows.map((row) => row.success)).toEqual([false, true])
  expect(rows[0]?.errors).toMatchObject([{ statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }])
})
