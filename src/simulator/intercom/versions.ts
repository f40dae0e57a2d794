import { ApiError } from './errors'

/** A published version as one number that can be compared: 2.16 is 216, 1.0 is 100. */
export type ApiVersion = number

/** 2.16: owner ids are strings, unassigned is 0, five priorities, 410 for merged contacts, merge checks duplicates. */
export const V2_16: ApiVersion = 216

const PUBLISHED = [
  '1.0', '1.1', '1.2', '1.3', '1.4', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10',
  '2.11', '2.12', '2.13', '2.14', '2.15', '2.16',
] // prettier-ignore

/**
 * Reads an `Intercom-Version` header. Versions before 2.14 are accepted, as the service does, and answered as 2.14.
 * Throws 400 `intercom_version_invalid` for a version that was never published.
 */
export function parseVersion(text: string): ApiVersion {
  if (!PUBLISHED.includes(text)) {
    throw new ApiError(400, 'intercom_version_invalid', `The requested version ${text} could not be found.`)
  }
  const [major = '0', minor = '0'] = text.split('.')
  return Number(major) * 100 + Number(minor)
}

/** Throws 400 where the route came with a later version than the one asked for. */
export function requireVersion(version: ApiVersion, since: ApiVersion): void {
  if (version >= since) return
  throw new ApiError(400, 'intercom_version_invalid', 'Requested resource is not available in current API version.')
}
