/** Notes on people get row numbers, by which the search indexes them (search/triggers.ts), and that index. */
export const noteSearch = {
  version: 19,
  sql: `
CREATE TABLE person_notes_numbered (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  author_id TEXT,
  author_name TEXT,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO person_notes_numbered (id, person_id, author_id, author_name, html, text, created_at)
  SELECT id, person_id, author_id, author_name, html, text, created_at FROM person_notes ORDER BY created_at, id;
DROP TABLE person_notes;
ALTER TABLE person_notes_numbered RENAME TO person_notes;
CREATE INDEX person_notes_by_person ON person_notes (person_id, created_at);

CREATE VIRTUAL TABLE person_notes_fts USING fts5(text, words, content = '',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3');
INSERT INTO person_notes_fts (person_notes_fts, rank) VALUES ('secure-delete', 1);
`,
}
