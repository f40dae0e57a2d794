import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16, type ApiVersion } from '../versions'
import type { Field, FieldType } from './evaluate'

type Plain = Exclude<
  keyof ContactRow,
  'custom_attributes' | 'tags' | 'companyIds' | 'location' | 'utm' | 'mergeHistory'
>

const STRINGS: Plain[] = [
  'id', 'role', 'name', 'avatar', 'phone', 'external_id', 'language_override', 'browser', 'browser_language', 'os',
] // prettier-ignore
const DATES: Plain[] = [
  'created_at', 'signed_up_at', 'updated_at', 'last_seen_at', 'last_contacted_at', 'last_replied_at',
  'last_email_opened_at', 'last_email_clicked_at',
] // prettier-ignore
const BOOLEANS: Plain[] = ['unsubscribed_from_emails', 'marked_email_as_spam', 'has_hard_bounced']
/** Mobile fields are searchable but always empty here. `andoid_sdk_version` is spelled as Intercom spells it. */
const MOBILE_STRINGS = [
  'ios_app_version', 'ios_device', 'ios_app_device', 'ios_os_version', 'ios_app_name', 'ios_sdk_version',
  'android_app_version', 'android_device', 'android_app_name', 'andoid_sdk_version',
] // prettier-ignore

function plain(type: FieldType, name: Plain): Field<ContactRow> {
  return { type, get: (row) => row[name] }
}

const FIXED = new Map<string, Field<ContactRow>>([
  ...STRINGS.map((name): [string, Field<ContactRow>] => [name, plain('string', name)]),
  ...DATES.map((name): [string, Field<ContactRow>] => [name, plain('date', name)]),
  ...BOOLEANS.map((name): [string, Field<ContactRow>] => [name, plain('boolean', name)]),
  ...MOBILE_STRINGS.map((name): [string, Field<ContactRow>] => [name, { type: 'string', get: () => null }]),
  ['ios_last_seen_at', { type: 'date', get: () => null }],
  ['android_last_seen_at', { type: 'date', get: () => null }],
  ['email', { ...plain('string', 'email'), ignoreCase: true }],
  ['email_domain', { type: 'string', get: (row) => row.email?.split('@')[1] ?? null, ignoreCase: true }],
  ['formatted_phone', plain('string', 'phone')],
  ['location.country', { type: 'string', get: (row) => row.location?.country ?? null }],
  ['location.region', { type: 'string', get: (row) => row.location?.region ?? null }],
  ['location.city', { type: 'string', get: (row) => row.location?.city ?? null }],
  ['tag_id', { type: 'tag', get: (row) => row.tags.map((tag) => tag.id) }],
])

/** The documented fields of contact search; `owner_id` is a string from 2.16 on and an integer before. */
export function contactField(world: World, version: ApiVersion, name: string): Field<ContactRow> | undefined {
  if (name === 'owner_id') {
    const nullable = world.settings.ownerSearchAcceptsNull
    if (version >= V2_16) return { type: 'string', get: (row) => row.owner_id, nullable }
    return { type: 'integer', get: (row) => (row.owner_id === null ? null : Number(row.owner_id)), nullable }
  }
  if (name === 'segment_id') {
    const segments = [...world.segments.values()]
    return {
      type: 'ids',
      get: (row) => segments.filter((segment) => segment.contactIds.has(row.id)).map((segment) => segment.id),
    }
  }
  if (!name.startsWith('custom_attributes.')) return FIXED.get(name)
  const key = name.slice('custom_attributes.'.length)
  const attribute = world.dataAttributes.find((row) => row.model === 'contact' && row.custom && row.name === key)
  if (!attribute) return undefined
  return { type: typeOf(attribute.data_type), get: (row) => row.custom_attributes[key] ?? null }
}

function typeOf(type: 'string' | 'integer' | 'float' | 'boolean' | 'date'): FieldType {
  return type === 'float' ? 'integer' : type
}
