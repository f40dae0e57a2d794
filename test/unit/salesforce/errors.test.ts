import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../src/contract/result'
import { failureOf, unreadableAnswer } from '../../../src/main/salesforce/errors'
import { oauthFailure, oauthRefusal } from '../../../src/main/salesforce/oauthErrors'

/** Where the collected answers of the real service are, on machines that have them. */
const SAMPLES = join(import.meta.dirname, '../../../../shared/reference/salesforce/error-samples.json')

const EXPECTED: Record<string, ErrorCode> = {
  INVALID_SESSION_ID: 'auth_expired',
  INVALID_SESSION_ID_not_rest: 'permission',
  Bad_OAuth_Token: 'auth_expired',
  REQUEST_LIMIT_EXCEEDED_daily: 'rate_limited',
  REQUEST_LIMIT_EXCEEDED_concurrent: 'rate_limited',
  API_DISABLED_FOR_ORG: 'plan_restricted',
  API_CURRENTLY_DISABLED: 'permission',
  REQUIRED_FIELD_MISSING: 'validation',
  DUPLICATES_DETECTED: 'duplicate',
  DUPLICATE_VALUE: 'duplicate',
  UNABLE_TO_LOCK_ROW: 'server',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'validation',
  FIELD_INTEGRITY_EXCEPTION: 'validation',
  INSUFFICIENT_ACCESS_OR_READONLY: 'permission',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'permission',
  INVALID_FIELD_write: 'permission',
  INVALID_FIELD_query: 'permission',
  INVALID_TYPE: 'permission',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'permission',
  MALFORMED_QUERY: 'bug',
  MALFORMED_SEARCH: 'bug',
  MALFORMED_ID: 'validation',
  ENTITY_IS_DELETED: 'gone',
  NOT_FOUND_record: 'not_found',
  NOT_FOUND_resource: 'not_found',
  STRING_TOO_LONG: 'validation',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'validation',
  CANNOT_UPDATE_CONVERTED_LEAD: 'gone',
  INVALID_CROSS_REFERENCE_KEY_collections: 'gone',
  JSON_PARSER_ERROR_collections_upsert: 'bug',
  ALL_OR_NONE_OPERATION_ROLLED_BACK: 'conflict',
  QUERY_TIMEOUT: 'timeout',
  INVALID_QUERY_LOCATOR: 'gone',
  EXCEEDED_ID_LIMIT: 'unsupported',
  INVALID_REPLICATION_DATE: 'unsupported',
  SERVER_UNAVAILABLE: 'server',
  UNKNOWN_EXCEPTION: 'server',
  MULTIPLE_CHOICES_upsert: 'conflict',
  oauth_invalid_grant_refresh: 'auth_expired',
  oauth_invalid_grant_code: 'auth_expired',
  oauth_pkce_verifier_missing: 'auth_expired',
  oauth_pkce_verifier_mismatch: 'validation',
  oauth_inactive_user: 'auth_expired',
  oauth_access_denied_redirect: 'permission',
  oauth_ECA_cross_org: 'validation',
}

interface Sample {
  http?: number
  body?: unknown
  redirect?: string
  error?: string
  error_description?: string
}

describe('every collected answer of the service has a place and a sentence', () => {
  if (!existsSync(SAMPLES)) {
    test.skip('the collected answers are not on this machine', () => undefined)
    return
  }
  const samples = JSON.parse(readFileSync(SAMPLES, 'utf8')) as Record<string, Sample>
  const names = Object.keys(samples).filter((name) => !name.startsWith('_'))

  test('none is forgotten here', () => {
    expect(names.sort()).toEqual(Object.keys(EXPECTED).sort())
  })

  test.each(names)('%s', (name) => {
    const failure = failureFor(name, samples[name]!)
    expect(failure.code).toBe(EXPECTED[name])
    expect(failure.message).toMatch(/^[A-Z].{20,}[.]$/)
    const inDoubt = (samples[name]?.http ?? 0) >= 500
    expect(failure.details.sent).toBe(inDoubt ? 'maybe' : 'no')
  })
})

function failureFor(name: string, sample: Sample): ReturnType<typeof failureOf> {
  const query = new URLSearchParams(sample.redirect?.replace('?', '') ?? '')
  const error = sample.error ?? query.get('error')
  if (error) return oauthRefusal(error, sample.error_description ?? query.get('error_description') ?? '')
  const status = sample.http ?? 0
  if (name.startsWith('oauth')) return oauthFailure({ status, headers: {}, body: JSON.stringify(sample.body) })
  return failureOf({ status, body: sample.body, isWrite: true })
}

