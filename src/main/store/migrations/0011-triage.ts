/**
 * Where a conversation stands: beside what is shown, `there` holds what Intercom said last (JSON, domain's Standing) while
 * something is not sent yet. `header_of` is 0 for headers from before: they are read again once, for team and tags. Drafts
 * go with their conversation.
 */
export const triage = {
  version: 11,
  sql: `
ALTER TABLE conversations ADD COLUMN team_id TEXT;
ALTER TABLE conversations ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE conversations ADD COLUMN there TEXT;
ALTER TABLE conversations ADD COLUMN header_of INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN person_in_book INTEGER NOT NULL DEFAULT 0;
UPDATE conversations SET person_in_book =
  coalesce((SELECT p.in_book FROM people p WHERE p.id = conversations.person_id), 0);
CREATE INDEX conversations_people ON conversations (updated_at, id, visible, state, person_in_book)
  WHERE visible = 1 AND state = 'open' AND person_in_book = 1;
CREATE INDEX conversations_unassigned ON conversations (updated_at, id, visible, state, assignee_id, team_id)
  WHERE visible = 1 AND state = 'open' AND assignee_id IS NULL AND team_id IS NULL;

CREATE TABLE drafts (
  conversation_id TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
  mode TEXT NOT NULL CHECK (mode IN ('reply', 'note')),
  reply TEXT NOT NULL,
  note TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
