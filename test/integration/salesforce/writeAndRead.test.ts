import { afterEach, expect, test } from 'vitest'
import { failureOf } from './failureOf'
import { createTestOrg, openSession, type Org } from './signedIn'

let org: Org
afterEach(() => org.close())

const CREATE = { autoAssign: false, allowDuplicate: false }
const LEAD = { LastName: 'Ruiz', Company: 'Northwind', Email: 'ana.ruiz@northwind.example' }
const FIELDS = ['Id', 'Name', 'Owner.Name', 'SystemModstamp']

test('a create comes back read, in one call, and as it was asked for', async () => {
  org = await createTestOrg()
  const { api, account } = await openSession(org)
  const before = org.standIn.apiCallsToday
  const made = await api.createAndRead('Lead', LEAD, CREATE, FIELDS)
  expect(org.standIn.apiCallsToday - before).toBe(1)
  expect(made.row).toMatchObject({ Id: made.id, Name: 'Ruiz', Owner: { Name: account.userName } })
  const edited = await api.updateAndRead('Lead', made.id, { Company: 'Fabrikam' }, [...FIELDS, 'Company'])
  expect(edited.row).toMatchObject({ Id: made.id, Company: 'Fabrikam' })
  expect(org.standIn.control.get('Lead', made.id)).toMatchObject({ Company: 'Fabrikam' })
})

test('what a composite would read as a reference is written as it is', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const words = 'Hi @{first_name}, and @{written.id}'
  const made = await api.createAndRead('Task', { Subject: 'Log', Description: words }, CREATE, ['Id', 'Description'])
  expect(made.row).toMatchObject({ Id: made.id, Description: words })
  const edited = await api.updateAndRead('Task', made.id, { Description: `${words}!` }, ['Id', 'Description'])
  expect(edited.row).toMatchObject({ Description: `${words}!` })
})

test('a refusal of the write is the same failure as if it had been sent alone', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const missing = await failureOf(api.createAndRead('Lead', { Email: 'x@y.example' }, CREATE, FIELDS))
  expect(missing).toMatchObject({ code: 'validation', details: { sent: 'no' } })
  expect(Object.keys(missing.details.fields ?? {}).sort()).toEqual(['Company', 'LastName'])
  await api.createAndRead('Lead', LEAD, CREATE, FIELDS)
  const again = await failureOf(api.createAndRead('Lead', LEAD, CREATE, FIELDS))
  expect(again).toMatchObject({ code: 'duplicate', details: { sent: 'no', body: { allowSave: true } } })
  const anyway = await api.createAndRead('Lead', LEAD, { ...CREATE, allowDuplicate: true }, FIELDS)
  expect(anyway.row).not.toBeNull()
})

test('a lost answer leaves the write in doubt, and a reading that fails does not', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  await api.describe('Lead')
  org.standIn.faults.add({ method: 'POST', path: '/composite$', effect: { kind: 'cut-after' } })
  expect(await failureOf(api.createAndRead('Lead', LEAD, CREATE, FIELDS))).toMatchObject({ details: { sent: 'maybe' } })
  const other = { ...LEAD, Email: 'bo@fabrikam.example', LastName: 'Chen' }
  const made = await api.createAndRead('Lead', other, CREATE, ['Id', 'NoSuchField__c'])
  expect(made).toMatchObject({ row: null })
  expect(org.standIn.control.get('Lead', made.id)).toMatchObject({ LastName: 'Chen' })
  // A composite that only reads may be repeated by the network's own layers; one that writes must not.
  await api.queries(['SELECT Id FROM Lead LIMIT 1'])
  expect(org.http.sent.filter((one) => one.url.endsWith('/composite')).map((one) => one.readsOnly)).toEqual([
    false,
    false,
    true,
  ])
})

test('removing is done once, and a record that is gone is no failure', async () => {
  org = await createTestOrg()
  const { api } = await openSession(org)
  const { id } = await api.createAndRead('Lead', LEAD, CREATE, FIELDS)
  await api.remove('Lead', id)
  await api.remove('Lead', id)
  const [now, all] = await api.queries([
    `SELECT Id FROM Lead WHERE Id = '${id}'`,
    { soql: `SELECT Id, IsDeleted FROM Lead WHERE Id = '${id}'`, all: true },
  ])
  expect(now).toMatchObject({ rows: [] })
  expect(all).toMatchObject({ rows: [{ Id: id, IsDeleted: true }] })
})

test('what pages ask for and offer is known, with record types and without, in at most two calls', async () => {
  org = await createTestOrg({ layouts: [{ object: 'Case', required: ['Origin', 'Subject'] }] })
  const { api } = await openSession(org)
  expect(await api.recordTypePages('Case')).toMatchObject([
    { isDefault: true, required: expect.arrayContaining(['Origin', 'Subject']), picklists: {} },
  ])
  org.standIn.settings.recordTypes.push(
    { object: 'Case', developerName: 'Billing', isDefault: true, picklists: { Priority: ['High', 'Low'] } },
    { object: 'Case', developerName: 'Help' },
  )
  org.standIn.settings.layouts.push({ object: 'Case', recordType: 'Billing', required: ['Reason'] })
  const before = org.standIn.apiCallsToday
  const [billing, help, master, ...others] = await api.recordTypePages('Case')
  expect(org.standIn.apiCallsToday - before).toBe(2)
  expect(others).toEqual([])
  expect(billing).toMatchObject({ isDefault: true, picklists: { Priority: { values: ['High', 'Low'] } } })
  expect(billing?.required).toEqual(expect.arrayContaining(['Reason', 'Origin']))
  for (const other of [help, master]) {
    expect(other?.required).toContain('Origin')
    expect(other?.required).not.toContain('Reason')
    expect(other?.picklists.Priority?.values).toEqual(['High', 'Medium', 'Low'])
  }
  expect(master?.recordTypeId).toBe('012000000000000AAA')
})
