import type { RecordObject } from '../../contract/models'
import type { SalesforceRecordRow } from '../ports/salesforceRecords'

/** What decides which records are kept, beside what is cached. */
export interface KeepRule {
  /** The signed-in Salesforce user. */
  userId: string
  /** Closed Tasks that last changed before this (ms) are left out; those of the rep alone before `ownTasksSince`. */
  tasksSince: number
  ownTasksSince: number
}

/**
 * What is read by the ids of cached records: the Contact that a Lead became; Accounts, and their Opportunities; Cases and
 * roles of Contacts; Tasks of Leads and Contacts; the Opportunity of a role.
 */
export type RelatedKind =
  | 'becameContact'
  | 'account'
  | 'accountOpportunities'
  | 'contactCases'
  | 'contactRoles'
  | 'whoTasks'
  | 'roleOpportunity'

/** Where a walk through the ids of a kind stands. */
export interface RelatedPlace {
  source: number
  after: string
}

export type NewsKind = 'lost' | 'gained' | 'merged' | 'converted' | 'deleted' | 'hidden' | 'archived' | 'signedUp'

/** Instead of an org's key: news of Intercom, which is there whoever is signed in to Salesforce. */
export const INTERCOM_NEWS = 'intercom'

/** Something that happened in Salesforce, or to an owner in Intercom, and concerns the rep, as a sentence. */
export interface NewsRow {
  id: number
  at: number
  kind: NewsKind
  /** The cached person it is about, where there is one. */
  personId: string | null
  /** Null for what happened in Intercom. */
  object: RecordObject | null
  recordId: string
  text: string
  seen: boolean
}

/** Which records are kept, whose relations are still to be read, and which became others. */
export interface KeepingRoom {
  /** Those of `rows` that are to be kept, by what is cached now. */
  relevant(
    orgKey: string,
    object: RecordObject,
    rows: readonly SalesforceRecordRow[],
    rule: KeepRule,
  ): ReadonlySet<string>
  /** One step through the cached records in order of id: those not to be kept, and where to go on (null: the end). */
  notKept(
    orgKey: string,
    object: RecordObject,
    rule: KeepRule,
    after: string,
    limit: number,
  ): { gone: string[]; after: string | null }
  /** One step through the emails that were looked up: those that nobody has any more count as never looked up. */
  forgetLookUps(orgKey: string, after: string, limit: number): string | null
  /**
   * One step through the ids by which this is read, from `at` on: those by which it was not since `since`, and where to
   * go on (null: the end).
   */
  toRead(
    orgKey: string,
    kind: RelatedKind,
    since: number,
    at: RelatedPlace,
    limit: number,
  ): { ids: string[]; next: RelatedPlace | null }
  countRead(orgKey: string, kind: RelatedKind, since: number): number
  markRead(orgKey: string, kind: RelatedKind, ids: readonly string[], at: number): void
  /** Their relations are to be read anew. */
  forgetRead(orgKey: string, ids: readonly string[]): void
  /** A record was merged or converted: cached references and the rep's choices name the other one from now on. */
  move(orgKey: string, object: RecordObject, from: string, to: string, at: number): void
  /** These are back from the recycle bin: nothing became of them. */
  stayed(orgKey: string, ids: readonly string[]): void
  /** What became of those of the ids that became another record. */
  movedTo(orgKey: string, ids: readonly string[]): ReadonlyMap<string, string>
}

/** Whom Intercom has behind the rep's own Leads and Contacts whose email no cached person has. */
export interface BehindRoom {
  /**
   * Looks at the next `step` folded emails after one: which of them Intercom was not asked about since `before`, and where
   * to go on (null: these were the last).
   */
  toAsk(
    orgKey: string,
    userId: string,
    before: number,
    after: string,
    step: number,
  ): { emails: string[]; next: string | null }
  /** What Intercom answered: null for nobody. */
  save(orgKey: string, email: string, found: { personId: string; ownerId: string | null } | null, at: number): void
  /** Those that are somebody else's in Intercom, or nobody's. */
  found(
    orgKey: string,
    userId: string,
    limit: number,
  ): { email: string; personId: string; ownerId: string | null; at: number }[]
}

/** What happened that concerns the rep: in an org, and in Intercom. */
export interface NewsRoom {
  add(orgKey: string, entries: readonly Omit<NewsRow, 'id' | 'seen'>[]): void
  /** With those of Intercom; these alone with null. */
  list(orgKey: string | null, offset: number, limit: number): { rows: NewsRow[]; total: number }
  /** These, or all with null. */
  markSeen(orgKey: string | null, ids: readonly number[] | null): void
  unseen(orgKey: string | null): number
}
