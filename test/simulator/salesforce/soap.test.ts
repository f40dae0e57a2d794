import { afterEach, beforeEach, expect, test } from 'vitest'
import { childOf, escapeXml, parseXml, textOf, type XmlElement } from '../../../src/simulator/salesforce/soap/xml'
import { COLLEAGUE, GONE, openOrg, REP, request, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { FirstName: 'Ana', LastName: 'Ng', Company: 'Acme & Söhne', Email: 'ng@acme.example', LeadSource: 'Web' }
const CONVERTED = 'Closed - Converted'

type Outcome = Record<string, string | undefined>

/** A convertLead envelope as a partner client writes it, with prefixes, and what came back. */
async function convert(leads: Record<string, unknown>[], token = org.token, operation = 'convertLead') {
  const rows = leads.map(
    (lead) =>
      `<urn:leadConverts>${Object.entries({ doNotCreateOpportunity: false, convertedStatus: CONVERTED, ...lead })
        .map(([name, value]) => `<urn:${name}>${escapeXml(text(value))}</urn:${name}>`)
        .join('')}</urn:leadConverts>`,
  )
  const reply = await request(`${org.standIn.baseUrl}/services/Soap/u/62.0`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
    body: `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
      xmlns:urn="urn:partner.soap.sforce.com"><soapenv:Header><urn:SessionHeader><urn:sessionId>${token}</urn:sessionId>
      </urn:SessionHeader></soapenv:Header><soapenv:Body><urn:${operation}>${rows.join('')}</urn:${operation}>
      </soapenv:Body></soapenv:Envelope>`,
  })
  const body = childOf(parseXml(reply.text), 'Body')
  const results = childOf(body, 'convertLeadResponse')?.children ?? []
  const read = (result: XmlElement | undefined): Outcome => ({
    ...Object.fromEntries(
      ['success', 'leadId', 'accountId', 'contactId', 'opportunityId'].map((name) => [name, textOf(result, name)]),
    ),
    statusCode: textOf(childOf(result, 'errors'), 'statusCode'),
    message: textOf(childOf(result, 'errors'), 'message'),
  })
  const fault = childOf(body, 'Fault')
  return {
    status: reply.status,
    rows: results.map(read),
    first: read(results[0]),
    fault: fault && [textOf(fault, 'faultcode'), textOf(fault, 'faultstring')],
  }
}

const read = async (object: string, id: string | undefined): Promise<Json> =>
  (await org.api('GET', `/sobjects/${object}/${id}`)).json

test('a converted Lead becomes Account, Contact and Opportunity with its primary role; it counts as one call', async () => {
  const lead = await org.create('Lead', LEAD)
  const calls = org.standIn.apiCallsToday
  const { status, first } = await convert([{ leadId: lead, opportunityName: 'Rollout <1>' }])
  expect([status, first.success, first.leadId]).toEqual([200, 'true', lead])
  expect(org.standIn.apiCallsToday).toBe(calls + 1)
  expect(org.standIn.control.apiCallsByKind()['soap/convertLead']).toBe(1)
  expect(await read('Account', first.accountId)).toMatchObject({ Name: 'Acme & Söhne', OwnerId: REP })
  expect(await read('Contact', first.contactId)).toMatchObject({ Name: 'Ana Ng', AccountId: first.accountId })
  expect(await read('Opportunity', first.opportunityId)).toMatchObject({
    Name: 'Rollout <1>',
    StageName: 'Prospecting',
    CloseDate: '2026-06-30',
    AccountId: first.accountId,
  })
  const roles = await org.query('SELECT OpportunityId, ContactId, IsPrimary FROM OpportunityContactRole')
  expect(roles.json['records']).toMatchObject([
    { OpportunityId: first.opportunityId, ContactId: first.contactId, IsPrimary: true },
  ])
  expect(await read('Lead', lead)).toMatchObject({
    IsConverted: true,
    Status: CONVERTED,
    ConvertedAccountId: first.accountId,
    ConvertedContactId: first.contactId,
    ConvertedOpportunityId: first.opportunityId,
  })
})

