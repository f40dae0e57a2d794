/** Whole records, what the org is like, choices of matches, and Tasks of conversations (issue "Salesforce, end to end"). */
export const records = {
  version: 2,
  sql: `
CREATE TABLE sf_records (
  org_key TEXT NOT NULL,
  object TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  owner_id TEXT,
  account_id TEXT,
  who_id TEXT,
  what_id TEXT,
  is_closed INTEGER,
  due TEXT,
  created_at INTEGER,
  modified_at INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (org_key, object, id)
) STRICT;
CREATE INDEX sf_records_by_who ON sf_records (org_key, object, who_id) WHERE who_id IS NOT NULL;
CREATE INDEX sf_records_by_what ON sf_records (org_key, object, what_id) WHERE what_id IS NOT NULL;
CREATE INDEX sf_records_by_account ON sf_records (org_key, object, account_id) WHERE account_id IS NOT NULL;
CREATE INDEX sf_records_by_owner ON sf_records (org_key, object, owner_id, is_closed, due);

CREATE TABLE sf_setup (
  org_key TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, name)
) STRICT;

CREATE TABLE match_choices (
  org_key TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  record_id TEXT NOT NULL,
  candidates TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation_tasks (
  org_key TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  item_id TEXT,
  is_automatic INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  first_closed_at INTEGER,
  transcript_of INTEGER,
  PRIMARY KEY (org_key, conversation_id, task_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE sf_users ADD COLUMN role_name TEXT;
`,
}
