import { afterEach, expect, test } from 'vitest'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { selectFields } from '../../../src/main/salesforce/select'
import { failureOf } from './failureOf'
import { createTestOrg, openSession, type Org, quiet, realClock } from './signedIn'

let org: Org
afterEach(() => org.close())

test('the describe is read once, decides the SELECT, and is read anew after an unknown field', async () => {
  org = await createTestOrg()
  org.standIn.settings.fieldSecurity.push({ object: 'Lead', hidden: ['Phone'] })
  const { api } = await openSession(org)
  const [lead] = await Promise.all([api.describe('Lead'), api.describe('Lead')])
  await api.describe('Lead')
  expect(org.standIn.requests).toHaveLength(1)
  const fields = selectFields(lead, ['Name', 'Phone', 'Owner.Name', 'Nothing.Name', 'Company'])
  expect(fields).toEqual(['Id', 'Name', 'Owner.Name', 'Company'])
  await api.query(`SELECT ${fields.join(', ')} FROM Lead LIMIT 1`)
  const status = lead.fields.find((field) => field.name === 'Status')
  expect(status).toMatchObject({ type: 'picklist', createable: true, nillable: false })
  expect(status?.picklistValues.some((option) => option.isDefault)).toBe(true)
  expect(lead.fields.find((field) => field.name === 'LastName')).toMatchObject({ length: 80, nillable: false })

  org.standIn.settings.fieldSecurity.push({ object: 'Lead', hidden: ['Company'] })
  await failureOf(api.query(`SELECT ${fields.join(', ')} FROM Lead LIMIT 1`))
  expect(selectFields(await api.describe('Lead'), fields)).toEqual(['Id', 'Name', 'Owner.Name'])
})

test('after four hours the describe is asked for anew, and comes only where it has changed', async () => {
  org = await createTestOrg()
  const account = await org.signIn()
  let later = 0
  const clock = { ...realClock, now: () => Date.now() + later }
  const api = createSalesforceAuth({ ...org, clock, logger: quiet }).open(account)
  const first = await api.describe('Lead')
  org.http.sent.length = 0
  later = 239 * 60_000
  await api.describe('Lead')
  expect(org.http.sent).toHaveLength(0)
  later = 241 * 60_000
  org.simClock.advance(later)
  expect(await api.describe('Lead')).toEqual(first)
  const asked = org.http.sent.filter((request) => request.url.endsWith('/describe'))
  expect(asked.at(-1)?.headers['If-Modified-Since']).toMatch(/GMT$/)
  expect(org.standIn.requests.at(-1)?.status).toBe(304)
  await api.describe('Lead')
  expect(org.http.sent.filter((request) => request.url.endsWith('/describe'))).toHaveLength(asked.length)
})

test('a failed describe is asked for again', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  org.standIn.faults.add({ path: '/describe', effect: { kind: 'status', status: 503 } })
  await failureOf(api.describe('Lead'))
  expect((await api.describe('Lead')).name).toBe('Lead')
})
