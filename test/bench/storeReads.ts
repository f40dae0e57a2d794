import { commands, type BookSort } from '../../src/contract/commands'
import { createStore } from '../../src/main/store/createStore'
import type { Database } from '../../src/main/store/database'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { Store } from '../../src/main/store/types'
import { besides, type CacheFile } from './lib/cacheFile'
import { createReplay, openPlainCopy, openRaw, type Statement } from './lib/rawSqlite'
import type { Report } from './lib/rows'
import { inTurns, quantile } from './lib/stats'

const SORTS: BookSort[] = ['activity', 'name', 'company', 'status', 'lastSeen', 'created']
const PAGE = 100
const TURNS = 60
const HITS = 30

/**
 * The first page of My book in each order, a page in its middle, and search as one types, on the cache that the first
 * sync left: what the store takes, as a ratio to its own statements on the driver alone over the same file, and to the
 * same on a copy without encryption.
 */
export function measureReads(report: Report, cache: CacheFile): void {
  const plain = openPlainCopy(cache, besides(cache, 'plain'))
  const raw = openRaw(cache)
  const database = openDatabase(cache.file, cache.key)
  const store = createStore(database)
  const onRaw = createReplay(raw)
  const onPlain = createReplay(plain.raw)
  const now = Date.now()

  function compare(name: string, asks: (() => unknown)[], turns: number): void {
    const statements = asks.map((ask) => recorded(database, ask))
    for (const one of statements) if (onRaw(one) !== onPlain(one)) throw new Error(`${name}: the copy differs`)
    const at = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!
    const [ours, theirs] = inTurns(
      turns * asks.length,
      (turn) => void at(asks, turn)(),
      (turn) => void onRaw(at(statements, turn)),
    )
    const [, unencrypted] = inTurns(
      turns * asks.length,
      () => undefined,
      (turn) => void onPlain(at(statements, turn)),
    )
    for (const [label, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const rawName = `${name}, raw SQL, ${label}`
      report.compare(`${name}, ${label}`, quantile(ours, share), rawName, quantile(theirs, share), 'ms')
      report.add(`${name}, raw SQL unencrypted, ${label}`, 'ms', quantile(unencrypted, share), rawName)
    }
  }

  for (const sort of SORTS) compare(`first page by ${sort}`, [bookPage(store, sort, 0, now)], TURNS)
  const middle = Math.floor(store.people.bookTotal() / 2)
  compare('page in the middle by activity', [bookPage(store, 'activity', middle, now)], TURNS)
  const words = typedWords(store)
  compare(
    'search as one types',
    words.map((text) => () => store.search.query(text, HITS)),
    4,
  )
  store.close()
  raw.close()
  plain.remove()
}

/** A page as the window gets it: the question and the answer go through the contract's checks. */
function bookPage(store: Store, sort: BookSort, offset: number, now: number): () => unknown {
  const { input, output } = commands['book.list']
  return () => {
    const { segment: _none, ...query } = input.parse({
      filter: {},
      sort,
      descending: sort === 'activity',
      offset,
      limit: PAGE,
    })
    return output.parse({ ...store.people.list({ ...query, now }), bookTotal: store.people.bookTotal() })
  }
}

/** Names, a company and words from messages of this very cache, each letter by letter from the second on. */
function typedWords(store: Store): string[] {
  const query = { filter: commands['book.list'].input.parse({ filter: {} }).filter, descending: false, now: 0 }
  const { rows } = store.people.list({ ...query, sort: 'name', offset: 40, limit: 200 })
  const names = [rows[0], rows[90], rows[180]].flatMap((row) => (row ? [row.displayName.split(' ')[0]!] : []))
  const companies = rows.flatMap((row) => (row.companyName === null ? [] : [row.companyName])).slice(0, 1)
  const said = rows.flatMap((row) => row.lastWords?.match(/[a-z]{6,}/gi) ?? []).slice(0, 3)
  return [...names, ...companies, ...said].flatMap((word) =>
    Array.from({ length: Math.max(0, Math.min(word.length, 8) - 1) }, (_, end) => word.slice(0, end + 2)),
  )
}

/** The statements that `work` runs, in order. */
function recorded(database: Database, work: () => unknown): Statement[] {
  const statements: Statement[] = []
  const all = database.all.bind(database)
  const get = database.get.bind(database)
  database.all = (sql, ...values) => {
    statements.push({ sql, values })
    return all(sql, ...values)
  }
  database.get = (sql, ...values) => {
    statements.push({ sql, values })
    return get(sql, ...values)
  }
  try {
    work()
  } finally {
    database.all = all
    database.get = get
  }
  return statements
}
