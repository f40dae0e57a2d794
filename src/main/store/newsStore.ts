import type { StoreContext } from './context'
import { list } from './database'
import { INTERCOM_NEWS } from './keptRooms'
import type { NewsRow, Store } from './types'

/** What is kept of the feed; older entries leave. */
const MOST = 1_000

type NewsSql = Omit<NewsRow, 'seen'> & { seen: number }

const OF = `org_key IN (?, '${INTERCOM_NEWS}')`

const SELECT = `SELECT id, at, kind, person_id AS personId, nullif(object, '') AS object, record_id AS recordId, text, seen FROM news`

/** What happened that concerns the rep; see `Store.news`. */
export function newsStore({ database }: StoreContext): Store['news'] {
  return {
    add: (orgKey, entries) =>
      database.transaction(() => {
        for (const entry of entries) {
          database.run(
            `INSERT INTO news (at, org_key, kind, person_id, object, record_id, text, seen)
             VALUES (:at, :orgKey, :kind, :personId, :object, :recordId, :text, 0)`,
            { ...entry, object: entry.object ?? '', orgKey },
          )
        }
        database.run(`DELETE FROM news WHERE org_key = ? AND id <= (SELECT max(id) FROM news) - ?`, orgKey, MOST)
      }),
    list: (orgKey, offset, limit) => ({
      rows: database
        .all<NewsSql>(`${SELECT} WHERE ${OF} ORDER BY id DESC LIMIT ? OFFSET ?`, orgKey, limit, offset)
        .map((row) => ({ ...row, seen: row.seen === 1 })),
      total: database.count(`SELECT count(*) FROM news WHERE ${OF}`, orgKey),
    }),
    markSeen: (orgKey, ids) =>
      void (ids === null
        ? database.run(`UPDATE news SET seen = 1 WHERE ${OF} AND seen = 0`, orgKey)
        : database.run(
            `UPDATE news SET seen = 1 WHERE ${OF} AND id IN (SELECT value FROM json_each(?))`,
            orgKey,
            list(ids.map(String)),
          )),
    unseen: (orgKey) => database.count(`SELECT count(*) FROM news WHERE ${OF} AND seen = 0`, orgKey),
  }
}
