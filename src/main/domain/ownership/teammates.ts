import { foldEmail } from '../matching/foldEmail'

/** A Salesforce user as mapping to teammates needs it. */
export interface SalesforceUser {
  id: string
  name: string
  email: string | null
  isActive: boolean
}

export interface TeammateLike {
  id: string
  name: string
  email: string
}

/** The rep's own choices: Salesforce user id -> teammate id, or null for "no teammate". */
export type UserOverrides = Readonly<Record<string, string | null>>

/** The teammate behind a user, or why there is none: the end of a sentence. */
export type MappedTeammate = { teammate: TeammateLike; by: 'email' | 'override' } | { teammate: null; why: string }

/**
 * The teammate that a Salesforce user maps to: by the rep's override, else by the same email, without regard to case
 * (article: teammates with the same email map automatically). Users who are not active map like the others, since their
 * records stay theirs in Salesforce until somebody takes them over; an override says who has.
 */
export function teammateFor(
  userId: string,
  user: SalesforceUser | undefined,
  teammates: readonly TeammateLike[],
  overrides: UserOverrides,
): MappedTeammate {
  if (Object.hasOwn(overrides, userId)) {
    const chosen = overrides[userId]
    if (chosen === null || chosen === undefined) return { teammate: null, why: 'that user is set to be no teammate' }
    const teammate = teammates.find((one) => one.id === chosen)
    if (teammate) return { teammate, by: 'override' }
    return { teammate: null, why: 'that user is mapped to a teammate who is no longer in Intercom' }
  }
  const email = foldEmail(user?.email ?? null)
  const teammate = email === null ? undefined : teammates.find((one) => foldEmail(one.email) === email)
  return teammate ? { teammate, by: 'email' } : { teammate: null, why: 'no teammate in Intercom has that user’s email' }
}

/** One row of the visible mapping in Settings. */
export interface UserMappingRow {
  user: SalesforceUser
  teammate: TeammateLike | null
  by: 'email' | 'override' | null
  /** Why there is no teammate; null where there is one. */
  why: string | null
}

/** The mapping of all users, by name; those who are not active come last. */
export function userMapping(
  users: readonly SalesforceUser[],
  teammates: readonly TeammateLike[],
  overrides: UserOverrides,
): UserMappingRow[] {
  return [...users]
    .sort((a, b) => Number(b.isActive) - Number(a.isActive) || a.name.localeCompare(b.name, 'en'))
    .map((user) => {
      const mapped = teammateFor(user.id, user, teammates, overrides)
      return mapped.teammate
        ? { user, teammate: mapped.teammate, by: mapped.by, why: null }
        : { user, teammate: null, by: Object.hasOwn(overrides, user.id) ? 'override' : null, why: mapped.why }
    })
}
