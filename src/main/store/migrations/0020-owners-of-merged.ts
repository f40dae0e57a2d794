/** A lead's history of owners stays under the user they became; `was_id`: whose it was, null for the person's own. */
export const ownersOfMerged = {
  version: 20,
  sql: 'ALTER TABLE owner_changes ADD COLUMN was_id TEXT;',
}
