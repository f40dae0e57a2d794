import { z } from 'zod'
import { Failure, type FailureDetails } from '../domain/failure'
import { duplicateReport } from './duplicates'
import { limitMeaning, MEANINGS, type Meaning } from './errorSentences'

/** One answer of Salesforce, or of one part of a composite, that is not a success. */
export interface Refusal {
  status: number
  /** Parsed JSON, or the text where it is none. */
  body: unknown
  isWrite: boolean
  /** The service's clock (Date header), where known. */
  serverTime?: number | null
}

interface Entry extends Record<string, unknown> {
  errorCode: string
  message: string
  fields: string[]
}

const entry = z
  .looseObject({
    errorCode: z.string().optional(),
    statusCode: z.string().optional(),
    message: z.string().catch(''),
    fields: z.array(z.string()).catch([]),
  })
  .transform((row) => ({ ...row, errorCode: row.errorCode ?? row.statusCode ?? '' }))
  .refine((row) => row.errorCode !== '')

const withErrors = z.looseObject({ errors: z.array(z.unknown()) })

/**
 * The Failure for a refusal: its place in the closed list, a sentence for the rep, messages by field name, and whether a
 * write may have happened. The body is a list of entries with `errorCode`, or with `statusCode` in collections; of
 * several the first decides, the fields of all are kept. For `duplicate` the details' body is a DuplicateReport.
 */
export function failureOf(refusal: Refusal): Failure {
  const { status, body, isWrite, serverTime } = refusal
  const entries = entriesOf(body)
  const first = entries[0]
  const code = first?.errorCode ?? (body === 'Bad_OAuth_Token' ? 'Bad_OAuth_Token' : '')
  const details: FailureDetails = {
    // A status of its own is the service's word that it refused; only its own faults leave a write in doubt.
    sent: isWrite && (status >= 500 || status === 408 || code === 'UNKNOWN_EXCEPTION') ? 'maybe' : 'no',
    status,
    ...(code ? { serviceCode: code } : {}),
    ...(serverTime ? { serverTime } : {}),
    ...(first ? { said: first.message } : {}),
  }
  if (first && (code === 'DUPLICATES_DETECTED' || code === 'DUPLICATE_VALUE')) return duplicate(first, details)

  const fields = fieldMessages(entries)
  if (Object.keys(fields).length > 0) details.fields = fields
  if (status === 300) details.body = body
  const said = spoken(first)
  const meaning = meaningOf(status, code, first?.message ?? '')
  if (meaning.retryAfterMs !== undefined) details.retryAfterMs = meaning.retryAfterMs
  return new Failure(meaning.code, meaning.sentence(said), details)
}

/** The Failure for a success that cannot be read: cut JSON, or a page of something in between. */
export function unreadableAnswer(status: number, body: string, isWrite: boolean): Failure {
  const sentence = /^\s*</.test(body)
    ? 'Something between this computer and Salesforce answered with a web page. A network sign-in page or a proxy may be in the way.'
    : 'Salesforce’s answer was incomplete or not understood. Repdesk tries again.'
  return new Failure('server', sentence, { sent: isWrite ? 'maybe' : 'no', status })
}

function duplicate(first: Entry, details: FailureDetails): Failure {
  const report = duplicateReport(first)
  const sentence = report.allowSave
    ? 'Salesforce already has a record like this. Use the one it has, or create this one anyway.'
    : 'Salesforce already has a record like this and does not allow another one. Use the one it has.'
  return new Failure('duplicate', sentence, { ...details, body: report })
}

function meaningOf(status: number, code: string, message: string): Meaning {
  if (code === 'REQUEST_LIMIT_EXCEEDED') return limitMeaning(message)
  if (code === 'Bad_OAuth_Token') return MEANINGS['INVALID_SESSION_ID']!
  if (/not valid for use with the REST API|not attached to Agent/.test(message)) return restForbidden
  if (/entity type cannot be (?:inserted|updated|deleted)/i.test(message)) return mayNot
  const known = MEANINGS[code]
  if (known) return known
  switch (status) {
    case 300:
      return MEANINGS['MULTIPLE_CHOICES']!
    case 401:
      return MEANINGS['INVALID_SESSION_ID']!
    case 403:
      return MEANINGS['INSUFFICIENT_ACCESS']!
    case 404:
      return MEANINGS['NOT_FOUND']!
    case 408:
      return MEANINGS['QUERY_TIMEOUT']!
    case 409:
    case 412:
      return changedMeanwhile
    case 410:
      return outdated
    case 429:
      return limitMeaning('concurrent')
    default:
  }
  if (status >= 500) return MEANINGS['SERVER_UNAVAILABLE']!
  return status < 400 ? redirected : refused
}

const restForbidden: Meaning = {
  code: 'permission',
  sentence: () =>
    'Salesforce signed you in, but your org does not let this app use its API. Ask your Salesforce admin to allow the app for you.',
}
/** It comes under the code of a failed automation, and only its text tells the two apart. */
const mayNot: Meaning = {
  code: 'permission',
  sentence: () =>
    'Your Salesforce user may not create or change this kind of record. Ask your Salesforce admin for the permission.',
}
const changedMeanwhile: Meaning = {
  code: 'conflict',
  sentence: () => 'The record was changed in Salesforce meanwhile. Look at it again before you save.',
}
const outdated: Meaning = {
  code: 'unsupported',
  sentence: () => 'Salesforce has retired the version of its API that Repdesk speaks. Update Repdesk.',
}
const redirected: Meaning = {
  code: 'server',
  sentence: () => 'Salesforce answered with a redirect instead of data. Check the login address in Settings.',
}
const refused: Meaning = {
  code: 'validation',
  sentence: (said) => `Salesforce did not accept this: “${said}”. Correct it and send again.`,
}

function entriesOf(body: unknown): Entry[] {
  const rows = Array.isArray(body) ? body : [body]
  return rows.flatMap((row: unknown) => {
    const nested = withErrors.safeParse(row)
    if (nested.success && nested.data.errors.length > 0) return entriesOf(nested.data.errors)
    const parsed = entry.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}

/** Messages by field; where REQUIRED_FIELD_MISSING lists its fields in the message alone, they are read from there. */
function fieldMessages(entries: Entry[]): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const { fields, message, errorCode } of entries) {
    const isMissing = errorCode === 'REQUIRED_FIELD_MISSING'
    const listed = isMissing ? (/\[([^\]]+)\]/.exec(message)?.[1]?.split(/,\s*/) ?? []) : []
    for (const field of fields.length > 0 ? fields : listed)
      messages[field] = isMissing ? 'Salesforce needs this.' : message
  }
  return messages
}

function spoken(first: Entry | undefined): string {
  const line = first?.message.trim().split('\n').at(-1)?.split('. If you are attempting')[0] ?? ''
  return line.replace(/[.\s]+$/, '') || 'no reason given'
}
