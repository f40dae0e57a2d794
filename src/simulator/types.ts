/**
 * The seam between the world and the two stand-ins: the world makes plain rows, each stand-in loads them. Times are
 * milliseconds since the epoch for Salesforce and unix seconds for Intercom, as each service stores them.
 */

/** Salesforce rows to load, by object name. Rows carry their own 18-character Id; audit fields default to `createdAt`. */
export interface SalesforceSeed {
  org: { id: string; name: string; instanceLabel: string }
  users: SalesforceSeedUser[]
  /** Rows of Account, Contact, Lead, Opportunity, OpportunityContactRole, Task, Case: API field names to values. */
  records: Record<string, Record<string, unknown>[]>
}

export interface SalesforceSeedUser {
  Id: string
  Username: string
  Email: string
  FirstName: string
  LastName: string
  Title: string | null
  IsActive: boolean
  /** The browser's one-click approval signs in as this user where it is set (the demo's rep). */
  isRep?: boolean
}

/** Intercom rows to load, in the API's own shapes less what the stand-in derives. */
export interface IntercomSeed {
  app: { id_code: string; name: string; timezone: string; region: 'US' | 'EU' | 'AU'; created_at: number }
  admins: { id: string; name: string; email: string; job_title?: string; team_ids: number[] }[]
  teams: { id: string; name: string; admin_ids: string[] }[]
  tags: { id: string; name: string }[]
  segments: { id: string; name: string; person_type: 'contact' | 'user'; contactIds: string[] }[]
  companies: IntercomSeedCompany[]
  contacts: IntercomSeedContact[]
  conversations: IntercomSeedConversation[]
  macros: { id: string; name: string; body: string }[]
}

export interface IntercomSeedCompany {
  id: string
  company_id: string
  name: string
  website: string | null
  industry: string | null
  size: number | null
  monthly_spend: number
  plan: string | null
  created_at: number
  updated_at: number
}

export interface IntercomSeedContact {
  id: string
  role: 'lead' | 'user'
  external_id: string | null
  email: string | null
  phone: string | null
  name: string | null
  owner_id: string | null
  created_at: number
  updated_at: number
  signed_up_at: number | null
  last_seen_at: number | null
  last_replied_at: number | null
  last_contacted_at: number | null
  location: { country: string; region: string; city: string; country_code: string; continent_code: string } | null
  utm: {
    campaign: string | null
    content: string | null
    medium: string | null
    source: string | null
    term: string | null
  }
  referrer: string | null
  browser: string | null
  os: string | null
  companyIds: string[]
  tagIds: string[]
  unsubscribed_from_emails: boolean
  custom_attributes: Record<string, string | number | boolean | null>
}

export interface IntercomSeedConversation {
  id: string
  contactId: string
  created_at: number
  state: 'open' | 'closed' | 'snoozed'
  admin_assignee_id: string | null
  team_assignee_id: string | null
  deliveredAs: 'customer_initiated' | 'admin_initiated' | 'automated'
  subject: string | null
  body: string
  url: string | null
  tagIds: string[]
  parts: {
    at: number
    by: { type: 'admin' | 'user' | 'lead' | 'bot'; id: string }
    type: 'comment' | 'note' | 'close' | 'open' | 'assignment'
    body: string | null
  }[]
}
