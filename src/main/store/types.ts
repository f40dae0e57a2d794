import type { BookFilter, BookSort } from '../../contract/commands'
import type { PersonRow, Settings } from '../../contract/models'
import type { IntercomAdmin, IntercomCompany, IntercomContact, IntercomTeam } from '../ports/intercom'
import type { AuditStore } from './auditTypes'
import type { StreamRow, PersonDetail, Scope, CachedCompany, Look, LookCandidate } from './rows'
import type { BehindRoom, KeepingRoom, NewsRoom } from './keptRooms'
import type { CompanyAccountsRoom, MatchKeysRoom } from './matchRooms'
import type { ConversationsRoom, DraftsRoom } from './conversationsRoom'
import type { FilesRoom } from './filesRoom'
import type { LeavingRoom } from './leavingRoom'
import type { MergingRoom } from './mergingRoom'
import type { MessagesRoom } from './messagesRoom'
import type { NotificationsRoom } from './notificationsRoom'
import type { OutboxRoom } from './outboxRoom'
import type { OwnerChangesRoom } from './ownerChangesRoom'
import type { FormDraftsRoom, NotesRoom } from './personRooms'
import type { SearchRoom } from './search/searchRoom'
import type { IntercomSegmentsRoom, SegmentsRoom } from './segmentRoom'

export type * from './auditTypes'
export type * from './conversationsRoom'
export type * from './filesRoom'
export type * from './keptRooms'
export type * from './leavingRoom'
export type * from './matchRooms'
export type * from './mergingRoom'
export type * from './messagesRoom'
export type * from './notificationsRoom'
export type * from './outboxRoom'
export type * from './ownerChangesRoom'
export type * from './personRooms'
export type * from './segmentRoom'
import type {
  ConversationTasksRoom,
  MatchChoicesRoom,
  OrgSetupRoom,
  RecordsRoom,
  SalesforceRoom,
} from './salesforceRooms'

export type * from './rows'

/**
 * The encrypted cache of one (workspace, rep). Every method is synchronous and takes and returns plain values. Methods
 * that write a person, a conversation, a Salesforce record or an outbox item also refresh what the lists show of the
 * people concerned, in the same transaction. Nothing here reads a clock: times come in as arguments.
 */
export interface Store {
  readonly file: string
  /** Runs `work` in one transaction (nested calls join it); what it throws rolls everything back. */
  transaction<T>(work: () => T): T
  /**
   * Removed people and conversations leave the text index in small steps: each call does one (some ms) and answers
   * whether there is more. To be called while idle.
   */
  tidy(): boolean
  /** After an update: computes some people anew (some ms). True where there were any to look at. */
  recompute(): boolean
  /** Optimises, checkpoints and closes the file. */
  close(): void

  readonly meta: {
    get(key: string): string | null
    set(key: string, value: string | null): void
  }
  readonly settings: {
    read(): Partial<Settings>
    write(values: Partial<Settings>): void
  }
  /** Says who the rep is; people whose `owner_id` is this are the book. Recomputes the lists when it changes. */
  setScope(scope: Scope): void
  scope(): Scope | null

  readonly streams: {
    get(name: string): StreamRow
    list(): StreamRow[]
    save(name: string, change: Partial<Omit<StreamRow, 'name'>>): void
    /** After a start: what was `running` when the process ended is `stopped`. */
    stopRunning(): void
  }

  readonly teammates: {
    replace(admins: IntercomAdmin[], teams: IntercomTeam[]): void
    list(): { id: string; name: string; email: string; isActive: boolean }[]
    teams(): { id: string; name: string }[]
    replaceTags(tags: { id: string; name: string }[]): void
    /** By name. */
    tags(): { id: string; name: string }[]
  }

