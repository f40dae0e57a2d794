/** One error of the REST API. Single-record endpoints call the code `errorCode`, composites and collections `statusCode`. */
export interface ApiError {
  errorCode: string
  message: string
  /** Named by DML errors (empty where no field is at fault); absent from session, limit and query errors. */
  fields?: string[]
  /** Present on DUPLICATES_DETECTED. */
  duplicateResult?: DuplicateResult
}

/** What a duplicate rule reports; the single-record answer carries it under the misspelt key `duplicateResut`. */
export interface DuplicateResult {
  allowSave: boolean
  duplicateRule: string
  duplicateRuleEntityType: string
  errorMessage: string
  matchResults: unknown[]
}

/** Ends the work on a request with an HTTP status and the service's error list. */
export class SalesforceError extends Error {
  constructor(
    readonly status: number,
    readonly errors: ApiError[],
  ) {
    super(errors.map((error) => `${error.errorCode}: ${error.message}`).join('; '))
    this.name = 'SalesforceError'
  }
}

/** An error of the request as a whole (session, query, limits): it has no `fields`. */
export function requestError(status: number, errorCode: string, message: string): SalesforceError {
  return new SalesforceError(status, [{ errorCode, message }])
}

const DML_STATUS: Record<string, number> = {
  ENTITY_IS_DELETED: 404,
  NOT_FOUND: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
}

/** An error of one record's write, with the fields at fault. */
export function writeError(errorCode: string, message: string, fields: string[] = []): SalesforceError {
  return new SalesforceError(DML_STATUS[errorCode] ?? 400, [{ errorCode, message, fields }])
}

/** The resource that no path leads to. */
export function noSuchResource(): SalesforceError {
  return requestError(404, 'NOT_FOUND', 'The requested resource does not exist')
}

/** A record that is not there, or not for this user: the two look alike. */
export function noSuchRecord(key: string): SalesforceError {
  return requestError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${key}`)
}

/** The body of an error answer: always an array, also for one error. */
export function errorEnvelope(errors: readonly ApiError[]): unknown[] {
  return errors.map(({ duplicateResult, errorCode, message, fields }) => ({
    ...(duplicateResult ? { duplicateResut: duplicateResult } : {}),
    message,
    errorCode,
    ...(fields ? { fields } : {}),
  }))
}

/** The same errors inside a collection's result row. Duplicate details are left out there. */
export function collectionErrors(errors: readonly ApiError[]): unknown[] {
  return errors.map(({ errorCode, message, fields }) => ({ statusCode: errorCode, message, fields: fields ?? [] }))
}
