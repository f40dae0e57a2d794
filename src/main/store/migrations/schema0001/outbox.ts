/** Writes that are on their way, and the trail of those that went. `seq` is never used twice. */
export const outboxTables = `
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('intercom', 'salesforce')),
  org_key TEXT,
  lane TEXT NOT NULL,
  state TEXT NOT NULL,
  person_id TEXT,
  conversation_id TEXT,
  payload TEXT NOT NULL,
  outcome TEXT,
  code TEXT,
  message TEXT,
  fields TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  attempt_server_time INTEGER,
  next_at INTEGER,
  blocked_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (seq) WHERE state NOT IN ('done', 'discarded');
CREATE INDEX outbox_lanes ON outbox (lane, seq) WHERE state NOT IN ('done', 'discarded');
CREATE INDEX outbox_of_person ON outbox (person_id, state) WHERE state NOT IN ('done', 'discarded');
CREATE INDEX outbox_of_conversation ON outbox (conversation_id, state) WHERE state NOT IN ('done', 'discarded');
CREATE INDEX outbox_done ON outbox (kind, conversation_id) WHERE state = 'done';
CREATE INDEX outbox_finished ON outbox (state, updated_at) WHERE state IN ('done', 'discarded');
`
