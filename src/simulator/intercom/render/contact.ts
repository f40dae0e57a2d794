import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'
import type { ApiVersion } from '../versions'
import { ownerOf } from './versioned'

const LISTED = 10

/** A contact's short list of something: at most ten references, and how many there are. */
function shortList(contactId: string, type: string, path: string, ids: readonly string[]): Record<string, unknown> {
  return {
    type: 'list',
    data: ids.slice(0, LISTED).map((id) => ({ type, id, url: `/${path}/${id}` })),
    url: `/contacts/${contactId}/${path}`,
    total_count: ids.length,
    has_more: ids.length > LISTED,
  }
}

const NOTHING = {
  android_app_name: null,
  android_app_version: null,
  android_device: null,
  android_os_version: null,
  android_sdk_version: null,
  android_last_seen_at: null,
  ios_app_name: null,
  ios_app_version: null,
  ios_device: null,
  ios_os_version: null,
  ios_sdk_version: null,
  ios_last_seen_at: null,
}

/**
 * A contact with every key of the API's examples. `utm_*`, `referrer` and the two subscription lists are in the
 * examples though not in the schema. `withMergeHistory` adds what `include_merge_history=true` asks for (users only).
 */
export function renderContact(
  world: World,
  row: ContactRow,
  version: ApiVersion,
  withMergeHistory = false,
): Record<string, unknown> {
  const notes = [...world.notes.group('contact', row.id)].map((note) => note.id).reverse()
  return {
    type: 'contact',
    id: row.id,
    workspace_id: world.app.id_code,
    external_id: row.external_id,
    role: row.role,
    email: row.email,
    phone: row.phone,
    name: row.name,
    avatar: row.avatar === null ? null : { type: 'avatar', image_url: row.avatar },
    owner_id: ownerOf(row.owner_id, version),
    social_profiles: { type: 'list', data: [] },
    has_hard_bounced: row.has_hard_bounced,
    marked_email_as_spam: row.marked_email_as_spam,
    unsubscribed_from_emails: row.unsubscribed_from_emails,
    created_at: row.created_at,
    updated_at: row.updated_at,
    signed_up_at: row.signed_up_at,
    last_seen_at: row.last_seen_at,
    last_replied_at: row.last_replied_at,
    last_contacted_at: row.last_contacted_at,
    last_email_opened_at: row.last_email_opened_at,
    last_email_clicked_at: row.last_email_clicked_at,
    language_override: row.language_override,
    browser: row.browser,
    browser_version: null,
    browser_language: row.browser_language,
    os: row.os,
    location: {
      type: 'location',
      country: row.location?.country ?? null,
      region: row.location?.region ?? null,
      city: row.location?.city ?? null,
      country_code: row.location?.country_code ?? null,
      continent_code: row.location?.continent_code ?? null,
    },
    ...NOTHING,
    custom_attributes: row.custom_attributes,
    tags: shortList(
      row.id,
      'tag',
      'tags',
      row.tags.map((tag) => tag.id),
    ),
    notes: shortList(row.id, 'note', 'notes', notes),
    companies: shortList(row.id, 'company', 'companies', row.companyIds),
    opted_out_subscription_types: shortList(row.id, 'subscription', 'subscriptions', []),
    opted_in_subscription_types: shortList(row.id, 'subscription', 'subscriptions', []),
    utm_campaign: row.utm.campaign,
    utm_content: row.utm.content,
    utm_medium: row.utm.medium,
    utm_source: row.utm.source,
    utm_term: row.utm.term,
    referrer: row.referrer,
    enabled_push_messaging: null,
    ...(withMergeHistory && row.role === 'user'
      ? { merge_history: row.mergeHistory.map((entry) => ({ type: 'merge_history', ...entry })) }
      : {}),
  }
}
