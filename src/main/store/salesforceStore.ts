import { foldEmail } from '../domain/matching/foldEmail'
import type { StoreContext } from './context'
import { bit, list, type Value } from './database'
import { matchOf } from './matchOf'
import { peopleByKeys } from './refreshKeyed'
import { refreshPeople, refreshPeopleByEmail } from './refreshPeople'
import type { SalesforceUserRow, Store } from './types'
import { rowsJson, upsertSql } from './upsert'

type Salesforce = Store['salesforce']

/** By (org_key, id); a row older than the cached one is skipped. */
const upsert = (table: string, columns: string[]): string =>
  upsertSql({ table, keys: ['org_key', 'id'], columns, onlyIf: `excluded.modified_at >= ${table}.modified_at` })

const words = (text: string): string[] => text.trim().split(/\s+/)

const LEAD = upsert(
  'sf_leads',
  words(`name first_name last_name email email_folded company title phone status lead_source owner_id owner_name
    is_converted converted_contact_id converted_account_id created_by_id created_at modified_at fetched_at`),
)
const CONTACT = upsert(
  'sf_contacts',
  words(`name email email_folded title phone account_id account_name account_owner_name owner_id owner_name
    created_at modified_at fetched_at`),
)
const USER = upsert(
  'sf_users',
  words('name email email_folded username title role_name is_active modified_at fetched_at'),
)

const USER_COLUMNS = `id, name, email, username, title, role_name AS roleName, is_active AS isActive, modified_at AS modifiedAt`

/** Every email that these records stand for now: their own, and those of Leads that became these Contacts. */
const EMAILS_OF: Record<'Lead' | 'Contact', string> = {
  Lead: emailsOf('sf_leads', 'id'),
  Contact: `${emailsOf('sf_contacts', 'id')} UNION ${emailsOf('sf_leads', 'converted_contact_id')}`,
}

/** From the ids to the rows: left to itself SQLite walks a whole index by email for a few ids. */
function emailsOf(table: string, by: string): string {
  return `SELECT r.email_folded FROM json_each(:ids) i CROSS JOIN ${table} r
    ON r.org_key = :orgKey AND r.${by} = i.value WHERE r.email_folded IS NOT NULL`
}

type UserSql = Omit<SalesforceUserRow, 'isActive'> & { isActive: number }

function toUser(row: UserSql | undefined): SalesforceUserRow | null {
  return row ? { ...row, isActive: row.isActive === 1 } : null
}

/** A record's values under the columns' names, with the folded email beside them. */
function columns(row: { email: string | null }, orgKey: string, at: number): Record<string, Value> {
  const values: Record<string, Value> = { org_key: orgKey, fetched_at: at, email_folded: foldEmail(row.email) }
  for (const [key, value] of Object.entries(row) as [string, Value | boolean][]) {
    values[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] =
      typeof value === 'boolean' ? bit(value) : value
  }
  return values
}

