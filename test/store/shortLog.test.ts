import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/main/store/database'
import { openDatabase } from '../../src/main/store/openDatabase'
import { until } from '../builders/until'

let folder: string
let database: Database
const logSize = (): number => statSync(`${database.raw.name}-wal`, { throwIfNoEntry: false })?.size ?? 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'short-log-'))
  database = openDatabase(join(folder, 'log.repdesk'), Buffer.alloc(32, 7))
  database.raw.exec('CREATE TABLE words (text TEXT) STRICT')
})
afterEach(() => {
  database.raw.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a commit never moves the log into the file; a turn of its own does, and nothing is lost', async () => {
  const commits = 2_000
  for (let at = 0; at < commits; at++) database.run('INSERT INTO words VALUES (?)', 'x'.repeat(4_000))
  // All of it in one turn: SQLite alone would have emptied the log at 4 MiB, several times over.
  expect(logSize()).toBeGreaterThan(8 * 1024 * 1024)
  await until('the log is empty', () => logSize() === 0)
  expect(database.count('SELECT count(*) FROM words')).toBe(commits)
})

it('leaves a transaction alone, and a database that was closed meanwhile', async () => {
  for (let at = 0; at < 2_000; at++) database.run('INSERT INTO words VALUES (?)', 'x'.repeat(4_000))
  database.raw.close()
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  database = openDatabase(join(folder, 'log.repdesk'), Buffer.alloc(32, 7))
  expect(database.count('SELECT count(*) FROM words')).toBe(2_000)
})
