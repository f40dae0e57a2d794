/** Intercom's own segments by name, and which cached people were in them when they were last read. */
export const intercomSegments = {
  version: 13,
  sql: `
CREATE TABLE intercom_segments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  wanted_at INTEGER,
  read_at INTEGER
) STRICT;

CREATE TABLE intercom_segment_people (
  segment_id TEXT NOT NULL REFERENCES intercom_segments (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (person_id, segment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX intercom_segment_people_of ON intercom_segment_people (segment_id);
`,
}
