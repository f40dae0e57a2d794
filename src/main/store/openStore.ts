import { statSync } from 'node:fs'
import type { Logger } from '../ports/logger'
import { backUp, setAside } from './copies'
import { createStore } from './createStore'
import { DamagedFile, type Database, isDamage } from './database'
import { latestVersion, updateToVersion, versionOf } from './migrate'
import type { Migration } from './migrations/index'
import { openDatabase } from './openDatabase'
import { insertSalvaged } from './outboxStore'
import { salvageUnsent } from './salvage'
import type { Store } from './types'

export interface OpenStoreOptions {
  /** Absolute path; its folder exists. */
  file: string
  /** 32 random bytes from the keychain. */
  key: Buffer
  logger: Logger
  /** Milliseconds since the epoch, for the names of copies. */
  now: () => number
  /** Other steps than this build's, for tests of updating. */
  steps?: readonly Migration[]
}

export interface OpenedStore {
  store: Store
  opened: 'fresh' | 'existing' | 'recovered'
  /** Unsent outbox items taken over from a damaged file. */
  salvaged: number
  /** Where the file went that could not be used. */
  setAside?: string
}

const OPEN_MARK = 'openSince'

/**
 * Opens the cache, brings its schema up to date (with a backup before), or starts a fresh one beside a file that cannot
 * be used: another key, no database, damaged. That file is kept under another name, and its unsent items are taken
 * over. Fails with `newer_store` for a file of a newer Repdesk, which is left as it is; other errors (disk full, no
 * rights) pass through.
 */
export function openStore(options: OpenStoreOptions): OpenedStore {
  const { file, key, logger, now } = options
  const existed = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
  try {
    const database = openAndUpdate(options)
    return { store: started(database, now()), opened: existed ? 'existing' : 'fresh', salvaged: 0 }
  } catch (error) {
    if (!existed || !isDamage(error)) throw error
    logger.error('The cache file cannot be used; it is set aside', { code: (error as { code?: string }).code })
  }
  const unsent = salvageUnsent(file, key, logger)
  const aside = setAside(file, now())
  const database = openAndUpdate(options)
  const salvaged = insertSalvaged(database, unsent)
  logger.warn('A fresh cache was started', { salvaged })
  return { store: started(database, now()), opened: 'recovered', salvaged, setAside: aside }
}

function openAndUpdate({ file, key, logger, now, steps }: OpenStoreOptions): Database {
  const database = openDatabase(file, key)
  try {
    const version = versionOf(database)
    if (version > 0) checkAfterCrash(database)
    if (version > 0 && version < latestVersion(steps)) backUp(database, version, now())
    const { from, to } = updateToVersion(database, undefined, steps)
    if (from !== to) logger.info('The cache schema was updated', { from, to })
    return database
  } catch (error) {
    database.raw.close()
    throw error
  }
}

/** A file that was not closed is checked page by page, since what broke off the session may have broken the file. */
function checkAfterCrash(database: Database): void {
  if (database.count('SELECT count(*) FROM meta WHERE key = ?', OPEN_MARK) === 0) return
  const result = database.get<{ quick_check: string }>('PRAGMA quick_check(1)')
  if (result?.quick_check !== 'ok') throw new DamagedFile('The check of the file failed')
}

function started(database: Database, at: number): Store {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    OPEN_MARK,
    String(at),
  )
  return createStore(database, () => {
    if (!database.sawDamage) database.run('DELETE FROM meta WHERE key = ?', OPEN_MARK)
  })
}
