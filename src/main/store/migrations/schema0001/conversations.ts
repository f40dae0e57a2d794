/**
 * Conversation headers and their parts. `visible`: the person is cached. `unread` counts the person's messages after
 * `read_until` where the rep owns the person or the conversation. Columns from `visible` on are computed
 * (refreshConversations.ts). Each view
 * has an index that holds what its condition names, so that counting reads the index alone.
 */
export const conversationTables = `
CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'snoozed')),
  title TEXT,
  waiting_since INTEGER,
  snoozed_until INTEGER,
  assignee_id TEXT,
  delivered_as TEXT NOT NULL,
  first_contact_reply_at INTEGER,
  parts_of INTEGER,
  parts_total INTEGER,
  fetched_at INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  read_until INTEGER NOT NULL DEFAULT 0,
  visible INTEGER NOT NULL DEFAULT 0,
  assigned_to_me INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  snippet TEXT NOT NULL DEFAULT '',
  snippet_by TEXT,
  last_words_at INTEGER,
  pending INTEGER NOT NULL DEFAULT 0,
  needs_you INTEGER NOT NULL DEFAULT 0,
  needs_parts INTEGER NOT NULL GENERATED ALWAYS AS (parts_of IS NULL OR parts_of < updated_at) VIRTUAL
) STRICT;
CREATE INDEX conversations_of_person ON conversations (person_id, last_words_at);
CREATE INDEX conversations_all ON conversations (updated_at, id, visible, state)
  WHERE visible = 1 AND state <> 'closed';
CREATE INDEX conversations_mine ON conversations (updated_at, id, visible, state, assigned_to_me)
  WHERE visible = 1 AND state = 'open' AND assigned_to_me = 1;
CREATE INDEX conversations_unread ON conversations (updated_at, id, visible, unread) WHERE visible = 1 AND unread > 0;
CREATE INDEX conversations_snoozed ON conversations (updated_at, id, visible, state)
  WHERE visible = 1 AND state = 'snoozed';
CREATE INDEX conversations_closed ON conversations (updated_at, id, visible, state)
  WHERE visible = 1 AND state = 'closed';
CREATE INDEX conversations_needing_parts ON conversations (updated_at, id) WHERE visible = 1 AND needs_parts = 1;

CREATE TABLE parts (
  n INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'note', 'event')),
  part_type TEXT NOT NULL,
  author_type TEXT NOT NULL,
  author_id TEXT,
  author_name TEXT,
  body_html TEXT NOT NULL,
  body_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  assigned_to_id TEXT,
  attachments TEXT NOT NULL,
  app_package_code TEXT,
  UNIQUE (conversation_id, id)
) STRICT;
CREATE INDEX parts_in_order ON parts (conversation_id, kind, seq);
CREATE INDEX parts_by_author ON parts (conversation_id, kind, author_type, created_at);

CREATE TABLE notifications (
  conversation_id TEXT PRIMARY KEY,
  outcome TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
