import type { StoreContext } from './context'
import { list } from './database'
import type { IntercomSegmentsRoom } from './segmentRoom'

/** A list that is looked at asks again and again: once an hour is written down. */
const NOTED_MS = 3_600_000

/** Intercom's own segments; see `Store.intercomSegments`. */
export function intercomSegmentsStore({ database }: StoreContext): IntercomSegmentsRoom {
  return {
    list: () =>
      database.all<{ id: string; name: string; readAt: number | null }>(
        'SELECT id, name, read_at AS readAt FROM intercom_segments ORDER BY name, id',
      ),
    replace: (segments) =>
      database.transaction(() => {
        const ids = list(segments.map(({ id }) => id))
        database.run('DELETE FROM intercom_segments WHERE id NOT IN (SELECT value FROM json_each(?))', ids)
        for (const { id, name } of segments) {
          database.run(
            'INSERT INTO intercom_segments (id, name) VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
            id,
            name,
          )
        }
      }),
    want: (ids, at) =>
      void database.run(
        `UPDATE intercom_segments SET wanted_at = ?
         WHERE id IN (SELECT value FROM json_each(?)) AND coalesce(wanted_at, 0) < ?`,
        at,
        list(ids),
        at - NOTED_MS,
      ),
    due: (ids, wantedSince, readBefore) =>
      database.texts(
        `SELECT id FROM intercom_segments
         WHERE (wanted_at >= ? OR id IN (SELECT value FROM json_each(?))) AND coalesce(read_at, 0) <= ?
         ORDER BY read_at IS NOT NULL, read_at, id`,
        wantedSince,
        list(ids),
        readBefore,
      ),
    setPeople: (id, personIds, at) =>
      database.transaction(() => {
        const read = database.run('UPDATE intercom_segments SET read_at = ? WHERE id = ?', at, id)
        database.run('DELETE FROM intercom_segment_people WHERE segment_id = ?', id)
        if (read === 0) return
        database.run(
          `INSERT INTO intercom_segment_people (segment_id, person_id)
           SELECT DISTINCT ?, p.id FROM json_each(?) j JOIN people p ON p.id = j.value`,
          id,
          list(personIds),
        )
      }),
  }
}
