import { z } from 'zod'
import type { IntercomContact } from '../ports/intercom'
import { flag, id, idsOf, maybeId, maybeNumber, maybeText, maybeTime, object } from './fields'

const UTM = ['campaign', 'content', 'medium', 'source', 'term'] as const

const contact = z.looseObject({
  id,
  role: z.string().catch('lead'),
  external_id: maybeText,
  email: maybeText,
  phone: maybeText,
  name: maybeText,
  owner_id: maybeId,
  created_at: maybeTime,
  updated_at: maybeTime,
  signed_up_at: maybeTime,
  last_seen_at: maybeTime,
  last_replied_at: maybeTime,
  last_contacted_at: maybeTime,
  location: z
    .looseObject({
      country: maybeText,
      country_code: maybeText,
      continent_code: maybeText,
      region: maybeText,
      city: maybeText,
    })
    .catch({ country: null, country_code: null, continent_code: null, region: null, city: null }),
  browser: maybeText,
  os: maybeText,
  referrer: maybeText,
  custom_attributes: object,
  unsubscribed_from_emails: flag,
  has_hard_bounced: flag,
  marked_email_as_spam: flag,
  tags: z.unknown().optional(),
  companies: z.unknown().optional(),
  notes: z.unknown().optional(),
})

/**
 * A contact as the API gives it (2.14 to 2.17: owner ids are numbers or strings, companies are under `data` or
 * `companies`). Throws a ZodError where there is no id.
 */
export function parseContact(value: unknown): IntercomContact {
  const row = contact.parse(value)
  const utm: Record<string, string> = {}
  for (const name of UTM) {
    const found = maybeText.parse(row[`utm_${name}`])
    if (found !== null) utm[name] = found
  }
  const companyIds = idsOf(row.companies, 'data', 'companies')
  const more = object.parse(row.companies)
  const notesTotal = maybeNumber.parse(object.parse(row.notes)['total_count'])
  return {
    id: row.id,
    role: row.role === 'user' ? 'user' : 'lead',
    externalId: row.external_id,
    email: row.email,
    phone: row.phone,
    name: row.name,
    ownerId: row.owner_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    signedUpAt: row.signed_up_at,
    lastSeenAt: row.last_seen_at,
    lastRepliedAt: row.last_replied_at,
    lastContactedAt: row.last_contacted_at,
    country: row.location.country,
    countryCode: row.location.country_code,
    continentCode: row.location.continent_code,
    region: row.location.region,
    city: row.location.city,
    browser: row.browser,
    os: row.os,
    referrer: row.referrer,
    utm,
    customAttributes: plainValues(row.custom_attributes),
    unsubscribed: row.unsubscribed_from_emails,
    emailTrouble: row.marked_email_as_spam ? 'spam' : row.has_hard_bounced ? 'bounced' : null,
    tagIds: idsOf(row.tags, 'data', 'tags'),
    companyIds,
    hasMoreCompanies: more['has_more'] === true || (maybeNumber.parse(more['total_count']) ?? 0) > companyIds.length,
    ...(notesTotal === null ? {} : { notesTotal }),
  }
}

/** Lists and references among the custom attributes have no place in a row, and are left out. */
export function plainValues(values: Record<string, unknown>): IntercomContact['customAttributes'] {
  const plain: IntercomContact['customAttributes'] = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      plain[name] = value as string | number | boolean | null
    }
  }
  return plain
}