/** What the org knows of the emails of cached people. */
export function salesforceStore(context: StoreContext): Salesforce {
  const { database } = context
  /** Runs a write and refreshes the people of all emails that its records stood for before or stand for after. */
  const writing = (orgKey: string, object: 'Lead' | 'Contact', ids: string[], write: () => void): void =>
    database.transaction(() => {
      const emails = (): string[] => database.texts(EMAILS_OF[object], { orgKey, ids: list(ids) })
      const people = (): string[] => peopleByKeys(context, orgKey, object, ids)
      const before = { emails: emails(), people: people() }
      write()
      if (orgKey !== context.scope.orgKey) return
      refreshPeopleByEmail(context, [...before.emails, ...emails()])
      refreshPeople(context, [...before.people, ...people()])
    })
  const toLookUp = (orgKey: string): { sql: string; values: Value[] } =>
    orgKey === context.scope.orgKey
      ? { sql: `FROM people WHERE email_folded IS NOT NULL AND match_kind = 'unknown'`, values: [] }
      : {
          sql: `FROM people WHERE email_folded IS NOT NULL AND NOT EXISTS (SELECT 1 FROM email_lookups e
            WHERE e.org_key = ? AND e.email_folded = people.email_folded)`,
          values: [orgKey],
        }
  return {
    saveLeads: (orgKey, rows, at) =>
      writing(
        orgKey,
        'Lead',
        rows.map((row) => row.id),
        () => void database.run(LEAD, rowsJson(rows.map((row) => columns(row, orgKey, at)))),
      ),
    saveContacts: (orgKey, rows, at) =>
      writing(
        orgKey,
        'Contact',
        rows.map((row) => row.id),
        () => void database.run(CONTACT, rowsJson(rows.map((row) => columns(row, orgKey, at)))),
      ),
    saveUsers: (orgKey, rows, at) => void database.run(USER, rowsJson(rows.map((row) => columns(row, orgKey, at)))),
    removeRecords: (orgKey, object, ids) =>
      writing(orgKey, object, ids, () => {
        const table = object === 'Lead' ? 'sf_leads' : 'sf_contacts'
        database.run(
          `DELETE FROM ${table} WHERE org_key = ? AND id IN (SELECT value FROM json_each(?))`,
          orgKey,
          list(ids),
        )
      }),
    recordIds: (orgKey, object) =>
      database.texts(
        `SELECT id FROM ${object === 'Lead' ? 'sf_leads' : 'sf_contacts'} WHERE org_key = ? ORDER BY id`,
        orgKey,
      ),
    emailsToLookUp: (orgKey, limit) => {
      const { sql, values } = toLookUp(orgKey)
      return database.texts(`SELECT DISTINCT email_folded ${sql} ORDER BY email_folded LIMIT ?`, ...values, limit)
    },
    countEmailsToLookUp: (orgKey) => {
      const { sql, values } = toLookUp(orgKey)
      return database.count(`SELECT count(DISTINCT email_folded) ${sql}`, ...values)
    },
    knownEmails: (emails) =>
      new Set(
        database.texts(
          `SELECT DISTINCT email_folded FROM people
           WHERE email_folded IS NOT NULL AND email_folded IN (SELECT value FROM json_each(?))`,
          list(emails.map((email) => foldEmail(email) ?? '')),
        ),
      ),
    knownRecords: (orgKey, object, ids) =>
      new Set(
        database.texts(
          `SELECT id FROM ${object === 'Lead' ? 'sf_leads' : 'sf_contacts'}
           WHERE org_key = ? AND id IN (SELECT value FROM json_each(?))`,
          orgKey,
          list(ids),
        ),
      ),
    emails: (after, limit) =>
      database.texts(
        `SELECT DISTINCT email_folded FROM people WHERE email_folded IS NOT NULL AND email_folded > ?
         ORDER BY email_folded LIMIT ?`,
        after ?? '',
        limit,
      ),
    markLookedUp: (orgKey, emails, at) =>
      database.transaction(() => {
        database.run(
          `INSERT INTO email_lookups (org_key, email_folded, at) SELECT ?, value, ? FROM json_each(?) WHERE true
           ON CONFLICT DO UPDATE SET at = excluded.at`,
          orgKey,
          at,
          list(emails),
        )
        if (orgKey === context.scope.orgKey) refreshPeopleByEmail(context, emails)
      }),
    matchOf: (orgKey, personId) => matchOf(context, orgKey, personId),
    user: (orgKey, id) =>
      toUser(database.get<UserSql>(`SELECT ${USER_COLUMNS} FROM sf_users WHERE org_key = ? AND id = ?`, orgKey, id)),
    users: (orgKey) =>
      database
        .all<UserSql>(`SELECT ${USER_COLUMNS} FROM sf_users WHERE org_key = ? ORDER BY name, id`, orgKey)
        .flatMap((row) => toUser(row) ?? []),
    activeUsers: (orgKey) =>
      database.all<{ id: string; name: string }>(
        'SELECT id, name FROM sf_users WHERE org_key = ? AND is_active = 1 ORDER BY name, id',
        orgKey,
      ),
    usersByEmail: (orgKey, email) =>
      database
        .all<UserSql>(
          `SELECT ${USER_COLUMNS} FROM sf_users INDEXED BY sf_users_by_email WHERE org_key = ? AND email_folded = ?
           ORDER BY is_active DESC, id`,
          orgKey,
          foldEmail(email),
        )
        .flatMap((row) => toUser(row) ?? []),
    userByEmail: (orgKey, email) =>
      toUser(
        database.get<UserSql>(
          `SELECT ${USER_COLUMNS} FROM sf_users INDEXED BY sf_users_by_email WHERE org_key = ? AND email_folded = ?
           ORDER BY is_active DESC, id LIMIT 1`,
          orgKey,
          foldEmail(email),
        ),
      ),
  }
}
