import { ApiError } from './errors'

/**
 * Scopes that are ticked in the Developer Hub. The first seven are named in Intercom's description; the others go by
 * the hub's labels.
 */
export const SCOPES = [
  'read_conversations',
  'write_conversations',
  'delete_conversations_and_metrics',
  'read_tickets',
  'write_tickets',
  'read_admins',
  'read_users_and_companies',
  'read_one_user_and_one_company',
  'read_and_write_users',
  'read_events',
  'write_events',
  'read_tags',
  'write_tags',
  'read_content_data',
] as const

/** One of the scopes. */
export type Scope = (typeof SCOPES)[number]

/** What the token may do now; changed by tests and the control routes. */
export interface Access {
  readonly token: string
  revoked: boolean
  planRestricted: boolean
  readonly scopes: Set<Scope>
}

/** Full access with the given token. */
export function createAccess(token: string): Access {
  return { token, revoked: false, planRestricted: false, scopes: new Set(SCOPES) }
}

/** Throws 401 unless the header carries the valid token; such answers have no rate-limit headers. */
export function authenticate(access: Access, header: string | undefined): void {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (access.revoked || token !== access.token) throw new ApiError(401, 'unauthorized', 'Access Token Invalid')
}

/** Throws 403 where the plan is restricted or none of the route's scopes is granted. */
export function authorise(access: Access, anyOf: readonly Scope[]): void {
  if (access.planRestricted) throw new ApiError(403, 'api_plan_restricted', 'Active subscription needed.')
  if (anyOf.length === 0 || anyOf.some((scope) => access.scopes.has(scope))) return
  throw new ApiError(403, 'forbidden', `You do not have the required scope (${anyOf[0]}) to access this resource`)
}
