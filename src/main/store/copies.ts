import { chmodSync, copyFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database } from './database'

const KEPT_BACKUPS = 2
const BACKUP = '.backup-'
const CORRUPT = '.corrupt-'

/** A moment as part of a file's name; sorts by time. */
function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-')
}

/** Copies beside `file` whose names go on with `mark`, oldest first, with full paths. */
function besides(file: string, mark: string): string[] {
  const folder = dirname(file)
  const start = basename(file) + mark
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * Copies an open file as it is, encrypted under the same key, before its schema is changed; keeps the last two. Answers
 * the copy's path.
 */
export function backUp(database: Database, version: number, at: number): string {
  const file = database.raw.name
  database.raw.pragma('wal_checkpoint(TRUNCATE)')
  const copy = `${file}${BACKUP}${stamp(at)}-v${version}`
  copyFileSync(file, copy)
  chmodSync(copy, 0o600)
  for (const old of besides(file, BACKUP).slice(0, -KEPT_BACKUPS)) rmSync(old, { force: true })
  return copy
}

/** Renames a file that cannot be used, with its log, which may hold what it lacks. Answers the new path. */
export function setAside(file: string, at: number): string {
  const aside = `${file}${CORRUPT}${stamp(at)}`
  renameSync(file, aside)
  for (const suffix of ['-wal', '-shm']) {
    try {
      renameSync(file + suffix, aside + suffix)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return aside
}

/** Deletes backups and set-aside files of `file`: somebody in them was erased, and they cannot be edited one by one. */
export function dropCopies(file: string): void {
  for (const copy of [...besides(file, BACKUP), ...besides(file, CORRUPT)]) rmSync(copy, { force: true })
}
