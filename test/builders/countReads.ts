import { Database, type Values } from '../../src/main/store/database'

/** What was read of caches since the counting began. */
export interface Reads {
  /** The texts of the statements, in order. */
  statements: string[]
  rows: number
  /** Characters of JSON that were parsed, in the cache and anywhere else. */
  parsed: number
  /** How SQLite runs these statements, a line for each step. */
  plans: string[]
}

/** What `work` reads of a cache before it first waits, by the count: a slow machine changes nothing of it. */
export function readsOf(work: () => unknown): Reads {
  const reads: Reads = { statements: [], rows: 0, parsed: 0, plans: [] }
  // oxlint-disable-next-line typescript/unbound-method -- they are called on the connection that they were called on
  const { all, get } = Database.prototype
  const { parse } = JSON
  function note(database: Database, sql: string, values: Values, rows: number): void {
    const steps = database.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]
    reads.statements.push(sql)
    reads.rows += rows
    reads.plans.push(...steps.map((step) => step.detail))
  }
  Database.prototype.all = function <Row>(this: Database, sql: string, ...values: Values): Row[] {
    const rows = all.call(this, sql, ...values) as Row[]
    note(this, sql, values, rows.length)
    return rows
  }
  Database.prototype.get = function <Row>(this: Database, sql: string, ...values: Values): Row | undefined {
    const row = get.call(this, sql, ...values) as Row | undefined
    note(this, sql, values, row === undefined ? 0 : 1)
    return row
  }
  JSON.parse = (text: string, reviver?: (this: unknown, key: string, value: unknown) => unknown): unknown => {
    reads.parsed += text.length
    return parse(text, reviver)
  }
  try {
    work()
  } finally {
    Object.assign(Database.prototype, { all, get })
    JSON.parse = parse
  }
  return reads
}
