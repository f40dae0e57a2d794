import type { StoreContext } from './context'
import { type Database, list } from './database'
import { deleteLazily } from './textIndex'

const UNSENT = `NOT IN ('done', 'discarded')`

/** People among `ids` without unsent items, whether these name the person or one of their conversations. */
const REMOVABLE = `
SELECT p.id FROM people p WHERE p.id IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.person_id = p.id AND o.state ${UNSENT})
  AND NOT EXISTS (
    SELECT 1 FROM conversations c JOIN outbox o ON o.conversation_id = c.id
    WHERE c.person_id = p.id AND o.state ${UNSENT}
  )`

/** Salesforce rows by email that no cached person has any more. */
const ORPHANED = `email_folded IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM people p WHERE p.email_folded IS NOT NULL AND p.email_folded = RECORDS.email_folded)`

/**
 * Removes people with all that hangs on them: details, conversations with parts, what Salesforce knows of their emails,
 * and the index entries of all that (by triggers and cascades; `tidy` wipes them). Answers the ids that are gone; people
 * with unsent items stay. Runs in the caller's transaction.
 */
export function removePeople({ database }: StoreContext, ids: string[]): string[] {
  const gone = database.texts(REMOVABLE, list(ids))
  if (gone.length > 0) deleteLazily(database, () => deleteRows(database, gone))
  return gone
}

function deleteRows(database: Database, gone: string[]): void {
  const json = list(gone)
  const emails = list(
    database.texts(
      `SELECT DISTINCT email_folded FROM people
       WHERE email_folded IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
      json,
    ),
  )
  removeConversations(
    database,
    database.texts('SELECT id FROM conversations WHERE person_id IN (SELECT value FROM json_each(?))', json),
  )
  database.run('DELETE FROM people WHERE id IN (SELECT value FROM json_each(?))', json)
  for (const table of ['email_lookups', 'sf_leads', 'sf_contacts']) {
    database.run(`DELETE FROM ${table} WHERE ${ORPHANED.replaceAll('RECORDS', table)}`, emails)
  }
}

/**
 * Removes conversations with their parts, which go first and by row number, since the full-text index writes a
 * segment whenever row numbers go down.
 */
export function removeConversations(database: Database, ids: string[]): void {
  const rows = database.all<{ n: number }>(
    'SELECT n FROM parts WHERE conversation_id IN (SELECT value FROM json_each(?)) ORDER BY n',
    list(ids),
  )
  const numbers = JSON.stringify(rows.map((row) => row.n))
  database.run('DELETE FROM parts WHERE n IN (SELECT value FROM json_each(?))', numbers)
  database.run('DELETE FROM conversations WHERE id IN (SELECT value FROM json_each(?))', list(ids))
}
