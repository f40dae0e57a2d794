import type { Company, MatchKind, OutboxKind, OutboxState, PersonRow, RecordObject } from '../../contract/models'
import type { ErrorCode } from '../../contract/result'
import type { IntercomPart } from '../ports/intercom'
import type {
  SalesforceContactRow,
  SalesforceLeadRow,
  SalesforceRecordRow,
  SalesforceUserRow,
} from '../ports/salesforceRecords'

/** A sync stream's durable state: where it stands, so that a kill costs at most one batch. */
export interface StreamRow {
  name: string
  state: 'never' | 'running' | 'done' | 'stopped' | 'failed'
  /** The point reached: everything up to it is in the cache. Meaning and unit are the stream's own. */
  watermark: string | null
  /** Where an unfinished run goes on: a service's cursor or a locator, with what the stream needs beside it (JSON). */
  cursor: string | null
  done: number
  total: number | null
  startedAt: number | null
  finishedAt: number | null
  errorCode: ErrorCode | null
  errorMessage: string | null
}

/** Everything cached of a person that the detail shows and a list row does not. */
export interface PersonDetail extends PersonRow {
  name: string | null
  phone: string | null
  externalId: string | null
  signedUpAt: number | null
  lastContactedAt: number | null
  lastRepliedAt: number | null
  updatedAt: number | null
  city: string | null
  region: string | null
  countryCode: string | null
  continentCode: string | null
  browser: string | null
  os: string | null
  referrer: string | null
  utm: Record<string, string>
  customAttributes: Record<string, string | number | boolean | null>
  unsubscribed: boolean
  tags: string[]
  companies: CachedCompany[]
  isGuest: boolean
  fetchedAt: number
}

/** A company as cached, with the workspace's own attributes of it. */
export interface CachedCompany extends Company {
  customAttributes: Record<string, string | number | boolean | null>
}

export interface CachedPart extends IntercomPart {
  seq: number
}

/** A conversation's header as Intercom said last, with what notifying and unread need. */
export interface CachedConversation {
  id: string
  personId: string
  createdAt: number
  updatedAt: number
  state: 'open' | 'closed' | 'snoozed'
  title: string | null
  waitingSince: number | null
  snoozedUntil: number | null
  assigneeId: string | null
  /** False for a header from before teams and tags were kept. */
  isWhole: boolean
  deliveredAs: string
  firstContactReplyAt: number | null
  /** The `updatedAt` that the cached parts belong to; null before the first load. */
  partsOf: number | null
  partsTotal: number | null
  fetchedAt: number
}

export type { SalesforceContactRow, SalesforceLeadRow, SalesforceRecordRow, SalesforceUserRow }

/** A cached record with when it was read. */
export interface CachedRecord extends SalesforceRecordRow {
  fetchedAt: number
}

/** What saving a record changed: `before` is null where it is new here. */
export interface RecordChange {
  object: RecordObject
  id: string
  name: string
  before: CachedRecord | null
  after: CachedRecord
}

/** Which records: all conditions that are given hold together. */
export interface RecordQuery {
  object: RecordObject
  whoIds?: readonly string[]
  whatIds?: readonly string[]
  accountIds?: readonly string[]
  ids?: readonly string[]
  /** One of these stands in the name or the website; case and accents do not count. */
  called?: readonly string[]
  ownerId?: string
  isClosed?: boolean
  limit?: number
}

/** A Task that this desktop, or another, made of a conversation. */
export interface ConversationTask {
  conversationId: string
  taskId: string
  /** Null where another desktop or Intercom's own app made it. */
  itemId: string | null
  isAutomatic: boolean
  createdAt: number
  /** When it was first seen closed (the service's ms); null while it never was. */
  firstClosedAt: number | null
  /** The conversation's `updatedAt` that the Task is in step with: its transcript, or that it needs none yet. */
  transcriptOf: number | null
}

/** Somebody to be looked at for automatic writes. `stamp` says what the look depends on; `seen` is that of the last. */
export interface LookCandidate {
  personId: string
  isMine: boolean
  match: MatchKind
  stamp: string
  seen: string | null
}

export interface Look {
  stamp: string
  /** Mapped attributes of Intercom by key, as they were; null where mapping has not looked yet. */
  mapped: Record<string, string | number | boolean | null> | null
  owner: OwnerLook | null
  /** What this desktop last wrote into the person's SALESFORCE_* attributes. */
  written: Record<string, string | null> | null
}

/** Where a person's owner came from. */
export interface OwnerLook {
  /** The owner that the rest of it is about; another one now was chosen by hand. */
  ownerId: string | null
  cameFromSalesforce: boolean
  /** The change of this desktop, if it made one: the owner before, and the one it wrote. */
  before?: string | null
  written?: string | null
}

/** A Lead or Contact as the panel shows it. */
export interface CachedSalesforceRecord {
  object: 'Lead' | 'Contact'
  id: string
  name: string
  email: string | null
  title: string | null
  company: string | null
  phone: string | null
  status: string | null
  leadSource: string | null
  ownerId: string | null
  ownerName: string | null
  accountName: string | null
  accountOwnerName: string | null
  isConverted: boolean
  modifiedAt: number
  fetchedAt: number
  /** By what it is the person's: `email`, or the API name of the field that holds their key. */
  matchedBy: string
}

/** An outbox item as stored. `payload` is what will be written, by kind; `outcome` what came back. */
export interface OutboxRow {
  id: string
  /** Order of creation; items of one `lane` go out in this order. */
  seq: number
  kind: OutboxKind
  service: 'intercom' | 'salesforce'
  /** `<orgId>:<userId>` for Salesforce items: another user's items wait until that user signs in again. */
  orgKey: string | null
  /** Items of one lane go out one after the other: a conversation, a person. */
  lane: string
  /** Items that were made together; null for one by itself. */
  groupId: string | null
  state: OutboxState
  personId: string | null
  conversationId: string | null
  payload: Record<string, unknown>
  outcome: Record<string, unknown> | null
  code: ErrorCode | null
  message: string | null
  fields: Record<string, string>
  attempts: number
  /** The service's clock shortly before the last attempt (ms), which look-ups compare with. */
  attemptServerTime: number | null
  /** held: end of the undo window; waiting: the next attempt. */
  nextAt: number | null
  blockedOn: string | null
  /** Local time of creation, shown to the rep; never compared with a service's times. */
  createdAt: number
  updatedAt: number
  doneAt: number | null
}

/** An item to be stored; one that says nothing of a group is of none. */
export type NewOutboxRow = Omit<OutboxRow, 'seq' | 'updatedAt' | 'groupId'> & { groupId?: string | null }

export type OutboxChange = Partial<
  Pick<
    OutboxRow,
    | 'state'
    | 'lane'
    | 'payload'
    | 'outcome'
    | 'code'
    | 'message'
    | 'fields'
    | 'attempts'
    | 'attemptServerTime'
    | 'nextAt'
    | 'blockedOn'
    | 'doneAt'
    | 'orgKey'
  >
>

/** What the list queries need to know of the rep: their teammate id, and the org they are signed in to. */
export interface Scope {
  repId: string
  /** `<orgId>:<userId>`, or null while Salesforce is not connected. */
  orgKey: string | null
}
