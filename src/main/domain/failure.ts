import type { AppError, ErrorCode } from '../../contract/result'

/**
 * Whether a failed request may have had an effect: `no` (never left, or the service refused it), `maybe` (the
 * connection broke or timed out after it left, or the service failed half-way). The outbox decides by this alone.
 */
export type Sent = 'no' | 'maybe'

export interface FailureDetails {
  sent?: Sent
  /** HTTP status, where the service answered. */
  status?: number
  /** The service's own code, such as `REQUIRED_FIELD_MISSING` or `admin_not_found`. */
  serviceCode?: string
  /** Milliseconds to wait before the next attempt, where the service says so. */
  retryAfterMs?: number
  /** The service's own message, whole. Kept with the write it concerns, never logged. */
  said?: string
  /** Messages by field name. */
  fields?: Record<string, string>
  /** What the service answered, parsed, for codes that carry more (duplicates). Never logged. */
  body?: unknown
  /** The service's clock when it answered (Date header), milliseconds since the epoch. */
  serverTime?: number
  cause?: unknown
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['offline', 'timeout', 'rate_limited', 'server', 'locked'])

/** A failure with a place in the closed list of codes and a sentence for the rep. Everything the core throws is one. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: ErrorCode
  readonly details: FailureDetails

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.details = details
  }

  /** True where the same request may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code)
  }

  /** The part of it that crosses to the renderer. */
  toAppError(): AppError {
    const { fields } = this.details
    return { code: this.code, message: this.message, retryable: this.retryable, ...(fields ? { fields } : {}) }
  }
}

/** Any thrown value as a Failure; what is not one is a `bug`, worded without its content. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  return new Failure('bug', 'Repdesk ran into a fault of its own. Nothing was lost; try again, or restart Repdesk.', {
    cause: thrown,
  })
}

/** For a read of something that may be gone by now: null where it is, or is hidden; throws everything else. */
export function unlessGone(thrown: unknown): null {
  const { code } = asFailure(thrown)
  if (code !== 'gone' && code !== 'not_found') throw thrown
  return null
}

/** For a read that comes before a write: whatever becomes of it, nothing has been sent. Throws. */
export function unsent(thrown: unknown): never {
  const { code, message, details } = asFailure(thrown)
  throw new Failure(code, message, { ...details, sent: 'no' })
}
