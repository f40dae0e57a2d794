import type { Database } from '../database'
import { INDEXED, insertSql } from './triggers'

/** Another one has everything indexed anew: what the indexes take in has changed (triggers.ts, recordWords.ts). */
const VERSION = 1
const KEY = 'searchFill'
const ROWS_A_STEP = 200

interface Fill {
  version: number
  /** Which of the indexes is being filled, and up to which row; past the last one, all are. */
  at: number
  after: number
}

/** Whether rows from before the indexes were made are still to be taken in. */
export function isFilling(database: Database): boolean {
  const fill = readFill(database)
  return fill.version !== VERSION || fill.at < INDEXED.length
}

/**
 * Takes the next rows of a file from before into the search's own indexes: a few milliseconds. True while there is more.
 * What is written meanwhile is indexed by the triggers, and passed over here.
 */
export function fillStep(database: Database): boolean {
  const fill = readFill(database)
  if (fill.version === VERSION && fill.at >= INDEXED.length) return false
  return database.transaction(() => {
    if (fill.version !== VERSION) {
      for (const { index } of INDEXED) database.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
      writeFill(database, { version: VERSION, at: 0, after: -1 })
      return true
    }
    const indexed = INDEXED[fill.at]!
    const { table, rowid, when, index } = indexed
    const until = database.get<{ last: number | null }>(
      `SELECT max(${rowid}) AS last FROM (
         SELECT ${rowid} FROM ${table} WHERE ${rowid} > ? ORDER BY ${rowid} LIMIT ${ROWS_A_STEP})`,
      fill.after,
    )?.last
    if (until === null || until === undefined) {
      writeFill(database, { version: VERSION, at: fill.at + 1, after: -1 })
      return fill.at + 1 < INDEXED.length
    }
    database.run(
      `${insertSql(indexed, 'R')} FROM main.${table} AS R WHERE R.${rowid} > ? AND R.${rowid} <= ? AND ${when}
         AND NOT EXISTS (SELECT 1 FROM ${index}_docsize d WHERE d.id = R.${rowid})`,
      fill.after,
      until,
    )
    writeFill(database, { ...fill, after: until })
    return true
  })
}

function readFill(database: Database): Fill {
  const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', KEY)
  return row ? (JSON.parse(row.value) as Fill) : { version: 0, at: 0, after: -1 }
}

function writeFill(database: Database, fill: Fill): void {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    KEY,
    JSON.stringify(fill),
  )
}

/** A file without any rows has nothing to be taken in. */
export function startFill(database: Database): void {
  if (readFill(database).version === VERSION) return
  const isEmpty = INDEXED.every(
    ({ table }) => database.count(`SELECT count(*) FROM (SELECT 1 FROM ${table} LIMIT 1)`) === 0,
  )
  if (isEmpty) writeFill(database, { version: VERSION, at: INDEXED.length, after: -1 })
}
