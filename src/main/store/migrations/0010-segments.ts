/**
 * Filters of the book that have a name, and the one record in Salesforce that a person's match comes down to (computed by
 * refreshPeople.ts; `setScope` computes it for everybody in a file from before).
 */
export const segments = {
  version: 10,
  sql: `
ALTER TABLE people ADD COLUMN record_id TEXT;

CREATE TABLE segments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  is_pinned INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;
`,
}
