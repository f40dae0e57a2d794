import type { RecordObject } from '../../contract/models'
import { foldEmail } from '../domain/matching/foldEmail'
import type { StoreContext } from './context'
import { bit, list, type Value } from './database'
import { recordKey, rulesOf } from './matchMarks'
import { accountDomain } from './matchKeysStore'
import { refreshingKeys } from './refreshKeyed'
import { foldForSort } from './text'
import type { CachedRecord, RecordChange, RecordQuery, SalesforceRecordRow, Store } from './types'
import { rowsJson, upsertSql } from './upsert'

const COLUMNS = [
  'name',
  'owner_id',
  'account_id',
  'who_id',
  'what_id',
  'is_closed',
  'due',
  'created_at',
  'modified_at',
  'fetched_at',
  'fields',
  'email_folded',
  'match_key',
  'domain',
]

const UPSERT = upsertSql({ table: 'sf_records', keys: ['org_key', 'object', 'id'], columns: COLUMNS })

const SELECT = `SELECT object, id, name, owner_id AS ownerId, account_id AS accountId, who_id AS whoId, what_id AS whatId,
  is_closed AS isClosed, due, created_at AS createdAt, modified_at AS modifiedAt, fetched_at AS fetchedAt, fields
FROM sf_records`

/** On its index of those few Tasks that have a reminder; the one by owner would lead through thousands. */
const REMINDERS = `${SELECT} INDEXED BY sf_records_reminders
  WHERE org_key = ? AND owner_id = ? AND object = 'Task' AND is_closed = 0
    AND fields ->> '$.IsReminderSet' = 1 AND fields ->> '$.ReminderDateTime' >= ?`

type RecordSql = Omit<CachedRecord, 'isClosed' | 'fields'> & { isClosed: number | null; fields: string }

function toRecord(row: RecordSql): CachedRecord {
  return {
    ...row,
    isClosed: row.isClosed === null ? null : row.isClosed === 1,
    fields: JSON.parse(row.fields) as CachedRecord['fields'],
  }
}

/** Whole Salesforce records, each as the signed-in user sees it. */
export function recordsStore(context: StoreContext): Store['records'] {
  const { database } = context
  const columnsOf = (orgKey: string, row: CachedRecord): Record<string, Value> => ({
    ...columns(orgKey, row),
    match_key: recordKey(rulesOf(context, orgKey), row.object, row.fields),
    domain: accountDomain(row.object, row.fields),
  })
  const byIds = (orgKey: string, object: RecordObject, ids: Iterable<string>): CachedRecord[] =>
    database
      .all<RecordSql>(
        `${SELECT} WHERE org_key = ? AND object = ? AND id IN (SELECT value FROM json_each(?))`,
        orgKey,
        object,
        list(ids),
      )
      .map(toRecord)
  const get = (orgKey: string, object: RecordObject, id: string): CachedRecord | null =>
    byIds(orgKey, object, [id])[0] ?? null
  return {
    save: (orgKey, rows, at) =>
      database.transaction(() => {
        const before = known(rows, (object, ids) => byIds(orgKey, object, ids))
        const changes = rows.flatMap((row) => {
          const old = before.get(keyOf(row)) ?? null
          if (old && old.modifiedAt > row.modifiedAt) return []
          const after: CachedRecord = { ...row, fields: { ...old?.fields, ...row.fields }, fetchedAt: at }
          before.set(keyOf(row), after)
          return [{ object: row.object, id: row.id, name: row.name, before: old, after } satisfies RecordChange]
        })
        if (changes.length > 0) {
          const write = (): void =>
            void database.run(UPSERT, rowsJson(changes.map(({ after }) => columnsOf(orgKey, after))))
          refreshingKeys(context, orgKey, changes, write)
        }
        return changes
      }),
    get,
    list: (orgKey, query) => {
      const { where, values } = condition(orgKey, query)
      return database
        .all<RecordSql>(
          `${SELECT} WHERE ${where} ORDER BY due IS NULL, due, modified_at DESC, id LIMIT ?`,
          ...values,
          query.limit ?? 10_000,
        )
        .map(toRecord)
    },
    reminders: (orgKey, ownerId, after) =>
      // Salesforce writes all its times alike, in UTC: they compare as text. A second covers how a fraction is put.
      database
        .all<RecordSql>(REMINDERS, orgKey, ownerId, new Date(after - 1_000).toISOString().slice(0, 19))
        .map(toRecord),
    count: (orgKey, query) => {
      const { where, values } = condition(orgKey, query)
      return database.count(`SELECT count(*) FROM sf_records WHERE ${where}`, ...values)
    },
    patch: (orgKey, object, id, fields) =>
      database.transaction(() => {
        const old = get(orgKey, object, id)
        if (!old) return
        const after = { ...old, fields: { ...old.fields, ...fields }, ...linksOf(object, fields) }
        database.run(UPSERT, rowsJson([columnsOf(orgKey, after)]))
      }),
    ids: (orgKey, object, after, limit) =>
      database.texts(
        'SELECT id FROM sf_records WHERE org_key = ? AND object = ? AND id > ? ORDER BY id LIMIT ?',
        orgKey,
        object,
        after ?? '',
        limit,
      ),
    known: (orgKey, object, ids) => new Set(byIds(orgKey, object, ids).map((row) => row.id)),
    remove: (orgKey, object, ids) =>
      void database.run(
        'DELETE FROM sf_records WHERE org_key = ? AND object = ? AND id IN (SELECT value FROM json_each(?))',
        orgKey,
        object,
        list(ids),
      ),
    peopleOf: (orgKey, recordId) =>
      database.texts(
        `SELECT p.id FROM people p WHERE p.email_folded IN (
           SELECT email_folded FROM sf_leads WHERE org_key = :orgKey AND (id = :id OR converted_contact_id = :id)
           UNION SELECT email_folded FROM sf_contacts WHERE org_key = :orgKey AND id = :id
         ) UNION SELECT person_id FROM match_choices WHERE org_key = :orgKey AND record_id = :id
         UNION SELECT k.person_id FROM sf_records r CROSS JOIN person_keys k INDEXED BY person_keys_by_key
           ON k.org_key = r.org_key AND k.object = r.object AND k.key = r.match_key
           WHERE r.org_key = :orgKey AND r.object IN ('Lead', 'Contact') AND r.id = :id AND r.match_key IS NOT NULL
         ORDER BY 1`,
        { orgKey, id: recordId },
      ),
  }
}

