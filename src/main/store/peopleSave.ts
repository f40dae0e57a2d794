import { createHash } from 'node:crypto'
import type { IntercomContact } from '../ports/intercom'
import type { StoreContext } from './context'
import { bit, type Database, list, type Value } from './database'
import { refreshConversationsOfPeople } from './refreshConversations'
import { refreshPeople } from './refreshPeople'
import { areKeyed } from './matchMarks'
import { nameValues } from './nameValues'
import { countNotes } from './personNotes'
import { noteOwners } from './ownerChanges'
import { patchUnsentOwners } from './peoplePatch'
import { showPersonEdits } from './peopleShown'
import { writePersonKeys } from './personKeys'
import { foldForSort } from './text'
import { rowsJson, upsertSql } from './upsert'

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
  'intercom_owner',
  'in_book',
  'country',
  'last_seen_at',
  'created_at',
  'updated_at',
  'last_replied_at',
  'last_contacted_at',
  'fingerprint',
  'edits_there',
  'fetched_at',
  'company_name',
  'company_sort',
]
const DETAILS = [
  'external_id',
  'signed_up_at',
  'city',
  'region',
  'country_code',
  'continent_code',
  'browser',
  'os',
  'referrer',
  'utm',
  'custom_attributes',
  'unsubscribed',
  'email_trouble',
  'tag_ids',
]

const UPSERT_PEOPLE = upsertSql({ table: 'people', keys: ['id'], columns: COLUMNS })
const UPSERT_DETAILS = upsertSql({ table: 'person_details', keys: ['person_id'], columns: DETAILS })

interface Known {
  id: string
  n: number
  /** As shown, and as Intercom said it last. */
  ownerId: string | null
  intercomOwner: string | null
  updatedAt: number | null
  fingerprint: string
}

/** Inserts or updates people as Intercom gave them; see `Store.people.save`. Runs in the caller's transaction. */
export function savePeople(context: StoreContext, contacts: IntercomContact[], at: number, sweep?: number): string[] {
  const { database } = context
  const known = readKnown(context, contacts)
  const changed = new Map<string, { contact: IntercomContact; fingerprint: string }>()
  const read: string[] = []
  for (const contact of contacts) {
    const old = changed.get(contact.id)?.contact ?? known.get(contact.id)
    if (old && isOlder(contact.updatedAt, old.updatedAt)) continue
    read.push(contact.id)
    const fingerprint = fingerprintOf(contact)
    if (known.get(contact.id)?.fingerprint === fingerprint) changed.delete(contact.id)
    else changed.set(contact.id, { contact, fingerprint })
  }
  const ids = [...changed.keys()]
  writeChanged(context, [...changed.values()], known, at)
  countNotes(context, contacts)
  database.run(
    'UPDATE people SET fetched_at = ? WHERE id IN (SELECT value FROM json_each(?))',
    at,
    list(read.filter((id) => !changed.has(id))),
  )
  if (sweep !== undefined) {
    const seen = list(contacts.map((contact) => contact.id))
    database.run('UPDATE people SET sweep = ? WHERE id IN (SELECT value FROM json_each(?))', sweep, seen)
  }
  const moved = ids.filter((id) => known.get(id)?.ownerId !== changed.get(id)!.contact.ownerId || !known.has(id))
  refreshConversationsOfPeople(context, moved)
  if (areKeyed(context.keys.rules)) writePersonKeys(context, ids)
  showPersonEdits(context, ids, true)
  refreshPeople(context, ids)
  patchUnsentOwners(context, ids, at)
  noteOwners(
    context,
    ids.map((id) => ({ personId: id, ownerId: changed.get(id)!.contact.ownerId, before: known.get(id) })),
    at,
  )
  return ids
}

function readKnown({ database }: StoreContext, contacts: IntercomContact[]): Map<string, Known> {
  const rows = database.all<Known>(
    `SELECT id, n, owner_id AS ownerId, intercom_owner AS intercomOwner, updated_at AS updatedAt,
     fingerprint FROM people
     WHERE id IN (SELECT value FROM json_each(?))`,
    list(contacts.map((contact) => contact.id)),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** In the order of their row numbers, as the full-text index likes it. */
function writeChanged(
  { database, scope }: StoreContext,
  changed: { contact: IntercomContact; fingerprint: string }[],
  known: Map<string, Known>,
  at: number,
): void {
  if (changed.length === 0) return
  const place = ({ contact }: { contact: IntercomContact }): number => known.get(contact.id)?.n ?? Infinity
  changed.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  const names = new Map(
    database
      .all<{ id: string; name: string }>(
        'SELECT id, name FROM companies WHERE id IN (SELECT value FROM json_each(?))',
        list(changed.flatMap(({ contact }) => contact.companyIds)),
      )
      .map(({ id, name }) => [id, name]),
  )
  const rows = changed.map(({ contact, fingerprint }) => {
    const company = contact.companyIds.map((id) => names.get(id)).find((name) => name !== undefined) ?? null
    return {
      ...personValues(contact, scope.repId),
      fingerprint,
      edits_there: null,
      fetched_at: at,
      company_name: company,
      company_sort: company === null ? null : foldForSort(company),
    }
  })
  database.run(UPSERT_PEOPLE, rowsJson(rows))
  database.run(UPSERT_DETAILS, rowsJson(changed.map(({ contact }) => detailValues(contact))))
  saveLinks(
    database,
    changed.map(({ contact }) => contact),
  )
}

/** An update without a time cannot be told old from new and is taken; seconds that are equal may differ in content. */
function isOlder(incoming: number | null, cached: number | null): boolean {
  return incoming !== null && cached !== null && incoming < cached
}

/** Of what is kept of them: how many notes there are stands elsewhere. */
function fingerprintOf({ notesTotal: _notes, ...contact }: IntercomContact): string {
  return createHash('sha256').update(JSON.stringify(contact)).digest('base64')
}

function personValues(contact: IntercomContact, repId: string): Record<string, Value> {
  return {
    ...nameValues(contact),
    id: contact.id,
    role: contact.role,
    owner_id: contact.ownerId,
    intercom_owner: contact.ownerId,
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
    continent_code: contact.continentCode,
    browser: contact.browser,
    os: contact.os,
    referrer: contact.referrer,
    utm: JSON.stringify(contact.utm),
    custom_attributes: JSON.stringify(contact.customAttributes),
    unsubscribed: bit(contact.unsubscribed),
    email_trouble: contact.emailTrouble,
    tag_ids: list(contact.tagIds),
  }
}

function saveLinks(database: Database, contacts: IntercomContact[]): void {
  const json = JSON.stringify(contacts.map(({ id, companyIds }) => ({ id, companyIds })))
  database.run(`DELETE FROM person_companies WHERE person_id IN (SELECT value ->> 'id' FROM json_each(?))`, json)
  database.run(
    `INSERT INTO person_companies (person_id, position, company_id)
     SELECT person.value ->> 'id', company.key, company.value
     FROM json_each(?) AS person, json_each(person.value, '$.companyIds') AS company`,
    json,
  )
}
