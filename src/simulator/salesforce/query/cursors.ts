import type { SimClock } from '../../shared/clock'
import { requestError } from '../errors'
import { createIdSource } from '../ids'
import type { Row } from '../store'

const LIFE_MS = 2 * 86_400_000

interface Cursor {
  userId: string
  objectName: string
  ids: string[]
  batch: number
  render: (row: Row) => unknown
  openedAt: number
}

/** Open query results. A cursor keeps the ids as they were; the rows are read when their page is fetched. */
export interface Cursors {
  open(cursor: Omit<Cursor, 'openedAt'>): string
  /** The cursor and offset of a locator such as `0r8...-2000`. Throws INVALID_QUERY_LOCATOR. */
  find(locator: string, userId: string): { id: string; cursor: Cursor; offset: number }
}

/** Cursors live two days. */
export function createCursors(clock: SimClock): Cursors {
  const cursors = new Map<string, Cursor>()
  const ids = createIdSource('xx5R2y')
  return {
    open(cursor) {
      const id = ids.next('0r8')
      cursors.set(id, { ...cursor, openedAt: clock.now() })
      return id
    },
    find(locator, userId) {
      const match = /^(\w{18})-(\d+)$/.exec(locator)
      const cursor = cursors.get(match?.[1] ?? '')
      const offset = Number(match?.[2])
      if (
        !match?.[1] ||
        !cursor ||
        cursor.userId !== userId ||
        clock.now() - cursor.openedAt > LIFE_MS ||
        offset > cursor.ids.length
      ) {
        throw requestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator')
      }
      return { id: match[1], cursor, offset }
    },
  }
}
