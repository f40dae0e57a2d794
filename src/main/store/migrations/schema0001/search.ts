/**
 * Full-text indexes over the tables themselves (external content), kept by triggers. Not contentless: only a deletion
 * that names the old words takes them out of the index at once (`secure-delete`); a contentless index keeps them until
 * it happens to be merged, and what a service has erased must leave no trace.
 */
function fullText(table: string, columns: string[]): string {
  const names = columns.join(', ')
  const old = columns.map((column) => `old.${column}`).join(', ')
  const fresh = columns.map((column) => `new.${column}`).join(', ')
  const insert = `INSERT INTO ${table}_fts (rowid, ${names}) VALUES (new.n, ${fresh});`
  const remove = `INSERT INTO ${table}_fts (${table}_fts, rowid, ${names}) VALUES ('delete', old.n, ${old});`
  return `
CREATE VIRTUAL TABLE ${table}_fts USING fts5(
  ${names}, content = '${table}', content_rowid = 'n', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER ${table}_fts_insert AFTER INSERT ON ${table} BEGIN ${insert} END;
CREATE TRIGGER ${table}_fts_delete AFTER DELETE ON ${table} BEGIN ${remove} END;
CREATE TRIGGER ${table}_fts_update AFTER UPDATE OF ${names} ON ${table} WHEN (${old}) IS NOT (${fresh})
  BEGIN ${remove} ${insert} END;
`
}

export const searchTables = [
  fullText('people', ['display_name', 'email', 'company_name', 'phone_search']),
  fullText('companies', ['name']),
  fullText('parts', ['body_text']),
].join('')
