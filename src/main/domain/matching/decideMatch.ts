import type { MatchKind } from '../../../contract/models'

/** What is known of a person's email in the org. */
export interface MatchFacts {
  hasEmail: boolean
  /** Whether the org was asked for this email. */
  lookedUp: boolean
  /** Leads with this email that are not converted. */
  leads: number
  /** Contacts with this email, and those that its converted Leads became. */
  contacts: number
}

export interface MatchVerdict {
  kind: MatchKind
  /** How many records stand behind it: 0, 1, or all of several. */
  count: number
}

/**
 * How a person corresponds to the org (article "Salesforce app", "multiple matches"): one Contact wins over any number
 * of Leads; several Contacts, or several Leads without a Contact, are several. Without an email nothing can match.
 */
export function decideMatch({ hasEmail, lookedUp, leads, contacts }: MatchFacts): MatchVerdict {
  if (!hasEmail) return { kind: 'none', count: 0 }
  if (!lookedUp) return { kind: 'unknown', count: 0 }
  if (contacts > 1) return { kind: 'several', count: contacts }
  if (contacts === 1) return { kind: 'contact', count: 1 }
  if (leads > 1) return { kind: 'several', count: leads }
  return leads === 1 ? { kind: 'lead', count: 1 } : { kind: 'none', count: 0 }
}

/** The records behind a verdict: the Contacts where there is one, else the Leads. None for `unknown` and `none`. */
export function matchedRecords<T>(kind: MatchKind, leads: T[], contacts: T[]): T[] {
  if (kind === 'unknown' || kind === 'none') return []
  return contacts.length > 0 ? contacts : leads
}
