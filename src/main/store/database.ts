import SqliteDatabase from 'better-sqlite3'

/** What a statement takes: SQLite knows no booleans, see `bit`. */
export type Value = string | number | null

/** Values in order, for each `?`, or one object by name, for each `:name`. */
export type Values = Value[] | [Record<string, Value | Uint8Array>]

/** A connection with its prepared statements kept: each text of SQL is compiled once. */
export class Database {
  readonly raw: SqliteDatabase.Database
  /** Set once a statement has met a damaged page: the file is to be checked before it is used again. */
  sawDamage = false
  /** Called after each commit, outside of any transaction. */
  onCommit: (() => void) | null = null
  readonly #statements = new Map<string, SqliteDatabase.Statement>()

  constructor(raw: SqliteDatabase.Database) {
    this.raw = raw
  }

  /** All rows; `Row` is what the caller's SQL selects. */
  all<Row>(sql: string, ...values: Values): Row[] {
    return this.#watch(() => this.#prepare(sql).all(...values) as Row[])
  }

  /** The first row, if any. */
  get<Row>(sql: string, ...values: Values): Row | undefined {
    return this.#watch(() => this.#prepare(sql).get(...values) as Row | undefined)
  }

  /** Runs a statement that writes; answers how many rows it changed. */
  run(sql: string, ...values: Values): number {
    const changes = this.#watch(() => this.#prepare(sql).run(...values).changes)
    if (!this.raw.inTransaction) this.onCommit?.()
    return changes
  }

  /** The number in the first column of the first row; 0 where there is no row. */
  count(sql: string, ...values: Values): number {
    const row = this.get<Record<string, number | null>>(sql, ...values)
    return row ? (Object.values(row)[0] ?? 0) : 0
  }

  /** Text in the first column of all rows. */
  texts(sql: string, ...values: Values): string[] {
    return this.all<Record<string, string>>(sql, ...values).map((row) => Object.values(row)[0]!)
  }

  /**
   * Runs `work` in one transaction, taken for writing from the start. A nested call is a savepoint of the outer one:
   * what it throws undoes its own writes, and all of them unless the outer one catches it.
   */
  transaction<T>(work: () => T): T {
    const run = this.raw.transaction(work)
    if (this.raw.inTransaction) return run()
    const result = run.immediate()
    this.onCommit?.()
    return result
  }

  #watch<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (isDamage(error)) this.sawDamage = true
      throw error
    }
  }

  #prepare(sql: string): SqliteDatabase.Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.raw.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

/** A file whose pages do not hold together, as a check found it. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
  readonly code = 'DAMAGED_FILE'
}

/** True for errors that say the file itself is bad: wrong key, not a database, damaged pages. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedFile) return true
  if (!(error instanceof SqliteDatabase.SqliteError)) return false
  return error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')
}

/** A boolean as SQLite keeps it. */
export function bit(value: boolean): 0 | 1 {
  return value ? 1 : 0
}

/** Ids as the one value that `json_each(?)` unfolds. */
export function list(values: Iterable<string>): string {
  return JSON.stringify([...values])
}
