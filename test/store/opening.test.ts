import {
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/main/domain/failure'
import { latestVersion, updateToVersion, versionOf } from '../../src/main/store/migrate'
import { migrations } from '../../src/main/store/migrations/index'
import { openDatabase } from '../../src/main/store/openDatabase'
import { openStore } from '../../src/main/store/openStore'
import { book, contact, conversation, item, KEY, ME, newFile, NOW, opened, ORG, silent } from './builders'

const beside = (file: string): string[] => readdirSync(dirname(file)).filter((name) => name !== basename(file))

/** A file with one person, one conversation and some outbox items, closed. */
function filledFile(items = 1): string {
  const file = newFile()
  const { store } = opened(file)
  store.setScope({ repId: ME, orgKey: ORG })
  store.people.save([contact({ id: 'p1', name: 'Wilhelmina', email: 'wilhelmina@example.com' })], NOW)
  store.conversations.save([conversation({ id: 'c1' })], NOW)
  for (let index = 0; index < items; index += 1) store.outbox.insert(item({ id: `i${index}` }))
  store.outbox.insert(item({ id: 'sent', state: 'done' }))
  store.close()
  return file
}

describe('opening', () => {
  it('makes a fresh file for the user alone, and opens it again', () => {
    const file = newFile()
    const first = opened(file)
    expect(first).toMatchObject({ opened: 'fresh', salvaged: 0 })
    first.store.meta.set('a', 'b')
    for (const name of [basename(file), ...beside(file)]) {
      expect(statSync(`${dirname(file)}/${name}`).mode & 0o777, name).toBe(0o600)
    }
    first.store.close()
    first.store.close()
    expect(beside(file)).toEqual([])
    const again = opened(file)
    expect(again).toMatchObject({ opened: 'existing', salvaged: 0 })
    expect(again.store.meta.get('a')).toBe('b')
  })

  it('holds nothing readable, and its settings are the safe ones', () => {
    const file = newFile()
    const { store } = opened(file)
    store.people.save([contact({ id: 'p1', name: 'Wilhelmina', email: 'wilhelmina@example.com' })], NOW)
    for (const bytes of [readFileSync(file), readFileSync(`${file}-wal`)]) {
      for (const word of ['Wilhelmina', 'wilhelmina', 'ilhelmin', 'SQLite format', 'CREATE TABLE']) {
        expect(bytes.includes(word)).toBe(false)
      }
    }
    store.close()
    const database = openDatabase(file, KEY)
    const pragma = (name: string) => Object.values(database.get<Record<string, unknown>>(`PRAGMA ${name}`)!)[0]
    expect(
      ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'temp_store', 'secure_delete'].map(pragma),
    ).toEqual(['wal', 2, 1, 0, 2, 1])
    const loose = database.all<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
       AND name NOT LIKE 'sqlite_%'`,
    )
    expect(loose).toEqual([])
    database.raw.close()
    expect(() => openDatabase(file, Buffer.alloc(16))).toThrow('32 bytes')
  })

  it('refuses a file of a newer version and leaves it as it is', () => {
    const file = filledFile()
    const database = openDatabase(file, KEY)
    database.raw.pragma(`user_version = ${latestVersion() + 1}`)
    database.raw.pragma('wal_checkpoint(TRUNCATE)')
    database.raw.close()
    const before = readFileSync(file)
    const attempt = (): unknown => openStore({ file, key: KEY, logger: silent, now: () => NOW })
    expect(attempt).toThrow(Failure)
    expect(attempt).toThrow(expect.objectContaining({ code: 'newer_store' }))
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(beside(file)).toEqual([])
  })
})

describe('a file that cannot be used', () => {
  it('is set aside under another key, whole, and a fresh one starts', () => {
    const file = filledFile()
    const before = readFileSync(file)
    const result = opened(file, Buffer.alloc(32, 9))
    expect(result).toMatchObject({ opened: 'recovered', salvaged: 0 })
    expect(result.setAside).toMatch(/\.corrupt-2026-05-04T12-00-00-000Z$/)
    expect(readFileSync(result.setAside!).equals(before)).toBe(true)
    expect(result.store.sizes()).toMatchObject({ people: 0 })
  })

  it('is set aside when it is no database at all', () => {
    const file = newFile()
    writeFileSync(file, 'hello'.repeat(5000))
    expect(opened(file)).toMatchObject({ opened: 'recovered', salvaged: 0 })
    expect(beside(file).some((name) => name.includes('.corrupt-'))).toBe(true)
  })

  it('gives up its unsent items first when pages are damaged', () => {
    const file = filledFile(3)
    const sending = openDatabase(file, KEY)
    sending.run("UPDATE outbox SET state = 'sending' WHERE id = 'i1'")
    // As after a crash: the mark of an open session stays, so the next start checks the pages.
    sending.run("INSERT INTO meta (key, value) VALUES ('openSince', '1')")
    const page = sending.count("SELECT rootpage FROM sqlite_master WHERE name = 'people'")
    sending.raw.pragma('wal_checkpoint(TRUNCATE)')
    sending.raw.close()
    writeSync(openSync(file, 'r+'), Buffer.alloc(4096, 1), 0, 4096, (page - 1) * 4096)

    const result = opened(file)
    expect(result).toMatchObject({ opened: 'recovered', salvaged: 3 })
    expect(existsSync(result.setAside!)).toBe(true)
    const rows = result.store.outbox.list('unsent', 0, 9).rows
    expect(rows.map((row) => `${row.id} ${row.state}`)).toEqual(['i2 queued', 'i1 unknown', 'i0 queued'])
    expect(rows[0]?.payload).toEqual({ text: 'Hi' })
  })

  it('gives up its unsent items from before groups, too', () => {
    const file = newFile()
    const old = openDatabase(file, KEY)
    updateToVersion(old, 5)
    old.run(
      `INSERT INTO outbox (id, kind, service, lane, state, payload, fields, attempts, created_at, updated_at)
       VALUES ('i0', 'conversation.reply', 'intercom', 'l', 'queued', '{"text":"Hi"}', '{}', 0, 1, 1)`,
    )
    old.run("INSERT INTO meta (key, value) VALUES ('openSince', '1')")
    const page = old.count("SELECT rootpage FROM sqlite_master WHERE name = 'people'")
    old.raw.pragma('wal_checkpoint(TRUNCATE)')
    old.raw.close()
    writeSync(openSync(file, 'r+'), Buffer.alloc(4096, 1), 0, 4096, (page - 1) * 4096)
    const result = opened(file)
    expect(result).toMatchObject({ opened: 'recovered', salvaged: 1 })
    expect(result.store.outbox.get('i0')).toMatchObject({ payload: { text: 'Hi' }, groupId: null })
  })

  it('gives up what can be read around a hole in the outbox itself', () => {
    const file = newFile()
    const { store } = opened(file)
    for (let index = 0; index < 60; index += 1) {
      store.outbox.insert(item({ id: `i${index}`, payload: { text: 'x'.repeat(900) } }))
    }
    store.close()
    const database = openDatabase(file, KEY)
    database.run("INSERT INTO meta (key, value) VALUES ('openSince', '1')")
    const pages = database.all<{ pageno: number }>(
      "SELECT pageno FROM dbstat WHERE name = 'outbox' AND pagetype = 'leaf' ORDER BY path",
    )
    database.raw.pragma('wal_checkpoint(TRUNCATE)')
    database.raw.close()
    const middle = pages[Math.floor(pages.length / 2)]!.pageno
    writeSync(openSync(file, 'r+'), Buffer.alloc(4096, 1), 0, 4096, (middle - 1) * 4096)
    const { opened: how, salvaged, store: fresh } = opened(file)
    expect(how).toBe('recovered')
    expect(salvaged).toBeGreaterThan(50)
    expect(salvaged).toBeLessThan(60)
    expect(fresh.outbox.get('i0')).not.toBeNull()
    expect(fresh.outbox.get('i59')).not.toBeNull()
  })
})

describe('migrations', () => {
  it('are numbered without gaps', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_step, index) => index + 1))
    const file = newFile()
    const database = openDatabase(file, KEY)
    expect(() => updateToVersion(database, undefined, [{ version: 2, sql: '' }])).toThrow('Migration 1')
    database.raw.close()
  })

  it('1: an empty file becomes version 1, which this build opens', () => {
    const file = newFile()
    const database = openDatabase(file, KEY)
    expect(updateToVersion(database, 1)).toEqual({ from: 0, to: 1 })
    expect(versionOf(database)).toBe(1)
    expect(updateToVersion(database, 1)).toEqual({ from: 1, to: 1 })
    database.run("INSERT INTO meta (key, value) VALUES ('kept', 'yes')")
    database.raw.close()
    expect(opened(file).store.meta.get('kept')).toBe('yes')
  })

  const later = (count: number) => [
    ...migrations,
    ...Array.from({ length: count }, (_, index) => ({
      version: migrations.length + index + 1,
      sql: `CREATE TABLE later${index} (a TEXT) STRICT`,
    })),
  ]

  it('copy the file before, encrypted under the same key, and keep the last two copies', () => {
    const file = filledFile()
    for (const count of [1, 2, 3]) {
      const { store } = openStore({ file, key: KEY, logger: silent, now: () => NOW + count, steps: later(count) })
      expect(store.people.has('p1')).toBe(true)
      store.close()
    }
    const copies = beside(file)
    expect(copies).toEqual([
      `cache.db.backup-2026-05-04T12-00-00-002Z-v${migrations.length + 1}`,
      `cache.db.backup-2026-05-04T12-00-00-003Z-v${migrations.length + 2}`,
    ])
    const copy = `${dirname(file)}/${copies[0]}`
    expect(readFileSync(copy).includes('Wilhelmina')).toBe(false)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    const database = openDatabase(copy, KEY)
    expect(database.count('SELECT count(*) FROM people')).toBe(1)
    database.raw.close()
  })

  it('leave a whole version behind when a step fails', () => {
    const file = filledFile()
    const steps = [...later(1), { version: migrations.length + 2, sql: 'CREATE TABLE half (a TEXT) STRICT; BROKEN' }]
    expect(() => openStore({ file, key: KEY, logger: silent, now: () => NOW, steps })).toThrow('BROKEN')
    const database = openDatabase(file, KEY)
    expect(versionOf(database)).toBe(migrations.length + 1)
    expect(database.count("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).toBe(0)
    database.raw.close()
  })
})

describe('a kill', () => {
  it('loses nothing that was committed: the log is taken up again', () => {
    const file = newFile()
    const { store } = opened(file)
    store.setScope({ repId: ME, orgKey: ORG })
    store.people.save([contact({ id: 'p1' })], NOW)
    const copy = newFile()
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    const again = opened(copy)
    expect(again).toMatchObject({ opened: 'existing' })
    expect(book(again.store).rows).toHaveLength(1)
  })
})
