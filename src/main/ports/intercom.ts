import type { IntercomConversation, IntercomConversationWrites } from './intercomConversations'
import type { IntercomMergingWrites } from './intercomMerging'
import type { IntercomPeopleWrites } from './intercomPeople'
import type { ContactSearch, ConversationSearch } from './intercomSearches'

export type * from './intercomConversations'
export type * from './intercomPeople'
export type * from './intercomSearches'

/** Intercom as the core sees it: ids are strings, times are milliseconds (UTC), absent values are null. */
export interface IntercomCredentials {
  /** `https://api.intercom.io` and its regional hosts, or a stand-in on loopback. Without a trailing slash. */
  baseUrl: string
  token: string
}

export interface IntercomMe {
  id: string
  name: string
  email: string
  workspaceId: string
  workspaceName: string
  region: string
  /** IANA name: contact search compares dates by the day in this zone. */
  timezone: string
}

export interface IntercomAdmin {
  id: string
  name: string
  email: string
  teamIds: string[]
}

export interface IntercomTeam {
  id: string
  name: string
  adminIds: string[]
}

export interface IntercomContact {
  id: string
  role: 'lead' | 'user'
  externalId: string | null
  email: string | null
  phone: string | null
  name: string | null
  ownerId: string | null
  createdAt: number | null
  updatedAt: number | null
  signedUpAt: number | null
  lastSeenAt: number | null
  lastRepliedAt: number | null
  lastContactedAt: number | null
  country: string | null
  countryCode: string | null
  /** AF, AN, AS, EU, NA, OC, SA. */
  continentCode: string | null
  region: string | null
  city: string | null
  browser: string | null
  os: string | null
  referrer: string | null
  /** campaign, content, medium, source, term: those that are set. */
  utm: Record<string, string>
  customAttributes: Record<string, string | number | boolean | null>
  unsubscribed: boolean
  /** Mail to them came back for good, or they marked it as spam. */
  emailTrouble: 'bounced' | 'spam' | null
  tagIds: string[]
  companyIds: string[]
  /** The API lists at most 10 companies and tags on a contact; true where there are more. */
  hasMoreCompanies: boolean
  /** How many notes there are on them; left out where the API does not say. */
  notesTotal?: number
}

export interface IntercomCompany {
  id: string
  companyId: string | null
  name: string
  website: string | null
  industry: string | null
  size: number | null
  plan: string | null
  monthlySpend: number | null
  customAttributes: IntercomContact['customAttributes']
  updatedAt: number | null
}

/** A saved reply. Its placeholders stand in `html` as the API gives them: `<attribute key default/>`. */
export interface IntercomMacro {
  id: string
  name: string
  html: string
  /** The teams that may use it; null for everybody. */
  teamIds: string[] | null
}

/** One page of a cursor: `next` goes into the next call; null at the end. */
export interface IntercomPage<T> {
  items: T[]
  next: string | null
  total: number | null
  /** Rows that could not be understood, set aside so that one bad row does not stop the rest. */
  unreadable: number
}

/** What is changed of a contact; what is not given stays. Null clears. */
export interface ContactPatch {
  name?: string | null
  email?: string
  phone?: string | null
  /** The workspace's own id of a user; null clears. */
  externalId?: string | null
  /** A teammate, or null for nobody. It does not reassign conversations. */
  ownerId?: string | null
  /** ms since the epoch. */
  signedUpAt?: number | null
  unsubscribed?: boolean
  /** Each must exist as a data attribute of people first. Dates are whole seconds. */
  customAttributes?: IntercomContact['customAttributes']
}

/** What is changed of a company; what is not given stays. */
export interface CompanyPatch {
  name?: string
  website?: string
  industry?: string
  plan?: string
  size?: number
  monthlySpend?: number
  customAttributes?: IntercomContact['customAttributes']
}

/** A data attribute of people or companies, archived ones too. */
export interface IntercomDataAttribute {
  model: 'contact' | 'company'
  name: string
  label: string
  /** string, integer, float, boolean, date, as the API names it. */
  dataType: string
  /** The choices of a list; empty for others. */
  options: string[]
  isCustom: boolean
  writable: boolean
  archived: boolean
}

