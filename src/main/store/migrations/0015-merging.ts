/** Whom the ids of merged people stand for, and pairs that the rep said are not the same. */
export const merging = {
  version: 15,
  sql: `
CREATE TABLE merged_people (
  from_id TEXT PRIMARY KEY,
  into_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_people_into ON merged_people (into_id);

CREATE TABLE people_apart (
  a TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  b TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_apart_of ON people_apart (b);
`,
}
