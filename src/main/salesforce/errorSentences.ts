import type { ErrorCode } from '../../contract/result'

/** What a Salesforce error code means here. `said` is the service's own message, without its last full stop. */
export interface Meaning {
  code: ErrorCode
  sentence: (said: string) => string
  retryAfterMs?: number
}

const fixed = (code: ErrorCode, text: string, retryAfterMs?: number): Meaning => ({
  code,
  sentence: () => text,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})
const quoting = (code: ErrorCode, before: string, after: string): Meaning => ({
  code,
  sentence: (said) => `${before} “${said}”. ${after}`,
})

const CORRECT = 'Correct it and send again.'
const ASK_ADMIN = 'Ask your Salesforce admin.'

const busy = fixed('server', 'Salesforce is busy with this record. Repdesk tries again.', 2_000)
const noAccess = fixed(
  'permission',
  'Salesforce does not let you change this record, or one it refers to. Ask its owner or your Salesforce admin.',
)
const notAccepted = quoting('validation', 'Salesforce did not accept this:', CORRECT)
const deleted = fixed('gone', 'This record was deleted in Salesforce.')
const ourFault = quoting('bug', 'Repdesk asked Salesforce in a way it does not understand:', 'Please report this.')
const rolledBack = fixed('conflict', 'Another part of the same request was refused, so Salesforce saved none of it.')

/** Meanings by `errorCode` (or `statusCode` in collections), after the REST API guide's status codes and errors. */
export const MEANINGS: Record<string, Meaning> = {
  INVALID_SESSION_ID: fixed('auth_expired', 'The session in Salesforce has ended. Sign in to Salesforce again.'),
  API_DISABLED_FOR_ORG: fixed(
    'plan_restricted',
    'This org’s edition of Salesforce has no API, so Repdesk cannot work with it. Ask your Salesforce admin about API access.',
  ),
  API_CURRENTLY_DISABLED: fixed(
    'permission',
    'Your Salesforce user may not use the API. Ask your Salesforce admin for the permission “API Enabled”.',
  ),
  SERVER_UNAVAILABLE: fixed('server', 'Salesforce is not available at the moment. Repdesk tries again.', 30_000),
  UNKNOWN_EXCEPTION: fixed('server', 'Salesforce had a fault of its own. Repdesk tries again.'),
  UNABLE_TO_LOCK_ROW: busy,
  QUERY_TIMEOUT: fixed('timeout', 'Salesforce took too long to look this up. Repdesk tries again.'),

  REQUIRED_FIELD_MISSING: quoting('validation', 'Salesforce needs more:', 'Fill it in and send again.'),
  FIELD_CUSTOM_VALIDATION_EXCEPTION: quoting('validation', 'A rule of your org refused this:', CORRECT),
  FIELD_INTEGRITY_EXCEPTION: notAccepted,
  STRING_TOO_LONG: quoting('validation', 'A text is longer than Salesforce takes:', 'Shorten it and send again.'),
  INVALID_EMAIL_ADDRESS: quoting('validation', 'Salesforce does not take this email address:', CORRECT),
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: quoting(
    'validation',
    'A chosen value is not on Salesforce’s list:',
    'Choose another one and send again.',
  ),
  NUMBER_OUTSIDE_VALID_RANGE: notAccepted,
  MALFORMED_ID: notAccepted,
  INACTIVE_OWNER_OR_USER: fixed(
    'validation',
    'The owner’s Salesforce user is not active. Choose another owner and send again.',
  ),

  INSUFFICIENT_ACCESS_OR_READONLY: noAccess,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: noAccess,
  INSUFFICIENT_ACCESS: noAccess,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: quoting('validation', 'An automation of your org failed:', ASK_ADMIN),
  INVALID_FIELD: quoting('permission', 'Salesforce hides a field from you that was asked for:', ASK_ADMIN),
  INVALID_FIELD_FOR_INSERT_UPDATE: quoting('permission', 'Salesforce does not let you fill a field:', ASK_ADMIN),
  INVALID_TYPE: quoting('permission', 'Salesforce hides a kind of record from you:', ASK_ADMIN),

  NOT_FOUND: fixed('not_found', 'Salesforce has no such record, or you may not see it.'),
  ENTITY_IS_DELETED: deleted,
  INVALID_CROSS_REFERENCE_KEY: fixed('gone', 'A record that this refers to no longer exists in Salesforce.'),
  CANNOT_UPDATE_CONVERTED_LEAD: fixed(
    'gone',
    'This Lead was converted, so Salesforce no longer changes it. Continue on the Contact it became.',
  ),
  INVALID_QUERY_LOCATOR: fixed('gone', 'The list that was being read has expired. Repdesk reads it anew.'),

  EXCEEDED_ID_LIMIT: fixed(
    'unsupported',
    'More has changed in Salesforce than it lists at once. Repdesk reads everything anew.',
  ),
  INVALID_REPLICATION_DATE: fixed(
    'unsupported',
    'Salesforce no longer knows what changed that long ago. Repdesk reads everything anew.',
  ),
  MALFORMED_QUERY: ourFault,
  MALFORMED_SEARCH: ourFault,
  INVALID_QUERY_FILTER_OPERATOR: ourFault,
  JSON_PARSER_ERROR: ourFault,
  ALL_OR_NONE_OPERATION_ROLLED_BACK: rolledBack,
  PROCESSING_HALTED: rolledBack,
  MULTIPLE_CHOICES: fixed('conflict', 'Several records in Salesforce have this key. Choose one of them there.'),
}

/** The daily limit rolls over 24 hours; asking again each hour is soon enough. The concurrent one passes in seconds. */
export function limitMeaning(message: string): Meaning {
  return /concurrent/i.test(message)
    ? fixed(
        'rate_limited',
        'Salesforce is answering too many requests of your org at once. Repdesk waits and goes on.',
        10_000,
      )
    : fixed(
        'rate_limited',
        'Your org has used up its requests to Salesforce for these 24 hours. Repdesk goes on when it may; your Salesforce admin can see what uses them.',
        3_600_000,
      )
}
