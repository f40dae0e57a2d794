/**
 * What people and companies are compared by beside the email: values of a chosen field, websites' domains, and the rep's
 * choices among several Accounts. A key is kept with the mark of the rule it was read by (matchMarks.ts), so that a
 * change of the setting needs no write to forget the old ones.
 */
export const matchKeys = {
  version: 7,
  sql: `
ALTER TABLE sf_records ADD COLUMN match_key TEXT;
ALTER TABLE sf_records ADD COLUMN domain TEXT;
CREATE INDEX sf_records_by_key ON sf_records (org_key, object, match_key) WHERE match_key IS NOT NULL;
CREATE INDEX sf_records_by_domain ON sf_records (org_key, domain) WHERE domain IS NOT NULL;

CREATE TABLE person_keys (
  org_key TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  object TEXT NOT NULL,
  key TEXT NOT NULL,
  looked_at INTEGER,
  PRIMARY KEY (org_key, person_id, object)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_keys_of_person ON person_keys (person_id);
CREATE INDEX person_keys_by_key ON person_keys (org_key, object, key);
CREATE INDEX person_keys_to_look_up ON person_keys (org_key, object, key) WHERE looked_at IS NULL;

CREATE TABLE company_keys (
  org_key TEXT NOT NULL,
  company_id TEXT NOT NULL,
  key TEXT,
  domain TEXT,
  looked_at INTEGER,
  PRIMARY KEY (org_key, company_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_keys_by_key ON company_keys (org_key, key) WHERE key IS NOT NULL;
CREATE INDEX company_keys_by_domain ON company_keys (org_key, domain) WHERE domain IS NOT NULL;
CREATE INDEX company_keys_to_look_up ON company_keys (org_key, company_id) WHERE looked_at IS NULL;

CREATE TABLE company_choices (
  org_key TEXT NOT NULL,
  company_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  candidates TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_key, company_id)
) STRICT, WITHOUT ROWID;
`,
}