  readonly people: {
    /**
     * Inserts or updates; skips a row whose `updatedAt` is older than the cached one. `sweep` stamps each row with the
     * number of the running full sweep. Returns the ids that are new or changed.
     */
    save(contacts: IntercomContact[], at: number, sweep?: number): string[]
    /** The owner as the rep set it. What the rep edits otherwise is shown by its outbox item alone (peopleShown.ts). */
    patch(id: string, values: { ownerId: string | null }, at: number): void
    get(id: string): PersonDetail | null
    list(query: {
      filter: BookFilter
      /** Instead of the book: the people in these rows (segmentFitting.ts), to whom the filter applies. */
      among?: readonly number[] | null
      sort: BookSort
      descending: boolean
      offset: number
      limit: number
      now: number
    }): {
      rows: PersonRow[]
      total: number
    }
    /** The ids of the same rows, in the same order. */
    ids(query: Parameters<Store['people']['list']>[0]): string[]
    /** People the rep owns. */
    bookTotal(): number
    /** People the rep owns by what Intercom said last, whatever the rep has changed since and is not sent. */
    bookThere(): number
    has(id: string): boolean
    /** Ids of people with this email, folded. */
    withEmail(email: string): string[]
    /** Users with the email or the phone of this person. */
    alike(id: string): string[]
    /** Those of these people who are leads. */
    leadsAmong(ids: readonly string[]): string[]
    /** The workspace's own ids of people, in keyset order, for walking all in batches. */
    externalIds(after: string, limit: number): { personId: string; externalId: string | null }[]
    ownerOf(id: string): string | null | undefined
    /** The owner as Intercom said it last, where the rep has changed it and that is not sent. */
    ownerThere(id: string): string | null | undefined
    /** Ids in the book that the sweep `sweep` did not see; without those who are in it only because the rep just said so. */
    unseenInSweep(sweep: number): string[]
    /** Book ids in keyset order, for walking all people in batches. */
    bookIds(after: string | null, limit: number): string[]
    /** Removes people with their conversations, parts, matches and index entries; those with unsent items stay. */
    remove(ids: string[]): string[]
    /**
     * For people that Intercom has deleted: `remove`, and also takes their words out of finished outbox items and the feed;
     * then, in the steps of `tidy`, out of the write-ahead log and of backups and set-aside files, which hold copies and go.
     */
    erase(ids: string[]): string[]
    /** Guests without a conversation assigned to the rep any more, and without unsent items. */
    strayGuests(): string[]
    ofCompany(companyId: string, offset: number, limit: number): { rows: PersonRow[]; total: number }
  }

  /** How owners came about, as far as this desktop saw it. */
  readonly ownerChanges: OwnerChangesRoom

  /** Filters of the book that have a name. */
  readonly segments: SegmentsRoom

  /** Intercom's own. */
  readonly intercomSegments: IntercomSegmentsRoom

  readonly companies: {
    save(companies: IntercomCompany[], at: number): void
    get(id: string): CachedCompany | null
    /** Those with these letters in their name, by name. */
    called(text: string, limit: number): CachedCompany[]
    /** Read at that time (ms), and found as they were. */
    seen(ids: readonly string[], at: number): void
    /** Ids that cached people refer to and that are not cached, in order, from behind `after` on. */
    missing(limit: number, after?: string): string[]
  }

  readonly conversations: ConversationsRoom

  readonly drafts: DraftsRoom

  /** Files of messages: received ones that were looked at, and those to be sent. */
  readonly files: FilesRoom

  /** What is being written in forms. */
  readonly formDrafts: FormDraftsRoom

  readonly personNotes: NotesRoom

  readonly notifications: NotificationsRoom

  readonly salesforce: SalesforceRoom

  readonly records: RecordsRoom

  /** Which records are kept, whose relations are still to be read, and which became others. */
  readonly keeping: KeepingRoom

  /** Whom Intercom has behind the rep's own Leads and Contacts whose email no cached person has. */
  readonly behind: BehindRoom

  /** What happened in Salesforce that concerns the rep, newest first. */
  readonly news: NewsRoom

  readonly orgSetup: OrgSetupRoom

  readonly matchChoices: MatchChoicesRoom

  /** By which fields people's records are found, beside their email. */
  readonly matchKeys: MatchKeysRoom

  /** Which Accounts companies are. */
  readonly companyAccounts: CompanyAccountsRoom

  /** What automatic writing last saw of each person, so that a change is told from what was there before. */
  readonly looks: {
    /** People whose match is known, from behind `after` on; `seen` is null before the first look. */
    candidates(orgKey: string, after: string, limit: number): LookCandidate[]
    /** Those of the given people. */
    among(orgKey: string, ids: readonly string[]): LookCandidate[]
    get(orgKey: string, personId: string): Look | null
    /** Nothing for somebody who has left the cache meanwhile. */
    save(orgKey: string, personId: string, look: Look): void
    /** Takes one part away from all, so that the next look begins anew. */
    forget(orgKey: string, what: 'mapped' | 'owner'): void
    /** Everybody is looked at again. */
    again(): void
    /** Book people with SALESFORCE_* attributes. */
    mirrored(limit: number): string[]
    /** People whose owner was set or found here, by the look. */
    ownersKnown(orgKey: string): string[]
    /** A Contact's Account; its name is null where this user cannot see it. */
    contactLinks(orgKey: string, id: string): { accountId: string | null; accountName: string | null } | null
    /** Companies of book people with a Lead that were last read before `before` (ms), oldest first. */
    companiesOfLeads(before: number, limit: number): string[]
  }

  readonly conversationTasks: ConversationTasksRoom

  /** Writes on their way, and the trail of those that went. */
  readonly outbox: OutboxRoom

  /** People who became others, and who may be the same. */
  readonly merging: MergingRoom

  /** Messages to the people the rep owns, with who got what. */
  readonly messages: MessagesRoom

  /** Forgetting an org for good. */
  readonly leaving: LeavingRoom

  /** What this desktop wrote. */
  readonly audit: AuditStore

  readonly search: SearchRoom

  /** Sizes for Health: people, conversations, parts, leads, contacts, bytes. */
  sizes(): Record<string, number>
}
