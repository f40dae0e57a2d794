import type { MatchKind } from '../../../contract/models'

/** The article's names, exactly. */
export const SALESFORCE_ATTRIBUTES = [
  'SALESFORCE_STATUS',
  'SALESFORCE_TITLE',
  'SALESFORCE_OWNER_ID',
  'SALESFORCE_OWNER_NAME',
  'SALESFORCE_OWNER_EMAIL',
  'SALESFORCE_OWNER_ROLE',
  'SALESFORCE_ID',
  'SALESFORCE_OBJECT_TYPE',
] as const
export type SalesforceAttribute = (typeof SALESFORCE_ATTRIBUTES)[number]

/** The record's owner. A queue owns as a Group. What is `undefined` was not read, and is left alone. */
export type RecordOwner =
  | { kind: 'queue' }
  | {
      kind: 'user'
      id: string
      name?: string | null | undefined
      email?: string | null | undefined
      roleName?: string | null | undefined
      title?: string | null | undefined
    }

/** The matched record. `undefined` means not read (a field hidden from this user): its attribute is left alone. */
export interface AttributeRecord {
  object: 'Lead' | 'Contact'
  id: string
  /** Of Leads; a Contact has none. */
  status?: string | null | undefined
  title?: string | null | undefined
  owner?: RecordOwner | undefined
  /** ms since the epoch. */
  systemModstamp: number
}

/** The values wanted in Intercom; null clears. An attribute that is not in it is left as it is. */
export type WantedAttributes = Partial<Record<SalesforceAttribute, string | null>>

/**
 * The eight attributes of a matched person; null where nothing is written: no match, several, or not looked up (article:
 * with several matches data in Intercom is not updated). What stood there before stays, since a record that is out of
 * sight may only be hidden. STATUS is the status of the Lead, so a Contact clears it. A queue is no user, so it has no id,
 * name, email or role here. The role is UserRole.Name, else the user's title.
 */
export function wantedAttributes(match: MatchKind, record: AttributeRecord | null): WantedAttributes | null {
  if ((match !== 'lead' && match !== 'contact') || record === null) return null
  const isLead = record.object === 'Lead'
  const status = isLead ? record.status : null
  return {
    ...(status === undefined ? {} : { SALESFORCE_STATUS: textOf(status) }),
    ...(record.title === undefined ? {} : { SALESFORCE_TITLE: textOf(record.title) }),
    ...(record.owner === undefined ? {} : ownerAttributes(record.owner)),
    SALESFORCE_ID: record.id,
    SALESFORCE_OBJECT_TYPE: isLead ? 'lead' : 'contact',
  }
}

/**
 * Only what has to be written: attributes whose value differs from the current one. Blank, null and missing are the same,
 * so nothing is cleared that is not set. `current` are the person's custom attributes.
 */
export function difference(current: Readonly<Record<string, unknown>>, wanted: WantedAttributes): WantedAttributes {
  const changed: WantedAttributes = {}
  for (const name of SALESFORCE_ATTRIBUTES) {
    const value = wanted[name]
    if (value !== undefined && textOf(valueOf(current, name)) !== value) changed[name] = value
  }
  return changed
}

/** An event as `POST /events` takes it; the service keeps one per contact, name and created_at. */
export interface ChangeEvent {
  name: 'SALESFORCE_CHANGE_STATUS' | 'SALESFORCE_CHANGE_OBJECT_TYPE'
  /** Unix seconds: the record's SystemModstamp, the same whichever desktop sends it. */
  createdAt: number
  metadata: { old: string; new: string }
}

/**
 * The events for what changes. The article's events are called CHANGE and tell when a value was last updated: a value
 * that is set for the first time has changed from nothing, and a first sync would send one for every person in the book,
 * so it makes none. Nor does a status that ends because the Lead became a Contact: the change of type says that.
 */
export function changeEvents(
  current: Readonly<Record<string, unknown>>,
  wanted: WantedAttributes,
  systemModstamp: number,
): ChangeEvent[] {
  const changed = difference(current, wanted)
  const createdAt = Math.floor(systemModstamp / 1000)
  const event = (name: ChangeEvent['name'], attribute: SalesforceAttribute): ChangeEvent[] => {
    const [before, now] = [textOf(valueOf(current, attribute)), changed[attribute] ?? null]
    return before === null || now === null ? [] : [{ name, createdAt, metadata: { old: before, new: now } }]
  }
  return [
    ...event('SALESFORCE_CHANGE_STATUS', 'SALESFORCE_STATUS'),
    ...event('SALESFORCE_CHANGE_OBJECT_TYPE', 'SALESFORCE_OBJECT_TYPE'),
  ]
}

/** Intercom data attributes that have to be created before values can be written: all are texts of contacts. */
export function missingAttributes(existing: Iterable<string>): SalesforceAttribute[] {
  const known = new Set(existing)
  return SALESFORCE_ATTRIBUTES.filter((name) => !known.has(name))
}

function ownerAttributes(owner: RecordOwner): WantedAttributes {
  const user = owner.kind === 'user' ? owner : { id: null, name: null, email: null, roleName: null, title: null }
  const role = textOf(user.roleName) ?? textOf(user.title)
  // Without a role the title stands in, so a role is only known to be missing where both were read.
  const isRoleKnown = role !== null || (user.roleName !== undefined && user.title !== undefined)
  return {
    SALESFORCE_OWNER_ID: textOf(user.id),
    ...(user.name === undefined ? {} : { SALESFORCE_OWNER_NAME: textOf(user.name) }),
    ...(user.email === undefined ? {} : { SALESFORCE_OWNER_EMAIL: textOf(user.email) }),
    ...(isRoleKnown ? { SALESFORCE_OWNER_ROLE: role } : {}),
  }
}

function valueOf(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : null
}

function textOf(value: unknown): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const text = isPlain ? String(value).trim() : ''
  return text === '' ? null : text
}
