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
  /** Whether the rep's choice holds: see `choiceHolds`. */
  chosen?: boolean
}

export interface MatchVerdict {
  kind: MatchKind
  /** How many records stand behind it: 0, 1, or all of several. */
  count: number
}

/**
 * How a person corresponds to the org (article "Salesforce app", "multiple matches"): one Contact wins over any number
 * of Leads; several Contacts, or several Leads without a Contact, are several until the rep has chosen one. Without an
 * email nothing can match.
 */
export function decideMatch({ hasEmail, lookedUp, leads, contacts, chosen = false }: MatchFacts): MatchVerdict {
  if (!hasEmail) return { kind: 'none', count: 0 }
  if (!lookedUp) return { kind: 'unknown', count: 0 }
  if (contacts > 1) return chosen ? { kind: 'contact', count: 1 } : { kind: 'several', count: contacts }
  if (contacts === 1) return { kind: 'contact', count: 1 }
  if (leads > 1) return chosen ? { kind: 'lead', count: 1 } : { kind: 'several', count: leads }
  return leads === 1 ? { kind: 'lead', count: 1 } : { kind: 'none', count: 0 }
}

/**
 * The records that a rep can choose from: several Contacts, or several Leads without a Contact; none where the rules
 * themselves decide.
 */
export function candidatesOf<T>(leads: T[], contacts: T[]): T[] {
  if (contacts.length > 1) return contacts
  return contacts.length === 0 && leads.length > 1 ? leads : []
}

/**
 * Whether the rep's choice among several records still stands: the chosen one is there, and there is none that the rep
 * has not seen when choosing. A new double reopens the question; one that is gone does not.
 */
export function choiceHolds(
  choice: { recordId: string; candidates: readonly string[] } | null,
  candidates: readonly string[],
): boolean {
  if (choice === null || !candidates.includes(choice.recordId)) return false
  const seen = new Set(choice.candidates)
  return candidates.every((id) => seen.has(id))
}

/** The records behind a verdict: the Contacts where there is one, else the Leads. None for `unknown` and `none`. */
export function matchedRecords<T>(kind: MatchKind, leads: T[], contacts: T[]): T[] {
  if (kind === 'unknown' || kind === 'none') return []
  return contacts.length > 0 ? contacts : leads
}
