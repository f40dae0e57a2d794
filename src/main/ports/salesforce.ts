import type { RecordTypePage } from '../domain/salesforce/recordTypes'
import type { SalesforceSearch } from './salesforceSearch'

/** A field as describe gives it to this user: a field hidden from the user is not there. */
export interface SalesforceField {
  name: string
  label: string
  type: string
  length: number
  nillable: boolean
  /** Digits in all and behind the point of a number; 0 where it is none. */
  precision: number
  scale: number
  /** A formula or roll-up: never written. */
  calculated: boolean
  custom: boolean
  externalId: boolean
  /** No two records have the same value. */
  unique?: boolean
  /** Upserts and lookups take it for an id. */
  idLookup?: boolean
  /** Whether WHERE can name it. Left out by describes kept before this was read. */
  filterable?: boolean
  /** Whether queries tell upper case from lower. */
  caseSensitive?: boolean
  /** What a new record has where nothing is given; null where there is none or it is a formula. */
  defaultValue: string | null
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  picklistValues: { value: string; label: string; active: boolean; isDefault: boolean }[]
  restrictedPicklist: boolean
  referenceTo: string[]
  relationshipName: string | null
}

export interface SalesforceDescribe {
  name: string
  label: string
  createable: boolean
  updateable: boolean
  queryable: boolean
  fields: SalesforceField[]
  /** Record types this user may choose; none or one (the master) where the org has none. */
  recordTypes: { id: string; name: string; isDefault: boolean; isMaster: boolean }[]
}

/** A row as the REST API gives it, without `attributes`; relationships are nested rows. */
export type SalesforceRow = Record<string, unknown>

export interface SalesforceQueryResult {
  rows: SalesforceRow[]
  totalSize: number
  /** The locator of the next page; null at the end. */
  next: string | null
}

/** A signed-in user of one org: what is kept (not secret) to open the session again. */
export interface SalesforceAccount {
  orgId: string
  userId: string
  userName: string
  userEmail: string
  username: string
  instanceUrl: string
  loginHost: string
  clientId: string
}

export interface CreateOptions {
  /** TRUE lets the org's assignment rules decide the owner; FALSE keeps OwnerId (Sforce-Auto-Assign). */
  autoAssign: boolean
  /** Saves although the duplicate rule would warn; a rule that blocks refuses all the same. */
  allowDuplicate: boolean
}

/** A query for `queries`; with `all` deleted, merged and archived rows come too (queryAll). */
export interface SalesforceQuery {
  soql: string
  all?: boolean
}

/** What a Lead becomes. */
export interface LeadConversion {
  leadId: string
  /** A LeadStatus with IsConverted. */
  convertedStatus: string
  /** An existing Account or Contact to convert into; null makes new ones. */
  accountId: string | null
  contactId: string | null
  /** Null makes no Opportunity. */
  opportunityName: string | null
  /** Who owns what is made; null: the Lead's owner. */
  ownerId: string | null
}

/** One record of several that are created together. `name` begins with a letter and is a word. */
export interface NewRecordPart {
  name: string
  object: string
  values: SalesforceRow
}

/** The records a duplicate rule named, read from `duplicateResut` (Salesforce's own spelling) or `duplicateResult`. */
export interface DuplicateReport {
  allowSave: boolean
  message: string
  matches: { object: string; id: string; row: SalesforceRow }[]
}

/**
 * One signed-in session. Calls refresh the access token by themselves, once, single flight; a rotated refresh token is
 * in the keychain before the new access token is used. Failures are `Failure`s: `auth_expired` (sign in again),
 * `rate_limited`, `permission`, `validation` (with `fields`), `duplicate` (`details.body` is a DuplicateReport),
 * `not_found`, `gone`, `server`, `offline`, `timeout`; `details.sent` says whether a write may have arrived.
 */