/** A message that a teammate begins. */
export interface NewMessage {
  adminId: string
  to: { id: string; role: IntercomContact['role'] }
  channel: 'in_app' | 'email'
  /** Of an email. */
  subject: string
  template: 'plain' | 'personal'
  /** HTML. */
  body: string
}

/** An event of a contact. The service keeps one per contact, name and second, however often it is sent. */
export interface IntercomEvent {
  contactId: string
  name: string
  /** Unix seconds. */
  createdAt: number
  /** At most 10 flat values. */
  metadata: Record<string, string>
}

/** What the last answer said of the rate limit; null until one did. */
export interface IntercomRate {
  limit: number
  remaining: number
  /** Milliseconds since the epoch, by the service's clock. */
  resetAt: number
}

/**
 * The calls the core needs. None retries a POST. Failures are `Failure`s: 401 `auth_expired`, 403 `permission` or
 * `plan_restricted`, 404 `not_found`, 410 `gone`, 409 `conflict`, 400/422 `validation`, 429 `rate_limited` (with
 * `retryAfterMs`), 5xx `server`, connection `offline` or `timeout`; `details.sent` says whether it may have arrived.
 * Reads wait by themselves for the rate window to open, writes do not.
 */
export interface IntercomApi extends IntercomConversationWrites, IntercomMergingWrites, IntercomPeopleWrites {
  me(): Promise<IntercomMe>
  admins(): Promise<IntercomAdmin[]>
  teams(): Promise<IntercomTeam[]>
  tags(): Promise<{ id: string; name: string }[]>
  /** The workspace's segments; who is in one is asked by `searchContacts`. */
  segments(): Promise<{ id: string; name: string }[]>
  /** Saved replies for the inbox, of everybody and of single teams. */
  macros(): Promise<IntercomMacro[]>
  contact(id: string): Promise<IntercomContact>
  searchContacts(search: ContactSearch): Promise<IntercomPage<IntercomContact>>
  companiesOf(contactId: string): Promise<IntercomCompany[]>
  company(id: string): Promise<IntercomCompany>
  companies(page: number, perPage: number): Promise<{ items: IntercomCompany[]; totalPages: number }>
  conversation(id: string): Promise<IntercomConversation>
  searchConversations(search: ConversationSearch): Promise<IntercomPage<IntercomConversation>>
  /** Ids deleted since, newest first; pages until `deletedAt` is older than `since`. */
  deletedConversations(since: number): Promise<string[]>
  updateContact(id: string, patch: ContactPatch): Promise<IntercomContact>
  updateCompany(id: string, patch: CompanyPatch): Promise<IntercomCompany>
  /** Attributes that people and companies have in this workspace. */
  dataAttributes(): Promise<IntercomDataAttribute[]>
  /** Makes a text attribute of people. `validation` where there is one of this name already. */
  createDataAttribute(name: string): Promise<void>
  /** 202 without a body; sending it again changes nothing. */
  sendEvent(event: IntercomEvent): Promise<void>
  /** The newest events of a contact, at most 90 days old. */
  events(contactId: string): Promise<IntercomEvent[]>
  /**
   * Writes to a contact as a teammate, with a conversation at once, so that it can be looked up. Answers the conversation's
   * id; null where the service does not say. `not_found` for somebody who was made just before.
   */
  sendMessage(message: NewMessage): Promise<{ conversationId: string | null }>
  /** Makes a user with this email; `conflict` where there is one. */
  createUser(user: { email: string; name: string }): Promise<IntercomContact>
  /** The same client for what the rep waits for: where the window runs out, its reads go before the others. */
  first(): IntercomApi
  rate(): IntercomRate | null
  /** The service's clock at its last answer; null before. */
  serverTime(): number | null
}

/** Makes a client; nothing is sent until it is used. */
export type IntercomFactory = (credentials: IntercomCredentials) => IntercomApi
