import { statSync } from 'node:fs'
import { breathe } from '../turns'
import type { Database } from './database'

/** Asking the file system costs microseconds, and still not every commit needs it. */
const LOOK_EVERY = 16
/** About 250 pages of 4 KiB: measured, a quarter of what SQLite takes makes the longest turn a quarter shorter, at no cost. */
const LOG_BYTES = 1024 * 1024

/**
 * Moves the write-ahead log into the file in a turn of its own, instead of at the end of whichever commit fills it: a
 * commit stays as short as what it writes, and the window is served in between. Truncating makes the log's size mean
 * what is in it.
 */
export function keepLogShort(database: Database): void {
  const log = `${database.raw.name}-wal`
  let commits = 0
  let isDue = false
  database.onCommit = () => {
    commits += 1
    if (isDue || commits % LOOK_EVERY !== 0) return
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < LOG_BYTES) return
    isDue = true
    void moveLog()
  }

  async function moveLog(): Promise<void> {
    // Two of them: the first comes right behind the commit, before the timers have had their turn.
    await breathe()
    await breathe()
    isDue = false
    if (database.raw.open && !database.raw.inTransaction) database.raw.pragma('wal_checkpoint(TRUNCATE)')
  }
}
