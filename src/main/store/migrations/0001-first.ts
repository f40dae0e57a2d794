import { conversationTables } from './schema0001/conversations'
import { outboxTables } from './schema0001/outbox'
import { peopleTables } from './schema0001/people'
import { salesforceTables } from './schema0001/salesforce'
import { searchTables } from './schema0001/search'

const SMALL_TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE streams (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL DEFAULT 'never',
  watermark TEXT,
  cursor TEXT,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  started_at INTEGER,
  finished_at INTEGER,
  error_code TEXT,
  error_message TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE teammates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  is_active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE teams (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tags (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** Version 1: everything. */
export const first = {
  version: 1,
  sql: [SMALL_TABLES, peopleTables, conversationTables, salesforceTables, outboxTables, searchTables].join('\n'),
}