test('without a name the Opportunity is the company’s; without an Opportunity there is none', async () => {
  const named = (await convert([{ leadId: await org.create('Lead', LEAD) }])).first
  expect((await read('Opportunity', named.opportunityId))['Name']).toBe('Acme & Söhne')
  const allow = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' }
  const lead = await org.create('Lead', LEAD, allow)
  const refused = (await convert([{ leadId: lead, doNotCreateOpportunity: true, opportunityName: 'X' }])).first
  expect([refused.success, refused.statusCode]).toEqual(['false', 'FIELD_INTEGRITY_EXCEPTION'])
  const none = (await convert([{ leadId: lead, doNotCreateOpportunity: true }])).first
  expect([none.success, none.opportunityId]).toEqual(['true', undefined])
})

test('the Lead’s Tasks move to the Contact; new Tasks on it and edits of it are refused', async () => {
  const lead = await org.create('Lead', LEAD)
  const task = await org.create('Task', { WhoId: lead, Subject: 'Call' })
  const before = await read('Task', task)
  org.clock.advance(60_000)
  const { first } = await convert([{ leadId: lead }])
  const after = await read('Task', task)
  expect(after).toMatchObject({ WhoId: first.contactId, AccountId: first.accountId })
  expect(after['SystemModstamp']).not.toBe(before['SystemModstamp'])
  expect(after['LastModifiedDate']).toBe(before['LastModifiedDate'])
  const converted = [{ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD', message: 'cannot reference converted lead' }]
  expect((await org.api('POST', '/sobjects/Task', { WhoId: lead })).json).toMatchObject(converted)
  expect((await org.api('PATCH', `/sobjects/Lead/${lead}`, { Title: 'x' })).json).toMatchObject(converted)
  const again = (await convert([{ leadId: lead }])).first
  expect([again.success, again.statusCode, again.accountId]).toEqual([
    'false',
    'CANNOT_UPDATE_CONVERTED_LEAD',
    undefined,
  ])
})

test('the status must be one that converts', async () => {
  const lead = await org.create('Lead', LEAD)
  for (const convertedStatus of ['Working - Contacted', 'Nope', '']) {
    const { first } = await convert([{ leadId: lead, convertedStatus }])
    expect([first.statusCode, first.message]).toEqual([
      'INVALID_STATUS',
      `invalid convertedStatus: ${convertedStatus}`.trim(),
    ])
  }
})

test('converting into what is there fills its blanks only, and relates a given Opportunity', async () => {
  const account = await org.create('Account', { Name: 'Old name', Phone: '1' })
  const contact = await org.create('Contact', { LastName: 'Kept', AccountId: account, LeadSource: 'Other' })
  const deal = await org.create('Opportunity', { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-08-01' })
  const lead = await org.create('Lead', { ...LEAD, Phone: '2', Title: 'CTO' })
  const ids = { accountId: account, contactId: contact, opportunityId: deal }
  const wrong = (await convert([{ leadId: lead, contactId: contact }])).first
  expect([wrong.success, wrong.statusCode]).toEqual(['false', 'INVALID_CROSS_REFERENCE_KEY'])
  const { first } = await convert([{ leadId: lead, ...ids, overwriteLeadSource: true }])
  expect(first).toMatchObject({ success: 'true', ...ids })
  expect(await read('Account', account)).toMatchObject({ Name: 'Old name', Phone: '1' })
  expect(await read('Contact', contact)).toMatchObject({
    LastName: 'Kept',
    Title: 'CTO',
    Phone: '2',
    LeadSource: 'Web',
  })
  const roles = await org.query(
    `SELECT ContactId, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = '${deal}'`,
  )
  expect(roles.json['records']).toMatchObject([{ ContactId: contact, IsPrimary: true }])
  expect(org.standIn.control.list('Opportunity')).toHaveLength(1)
})

test('owners: a queue’s Lead needs one, an inactive one is refused', async () => {
  const queue = text(org.standIn.control.list('Group')[0]?.['Id'])
  const lead = await org.create('Lead', { ...LEAD, OwnerId: queue })
  expect((await convert([{ leadId: lead }])).first.statusCode).toBe('INVALID_OWNER')
  expect((await convert([{ leadId: lead, ownerId: GONE }])).first.statusCode).toBe('INACTIVE_OWNER_OR_USER')
  const { first } = await convert([{ leadId: lead, ownerId: COLLEAGUE }])
  expect((await read('Account', first.accountId))['OwnerId']).toBe(COLLEAGUE)
})

test('each Lead converts by itself, and the user’s access counts', async () => {
  const [a, b] = [
    await org.create('Lead', { ...LEAD, Email: null }),
    await org.create('Lead', { ...LEAD, Email: null }),
  ]
  const { rows } = await convert([{ leadId: a }, { leadId: '00Q000000000000' }, { leadId: b }])
  expect(rows.map((row) => row.statusCode ?? row.success)).toEqual(['true', 'INVALID_CROSS_REFERENCE_KEY', 'true'])
  const { access_token } = await org.signIn(COLLEAGUE)
  org.standIn.settings.sharing['Lead'] = 'private'
  const mine = await org.create('Lead', { ...LEAD, Email: null })
  expect((await convert([{ leadId: mine }], access_token)).first.statusCode).toBe('INVALID_CROSS_REFERENCE_KEY')
  org.standIn.control.share(mine, COLLEAGUE, 'read')
  expect((await convert([{ leadId: mine }], access_token)).first.statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY')
  org.standIn.control.share(mine, COLLEAGUE, 'edit')
  org.standIn.settings.objectPermissions = [{ userId: COLLEAGUE, object: 'Opportunity', create: false }]
  expect((await convert([{ leadId: mine }], access_token)).first.message).toBe(
    'entity type cannot be inserted: Opportunity',
  )
  expect((await convert([{ leadId: mine, doNotCreateOpportunity: true }], access_token)).first.success).toBe('true')
})

test('faults: a dead session, a user without the API, an unknown call, no XML', async () => {
  const lead = await org.create('Lead', LEAD)
  const dead = await convert([{ leadId: lead }], 'nope')
  expect([dead.status, dead.fault?.[0]]).toEqual([500, 'sf:INVALID_SESSION_ID'])
  expect(dead.fault?.[1]).toMatch(/^INVALID_SESSION_ID: /)
  org.standIn.settings.apiDisabledUserIds = [REP]
  expect((await convert([{ leadId: lead }])).fault?.[0]).toBe('sf:API_CURRENTLY_DISABLED')
  org.standIn.settings.apiDisabledUserIds = []
  org.standIn.settings.dailyApiLimit = 1
  expect((await convert([{ leadId: lead }])).fault).toEqual([
    'sf:REQUEST_LIMIT_EXCEEDED',
    'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
  ])
  expect((await convert([], org.token, 'merge')).fault?.[0]).toBe('soapenv:Client')
  const url = `${org.standIn.baseUrl}/services/Soap/u/62.0`
  const broken = await request(url, { method: 'POST', body: '<a><b></a>' })
  expect([broken.status, broken.text]).toEqual([500, expect.stringContaining('<faultcode>soapenv:Client')])
  expect((await read('Lead', lead))['errorCode']).toBeUndefined()
  expect(org.standIn.control.get('Lead', lead)?.['IsConverted']).toBe(false)
})

test('XML: prefixes, CDATA, entities, comments and nil are read; crossed tags are not', () => {
  const root = parseXml(
    '<?xml version="1.0"?><x:a b="1"><!-- <c> --><c><![CDATA[<&]]>&#x41;&amp;</c><d xsi:nil="true"/></x:a>',
  )
  expect([root.name, root.attributes, textOf(root, 'c'), textOf(root, 'd')]).toEqual([
    'a',
    { b: '1' },
    '<&A&',
    undefined,
  ])
  expect(escapeXml('a\u0000\t<&">\u0007é')).toBe('a\t&#60;&#38;&#34;&#62;é')
  for (const bad of ['<a><b></a></b>', '<a>', 'a', '', '<a/><b/>']) expect(() => parseXml(bad)).toThrow(/./)
})