const refused = (status: number, body: unknown, isWrite = true): ReturnType<typeof failureOf> =>
  failureOf({ status, body, isWrite })

test('missing fields are named, also where only the message lists them', () => {
  const message = 'Required fields are missing: [LastName, Company]'
  const fields = { LastName: 'Salesforce needs this.', Company: 'Salesforce needs this.' }
  const entry = { message, errorCode: 'REQUIRED_FIELD_MISSING' }
  expect(refused(400, [{ ...entry, fields: ['LastName', 'Company'] }]).details).toMatchObject({ fields, status: 400 })
  expect(refused(400, [entry]).details.fields).toEqual(fields)
  expect(refused(400, [entry]).message).toContain(message)
})

test('the first of several errors decides, and all their fields are kept', () => {
  const failure = refused(400, [
    { message: 'too long', errorCode: 'STRING_TOO_LONG', fields: ['LastName'] },
    { message: 'bad', errorCode: 'INVALID_EMAIL_ADDRESS', fields: ['Email'] },
  ])
  expect(failure.details).toMatchObject({
    serviceCode: 'STRING_TOO_LONG',
    fields: { LastName: 'too long', Email: 'bad' },
  })
})

test.each(['duplicateResut', 'duplicateResult'])('a duplicate’s records are read from %s', (key) => {
  const record = {
    attributes: { type: 'Lead', url: '/services/data/v62.0/sobjects/Lead/00Q000000000001AAA' },
    Id: '00Q000000000001AAA',
    Name: 'A B',
  }
  const failure = refused(400, [
    {
      errorCode: 'DUPLICATES_DETECTED',
      message: 'Use one of these records?',
      [key]: { allowSave: true, matchResults: [{ entityType: 'Lead', matchRecords: [{ record }] }] },
    },
  ])
  expect(failure.details.body).toEqual({
    allowSave: true,
    message: 'Use one of these records?',
    matches: [{ object: 'Lead', id: '00Q000000000001AAA', row: { Id: '00Q000000000001AAA', Name: 'A B' } }],
  })
})

test('a duplicate value names the record in its message', () => {
  const message = 'duplicate value found: Ext__c duplicates value on record with id: 00Q000000000001'
  const { body } = refused(400, [{ message, errorCode: 'DUPLICATE_VALUE', fields: [] }]).details
  expect(body).toMatchObject({ allowSave: false, matches: [{ object: 'Lead', id: '00Q000000000001' }] })
})

test('limits say how long to wait', () => {
  const limit = (message: string): number | undefined =>
    refused(403, [{ message, errorCode: 'REQUEST_LIMIT_EXCEEDED' }]).details.retryAfterMs
  expect(limit('TotalRequests Limit exceeded.')).toBe(3_600_000)
  expect(limit('ConcurrentRequests (Concurrent API Requests) Limit exceeded.')).toBe(10_000)
})

test('a fault of the service leaves a write in doubt, never a read; a refusal never does', () => {
  const fault = [{ message: 'x', errorCode: 'UNKNOWN_EXCEPTION' }]
  expect(refused(500, fault).details.sent).toBe('maybe')
  expect(refused(500, fault, false).details.sent).toBe('no')
  expect(refused(503, '<html>').details.sent).toBe('maybe')
  expect(refused(400, [{ message: 'x', errorCode: 'UNABLE_TO_LOCK_ROW' }]).details.sent).toBe('no')
})

test.each<[number, ErrorCode]>([
  [301, 'server'],
  [300, 'conflict'],
  [400, 'validation'],
  [401, 'auth_expired'],
  [403, 'permission'],
  [404, 'not_found'],
  [408, 'timeout'],
  [409, 'conflict'],
  [410, 'unsupported'],
  [412, 'conflict'],
  [429, 'rate_limited'],
  [500, 'server'],
  [504, 'server'],
])('status %i without a known body is %s', (status, code) => {
  expect(refused(status, 'nothing known').code).toBe(code)
  expect(refused(status, undefined).code).toBe(code)
  expect(refused(status, [null, 3, { errors: [] }]).code).toBe(code)
})

test('a page in place of an answer is told from a cut one', () => {
  expect(unreadableAnswer(200, '<!DOCTYPE html>', true)).toMatchObject({ code: 'server', details: { sent: 'maybe' } })
  expect(unreadableAnswer(200, '<!DOCTYPE html>', true).message).toContain('web page')
  expect(unreadableAnswer(200, '{"a":', false)).toMatchObject({ details: { sent: 'no' } })
})
