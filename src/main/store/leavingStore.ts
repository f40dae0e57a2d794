import type { StoreContext } from './context'
import { dropCopies } from './copies'
import type { Database } from './database'
import type { LeavingRoom } from './leavingRoom'
import { OUTBOX_COLUMNS, type OutboxSqlRow, toOutboxRow } from './outboxRows'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'

/** The org that is being forgotten. */
const FORGETTING = 'forgetting'
const ROWS_A_STEP = 200

const UNSENT = `SELECT ${OUTBOX_COLUMNS} FROM outbox
  WHERE service = 'salesforce' AND org_key = ? AND state NOT IN ('done', 'discarded') ORDER BY seq`

/** Takes an org's data out of the cache; see `Store.leaving`. */
export function leavingStore(context: StoreContext): LeavingRoom {
  const { database } = context
  const unsent = (orgKey: string) => database.all<OutboxSqlRow>(UNSENT, orgKey).map((row) => toOutboxRow(row))

  /** The next rows of the first table that still has some. */
  function removeSome(orgKey: string): boolean {
    for (const { table, key } of tablesOf(database)) {
      const some = `SELECT ${key} FROM ${table} WHERE org_key = ? LIMIT ${ROWS_A_STEP}`
      if (database.run(`DELETE FROM ${table} WHERE (${key}) IN (${some})`, orgKey) > 0) return true
    }
    return false
  }

  return {
    unsent,
    records: (orgKey) => database.count('SELECT count(*) FROM sf_records WHERE org_key = ?', orgKey),
    begin: (orgKey, at) =>
      database.transaction(() => {
        const rows = unsent(orgKey)
        database.run(
          `UPDATE outbox SET state = 'discarded', next_at = NULL, blocked_on = NULL, updated_at = :at,
             message = 'Salesforce was disconnected and its data deleted before this was sent.'
           WHERE service = 'salesforce' AND org_key = :orgKey AND state NOT IN ('done', 'discarded')`,
          { orgKey, at },
        )
        database.run('DELETE FROM streams WHERE substr(name, 1, length(:start)) = :start', { start: `${orgKey}/` })
        database.run('DELETE FROM meta WHERE instr(key, ?) > 0', orgKey)
        database.run(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          FORGETTING,
          orgKey,
        )
        refreshConversations(
          context,
          rows.map((row) => row.conversationId).filter((id) => id !== null),
        )
        refreshPeople(
          context,
          rows.map((row) => row.personId).filter((id) => id !== null),
        )
      }),
    step: () => {
      const orgKey = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', FORGETTING)?.value
      if (orgKey === undefined) return false
      if (database.transaction(() => removeSome(orgKey))) return true
      database.run('DELETE FROM meta WHERE key = ?', FORGETTING)
      // Freed pages are overwritten (secure_delete), but the log still holds them as they were, and so do copies.
      database.raw.pragma('wal_checkpoint(TRUNCATE)')
      dropCopies(database.raw.name)
      return false
    },
  }
}

/** Every table with rows of an org, the outbox aside, by the schema itself: a new one cannot be forgotten here. */
function tablesOf(database: Database): { table: string; key: string }[] {
  return database
    .all<{ table: string; keys: string | null }>(
      `SELECT m.name AS "table",
         (SELECT group_concat(k.name) FROM pragma_table_info(m.name) k WHERE k.pk > 0) AS keys
       FROM sqlite_schema m
       WHERE m.type = 'table' AND m.name <> 'outbox'
         AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'org_key')`,
    )
    .map(({ table, keys }) => ({ table, key: keys ?? 'rowid' }))
}