function keyOf({ object, id }: { object: RecordObject; id: string }): string {
  return `${object}/${id}`
}

function known(
  rows: readonly SalesforceRecordRow[],
  read: (object: RecordObject, ids: string[]) => CachedRecord[],
): Map<string, CachedRecord> {
  const found = new Map<string, CachedRecord>()
  for (const object of new Set(rows.map((row) => row.object))) {
    const ids = rows.filter((row) => row.object === object).map((row) => row.id)
    for (const record of read(object, ids)) found.set(keyOf(record), record)
  }
  return found
}

function columns(orgKey: string, row: CachedRecord): Record<string, Value> {
  return {
    org_key: orgKey,
    object: row.object,
    id: row.id,
    name: row.name,
    owner_id: row.ownerId,
    account_id: row.accountId,
    who_id: row.whoId,
    what_id: row.whatId,
    is_closed: row.isClosed === null ? null : bit(row.isClosed),
    due: row.due,
    created_at: row.createdAt,
    modified_at: row.modifiedAt,
    fetched_at: row.fetchedAt,
    fields: JSON.stringify(row.fields),
    email_folded: typeof row.fields.Email === 'string' ? foldEmail(row.fields.Email) : null,
  }
}

/** What an optimistic edit moves beside the fields themselves. */
function linksOf(object: RecordObject, fields: SalesforceRecordRow['fields']): Partial<CachedRecord> {
  const text = (name: string): string | null => {
    const value = fields[name]
    return typeof value === 'string' ? value : null
  }
  const links: Partial<CachedRecord> = {}
  if ('OwnerId' in fields) links.ownerId = text('OwnerId')
  if ('AccountId' in fields) links.accountId = text('AccountId')
  if ('IsClosed' in fields && typeof fields.IsClosed === 'boolean') links.isClosed = fields.IsClosed
  if (object === 'Task' && 'ActivityDate' in fields) links.due = text('ActivityDate')
  if (object === 'Opportunity' && 'CloseDate' in fields) links.due = text('CloseDate')
  if (object === 'Task' && 'WhoId' in fields) links.whoId = text('WhoId')
  if (object === 'Case' && 'ContactId' in fields) links.whoId = text('ContactId')
  if (object === 'Task' && 'WhatId' in fields) links.whatId = text('WhatId')
  return links
}

function condition(orgKey: string, query: RecordQuery): { where: string; values: Value[] } {
  const terms = ['org_key = ?', 'object = ?']
  const values: Value[] = [orgKey, query.object]
  const among = (column: string, ids: readonly string[] | undefined): void => {
    if (ids === undefined) return
    terms.push(`${column} IN (SELECT value FROM json_each(?))`)
    values.push(list(ids))
  }
  among('id', query.ids)
  among('who_id', query.whoIds)
  among('what_id', query.whatIds)
  among('account_id', query.accountIds)
  if (query.called !== undefined) {
    terms.push(
      `EXISTS (SELECT 1 FROM json_each(?) word WHERE instr(fold_for_sort(name), word.value) > 0
         OR instr(lower(fields ->> '$.Website'), word.value) > 0)`,
    )
    values.push(list(query.called.map(foldForSort)))
  }
  if (query.ownerId !== undefined) {
    terms.push('owner_id = ?')
    values.push(query.ownerId)
  }
  if (query.isClosed !== undefined) {
    terms.push('is_closed = ?')
    values.push(bit(query.isClosed))
  }
  return { where: terms.join(' AND '), values }
}
