import { afterEach, expect, test } from 'vitest'
import type { SalesforceApi } from '../../../src/main/ports/salesforce'
import { failureOf } from './failureOf'
import { createTestOrg, expireAccessTokens, openSession, type Org } from './signedIn'

let org: Org
afterEach(() => org.close())

const CREATE = { autoAssign: false, allowDuplicate: true }

async function newLead(api: SalesforceApi): Promise<string> {
  const values = { LastName: 'O’Neill & Söhne <1>', Company: 'Northwind "A"', Email: 'o.neill@northwind.example' }
  return (await api.create('Lead', values, CREATE)).id
}

function conversion(leadId: string): Parameters<SalesforceApi['convertLead']>[0] {
  const convertedStatus = 'Closed - Converted'
  return { leadId, convertedStatus, accountId: null, contactId: null, opportunityName: null, ownerId: null }
}

test('a Lead becomes Account, Contact and, where named, an Opportunity', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const made = await api.convertLead({ ...conversion(await newLead(api)), opportunityName: 'Seats & <more>' })
  expect(org.standIn.control.get('Opportunity', made.opportunityId!)).toMatchObject({ Name: 'Seats & <more>' })
  expect(org.standIn.control.get('Contact', made.contactId)).toMatchObject({ AccountId: made.accountId })
  const without = await api.convertLead({ ...conversion(await newLead(api)), accountId: made.accountId })
  expect(without).toMatchObject({ accountId: made.accountId, opportunityId: null })
})

test('a session that has ended is renewed, and the token is in the body alone', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const leadId = await newLead(api)
  expireAccessTokens(org)
  await api.convertLead(conversion(leadId))
  const sent = org.http.sent.filter((one) => one.url.includes('/services/Soap/'))
  expect(sent).toHaveLength(2)
  expect(sent.every((one) => one.headers['authorization'] === undefined && one.readsOnly === false)).toBe(true)
  expect(sent.every((one) => !/\{!session\}/.test(one.body ?? ''))).toBe(true)
})

test('a refusal is a failure in words, and a lost answer is a doubt', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const leadId = await newLead(api)
  const wrong = await failureOf(api.convertLead({ ...conversion(leadId), convertedStatus: 'Open - Not Contacted' }))
  expect(wrong).toMatchObject({ code: 'validation', details: { sent: 'no' } })
  org.standIn.faults.add({ path: '/services/Soap/', effect: { kind: 'cut-body' } })
  expect(await failureOf(api.convertLead(conversion(leadId)))).toMatchObject({ details: { sent: 'maybe' } })
  const again = await failureOf(api.convertLead(conversion(leadId)))
  expect(again.details.sent).toBe('no')
  org.standIn.faults.add({ path: '/services/Soap/', effect: { kind: 'html', status: 502 } })
  expect(await failureOf(api.convertLead(conversion(leadId)))).toMatchObject({ details: { sent: 'maybe' } })
})

test('a kind of record that the user may not create is told apart from a failed automation', async () => {
  org = await createTestOrg({ objectPermissions: [{ object: 'Case', create: false }] })
  const { api } = await openSession(org)
  const refused = await failureOf(api.create('Case', { Subject: 'x' }, CREATE))
  expect(refused).toMatchObject({ code: 'permission', details: { sent: 'no' } })
})
