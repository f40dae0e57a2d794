import type { Logger } from '../ports/logger'
import type { Database } from './database'
import { openDatabase } from './openDatabase'
import { OLD_OUTBOX_COLUMNS, OUTBOX_COLUMNS, type OutboxSqlRow, toOutboxRow } from './outboxRows'
import type { OutboxRow } from './types'

const UNSENT = `state NOT IN ('done', 'discarded')`

/**
 * Reads what can still be read of a damaged file's unsent outbox items, oldest first: from the front up to the damage,
 * then from the back down to it. Empty where nothing can be read, as with another key.
 */
export function salvageUnsent(file: string, key: Buffer, logger: Logger): OutboxRow[] {
  let database: Database
  try {
    database = openDatabase(file, key)
  } catch {
    logger.warn('Nothing could be read from the damaged cache')
    return []
  }
  try {
    const found = new Map<number, OutboxRow>()
    if (!walk(database, 'ASC', found)) {
      walk(database, 'DESC', found)
      logger.warn('The damaged cache was read in part', { items: found.size })
    }
    return [...found.values()].sort((a, b) => a.seq - b.seq)
  } finally {
    database.raw.close()
  }
}

/** A file that broke before it was updated does not have all columns of today. */
function columnsOf(database: Database): string {
  const hasGroups = database.count("SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'group_id'") > 0
  return hasGroups ? OUTBOX_COLUMNS : `${OLD_OUTBOX_COLUMNS}, NULL AS groupId`
}

/** Takes rows one by one in one direction; false where it met damage. NOT INDEXED: the table alone has to be whole. */
function walk(database: Database, direction: 'ASC' | 'DESC', found: Map<number, OutboxRow>): boolean {
  const sql = `SELECT ${columnsOf(database)} FROM outbox NOT INDEXED
    WHERE seq ${direction === 'ASC' ? '>' : '<'} ? AND ${UNSENT} ORDER BY seq ${direction} LIMIT 1`
  let seq = direction === 'ASC' ? 0 : Number.MAX_SAFE_INTEGER
  try {
    for (;;) {
      const row = database.get<OutboxSqlRow>(sql, seq)
      if (!row) return true
      if (found.has(row.seq)) return true
      found.set(row.seq, toOutboxRow(row))
      seq = row.seq
    }
  } catch {
    return false
  }
}
