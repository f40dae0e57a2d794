import { afterEach, beforeEach, expect, test } from 'vitest'
import { toId18 } from '../../../src/simulator/salesforce/ids'
import { createSalesforceStandIn } from '../../../src/simulator/salesforce/standIn'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { COLLEAGUE, openOrg, ORG, REP, seedOf, START, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const records = async (soql: string): Promise<Json[]> => {
  const reply = await org.query(soql)
  expect([reply.status, reply.text]).toEqual([200, reply.text])
  return reply.json['records'] as unknown as Json[]
}
const describe = async (name: string): Promise<Json> => (await org.api('GET', `/sobjects/${name}/describe`)).json
const queueNamed = (name: string): string =>
  text(org.standIn.control.list('Group').find((group) => group['Name'] === name)?.['Id'])

test('users have roles with parents, or none and a title', async () => {
  org.standIn.control.update('User', COLLEAGUE, { UserRoleId: null })
  expect(await records(`SELECT UserRole.Name, Title FROM User WHERE Id = '${REP}'`)).toMatchObject([
    { UserRole: { attributes: { type: 'UserRole' }, Name: 'Sales Rep' } },
  ])
  expect(await records(`SELECT UserRole.Name, Title FROM User WHERE Id = '${COLLEAGUE}'`)).toMatchObject([
    { UserRole: null, Title: 'Account Executive' },
  ])
  const roles = await records('SELECT Id, Name, DeveloperName, ParentRoleId FROM UserRole ORDER BY Name')
  const byName = new Map(roles.map((role) => [text(role['Name']), role]))
  expect(byName.get('Sales Rep')).toMatchObject({
    DeveloperName: 'SalesRep',
    ParentRoleId: byName.get('Head of Sales')?.['Id'],
  })
  expect(byName.get('Head of Sales')?.['ParentRoleId']).toBeNull()
})

test('the seed gives roles by title; users whose title names none have none', () => {
  const [first, ...others] = seedOf().users
  const titled = (Title: string | null, index: number) => ({ ...first!, Id: toId18(`0055g000000000${index}`), Title })
  const titles = ['Head of Sales', 'Enterprise Account Executive', 'Customer Success Manager', null]
  const seed = { ...seedOf(), users: [...others, ...titles.map((title, index) => titled(title, index + 4))] }
  const { control } = createSalesforceStandIn({ clock: createSimClock(START), seed })
  const roles = new Map(control.list('UserRole').map((role) => [role['Id'], role['Name']]))
  const users = control.list('User').slice(others.length)
  expect(users.map((user) => [user['Title'], roles.get(user['UserRoleId'])])).toEqual([
    ['Head of Sales', 'Head of Sales'],
    ['Enterprise Account Executive', 'Sales Rep'],
    ['Customer Success Manager', undefined],
    [null, undefined],
  ])
})

test('an owner’s role can be read from Leads, Contacts and Accounts; a queue has none', async () => {
  const lead = await org.create('Lead', LEAD)
  const queued = await org.create('Lead', { ...LEAD, OwnerId: queueNamed('Inbound Leads') })
  await org.create('Account', { Name: 'A' })
  await org.create('Contact', { LastName: 'C' })
  for (const [object, id] of [
    ['Lead', lead],
    ['Account', undefined],
    ['Contact', undefined],
  ] as const) {
    const where = id ? ` WHERE Id = '${id}'` : ''
    expect(await records(`SELECT Owner.Name, Owner.UserRole.Name FROM ${object}${where}`)).toMatchObject([
      { Owner: { Name: 'Rita Tester', UserRole: { Name: 'Sales Rep' } } },
    ])
  }
  expect(await records(`SELECT Owner.Type, Owner.UserRole.Name FROM Lead WHERE Id = '${queued}'`)).toMatchObject([
    { Owner: { Type: 'Queue', UserRole: null } },
  ])
})

test('queues say which objects they own, and own no others', async () => {
  expect(
    await records("SELECT Queue.Name, SobjectType FROM QueueSobject WHERE Queue.Type = 'Queue' ORDER BY Queue.Name"),
  ).toMatchObject([
    { Queue: { Name: 'Inbound Leads' }, SobjectType: 'Lead' },
    { Queue: { Name: 'Support Cases' }, SobjectType: 'Case' },
    { Queue: { Name: 'Unassigned Leads' }, SobjectType: 'Lead' },
  ])
  expect(
    await records(
      "SELECT DeveloperName, (SELECT SobjectType FROM QueueSobjects) FROM Group WHERE Name = 'Support Cases'",
    ),
  ).toMatchObject([{ DeveloperName: 'Support_Cases', QueueSobjects: { records: [{ SobjectType: 'Case' }] } }])
  const cases = queueNamed('Support Cases')
  await org.create('Case', { OwnerId: cases })
  const refused = await org.api('POST', '/sobjects/Lead', { ...LEAD, OwnerId: cases })
  expect([refused.status, refused.json[0]]).toEqual([
    400,
    { errorCode: 'INVALID_OPERATION', message: 'Queue not associated with this SObject type', fields: ['OwnerId'] },
  ])
})

test('a seed’s own queue comes beside the others, without a second of its name', async () => {
  await org.close()
  const id = '00G5g0000000001EAA'
  org = await openOrg({ Group: [{ Id: id, Name: 'Inbound', DeveloperName: 'Inbound_Leads', Type: 'Queue' }] })
  expect(await records("SELECT Id, Name FROM Group WHERE DeveloperName = 'Inbound_Leads'")).toMatchObject([
    { Id: id, Name: 'Inbound' },
  ])
  expect(await records(`SELECT SobjectType FROM QueueSobject WHERE QueueId = '${id}'`)).toMatchObject([
    { SobjectType: 'Lead' },
  ])
  expect(await records("SELECT Id FROM Group WHERE Type = 'Queue'")).toHaveLength(3)
})

test('the organisation and the assignment rules can be asked for', async () => {
  org.standIn.control.update('Organization', ORG, { IsSandbox: true, OrganizationType: 'Developer Edition' })
  expect(await records('SELECT Id, Name, OrganizationType, IsSandbox, InstanceName FROM Organization')).toMatchObject([
    { Id: ORG, Name: 'Acme', OrganizationType: 'Developer Edition', IsSandbox: true, InstanceName: 'NA1' },
  ])
  expect((await org.query('SELECT DefaultCurrencyIsoCode FROM Organization')).json[0]?.['errorCode']).toBe(
    'INVALID_FIELD',
  )
  expect(await records("SELECT Name, Active FROM AssignmentRule WHERE SobjectType = 'Lead'")).toMatchObject([
    { Name: 'Default', Active: false },
  ])
})

test.each(['UserRole', 'Group', 'QueueSobject', 'RecordType', 'Organization', 'AssignmentRule'])(
  '%s is described and cannot be created',
  async (name) => {
    expect(await describe(name)).toMatchObject({ name, queryable: true, createable: false })
    expect((await org.api('POST', `/sobjects/${name}`, {})).status).toBe(400)
  },
)
