/**
 * Indexes of the search beside those of the first step: conversations' titles, Salesforce's records, and texts in scripts
 * without spaces between words. They keep words alone (contentless); the connection's own triggers keep them
 * (search/triggers.ts), and `tidy` takes in what was there before (search/fill.ts).
 */
function index(name: string, columns: string, options: string): string {
  return `
CREATE VIRTUAL TABLE ${name} USING fts5(${columns}, content = '', ${options});
INSERT INTO ${name} (${name}, rank) VALUES ('secure-delete', 1);`
}

/** Marks are letters there: Thai writes vowels with them. */
const DENSE = `tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1'`

export const search = {
  version: 18,
  sql: [
    index('people_dense_fts', 'words', DENSE),
    index('companies_dense_fts', 'words', DENSE),
    index('parts_dense_fts', 'words', DENSE),
    index('titles_fts', 'title, words', DENSE),
    index('records_fts', 'name, words, dense', DENSE.replace(`prefix = '1'`, `prefix = '1 2 3'`)),
  ].join(''),
}
