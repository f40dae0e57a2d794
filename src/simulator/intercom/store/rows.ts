/** What the stand-in keeps. Times are unix seconds; ids are strings everywhere, as clients should keep them. */

/** What a custom attribute can hold; dates are unix seconds. */
export type AttributeValue = string | number | boolean | null

/** A tag on a contact or conversation. */
export interface TagLink {
  id: string
  appliedAt: number
  by: { type: 'admin' | 'contact'; id: string }
}

/** A teammate. */
export interface AdminRow {
  id: string
  name: string
  email: string
  jobTitle: string | null
  teamIds: number[]
  awayModeEnabled: boolean
  awayModeReassign: boolean
  awayStatusReasonId: string | null
}

/** A contact. Fields with the API's names are searchable as they are; `owner_id` is a teammate's id. */
export interface ContactRow {
  readonly id: string
  role: 'lead' | 'user'
  external_id: string | null
  email: string | null
  phone: string | null
  name: string | null
  avatar: string | null
  owner_id: string | null
  has_hard_bounced: boolean
  marked_email_as_spam: boolean
  unsubscribed_from_emails: boolean
  created_at: number
  updated_at: number
  signed_up_at: number | null
  last_seen_at: number | null
  last_replied_at: number | null
  last_contacted_at: number | null
  last_email_opened_at: number | null
  last_email_clicked_at: number | null
  language_override: string | null
  browser: string | null
  browser_language: string | null
  os: string | null
  location: Record<'country' | 'region' | 'city' | 'country_code' | 'continent_code', string | null> | null
  utm: Record<'campaign' | 'content' | 'medium' | 'source' | 'term', string | null>
  referrer: string | null
  custom_attributes: Record<string, AttributeValue>
  tags: TagLink[]
  companyIds: string[]
  archived: boolean
  blocked: boolean
  mergeHistory: { source_contact_id: string; source_contact_role: 'lead' | 'user'; merged_at: number }[]
}

/** A company: `id` is Intercom's, `company_id` the customer's own. */
export interface CompanyRow {
  readonly id: string
  company_id: string
  name: string
  website: string | null
  industry: string | null
  size: number | null
  monthly_spend: number
  plan: string | null
  remote_created_at: number | null
  created_at: number
  updated_at: number
  last_request_at: number | null
  tagIds: string[]
  custom_attributes: Record<string, AttributeValue>
}

/** Who wrote something; a contact by the role of that time. */
export interface AuthorRef {
  type: 'admin' | 'user' | 'lead' | 'bot' | 'team'
  id: string
}

/** A file on a message; `filesize` in bytes. */
export interface AttachmentRow {
  name: string
  url: string
  content_type: string
  filesize: number
}

/** Where a conversation stands. Snoozed counts as open in `open`. */
export type ConversationState = 'open' | 'closed' | 'snoozed'

/** One entry of a conversation after its first message; `state` is the conversation's after it. */
export interface PartRow {
  readonly id: string
  part_type: string
  body: string | null
  created_at: number
  author: AuthorRef
  assignedTo?: { type: 'admin' | 'team'; id: string | null }
  attachments?: AttachmentRow[]
  metadata?: Record<string, unknown>
  state: ConversationState
  eventDetails?: Record<string, unknown>
  appPackageCode?: string
  redacted?: boolean
}

/** A conversation; its first message is `source`, everything later a part. */
export interface ConversationRow {
  readonly id: string
  title: string | null
  created_at: number
  updated_at: number
  waiting_since: number | null
  snoozed_until: number | null
  state: ConversationState
  read: boolean
  priority: 'none' | 'low' | 'medium' | 'high' | 'urgent'
  adminAssigneeId: string | null
  teamAssigneeId: string | null
  companyId: string | null
  source: {
    type: 'conversation' | 'email'
    id: string
    delivered_as: 'customer_initiated' | 'admin_initiated' | 'automated'
    subject: string
    body: string
    author: AuthorRef
    attachments: AttachmentRow[]
    url: string | null
    redacted?: boolean
  }
  contactIds: string[]
  firstContactReplyAt: number | null
  tags: TagLink[]
  custom_attributes: Record<string, unknown>
  parts: PartRow[]
  ticketId: string | null
}

/** What a conversation has on top once it is a ticket; both share the id. */
export interface TicketRow {
  readonly id: string
  ticket_id: string
  conversationId: string
  ticketTypeId: string
  stateCategory: 'submitted' | 'in_progress' | 'waiting_on_customer' | 'resolved'
  attributes: Record<string, unknown>
  created_at: number
  updated_at: number
}

/** A note on a contact or on a company. */
export interface NoteRow {
  readonly id: string
  created_at: number
  contactId: string | null
  companyId: string | null
  adminId: string | null
  body: string
}

/** A teammate's outbound message; `conversationId` is set once there is a conversation. */
export interface MessageRow {
  readonly id: string
  created_at: number
  kind: 'inapp' | 'email'
  subject: string
  body: string
  adminId: string
  contactIds: string[]
  conversationId: string | null
}

/** Something a contact did. */
export interface EventRow {
  readonly id: string
  contactId: string
  event_name: string
  created_at: number
  metadata: Record<string, unknown>
  /** When it was sent (unix seconds, with a fraction); it is listed some time later. */
  receivedAt: number
}

/** An attribute of contacts or companies; the standard ones have no id. */
export interface DataAttributeRow {
  readonly id: number | null
  model: 'contact' | 'company'
  name: string
  full_name: string
  label: string
  description: string
  data_type: 'string' | 'integer' | 'float' | 'boolean' | 'date'
  options: string[] | null
  api_writable: boolean
  messenger_writable: boolean
  custom: boolean
  archived: boolean
  created_at: number
  updated_at: number
}

/** A segment with its members, which are fixed by the seed. */
export interface SegmentRow {
  readonly id: string
  name: string
  person_type: 'contact' | 'user'
  created_at: number
  updated_at: number
  contactIds: Set<string>
}

/** What is left of a deleted conversation. */
export interface DeletedConversation {
  id: string
  deleted_at: number
  metrics_retained: boolean
}
