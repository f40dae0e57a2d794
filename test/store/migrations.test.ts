import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/main/store/database'
import { updateToVersion, versionOf } from '../../src/main/store/migrate'
import { migrations } from '../../src/main/store/migrations/index'
import { openDatabase } from '../../src/main/store/openDatabase'
import { company, contact, conversation, item, KEY, leadRow, ME, newFile, NOW, opened, ORG, part } from './builders'

type Row = Record<string, unknown>

/** A file of this build with something of everything in it. */
function fullFile(): string {
  const file = newFile()
  const { store } = opened(file)
  store.setScope({ repId: ME, orgKey: ORG })
  store.people.save(
    [contact({ id: 'p1', name: 'Wilhelmina Ødegård', companyIds: ['k1'] }), contact({ id: 'p2', email: null })],
    NOW,
  )
  store.companies.save([company({ id: 'k1', name: 'Fjord Tools' })], NOW)
  store.conversations.save([conversation({ id: 'c1', parts: [part({ id: 'x', bodyText: 'Seats, please' })] })], NOW)
  store.salesforce.saveLeads(ORG, [leadRow({ id: '00Q000000000001AAA' })], NOW)
  store.salesforce.markLookedUp(ORG, ['p1@example.com'], NOW)
  const times = { createdAt: NOW, modifiedAt: NOW }
  const links = { ownerId: '0051', accountId: null, whoId: null, whatId: null, isClosed: false, due: null }
  store.records.save(
    ORG,
    [
      {
        object: 'Lead',
        id: '00Q000000000001AAA',
        name: 'Lead',
        ...links,
        ...times,
        fields: { Email: 'p1@example.com' },
      },
    ],
    NOW,
  )
  store.outbox.insert(item({ id: 'unsent' }))
  store.outbox.insert(item({ id: 'sent', state: 'done', doneAt: NOW }))
  store.meta.set('kept', 'yes')
  store.close()
  return file
}

/** Tables of a file with their columns that are written, without the text index's own. */
function tablesOf(database: Database): Map<string, string[]> {
  const names = database.texts(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'`,
  )
  return new Map(
    names.map((name) => [name, database.texts(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0`, name)]),
  )
}

/** A file as a build of that version left it, holding what it knew of the full one. */
function fileOfVersion(version: number): { file: string; database: Database; rows: Map<string, Row[]> } {
  const full = openDatabase(fullFile(), KEY)
  const file = newFile()
  const database = openDatabase(file, KEY)
  updateToVersion(database, version)
  const rows = new Map<string, Row[]>()
  const there = tablesOf(full)
  database.raw.pragma('foreign_keys = OFF')
  for (const [table, columns] of tablesOf(database)) {
    const known = columns.filter((column) => there.get(table)?.includes(column))
    rows.set(table, full.all<Row>(`SELECT ${known.join(', ')} FROM ${table} ORDER BY ${known.join(', ')}`))
    const write = `INSERT OR REPLACE INTO ${table} (${known.join(', ')}) VALUES (${known.map((one) => `:${one}`).join(', ')})`
    for (const row of rows.get(table)!) database.raw.prepare(write).run(row)
  }
  database.raw.pragma('foreign_keys = ON')
  full.raw.close()
  return { file, database, rows }
}

describe.each(migrations.slice(1).map((step) => step.version))('migration %i', (version) => {
  it('keeps every value of the version before, in a sound file', () => {
    const { database, rows } = fileOfVersion(version - 1)
    expect(rows.get('people')).toHaveLength(2)
    expect(updateToVersion(database, version)).toEqual({ from: version - 1, to: version })
    expect(versionOf(database)).toBe(version)
    for (const [table, before] of rows) {
      const [first] = before
      if (!first) continue
      const names = Object.keys(first).join(', ')
      const now = database.all<Row>(`SELECT ${names} FROM ${table} ORDER BY ${names}`)
      expect(now, table).toEqual(before)
    }
    expect(database.texts('PRAGMA integrity_check')).toEqual(['ok'])
    expect(database.all('PRAGMA foreign_key_check')).toEqual([])
    database.raw.close()
  })

  it('leads on to a file that works: search, the book, the match and what is unsent', () => {
    const { file, database } = fileOfVersion(version - 1)
    database.raw.close()
    const { store } = opened(file)
    store.setScope({ repId: ME, orgKey: ORG })
    expect(store.meta.get('kept')).toBe('yes')
    expect(store.people.get('p1')?.name).toBe('Wilhelmina Ødegård')
    expect(store.search.query('ødeg', 5).map((hit) => hit.kind)).toEqual(['person'])
    expect(store.salesforce.matchOf(ORG, 'p1')).toMatchObject({ kind: 'lead' })
    expect(store.outbox.get('unsent')).toMatchObject({ state: 'queued', payload: { text: 'Hi' } })
    store.outbox.insert(item({ id: 'later' }))
    store.people.save([contact({ id: 'p3', ownerId: ME })], NOW)
    expect(store.people.has('p3')).toBe(true)
  })

  it('has a shape of its own: without it the next build would not open the file', () => {
    const { database } = fileOfVersion(version - 1)
    const shape = (): string[] => database.texts('SELECT coalesce(sql, name) FROM sqlite_master ORDER BY 1')
    const before = shape()
    updateToVersion(database, version)
    expect(shape()).not.toEqual(before)
    database.raw.close()
  })
})

describe('migration 12', () => {
  /** What version 11 kept as a setting, and what the new choices are. */
  function migrated(
    settings: Record<string, string>,
  ): ReturnType<ReturnType<typeof opened>['store']['settings']['read']> {
    const { file, database } = fileOfVersion(11)
    for (const [name, value] of Object.entries(settings)) {
      database.run('INSERT INTO settings (name, value) VALUES (?, ?)', name, value)
    }
    database.raw.close()
    return opened(file).store.settings.read()
  }

  it('makes the two old settings a choice for each kind: off stays off, hidden stays hidden', () => {
    const { notify } = migrated({ notifyNewConversations: 'false', hideNotificationContent: 'true', theme: '"dark"' })
    for (const kind of ['newConversation', 'reply', 'assigned', 'gained', 'failed'] as const) {
      expect(notify?.[kind], kind).toMatchObject({ on: false, hideContent: true })
    }
    expect(notify?.reminder).toEqual({ on: true, sound: true, hideContent: true })
    expect(migrated({ hideNotificationContent: 'true' }).notify?.reply).toEqual({
      on: true,
      sound: true,
      hideContent: true,
    })
  })

  it('leaves the defaults to whoever had chosen nothing, and takes the old names away', () => {
    expect(migrated({}).notify).toBeUndefined()
    expect(Object.keys(migrated({ notifyNewConversations: 'true', theme: '"dark"' })).sort()).toEqual([
      'notify',
      'theme',
    ])
  })

  it('keeps what was decided: a conversation and a reminder are not announced again', () => {
    const { file, database } = fileOfVersion(11)
    const insert = 'INSERT INTO notifications (conversation_id, outcome, reason, at) VALUES (?, ?, ?, ?)'
    database.run(insert, 'c1', 'shown', null, NOW)
    database.run(insert, 'reminder:00T1:5', 'suppressed', 'in_front', NOW + 1)
    database.raw.close()
    const { notifications } = opened(file).store
    expect(notifications.get('c1')).toEqual({ outcome: 'shown', at: NOW })
    expect(notifications.recent(0, 9).map(({ id, kind, reason }) => [id, kind, reason])).toEqual([
      ['reminder:00T1:5', 'reminder', 'in_front'],
      ['c1', 'newConversation', null],
    ])
  })
})
