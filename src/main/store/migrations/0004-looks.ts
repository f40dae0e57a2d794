/**
 * What automatic writing last saw of each person, so that a change is told from what was there before; continent code
 * and the companies' own attributes, for mapping.
 */
export const looks = {
  version: 4,
  sql: `
CREATE TABLE looks (
  org_key TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  stamp TEXT NOT NULL,
  mapped TEXT,
  owner TEXT,
  written TEXT,
  PRIMARY KEY (org_key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX looks_by_person ON looks (person_id);

ALTER TABLE person_details ADD COLUMN continent_code TEXT;
ALTER TABLE companies ADD COLUMN custom_attributes TEXT NOT NULL DEFAULT '{}';
`,
}
