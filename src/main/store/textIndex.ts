import type { Database } from './database'

const INDEXES = [
  'people_fts',
  'parts_fts',
  'people_dense_fts',
  'parts_dense_fts',
  'titles_fts',
  'records_fts',
  'person_notes_fts',
]
const UNTIDY = 'textIndexUntidy'
/** Pages that one step of tidying writes at most: some milliseconds. */
const STEP_PAGES = 8

/**
 * Runs deletions without taking each word out of the text indexes at once, which costs some ten milliseconds a message;
 * they are only marked as gone, and `tidy` takes them out later. In the caller's transaction.
 */
export function deleteLazily<T>(database: Database, work: () => T): T {
  setSecure(database, false)
  const result = work()
  setSecure(database, true)
  database.run("INSERT INTO meta (key, value) VALUES (?, 'new') ON CONFLICT DO UPDATE SET value = 'new'", UNTIDY)
  return result
}

/** One small step of rewriting the indexes without what is gone. True while there is more to do; false costs nothing. */
export function tidy(database: Database): boolean {
  const mark = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', UNTIDY)?.value
  if (mark === undefined) return false
  return database.transaction(() => {
    // A negative number starts over with all of the index, a positive one goes on (FTS5's merge command).
    const pages = mark === 'new' ? -STEP_PAGES : STEP_PAGES
    const busy = INDEXES.filter((index) => mergeStep(database, index, pages))
    if (busy.length === 0 && mark !== 'new') database.run('DELETE FROM meta WHERE key = ?', UNTIDY)
    else database.run("UPDATE meta SET value = 'going' WHERE key = ?", UNTIDY)
    return busy.length > 0 || mark === 'new'
  })
}

function mergeStep(database: Database, index: string, pages: number): boolean {
  const changes = (): number => database.count('SELECT total_changes()')
  const before = changes()
  database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, pages)
  // The command itself counts as one change.
  return changes() - before >= 2
}

function setSecure(database: Database, on: boolean): void {
  // A savepoint makes the indexes write what they hold back, under the setting it was meant for.
  database.transaction(() => undefined)
  for (const index of INDEXES) {
    // Not as a bound value: those arrive as floating point, which this setting refuses.
    database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', ${on ? 1 : 0})`)
  }
}
