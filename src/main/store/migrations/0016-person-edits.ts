/**
 * `edits_there`: what Intercom said last (JSON), while an edit of a person or company is not sent. Notes on people as they
 * were last read, and what is being written in forms; both go with their person.
 */
export const personEdits = {
  version: 16,
  sql: `
ALTER TABLE people ADD COLUMN edits_there TEXT;
ALTER TABLE companies ADD COLUMN edits_there TEXT;

CREATE TABLE person_notes (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  author_id TEXT,
  author_name TEXT,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_notes_by_person ON person_notes (person_id, created_at);

CREATE TABLE form_drafts (
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  draft TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (form, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_drafts_by_person ON form_drafts (person_id);
`,
}
