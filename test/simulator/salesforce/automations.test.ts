import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, openOrg, REP, type Json, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const LEAD = { LastName: 'Ng', Company: 'Acme' }
const read = async (object: string, id: string): Promise<Json> =>
  (await org.api('GET', `/sobjects/${object}/${id}`)).json
const errors = async (reply: ReturnType<TestOrg['api']>): Promise<unknown> => {
  const { status, json } = await reply
  return [status, json]
}

test('a validation rule refuses at its field, on create, on update or on both', async () => {
  const { control } = org.standIn
  control.addValidationRule({
    object: 'Lead',
    name: 'Phone_needed',
    field: 'Phone',
    when: {
      all: [
        { field: 'Status', is: 'Working - Contacted' },
        { field: 'Phone', blank: true },
      ],
    },
    message: 'Enter a phone number first.',
    onCreate: false,
  })
  const id = await org.create('Lead', { ...LEAD, Status: 'Working - Contacted' })
  const refusal = [
    400,
    [{ message: 'Enter a phone number first.', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Phone'] }],
  ]
  expect(await errors(org.api('PATCH', `/sobjects/Lead/${id}`, { Title: 'x' }))).toEqual(refusal)
  expect((await org.api('PATCH', `/sobjects/Lead/${id}`, { Title: 'x', Phone: '1' })).status).toBe(204)
  expect(control.removeAutomation('lead', 'Phone_needed')).toBe(true)
  expect(control.removeAutomation('Lead', 'Phone_needed')).toBe(false)
  expect((await org.api('PATCH', `/sobjects/Lead/${id}`, { Phone: null })).status).toBe(204)
})

test('all rules that fire are named together; one for the whole record names no field', async () => {
  const { control } = org.standIn
  control.addValidationRule({ object: 'Lead', field: 'Title', when: 'blank', message: 'Title!' })
  control.addValidationRule({
    object: 'Lead',
    field: null,
    when: (row, before) => !before && row['LastName'] === row['Company'],
    message: 'A person is no company.',
  })
  expect(await errors(org.api('POST', '/sobjects/Lead', { LastName: 'X', Company: 'X' }))).toEqual([
    400,
    [
      { message: 'Title!', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Title'] },
      { message: 'A person is no company.', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: [] },
    ],
  ])
  const records = [{ attributes: { type: 'Lead' }, ...LEAD }]
  const rows = await org.api('POST', '/composite/sobjects', { records })
  expect(rows.json[0]?.['errors']).toMatchObject([
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Title'] },
  ])
  expect(control.list('Lead')).toEqual([])
})

test('formulas: ranges, lengths, patterns, changes, negation', async () => {
  const { control } = org.standIn
  const account = await org.create('Account', { Name: 'A', NumberOfEmployees: 5 })
  const patch = async (body: Record<string, unknown>): Promise<number> =>
    (await org.api('PATCH', `/sobjects/Account/${account}`, body)).status
  const rule = (when: Parameters<typeof control.addValidationRule>[0]['when']): void =>
    control.addValidationRule({ object: 'Account', name: 'one', field: null, when, message: 'No.' })
  rule({
    any: [
      { field: 'NumberOfEmployees', over: 10 },
      { field: 'NumberOfEmployees', under: 2 },
    ],
  })
  expect([await patch({ NumberOfEmployees: 11 }), await patch({ NumberOfEmployees: 10 })]).toEqual([400, 204])
  rule({ field: 'Site', longerThan: 3 })
  expect([await patch({ Site: 'abcd' }), await patch({ Site: 'abc' })]).toEqual([400, 204])
  rule({ not: { field: 'AccountNumber', matches: '^[A-Z]\\d+$' } })
  expect([await patch({ AccountNumber: 'a1' }), await patch({ AccountNumber: 'A1' })]).toEqual([400, 204])
  rule({ field: 'AccountNumber', changed: true })
  expect([await patch({ AccountNumber: 'B2' }), await patch({ Site: 'x' })]).toEqual([400, 204])
})

test('a trigger that throws answers with the service’s text, before and after the save, and nothing is kept', async () => {
  const { control } = org.standIn
  control.addTrigger({
    object: 'Task',
    name: 'TaskTrigger',
    exception: 'System.NullPointerException: Attempt to de-reference a null object',
    when: { field: 'Subject', matches: 'boom' },
  })
  expect(await errors(org.api('POST', '/sobjects/Task', { Subject: 'boom' }))).toEqual([
    400,
    [
      {
        message:
          'TaskTrigger: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object\n\nTrigger.TaskTrigger: line 4, column 1',
        errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        fields: [],
      },
    ],
  ])
  expect(control.list('Task')).toEqual([])
  const id = await org.create('Task', { Subject: 'fine' })
  control.addTrigger({ object: 'Task', name: 'TaskTrigger', exception: 'System.LimitException: x', at: 'after' })
  const reply = await org.api('PATCH', `/sobjects/Task/${id}`, { Subject: 'other' })
  expect(reply.json[0]?.['message']).toMatch(/^TaskTrigger: execution of AfterUpdate\n/)
  expect((await read('Task', id))['Subject']).toBe('fine')
})

test('rules and triggers can be set over HTTP, and a wrong one is refused in words', async () => {
  const rule = { object: 'Lead', name: 'r', field: null, when: { field: 'Title', blank: true }, message: 'Title!' }
  expect((await org.sim('POST', '/validation-rule', rule)).status).toBe(200)
  expect((await org.api('POST', '/sobjects/Lead', LEAD)).json).toMatchObject([{ message: 'Title!', fields: [] }])
  expect((await org.sim('DELETE', '/automation?object=Lead&name=r')).json).toEqual({ removed: true })
  expect((await org.sim('POST', '/validation-rule', { ...rule, when: 3 })).json['error']).toMatch(/when/)
  expect((await org.sim('POST', '/validation-rule', { ...rule, object: 'Nope' })).json['error']).toMatch(/Nope/)
  expect((await org.sim('POST', '/trigger', { object: 'Lead', name: 't', exception: 'E: x' })).status).toBe(200)
  expect((await org.api('POST', '/sobjects/Lead', LEAD)).json[0]?.['message']).toMatch(/^t: execution of BeforeInsert/)
  expect((await org.sim('POST', '/trigger', { object: 'Lead', name: 't' })).status).toBe(400)
})

test('an assignment rule’s entries decide by the Case’s fields; what none takes goes to the default owner', async () => {
  const queue = text(org.standIn.control.list('Group')[0]?.['Id'])
  org.standIn.settings.assignmentRules.Case = {
    active: true,
    ownerId: queue,
    entries: [
      { when: { field: 'Priority', is: 'High' }, ownerId: COLLEAGUE },
      { when: { field: 'Origin', is: 'Web' }, ownerId: REP },
    ],
  }
  const owner = async (body: Record<string, unknown>, headers?: Record<string, string>): Promise<unknown> =>
    (await read('Case', await org.create('Case', body, headers)))['OwnerId']
  expect(await owner({ Priority: 'High', Origin: 'Web' })).toBe(COLLEAGUE)
  expect(await owner({ Origin: 'Web' })).toBe(REP)
  expect(await owner({ OwnerId: COLLEAGUE })).toBe(queue)
  expect(await owner({ OwnerId: COLLEAGUE }, { 'Sforce-Auto-Assign': 'FALSE' })).toBe(COLLEAGUE)
})
