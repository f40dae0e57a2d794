/**
 * News for the rep, which records' relations have been read, and records that became others (merged, converted). An
 * email beside each record, so that what belongs to cached people is found by an index.
 */
export const news = {
  version: 3,
  sql: `
CREATE TABLE news (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  org_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  person_id TEXT,
  object TEXT NOT NULL,
  record_id TEXT NOT NULL,
  text TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX news_by_org ON news (org_key, seen, id);
CREATE INDEX news_by_person ON news (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE sf_related (
  org_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sf_moved (
  org_key TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  object TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, from_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE sf_records ADD COLUMN email_folded TEXT;
CREATE INDEX sf_records_by_email ON sf_records (org_key, object, email_folded) WHERE email_folded IS NOT NULL;
`,
}
