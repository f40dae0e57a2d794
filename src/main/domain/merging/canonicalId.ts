import type { Failure } from '../failure'

/** Whom the Link of a 410 names: the contact that somebody was merged into. Null where an answer names nobody. */
export function canonicalId(failure: Failure): string | null {
  const body = failure.details.body
  if (typeof body !== 'object' || body === null || !('canonicalId' in body)) return null
  return typeof body.canonicalId === 'string' ? body.canonicalId : null
}
