import { chmodSync, closeSync, openSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { Database } from './database'
import { keepLogShort } from './shortLog'
import { registerFunctions } from './sqlFunctions'

const CACHE_KIB = 32_768
const BUSY_MS = 2000
const LOG_PAGES_AT_MOST = 16_000

/** Loads SQLite's own library, which the first file would wait for otherwise: for a turn of its own. */
export function loadSqlite(): void {
  new SqliteDatabase(':memory:').close()
}

/**
 * Opens (or makes) one encrypted file, mode 0600. `key`: 32 random bytes, used as they are. Throws SQLite's own error
 * where the key is another or the file is no database (`isDamage`).
 */
export function openDatabase(file: string, key: Buffer): Database {
  if (key.length !== 32) throw new Error('The key of a store has 32 bytes')
  // Made here, so that it never exists with wider rights; SQLite gives its -wal and -shm the same mode.
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const raw = new SqliteDatabase(file, { timeout: BUSY_MS })
  try {
    // Decision 6: as safe as SQLCipher's, and several times as fast where the processor knows AES.
    raw.pragma("cipher = 'aegis'")
    raw.pragma("aegis_algorithm = 'aegis-256'")
    raw.pragma(`key = "x'${key.toString('hex')}'"`)
    // The first read is where a wrong key shows.
    raw.prepare('SELECT count(*) FROM sqlite_master').get()
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.pragma('trusted_schema = OFF')
    raw.pragma('temp_store = MEMORY')
    raw.pragma('secure_delete = ON')
    // See keepLogShort; this is for a long piece of work that never lets the event loop turn.
    raw.pragma(`wal_autocheckpoint = ${LOG_PAGES_AT_MOST}`)
    raw.pragma(`cache_size = -${CACHE_KIB}`)
  } catch (error) {
    raw.close()
    throw error
  }
  const database = new Database(raw)
  registerFunctions(database)
  keepLogShort(database)
  return database
}
