/**
 * Messages to the people the rep owns, and who got what: the ledger outlives the outbox, which keeps done items for 90 days,
 * and the person's stay in the cache. `email_trouble`: what Intercom says of mail to somebody; null until they are read anew.
 */
export const messages = {
  version: 17,
  sql: `
ALTER TABLE person_details ADD COLUMN email_trouble TEXT;

CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  started_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE message_ledger (
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  item_id TEXT,
  conversation_id TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (message_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_ledger_item ON message_ledger (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX message_ledger_person ON message_ledger (person_id);
`,
}
