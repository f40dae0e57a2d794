import { namesOwner } from '../domain/segments/bounds'
import type { StoreContext } from './context'
import { bit } from './database'
import type { KeptSegment, SegmentsRoom } from './segmentRoom'
import { segmentSql } from './segmentSql'
import { attributesInUse, segmentValues } from './segmentValues'

type SegmentRow = Omit<KeptSegment, 'filter' | 'isPinned'> & { filter: string; isPinned: number }

const SELECT = 'SELECT id, name, filter, is_pinned AS isPinned, position FROM segments'
const SAVE = `INSERT INTO segments (id, name, filter, is_pinned, position)
  VALUES (:id, :name, :filter, :isPinned, :position)
  ON CONFLICT DO UPDATE SET name = excluded.name, filter = excluded.filter, is_pinned = excluded.is_pinned`

function toSegment(row: SegmentRow): KeptSegment {
  return { ...row, filter: JSON.parse(row.filter) as KeptSegment['filter'], isPinned: row.isPinned === 1 }
}

/** Filters that have a name; see `Store.segments`. */
export function segmentsStore(context: StoreContext): SegmentsRoom {
  const { database } = context
  const list = (): KeptSegment[] => database.all<SegmentRow>(`${SELECT} ORDER BY position, id`).map(toSegment)
  return {
    list,
    get: (id) => {
      const row = database.get<SegmentRow>(`${SELECT} WHERE id = ?`, id)
      return row ? toSegment(row) : null
    },
    save: (segment) =>
      database.transaction(() => {
        const { filter, isPinned } = segment
        database.run(SAVE, { ...segment, filter: JSON.stringify(filter), isPinned: bit(isPinned) })
        const others = list().filter(({ id }) => id !== segment.id)
        const ids = others.toSpliced(segment.position, 0, segment).map(({ id }) => id)
        ids.forEach((id, at) => database.run('UPDATE segments SET position = ? WHERE id = ?', at, id))
      }),
    remove: (id) => void database.run('DELETE FROM segments WHERE id = ?', id),
    fitting: (filter, clock, after, size) => {
      const step = database.get<{ last: number | null; many: number }>(
        'SELECT max(n) AS last, count(*) AS many FROM (SELECT n FROM people WHERE n > ? ORDER BY n LIMIT ?)',
        after,
        size,
      )
      if (!step || step.last === null) return { rows: [], next: null }
      const { sql, values } = segmentSql(filter, context.scope.orgKey, clock)
      // The plus keeps the planner on the range of rows.
      const among = namesOwner(filter) ? '1' : '+p.in_book = 1'
      const found = database.all<{ n: number }>(
        `SELECT p.n FROM people p WHERE p.n > :after AND p.n <= :last AND ${among} AND ${sql}`,
        { ...values, after, last: step.last },
      )
      return { rows: found.map(({ n }) => n), next: step.many < size ? null : step.last }
    },
    values: (of, text, limit) => segmentValues(context, of, text, limit),
    attributes: () => attributesInUse(context),
    tags: () => database.all<{ id: string; name: string }>('SELECT id, name FROM tags ORDER BY name, id'),
  }
}
