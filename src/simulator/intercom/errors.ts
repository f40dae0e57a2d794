/** One entry of Intercom's error list. */
export interface ErrorEntry {
  code: string
  message: string
  field?: string
}

/** A refusal of the service: thrown by a handler, answered as the `error.list` envelope with `status`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** The body of every refusal: `{type: 'error.list', request_id, errors}`. `requestId` is a uuid. */
export function errorEnvelope(requestId: string, errors: ErrorEntry[]): unknown {
  return { type: 'error.list', request_id: requestId, errors }
}

/** 400 `parameter_invalid`: the usual answer to a value that cannot be used. */
export const invalid = (message: string): ApiError => new ApiError(400, 'parameter_invalid', message)

/** 400 `parameter_not_found`: a parameter that had to be there is not. */
export const missing = (message: string): ApiError => new ApiError(400, 'parameter_not_found', message)

/** 404 "User Not Found": what every contact route says about an unknown contact id. */
export const userNotFound = (): ApiError => new ApiError(404, 'not_found', 'User Not Found')

/** 404 "Resource Not Found": unknown conversations, tags, notes and paths. */
export const resourceNotFound = (): ApiError => new ApiError(404, 'not_found', 'Resource Not Found')

/** 404 `company_not_found`. */
export const companyNotFound = (): ApiError => new ApiError(404, 'company_not_found', 'Company Not Found')

const CODES: Record<number, [string, string]> = {
  400: ['bad_request', 'Bad request'],
  401: ['unauthorized', 'Access Token Invalid'],
  403: ['forbidden', 'Forbidden'],
  404: ['not_found', 'Resource Not Found'],
  408: ['request_timeout', 'Request timed out'],
  409: ['conflict', 'Conflict'],
  422: ['unprocessable_entity', 'Unprocessable entity'],
  429: ['rate_limit_exceeded', 'Exceeded rate limit of 167 in 10_seconds'],
  500: ['server_error', 'Server Error'],
  502: ['server_error', 'Bad Gateway'],
  503: ['service_unavailable', 'Sorry, the API service is temporarily unavailable'],
}

/** The code and message that go with a status which a fault injects. */
export function entryForStatus(status: number): ErrorEntry {
  const [code, message] = CODES[status] ?? ['server_error', 'Server Error']
  return { code, message }
}
