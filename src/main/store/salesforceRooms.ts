import type { MatchKind, RecordObject } from '../../contract/models'
import type {
  CachedRecord,
  CachedSalesforceRecord,
  ConversationTask,
  RecordChange,
  RecordQuery,
  SalesforceContactRow,
  SalesforceLeadRow,
  SalesforceRecordRow,
  SalesforceUserRow,
} from './rows'

/** Leads, Contacts and Users as matching needs them. */
export interface SalesforceRoom {
  saveLeads(orgKey: string, rows: SalesforceLeadRow[], at: number): void
  saveContacts(orgKey: string, rows: SalesforceContactRow[], at: number): void
  saveUsers(orgKey: string, rows: SalesforceUserRow[], at: number): void
  removeRecords(orgKey: string, object: 'Lead' | 'Contact', ids: string[]): void
  /** Cached ids, for finding records that have left the rep's view. */
  recordIds(orgKey: string, object: 'Lead' | 'Contact'): string[]
  /** Folded emails of cached people that were never looked up in this org, or changed since. */
  emailsToLookUp(orgKey: string, limit: number): string[]
  countEmailsToLookUp(orgKey: string): number
  /** Those of the given emails that cached people have; folded. */
  knownEmails(emails: string[]): ReadonlySet<string>
  /** Those of the given record ids that are cached. */
  knownRecords(orgKey: string, object: 'Lead' | 'Contact', ids: string[]): ReadonlySet<string>
  /** Every folded email of cached people, keyset order. */
  emails(after: string | null, limit: number): string[]
  markLookedUp(orgKey: string, emails: string[], at: number): void
  /**
   * Match by the articles' rules and the rep's choice, and its records: the one Contact, the one Lead, or all of
   * several. `candidates`: the several that there were to choose from, the chosen one (`chosenId`) among them; empty
   * where there is nothing to choose. A choice that new records have put in question is no choice.
   */
  matchOf(
    orgKey: string,
    personId: string,
  ): {
    kind: MatchKind
    records: CachedSalesforceRecord[]
    candidates: CachedSalesforceRecord[]
    chosenId: string | null
    checkedAt: number | null
  }
  user(orgKey: string, id: string): SalesforceUserRow | null
  userByEmail(orgKey: string, email: string): SalesforceUserRow | null
  /** All of them, since an email is not unique among Salesforce's users; active ones first. */
  usersByEmail(orgKey: string, email: string): SalesforceUserRow[]
  /** All users, by name, those who have left too. */
  users(orgKey: string): SalesforceUserRow[]
  /** Active users, by name: who can own a Lead. */
  activeUsers(orgKey: string): { id: string; name: string }[]
}

/** Whole records, each as the signed-in user sees it. */
export interface RecordsRoom {
  /**
   * Inserts or updates; a row older than the cached one is skipped. Answers what changed, in the order given. Fields
   * that are not among a row's own stay as they were.
   */
  save(orgKey: string, rows: SalesforceRecordRow[], at: number): RecordChange[]
  get(orgKey: string, object: RecordObject, id: string): CachedRecord | null
  /** By due date, then newest first. */
  list(orgKey: string, query: RecordQuery): CachedRecord[]
  /** Somebody's open Tasks with a reminder after a time (ms). */
  reminders(orgKey: string, ownerId: string, after: number): CachedRecord[]
  count(orgKey: string, query: RecordQuery): number
  /** An optimistic edit; the service's next answer replaces it. */
  patch(orgKey: string, object: RecordObject, id: string, fields: SalesforceRecordRow['fields']): void
  /** Cached ids in order from behind `after` on, for finding those that have left the rep's view. */
  ids(orgKey: string, object: RecordObject, after: string | null, limit: number): string[]
  /** Those of the given ids that are cached. */
  known(orgKey: string, object: RecordObject, ids: readonly string[]): ReadonlySet<string>
  remove(orgKey: string, object: RecordObject, ids: readonly string[]): void
  /** Cached people behind a Lead or Contact, by the match. */
  peopleOf(orgKey: string, recordId: string): string[]
}

/** What an org is like, kept for offline: describes, layouts, status tables, by name (`describe/Lead`). */
export interface OrgSetupRoom {
  get(orgKey: string, name: string): { body: unknown; at: number } | null
  set(orgKey: string, name: string, body: unknown, at: number): void
}

/** The rep's choices among several matching records. */
export interface MatchChoicesRoom {
  /** `candidates`: the records there were to choose from; others that appear later reopen the question. */
  set(orgKey: string, personId: string, recordId: string | null, candidates: readonly string[], at: number): void
  get(orgKey: string, personId: string): { recordId: string; candidates: string[]; at: number } | null
}

/** Which Tasks stand for which conversations. */
export interface ConversationTasksRoom {
  save(orgKey: string, task: ConversationTask): void
  of(orgKey: string, conversationId: string): ConversationTask[]
  /**
   * Conversations that are to be looked at for logging by themselves: started by their person at or after `since`, and not
   * in step with a Task; without a Task only those that were read at or after `waitingSince`. Oldest first. `only`: none
   * but these.
   */
  candidates(orgKey: string, since: number, waitingSince: number, only?: readonly string[]): string[]
}
