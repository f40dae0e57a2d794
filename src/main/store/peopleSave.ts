import { createHash } from 'node:crypto'
import { foldEmail } from '../domain/matching/foldEmail'
import type { IntercomContact } from '../ports/intercom'
import type { StoreContext } from './context'
import { bit, list, type Value } from './database'
import { refreshConversationsOfPeople } from './refreshConversations'
import { refreshPeople } from './refreshPeople'
import { displayName, foldForSort, phoneForSearch } from './text'

const COLUMNS = [
  'role',
  'name',
  'email',
  'phone',
  'email_folded',
  'phone_search',
  'display_name',
  'name_sort',
  'owner_id',
  'in_book',
  'country',
  'last_seen_at',
  'created_at',
  'updated_at',
  'last_replied_at',
  'last_contacted_at',
  'fingerprint',
]
const DETAILS = [
  'external_id',
  'signed_up_at',
  'city',
  'region',
  'country_code',
  'browser',
  'os',
  'referrer',
  'utm',
  'custom_attributes',
  'unsubscribed',
  'tag_ids',
]

const upsert = (table: string, key: string, columns: string[]): string => `
INSERT INTO ${table} (${[key, ...columns].join(', ')}) VALUES (${[key, ...columns].map((name) => `:${name}`).join(', ')})
ON CONFLICT (${key}) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`
const UPSERT_PERSON = upsert('people', 'id', [...COLUMNS, 'fetched_at'])
const UPSERT_DETAILS = upsert('person_details', 'person_id', DETAILS)

interface Known {
  id: string
  ownerId: string | null
  updatedAt: number | null
  fingerprint: string
}

/** Inserts or updates people as Intercom gave them; see `Store.people.save`. Runs in the caller's transaction. */
export function savePeople(context: StoreContext, contacts: IntercomContact[], at: number, sweep?: number): string[] {
  const { database, scope } = context
  const ids = list(contacts.map((contact) => contact.id))
  const known = new Map(
    database
      .all<Known>(
        `SELECT id, owner_id AS ownerId, updated_at AS updatedAt, fingerprint FROM people
         WHERE id IN (SELECT value FROM json_each(?))`,
        ids,
      )
      .map((row) => [row.id, row]),
  )
  const changed: IntercomContact[] = []
  const moved: string[] = []
  const read: string[] = []
  for (const contact of contacts) {
    const old = known.get(contact.id)
    if (old && isOlder(contact.updatedAt, old.updatedAt)) continue
    read.push(contact.id)
    const fingerprint = fingerprintOf(contact)
    if (old?.fingerprint === fingerprint) continue
    if (!old || old.ownerId !== contact.ownerId) moved.push(contact.id)
    database.run(UPSERT_PERSON, { ...personValues(contact, scope.repId), fingerprint, fetched_at: at })
    database.run(UPSERT_DETAILS, detailValues(contact))
    known.set(contact.id, { id: contact.id, ownerId: contact.ownerId, updatedAt: contact.updatedAt, fingerprint })
    changed.push(contact)
  }
  database.run('UPDATE people SET fetched_at = ? WHERE id IN (SELECT value FROM json_each(?))', at, list(read))
  if (sweep !== undefined) {
    database.run('UPDATE people SET sweep = ? WHERE id IN (SELECT value FROM json_each(?))', sweep, ids)
  }
  saveLinks(context, changed)
  refreshConversationsOfPeople(context, moved)
  const changedIds = [...new Set(changed.map((contact) => contact.id))]
  refreshPeople(context, changedIds)
  return changedIds
}

/** An update without a time cannot be told old from new and is taken; seconds that are equal may differ in content. */
function isOlder(incoming: number | null, cached: number | null): boolean {
  return incoming !== null && cached !== null && incoming < cached
}

function fingerprintOf(contact: IntercomContact): string {
  return createHash('sha256').update(JSON.stringify(contact)).digest('base64')
}

/** The columns that follow from what the rep may correct: name, email, phone. */
export function nameValues(person: {
  role: 'lead' | 'user'
  name: string | null
  email: string | null
  phone: string | null
}): Record<string, Value> {
  const shown = displayName(person)
  return {
    name: person.name,
    email: person.email,
    phone: person.phone,
    email_folded: foldEmail(person.email),
    phone_search: phoneForSearch(person.phone),
    display_name: shown,
    name_sort: foldForSort(shown),
  }
}

function personValues(contact: IntercomContact, repId: string): Record<string, Value> {
  return {
    ...nameValues(contact),
    id: contact.id,
    role: contact.role,
    owner_id: contact.ownerId,
    in_book: bit(contact.ownerId === repId),
    country: contact.country,
    last_seen_at: contact.lastSeenAt,
    created_at: contact.createdAt,
    updated_at: contact.updatedAt,
    last_replied_at: contact.lastRepliedAt,
    last_contacted_at: contact.lastContactedAt,
  }
}

function detailValues(contact: IntercomContact): Record<string, Value> {
  return {
    person_id: contact.id,
    external_id: contact.externalId,
    signed_up_at: contact.signedUpAt,
    city: contact.city,
    region: contact.region,
    country_code: contact.countryCode,
    browser: contact.browser,
    os: contact.os,
    referrer: contact.referrer,
    utm: JSON.stringify(contact.utm),
    custom_attributes: JSON.stringify(contact.customAttributes),
    unsubscribed: bit(contact.unsubscribed),
    tag_ids: list(contact.tagIds),
  }
}

function saveLinks({ database }: StoreContext, contacts: IntercomContact[]): void {
  if (contacts.length === 0) return
  const last = new Map(contacts.map((contact) => [contact.id, contact]))
  const links = [...last.values()].map(({ id, companyIds }) => ({ id, companyIds }))
  const json = JSON.stringify(links)
  database.run(`DELETE FROM person_companies WHERE person_id IN (SELECT value ->> 'id' FROM json_each(?))`, json)
  database.run(
    `INSERT INTO person_companies (person_id, position, company_id)
     SELECT person.value ->> 'id', company.key, company.value
     FROM json_each(?) AS person, json_each(person.value, '$.companyIds') AS company`,
    json,
  )
}
