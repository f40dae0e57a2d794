/** Whom Intercom has behind the emails of the rep's own Salesforce records that are of no cached person. */
export const behind = {
  version: 5,
  sql: `
CREATE TABLE sf_behind (
  org_key TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  at INTEGER NOT NULL,
  person_id TEXT,
  owner_id TEXT,
  PRIMARY KEY (org_key, email_folded)
) STRICT, WITHOUT ROWID;
`,
}
