import { denseText, DENSE_RANGES, isDense, TEXT_BREAK } from '../../domain/search/words'
import type { Database } from '../database'
import { recordWords } from './recordWords'
import type { NameWords } from './nameWords'
import { RECENT_KEY, recentWithout } from './recent'

/*
 * Indexes whose words are made here, by functions: SQLite lets only triggers of this connection (TEMP) call those. Each
 * keeps its words alone (contentless) and is told the old ones when a row goes, so that they leave it at once
 * (`secure-delete`), as those of the other indexes do. A row that is not indexed yet (fill.ts) is left alone.
 */

interface Indexed {
  /** The index, and what its rows are numbered by. */
  index: string
  table: string
  rowid: string
  /** Columns whose change concerns it. */
  watched: readonly string[]
  /** Its columns with the expressions that fill them, of a row `R`. */
  columns: Readonly<Record<string, string>>
  /** Which rows it takes in. */
  when: string
}

const DENSE_GLOB = `'*[${DENSE_RANGES}]*'`

const dense = (table: string, columns: readonly string[]): Indexed => {
  const text = columns.map((column) => `coalesce(R.${column}, '')`).join(` || '${TEXT_BREAK}' || `)
  return {
    index: `${table}_dense_fts`,
    table,
    rowid: 'n',
    watched: columns,
    columns: { words: `dense_words(${text})` },
    // Most text is ASCII, which is told at once.
    when: `length(${text}) <> octet_length(${text}) AND (${text}) GLOB ${DENSE_GLOB}`,
  }
}

/** All of them; new ones at the end. What they take in must not change without a new version of the fill (fill.ts). */
export const INDEXED: readonly Indexed[] = [
  dense('people', ['display_name', 'email', 'company_name', 'phone_search']),
  dense('companies', ['name']),
  dense('parts', ['body_text']),
  {
    index: 'titles_fts',
    table: 'conversations',
    rowid: 'rowid',
    watched: ['title'],
    columns: { title: 'R.title', words: `iif(R.title GLOB ${DENSE_GLOB}, dense_words(R.title), '')` },
    when: `coalesce(R.title, '') <> ''`,
  },
  {
    index: 'records_fts',
    table: 'sf_records',
    rowid: 'rowid',
    watched: ['name', 'fields'],
    columns: {
      name: 'R.name',
      words: 'record_words(R.object, R.fields)',
      dense: `record_dense(R.object, R.name, R.fields)`,
    },
    when: `R.object IN ('Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task')`,
  },
  {
    index: 'person_notes_fts',
    table: 'person_notes',
    rowid: 'n',
    watched: ['text'],
    columns: { text: 'R.text', words: `iif(R.text GLOB ${DENSE_GLOB}, dense_words(R.text), '')` },
    when: '1',
  },
]

const of = (row: string, sql: string): string => sql.replace(/\bR\./g, `${row}.`)

/** SQL that puts a row into its index, `row` being the name it has. */
export function insertSql({ index, rowid, columns }: Indexed, row: string): string {
  return `INSERT INTO ${index} (rowid, ${Object.keys(columns).join(', ')})
    SELECT ${[`R.${rowid}`, ...Object.values(columns)].map((one) => of(row, one)).join(', ')}`
}

function triggersOf(indexed: Indexed): string {
  const { index, table, rowid, watched, columns, when } = indexed
  const names = Object.keys(columns)
  const remove = `INSERT INTO ${index} (${index}, rowid, ${names.join(', ')})
    SELECT 'delete', ${[`R.${rowid}`, ...Object.values(columns)].map((one) => of('old', one)).join(', ')}
    WHERE ${of('old', when)} AND EXISTS (SELECT 1 FROM ${index}_docsize WHERE id = old.${rowid});`
  const insert = `${insertSql(indexed, 'new')} WHERE ${of('new', when)};`
  const side = (row: string): string => watched.map((column) => `${row}.${column}`).join(', ')
  return `
CREATE TEMP TRIGGER IF NOT EXISTS ${index}_insert AFTER INSERT ON main.${table} WHEN ${of('new', when)}
  BEGIN ${insert} END;
CREATE TEMP TRIGGER IF NOT EXISTS ${index}_delete AFTER DELETE ON main.${table} WHEN ${of('old', when)}
  BEGIN ${remove} END;
CREATE TEMP TRIGGER IF NOT EXISTS ${index}_update AFTER UPDATE OF ${watched.join(', ')} ON main.${table}
  WHEN (${side('old')}) IS NOT (${side('new')}) AND (${of('old', when)} OR ${of('new', when)})
  BEGIN ${remove} ${insert} END;`
}

/** Tables whose names forgive typos, with the condition for a row `new`. */
const NAMED: readonly { table: string; column: string; when: string }[] = [
  { table: 'people', column: 'display_name', when: '1' },
  { table: 'companies', column: 'name', when: '1' },
  { table: 'sf_records', column: 'name', when: `new.object IN ('Lead', 'Contact', 'Account', 'Opportunity')` },
]

/** Makes an open connection keep the search's own indexes and its list of names in step with what it writes. */
export function keepSearchIndexes(database: Database, names: NameWords, forget: () => void): void {
  const { raw } = database
  raw.function('dense_words', { deterministic: true }, (text: string | null) => denseText(text ?? ''))
  raw.function('record_words', { deterministic: true }, (object: string, fields: string) =>
    recordWords(object, fields).join(TEXT_BREAK),
  )
  raw.function('record_dense', { deterministic: true }, (object: string, name: string, fields: string) => {
    const text = [name, ...recordWords(object, fields)].join(TEXT_BREAK)
    return isDense(text) ? denseText(text) : ''
  })
  raw.function('note_name', (name: string) => {
    names.note(name)
    return null
  })
  raw.function('recent_without', (recent: string, name: string, email: string | null) =>
    recentWithout(recent, `${name} ${email ?? ''}`),
  )
  raw.function('forget_names', () => {
    forget()
    return null
  })
  raw.exec(`CREATE TEMP TRIGGER IF NOT EXISTS people_unnamed AFTER DELETE ON main.people BEGIN
    SELECT forget_names();
    UPDATE meta SET value = recent_without(value, old.display_name, old.email) WHERE key = '${RECENT_KEY}';
  END;`)
  raw.exec(INDEXED.map(triggersOf).join(''))
  for (const { table, column, when } of NAMED) {
    raw.exec(`
CREATE TEMP TRIGGER IF NOT EXISTS ${table}_named AFTER INSERT ON main.${table} WHEN ${when}
  BEGIN SELECT note_name(new.${column}); END;
CREATE TEMP TRIGGER IF NOT EXISTS ${table}_renamed AFTER UPDATE OF ${column} ON main.${table}
  WHEN ${when} AND old.${column} IS NOT new.${column} BEGIN SELECT note_name(new.${column}); END;`)
  }
}
