/**
 * Owners by hand: what Intercom says of the owner stands beside what is shown, which the rep may have changed already; and
 * how each owner came about, as far as this desktop saw it. `told` is 0 until the rep was told of it.
 */
export const owners = {
  version: 9,
  sql: `
ALTER TABLE people ADD COLUMN intercom_owner TEXT;
UPDATE people SET intercom_owner = owner_id;
CREATE INDEX people_owner_unsent ON people (id) WHERE owner_id IS NOT intercom_owner;

CREATE TABLE owner_changes (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  before_id TEXT,
  owner_id TEXT,
  how TEXT NOT NULL,
  why TEXT,
  item_id TEXT UNIQUE,
  told INTEGER NOT NULL
) STRICT;
CREATE INDEX owner_changes_by_person ON owner_changes (person_id, n);
CREATE INDEX owner_changes_untold ON owner_changes (n) WHERE told = 0;
`,
}
