import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OrgRefusal } from '../../../../src/main/domain/salesforce/healthDetails'
import { orgProblem } from '../../../../src/main/domain/salesforce/healthWords'

const visible = [
  { name: 'LastName', label: 'Last Name', createable: true, updateable: true },
  { name: 'Status', label: 'Lead Status', createable: true, updateable: true },
  { name: 'Rating', label: 'Rating', createable: false, updateable: false },
]
const refusal = (serviceCode: string, message: string, over: Partial<OrgRefusal> = {}): OrgRefusal => {
  return { serviceCode, message, fields: [], object: 'Lead', action: 'create', visible, userName: 'Bo Lee', ...over }
}
const words = (...args: Parameters<typeof refusal>) => orgProblem(refusal(...args))

describe('problems of the org’s set-up', () => {
  it('a required field that is hidden or read-only; one that the rep can fill is none', () => {
    const hidden = words('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Region__c, LastName, Rating]')
    expect(hidden).toMatchObject({ problem: 'hiddenRequiredField', passes: false })
    expect(hidden!.cause).toBe('Your org needs Region__c, Rating on every Lead, but does not let you fill them.')
    expect(hidden!.forAdmin).toContain('Set Field-Level Security')
    expect(words('REQUIRED_FIELD_MISSING', 'x', { fields: ['LastName'] })).toBeNull()
    expect(words('REQUIRED_FIELD_MISSING', 'x', { fields: ['Region__c'], visible: null })).toBeNull()
  })

  it('a restricted picklist, with field and value', () => {
    const found = words(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Status: bad value for restricted picklist field: Nope',
      { fields: ['Status'] },
    )
    expect(found).toMatchObject({ problem: 'restrictedPicklist' })
    expect(found!.cause).toBe('Lead Status takes only the values of its list, and “Nope” is not among them.')
  })

  it('a trigger or flow, by name', () => {
    const message =
      'LeadGuard: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object\n\nTrigger.LeadGuard: line 5, column 1'
    const trigger = words('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message)
    expect(trigger).toMatchObject({ problem: 'trigger' })
    expect(trigger!.cause).toContain('“LeadGuard”')
    expect(trigger!.forAdmin).toContain('NullPointerException')
    const flow = words(
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      'We can’t save this record because the “Route leads” process failed.',
    )
    expect(flow!.cause).toContain('“Route leads”')
  })

  it('a validation rule, in the admin’s own words', () => {
    const found = words('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Say why it was lost.', { fields: ['Status'] })
    expect(found!.cause).toBe('A rule of your org refused this because of Lead Status: “Say why it was lost”.')
  })

  it.each<[string, string, string]>([
    [
      'INACTIVE_OWNER_OR_USER',
      'operation performed with inactive user [005000000000001] as owner of lead',
      'inactiveOwner',
    ],
    ['API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.', 'apiDisabledForOrg'],
    ['API_CURRENTLY_DISABLED', 'API is disabled for this User', 'apiDisabledForUser'],
    ['INVALID_SESSION_ID', 'This session is not valid for use with the REST API', 'appNotAllowed'],
    [
      'INVALID_TYPE',
      "\nselect Id from Case\n^\nERROR at Row:1:Column:21\nsObject type 'Case' is not supported.",
      'noObjectPermission',
    ],
    ['INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', 'noRecordAccess'],
    [
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
      'noRecordAccess',
    ],
    ['INVALID_FIELD', "No such column 'foo' on sobject of type Lead", 'hiddenField'],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', 'Unable to create/update fields: Rating. Please check …', 'readOnlyField'],
    ['STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded', 'storageFull'],
    [
      'UNABLE_TO_LOCK_ROW',
      'unable to obtain exclusive access to this record or 1 records: 00Q000000000001AAA',
      'rowLock',
    ],
    ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'limitReached'],
    ['FIELD_FILTER_VALIDATION_EXCEPTION', 'Value does not exist or does not match filter criteria.', 'lookupFilter'],
  ])('%s', (code, message, expected) => {
    const found = words(code, message)!
    expect(found.problem).toBe(expected)
    for (const text of [found.cause, found.remedy]) expect(text).toMatch(/^[A-Z\w][\s\S]+[.”]$/)
    expect(found.forAdmin).toContain('Bo Lee')
    expect(found.forAdmin).toContain(code)
    expect(found.passes).toBe(['rowLock', 'limitReached'].includes(expected))
  })

  it('names the object, field and user that the message names', () => {
    expect(words('INVALID_TYPE', "sObject type 'Case' is not supported.")!.cause).toContain('Case')
    expect(
      words('INVALID_FIELD', "No such column 'foo' on entity 'Lead'. If you are attempting to use …")!.cause,
    ).toContain('hides foo of Lead')
    expect(words('INACTIVE_OWNER_OR_USER', 'inactive user [005000000000001]')!.forAdmin).toContain('005000000000001')
  })

  it('is silent about what is no matter of the set-up', () => {
    for (const code of [
      'DUPLICATES_DETECTED',
      'INVALID_SESSION_ID',
      'ENTITY_IS_DELETED',
      'STRING_TOO_LONG',
      'SERVER_UNAVAILABLE',
    ])
      expect(words(code, 'any')).toBeNull()
    expect(words('REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.')).toBeNull()
  })
})

const samples = new URL('../../../../../shared/reference/salesforce/error-samples.json', import.meta.url)
describe.runIf(existsSync(samples))('recorded answers (only where the reference lies beside the project)', () => {
  const recorded = existsSync(samples)
    ? (JSON.parse(readFileSync(samples, 'utf8')) as Record<string, { body?: unknown }>)
    : {}
  it('are either explained in whole sentences or left to the other messages', () => {
    let explained = 0
    for (const { body } of Object.values(recorded)) {
      const entry = (Array.isArray(body) ? body[0] : null) as {
        errorCode?: string
        message?: string
        fields?: string[]
      } | null
      if (!entry?.errorCode) continue
      const found = words(entry.errorCode, entry.message ?? '', { fields: entry.fields ?? [] })
      if (!found) continue
      explained += 1
      expect(`${found.cause} ${found.remedy}`).not.toMatch(/undefined|null|\n/)
    }
    expect(explained).toBeGreaterThan(10)
  })
})
