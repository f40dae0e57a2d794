import { dropCopies } from './copies'
import type { StoreContext } from './context'
import { type Database, list } from './database'
import { removePeople } from './peopleRemove'
import { WINDOW_PLACE } from './windowPlace'

/** Somebody was erased, and the log and the copies beside the file still have what was said of them. */
const ERASING = 'erasing'

/** What a finished item says of a person: it stays as a line without words. `lane` can hold their email. */
const ITEMS = `
UPDATE outbox SET payload = '{}', outcome = NULL, message = NULL, fields = '{}', lane = 'erased'
WHERE state IN ('done', 'discarded') AND (
  person_id IN (SELECT value FROM json_each(:ids)) OR outcome ->> 'id' IN (SELECT value FROM json_each(:ids))
  OR payload ->> 'goneId' IN (SELECT value FROM json_each(:ids))
  OR conversation_id IN (SELECT value FROM json_each(:conversations)))`

/** Rows of a file that were left out are kept for its report. */
const IMPORTS = `UPDATE meta SET value = replace(value, :email, '') WHERE key = 'imports.leftOut' AND instr(value, :email) > 0`

/**
 * Removes people whom Intercom has deleted, with what finished items, the feed and the log of notifications say of them.
 * The pages they were on are overwritten as they are freed (secure_delete) and the text index gives up their words in the
 * steps of `tidy`; `endErasing` then does the rest. Answers who is gone: who has unsent items stays.
 */
export function erasePeople(context: StoreContext, ids: string[]): string[] {
  const { database } = context
  return database.transaction(() => {
    const names = new Map(
      database
        .all<{ id: string; name: string; email: string | null }>(
          'SELECT id, display_name AS name, email FROM people WHERE id IN (SELECT value FROM json_each(?))',
          list(ids),
        )
        .map((one) => [one.id, one]),
    )
    const conversations = database.texts(
      'SELECT id FROM conversations WHERE person_id IN (SELECT value FROM json_each(?))',
      list(ids),
    )
    const gone = removePeople(context, ids)
    if (gone.length === 0) return gone
    const left = new Set(
      database.texts('SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?))', list(conversations)),
    )
    const own = list(conversations.filter((id) => !left.has(id)))
    database.run(ITEMS, { ids: list(gone), conversations: own })
    for (const table of ['news', 'notifications', 'sf_behind', 'message_ledger']) {
      database.run(`DELETE FROM ${table} WHERE person_id IN (SELECT value FROM json_each(?))`, list(gone))
    }
    database.run('DELETE FROM notifications WHERE conversation_id IN (SELECT value FROM json_each(?))', own)
    for (const id of [...gone, ...(JSON.parse(own) as string[])])
      database.run('DELETE FROM meta WHERE key = ? AND instr(value, ?) > 0', WINDOW_PLACE, id)
    database.run('DELETE FROM merged_people WHERE into_id IN (SELECT value FROM json_each(?))', list(gone))
    // A line of the feed about several names them all.
    for (const id of gone) {
      const { name = '', email = null } = names.get(id) ?? {}
      if (email !== null) database.run(IMPORTS, { email })
      if (name === '') continue
      database.run("UPDATE news SET text = replace(text, :name, 'somebody deleted') WHERE instr(text, :name) > 0", {
        name,
      })
    }
    database.run("INSERT INTO meta (key, value) VALUES (?, '1') ON CONFLICT DO NOTHING", ERASING)
    return gone
  })
}

/**
 * Once the text index is tidy: empties the write-ahead log, which holds pages as they were, and deletes backups and
 * set-aside files. Answers false: there is nothing more to do.
 */
export function endErasing(database: Database): boolean {
  if (database.count('SELECT count(*) FROM meta WHERE key = ?', ERASING) === 0) return false
  database.raw.pragma('wal_checkpoint(TRUNCATE)')
  dropCopies(database.raw.name)
  database.run('DELETE FROM meta WHERE key = ?', ERASING)
  database.raw.pragma('wal_checkpoint(TRUNCATE)')
  return false
}
