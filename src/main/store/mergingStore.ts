import { renamedIn } from '../domain/outbox/renamed'
import type { StoreContext } from './context'
import { type Database, list } from './database'
import { everybodyAlike } from './likePeople'
import type { MergingRoom } from './mergingRoom'
import { OUTBOX_COLUMNS, type OutboxSqlRow, toOutboxRow } from './outboxRows'
import { patchUnsentOwners } from './peoplePatch'
import { removePeople } from './peopleRemove'
import { showPersonEdits } from './peopleShown'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'

/** Rows that say something of a person and are kept where the survivor has none of their own. */
const KEPT = [
  `INSERT INTO muted_people (person_id, at) SELECT :into, at FROM muted_people WHERE person_id = :from ON CONFLICT DO NOTHING`,
  `INSERT INTO intercom_segment_people (segment_id, person_id)
   SELECT segment_id, :into FROM intercom_segment_people WHERE person_id = :from ON CONFLICT DO NOTHING`,
  `INSERT INTO match_choices (org_key, person_id, record_id, candidates, at)
   SELECT org_key, :into, record_id, candidates, at FROM match_choices WHERE person_id = :from ON CONFLICT DO NOTHING`,
]

/** What only names a person. */
const NAMED = [
  'UPDATE news SET person_id = :into WHERE person_id = :from',
  'UPDATE notifications SET person_id = :into WHERE person_id = :from',
  'UPDATE sf_behind SET person_id = :into WHERE person_id = :from',
  'UPDATE person_notes SET person_id = :into WHERE person_id = :from',
  `UPDATE OR IGNORE form_drafts SET person_id = :into, subject = iif(subject = :from, :into, subject)
   WHERE person_id = :from`,
  // The rep has them as they are now: how the lead came to them is no news any more.
  'UPDATE owner_changes SET person_id = :into, was_id = coalesce(was_id, :from), told = 1 WHERE person_id = :from',
  `UPDATE outbox SET person_id = :into WHERE person_id = :from AND state IN ('done', 'discarded')`,
  // Whoever had a message as a lead has had it as the user, too.
  'UPDATE OR IGNORE message_ledger SET person_id = :into WHERE person_id = :from',
]

const REFUSED = `state = 'needs_attention' AND service = 'intercom' AND code IN ('gone', 'not_found') AND outcome ->> 'unproved' IS NULL`

/** See `Store.merging`. */
export function mergingStore(context: StoreContext): MergingRoom {
  const { database } = context
  const note = (from: string, into: string, at: number): void => {
    database.run(
      `INSERT INTO merged_people (from_id, into_id, at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET into_id = excluded.into_id, at = excluded.at`,
      from,
      into,
      at,
    )
    // Whoever became the one that now becomes another goes with it.
    database.run('UPDATE merged_people SET into_id = ? WHERE into_id = ?', into, from)
    database.run('DELETE FROM merged_people WHERE from_id = ?', into)
  }
  return {
    note: (from, into, at) => database.transaction(() => note(from, into, at)),
    move: (from, into, at) =>
      database.transaction(() => {
        note(from, into, at)
        const conversations = moveConversations(database, from, into)
        for (const sql of [...KEPT, ...NAMED]) database.run(sql, { from, into })
        moveItems(database, from, into)
        removePeople(context, [from])
        refreshConversations(context, conversations)
        showPersonEdits(context, [into])
        refreshPeople(context, [into])
        patchUnsentOwners(context, [into], at)
        return conversations
      }),
    survivorOf: (id) =>
      database.get<{ id: string }>('SELECT into_id AS id FROM merged_people WHERE from_id = ?', id)?.id ?? id,
    madeHere: (id) =>
      database.count(
        `SELECT count(*) FROM outbox WHERE kind IN ('person.merge', 'person.archive') AND payload ->> 'goneId' = ?
           AND state IN ('sending', 'unknown', 'done')`,
        id,
      ) > 0,
    refused: () => database.texts(`SELECT DISTINCT person_id FROM outbox WHERE ${REFUSED} AND person_id IS NOT NULL`),
    readdress: (into) =>
      database.transaction(() => {
        const merged = database.texts('SELECT from_id FROM merged_people WHERE into_id = ?', into)
        const again = new Set(merged.flatMap((from) => moveItems(database, from, into, REFUSED)))
        if (again.size > 0) refreshPeople(context, [into])
        return again.size
      }),
    everybody: (after, limit) => everybodyAlike(database, after, limit),
    setApart: (a, b, on, at) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      if (on) {
        database.run(
          `INSERT INTO people_apart (a, b, at)
           SELECT :low, :high, :at WHERE (SELECT count(*) FROM people WHERE id IN (:low, :high)) = 2
           ON CONFLICT DO UPDATE SET at = excluded.at`,
          { low, high, at },
        )
      } else database.run('DELETE FROM people_apart WHERE a = ? AND b = ?', low, high)
    },
    apart: () => new Set(database.texts(`SELECT a || ' ' || b FROM people_apart`)),
  }
}

/** Answers their ids. What Intercom says of them next is taken whatever it is. */
function moveConversations(database: Database, from: string, into: string): string[] {
  const ids = database.texts('SELECT id FROM conversations WHERE person_id = ?', from)
  database.run(`UPDATE conversations SET person_id = ?, fingerprint = '' WHERE person_id = ?`, into, from)
  database.run(
    'UPDATE parts SET author_id = ? WHERE author_id = ? AND conversation_id IN (SELECT value FROM json_each(?))',
    into,
    from,
    list(ids),
  )
  return ids
}

/**
 * What has not gone out goes to the survivor, and what was refused because its person is gone goes out again. One that is
 * being sent keeps its words and its lane: what becomes of it is looked up by them. Without `which`, the items of `from`; with
 * it, those of `into` that still name `from`. Answers the ids of what is another now.
 */
function moveItems(database: Database, from: string, into: string, which: string | null = null): string[] {
  const rows = database
    .all<OutboxSqlRow>(
      `SELECT ${OUTBOX_COLUMNS} FROM outbox
       WHERE person_id = ? AND state NOT IN ('done', 'discarded')${which === null ? '' : ` AND ${which}`}`,
      which === null ? from : into,
    )
    .map((row) => toOutboxRow(row))
  return rows.flatMap(({ id, state, service, code, outcome, payload, lane }) => {
    const isUnderWay = state === 'sending' || state === 'unknown'
    const wasRefused =
      state === 'needs_attention' &&
      service === 'intercom' &&
      (code === 'gone' || code === 'not_found') &&
      outcome?.unproved !== true
    const before = JSON.stringify(payload)
    const after = isUnderWay ? before : JSON.stringify(renamedIn(payload, from, into))
    if (which !== null && before === after) return []
    database.run(
      `UPDATE outbox SET person_id = :into, payload = :payload, lane = :lane${wasRefused ? AGAIN : ''} WHERE id = :id`,
      { id, into, payload: after, lane: isUnderWay ? lane : lane.replaceAll(from, into) },
    )
    return [id]
  })
}

const AGAIN = `, state = 'queued', code = NULL, message = NULL, fields = '{}', outcome = NULL, next_at = NULL`
