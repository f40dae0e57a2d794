import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createStore } from '../../src/main/store/createStore'
import type { Database, Value } from '../../src/main/store/database'
import { updateToVersion } from '../../src/main/store/migrate'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { Store } from '../../src/main/store/types'
import type { IntercomContact, IntercomConversation } from '../../src/main/ports/intercom'
import type { Report } from './lib/rows'
import { time } from './lib/stats'

/** As many rows a transaction as the sync saves at once. */
const BATCH = 25

type Row = Record<string, Value>

/** What is to be saved, as the client read it from the stand-in. */
export interface Incoming {
  repId: string
  contacts: IntercomContact[]
  /** With their parts, all of these contacts. */
  conversations: IntercomConversation[]
}

/**
 * Rows a second that the store saves as the sync does (people pages, conversations with their parts, with everything
 * that lists, matches and search need), as a ratio to inserting the very rows that came of it into the same encrypted
 * tables: one prepared INSERT a row, as many a transaction, the same indexes, full-text triggers and file settings.
 */
export function measureWrites(report: Report, folder: string, { repId, contacts, conversations }: Incoming): void {
  const ours = fresh(join(folder, 'writes-store.repdesk'))
  const theirs = fresh(join(folder, 'writes-raw.repdesk'))
  const store = createStore(ours)
  store.setScope({ repId, orgKey: null })
  const at = Date.now()

  add(
    report,
    'people saved',
    inBatches(contacts, (batch, timed) => {
      timed.store(() => save(store, () => store.people.save(batch, at, 1)))
      const ids = batch.map((contact) => contact.id)
      const people = select(ours, 'people', 'id', ids)
      const details = select(ours, 'person_details', 'person_id', ids)
      const links = select(ours, 'person_companies', 'person_id', ids)
      timed.raw(() => insert(theirs, { people, person_details: details, person_companies: links }))
      return people.length
    }),
  )
  add(
    report,
    'conversations with parts saved',
    inBatches(conversations, (batch, timed) => {
      timed.store(() => save(store, () => store.conversations.save(batch, at)))
      const ids = batch.map((conversation) => conversation.id)
      const headers = select(ours, 'conversations', 'id', ids)
      const parts = select(ours, 'parts', 'conversation_id', ids)
      timed.raw(() => insert(theirs, { conversations: headers, parts }))
      return headers.length + parts.length
    }),
  )
  store.close()
  theirs.raw.close()
}

function add(report: Report, name: string, { rows, store, raw }: Totals): void {
  report.compare(
    `${name}: rows a second`,
    rows / (store / 1000),
    `${name}: rows a second, raw inserts`,
    rows / (raw / 1000),
    'rows/s',
  )
}

/** As the pulls do it: the rows and the note how far one got, in one transaction. */
function save(store: Store, work: () => unknown): void {
  store.transaction(() => {
    work()
    store.meta.set('bench.at', 'here')
  })
}

interface Totals {
  rows: number
  /** Milliseconds. */
  store: number
  raw: number
}

interface Timed {
  store(work: () => void): void
  raw(work: () => void): void
}

function inBatches<T>(all: readonly T[], take: (batch: T[], timed: Timed) => number): Totals {
  const totals: Totals = { rows: 0, store: 0, raw: 0 }
  const timed: Timed = {
    store: (work) => void (totals.store += time(work)),
    raw: (work) => void (totals.raw += time(work)),
  }
  for (let start = 0; start < all.length; start += BATCH) totals.rows += take(all.slice(start, start + BATCH), timed)
  return totals
}

function fresh(file: string): Database {
  const database = openDatabase(file, randomBytes(32))
  updateToVersion(database)
  return database
}

function select(database: Database, table: string, column: string, ids: string[]): Row[] {
  return database.all<Row>(
    `SELECT * FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY 1`,
    JSON.stringify(ids),
  )
}

function insert(database: Database, tables: Record<string, Row[]>): void {
  database.transaction(() => {
    for (const [table, rows] of Object.entries(tables)) {
      for (const row of rows) {
        // A generated column is read with the others and cannot be written.
        const columns = Object.keys(row).filter((name) => name !== 'needs_parts')
        const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
        database.run(sql, ...columns.map((name) => row[name]!))
      }
    }
  })
}
