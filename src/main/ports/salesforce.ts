/** A field as describe gives it to this user: a field hidden from the user is not there. */
export interface SalesforceField {
  name: string
  label: string
  type: string
  length: number
  nillable: boolean
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
  /** From the cache of this session, asked anew with If-Modified-Since after an hour. */
  describe(object: string): Promise<SalesforceDescribe>
  query(soql: string): Promise<SalesforceQueryResult>
  /** Includes deleted and merged rows. */
  queryAll(soql: string): Promise<SalesforceQueryResult>
  queryMore(next: string): Promise<SalesforceQueryResult>
  /** At most 5 queries in one `/composite`, which counts as one call; a failed one is its own Failure. */
  queries(soql: string[]): Promise<(SalesforceQueryResult | Error)[]>
  create(object: string, values: SalesforceRow, options: CreateOptions): Promise<{ id: string }>
  /** Always with Sforce-Auto-Assign: FALSE. */
  update(object: string, id: string, values: SalesforceRow): Promise<void>
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
