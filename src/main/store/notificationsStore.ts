import type { StoreContext } from './context'
import { bit, list } from './database'
import type { NotificationEntry, Store } from './types'

type EntrySql = Omit<NotificationEntry, 'held'> & { held: number }

const COLUMNS = `key, kind, outcome, reason, at, person_id AS personId, conversation_id AS conversationId,
  item_id AS itemId`

/** Its decision must outlive the log: whether it may still come up is not told by its age. */
const LASTING = `kind IN ('newConversation', 'reminder')`

/** See `Store.notifications`. */
export function notificationsStore({ database }: StoreContext): Store['notifications'] {
  return {
    get: (key) => database.get('SELECT outcome, at FROM notifications WHERE key = ?', key) ?? null,
    knowsConversation: (conversationId) =>
      database.count(
        `SELECT count(*) FROM notifications WHERE conversation_id = ? AND kind IN ('reply', 'assigned')`,
        conversationId,
      ) > 0,
    record: (entry) =>
      void database.run(
        `INSERT INTO notifications (key, kind, outcome, reason, at, person_id, conversation_id, item_id, held)
         VALUES (:key, :kind, :outcome, :reason, :at, :personId, :conversationId, :itemId, :held)
         ON CONFLICT DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, at = excluded.at,
           held = excluded.held, summarised_at = NULL`,
        { ...entry, held: bit(entry.held) },
      ),
    held: () =>
      database
        .all<EntrySql>(`SELECT ${COLUMNS}, held FROM notifications WHERE held = 1 ORDER BY at, key`)
        .map((row) => ({ ...row, held: true })),
    countHeld: () => database.count('SELECT count(*) FROM notifications WHERE held = 1'),
    settle: (keys, at) =>
      void database.run(
        `UPDATE notifications SET held = 0, summarised_at = ?
         WHERE held = 1 AND key IN (SELECT value FROM json_each(?))`,
        at,
        list([...keys]),
      ),
    recent: (since, limit) =>
      database.all(
        `SELECT key AS id, kind, outcome, reason, at, person_id AS personId, conversation_id AS conversationId,
           item_id AS itemId, summarised_at AS summarisedAt,
           (SELECT p.display_name FROM people p WHERE p.id = person_id) AS personName
         FROM notifications WHERE at >= ? ORDER BY at DESC, key DESC LIMIT ?`,
        since,
        limit,
      ),
    prune: (before) =>
      database.transaction(() => {
        database.run(`DELETE FROM notifications WHERE at < ? AND NOT ${LASTING}`, before)
        database.run(
          `UPDATE notifications SET person_id = NULL, held = 0
           WHERE at < ? AND ${LASTING} AND (person_id IS NOT NULL OR held = 1)`,
          before,
        )
      }),
    isMuted: (personId) => database.count('SELECT count(*) FROM muted_people WHERE person_id = ?', personId) > 0,
    mute: (personId, at) =>
      void (at === null
        ? database.run('DELETE FROM muted_people WHERE person_id = ?', personId)
        : database.run(
            `INSERT INTO muted_people (person_id, at) SELECT id, ? FROM people WHERE id = ?
             ON CONFLICT DO NOTHING`,
            at,
            personId,
          )),
    muted: () =>
      database.all(
        `SELECT m.person_id AS personId, p.display_name AS personName, m.at FROM muted_people m
         JOIN people p ON p.id = m.person_id ORDER BY m.at DESC, m.person_id`,
      ),
  }
}
