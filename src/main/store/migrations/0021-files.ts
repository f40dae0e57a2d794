/**
 * Files of messages. Bytes stand in pieces, so that no turn of the main thread has to write ten megabytes; they go with
 * the row that names them, by triggers, however that row goes. A received file goes with its part, and when its part
 * loses files or words (redacted in Intercom); one to be sent goes with its conversation, and when its item has ended.
 */
export const files = {
  version: 21,
  sql: `
CREATE TABLE file_pieces (
  file TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (file, seq)
) STRICT;

CREATE TABLE received_files (
  id TEXT PRIMARY KEY,
  part_n INTEGER NOT NULL REFERENCES parts (n) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  source TEXT NOT NULL,
  size INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  UNIQUE (part_n, ref)
) STRICT;
CREATE INDEX received_files_by_use ON received_files (used_at, size);

CREATE TABLE outgoing_files (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  mode TEXT NOT NULL CHECK (mode IN ('reply', 'note')),
  item_id TEXT,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;
CREATE INDEX outgoing_files_of_conversation ON outgoing_files (conversation_id);
CREATE INDEX outgoing_files_of_item ON outgoing_files (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE images_loaded (
  conversation_id TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TRIGGER received_files_gone AFTER DELETE ON received_files BEGIN
  DELETE FROM file_pieces WHERE file = old.id;
END;
CREATE TRIGGER outgoing_files_gone AFTER DELETE ON outgoing_files BEGIN
  DELETE FROM file_pieces WHERE file = old.id;
END;
CREATE TRIGGER outgoing_files_ended AFTER UPDATE OF state ON outbox
  WHEN new.state IN ('done', 'discarded') AND old.state <> new.state BEGIN
  DELETE FROM outgoing_files WHERE item_id = new.id;
END;
CREATE TRIGGER outgoing_files_dropped AFTER DELETE ON outbox BEGIN
  DELETE FROM outgoing_files WHERE item_id = old.id;
END;
CREATE TRIGGER received_files_redacted AFTER UPDATE OF attachments, body_html ON parts
  WHEN json_array_length(new.attachments) < json_array_length(old.attachments)
    OR (instr(old.body_html, '[image: ') > 0 AND instr(new.body_html, '[image: ') = 0) BEGIN
  DELETE FROM received_files WHERE part_n = new.n;
END;
`,
}
