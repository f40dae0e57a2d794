/**
 * How many notes Intercom says that a person has, and how many it said when they were last read (null: never): those who
 * differ are read in the background (sync/pullNotes.ts).
 */
export const notesToRead = {
  version: 23,
  sql: `
CREATE TABLE notes_to_read (
  person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  total INTEGER NOT NULL,
  read_total INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_to_read_due ON notes_to_read (person_id) WHERE total IS NOT read_total;
`,
}
