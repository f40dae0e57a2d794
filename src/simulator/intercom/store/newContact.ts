import type { ContactRow } from './rows'

/** A contact with nothing but an id, a role and its time of creation (unix seconds). */
export function newContact(id: string, role: 'lead' | 'user', at: number): ContactRow {
  return {
    id,
    role,
    external_id: null,
    email: null,
    phone: null,
    name: null,
    avatar: null,
    owner_id: null,
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: at,
    updated_at: at,
    signed_up_at: null,
    last_seen_at: null,
    last_replied_at: null,
    last_contacted_at: null,
    last_email_opened_at: null,
    last_email_clicked_at: null,
    language_override: null,
    browser: null,
    browser_language: null,
    os: null,
    location: null,
    utm: { campaign: null, content: null, medium: null, source: null, term: null },
    referrer: null,
    custom_attributes: {},
    tags: [],
    companyIds: [],
    archived: false,
    blocked: false,
    mergeHistory: [],
  }
}
