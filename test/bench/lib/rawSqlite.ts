import { copyFileSync, rmSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import type { Values } from '../../../src/main/store/database'
import type { CacheFile } from './cacheFile'

/** One statement as the store ran it. */
export interface Statement {
  sql: string
  values: Values
}

/** The driver alone on the encrypted file, as anybody would open it, with the same size of page cache as the store. */
export function openRaw({ file, key }: CacheFile): SqliteDatabase.Database {
  const raw = new SqliteDatabase(file)
  raw.pragma("cipher = 'aegis'")
  raw.pragma("aegis_algorithm = 'aegis-256'")
  raw.pragma(`key = "x'${key.toString('hex')}'"`)
  raw.pragma('cache_size = -32768')
  return raw
}

/** The driver on a copy without encryption, which is removed by `close`. The cache has to be closed by now. */
export function openPlainCopy(cache: CacheFile, copy: string): { raw: SqliteDatabase.Database; remove(): void } {
  copyFileSync(cache.file, copy)
  const raw = openRaw({ ...cache, file: copy })
  raw.pragma('journal_mode = DELETE')
  raw.pragma("rekey = ''")
  return {
    raw,
    remove() {
      raw.close()
      rmSync(copy, { force: true })
    },
  }
}

/** Runs statements of the store on another connection; each is compiled once. Answers how many rows they gave. */
export function createReplay(raw: SqliteDatabase.Database): (statements: readonly Statement[]) => number {
  const prepared = new Map<string, SqliteDatabase.Statement>()
  return (statements) => {
    let rows = 0
    for (const { sql, values } of statements) {
      let statement = prepared.get(sql)
      if (!statement) prepared.set(sql, (statement = raw.prepare(sql)))
      rows += statement.all(...values).length
    }
    return rows
  }
}