export interface SalesforceApi {
  readonly account: SalesforceAccount
  /** From the cache of this session, asked anew with If-Modified-Since after four hours. */
  describe(object: string): Promise<SalesforceDescribe>
  /** The admin may have changed something: the next describes are read anew. */
  forgetDescribes(): void
  query(soql: string): Promise<SalesforceQueryResult>
  /** Includes deleted and merged rows. */
  queryAll(soql: string): Promise<SalesforceQueryResult>
  queryMore(next: string): Promise<SalesforceQueryResult>
  /** At most 5 queries in one `/composite`, which counts as one call; a failed one is its own Failure. */
  queries(queries: readonly (string | SalesforceQuery)[]): Promise<(SalesforceQueryResult | Error)[]>
  /** Ids of what the org's own search finds, best first; an id can belong to what this user may not read. */
  search(search: SalesforceSearch): Promise<{ object: string; id: string }[]>
  create(object: string, values: SalesforceRow, options: CreateOptions): Promise<{ id: string }>
  /** Always with Sforce-Auto-Assign: FALSE. */
  update(object: string, id: string, values: SalesforceRow): Promise<void>
  /**
   * Creates up to 200 records, each by itself, and runs a query behind them, in one call. Answers in their order each one's
   * id or its own Failure; `rows` is null where the query failed. What concerns all of them is thrown.
   */
  createMany(
    object: string,
    records: readonly SalesforceRow[],
    options: CreateOptions,
    soql: string,
  ): Promise<{ results: (string | Error)[]; rows: SalesforceRow[] | null }>
  /**
   * Creates and reads back in one call (`/composite`): the record's fields as `soqlFields` name them. A write that went
   * through and could not be read back answers `row: null`.
   */
  createAndRead(
    object: string,
    values: SalesforceRow,
    options: CreateOptions,
    soqlFields: readonly string[],
  ): Promise<{ id: string; row: SalesforceRow | null }>
  /**
   * Creates records in one transaction (`/composite`, all or none) and answers their ids in order; a value `@{name.id}` is
   * the id of an earlier part. Never with assignment rules. The refusal of a part names its fields `name.Field`, those of
   * the first part as they are.
   */
  createTogether(parts: readonly NewRecordPart[]): Promise<string[]>
  /** The same as `createAndRead` for an update, always with Sforce-Auto-Assign: FALSE. */
  updateAndRead(
    object: string,
    id: string,
    values: SalesforceRow,
    soqlFields: readonly string[],
  ): Promise<{ row: SalesforceRow | null }>
  /** To the recycle bin. A record that is gone already is no failure. */
  remove(object: string, id: string): Promise<void>
  /** SOAP convertLead: there is no REST equivalent. Not idempotent: what came of a lost answer shows in the Lead. */
  convertLead(input: LeadConversion): Promise<{ contactId: string; accountId: string; opportunityId: string | null }>
  /** What the pages of this user's record types ask for and offer, which describe does not say. */
  recordTypePages(object: string): Promise<RecordTypePage[]>
  apiUsage(): { used: number; limit: number } | null
  /** The service's clock at its last answer (Date header); null before. */
  serverTime(): number | null
  recordUrl(object: string, id: string): string
}

/** Signing in and opening sessions. Refresh tokens live in the CredentialVault alone. */
export interface SalesforceAuth {
  /**
   * Authorization code with PKCE (S256) and state, system browser, loopback redirect
   * `http://localhost:{1717,51717,51718}/callback`. Fails with `cancelled` by the signal, `timeout` after 5 minutes,
   * `permission` where the rep or the org refused.
   */
  signIn(input: { clientId: string; loginHost: string; signal: AbortSignal }): Promise<SalesforceAccount>
  /** A session on a stored refresh token; `auth_expired` by its first call where there is none any more. */
  open(account: SalesforceAccount): SalesforceApi
  /** Revokes the refresh token at Salesforce (best effort) and deletes it here. */
  signOut(account: SalesforceAccount): Promise<void>
}
