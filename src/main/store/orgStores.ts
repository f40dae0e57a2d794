import type { StoreContext } from './context'
import { bit, list } from './database'
import { refreshPeople } from './refreshPeople'
import type { ConversationTask, Store } from './types'

/** What an org is like (describes, layouts, status tables), as JSON by name. */
export function orgSetupStore({ database }: StoreContext): Store['orgSetup'] {
  // A describe is some 100 KB of JSON and asked for with every panel: it is parsed once.
  const parsed = new Map<string, { body: unknown; at: number }>()
  return {
    get: (orgKey, name) => {
      const key = `${orgKey}/${name}`
      const at = database.get<{ at: number }>(
        'SELECT at FROM sf_setup WHERE org_key = ? AND name = ?',
        orgKey,
        name,
      )?.at
      if (at === undefined) return null
      const known = parsed.get(key)
      if (known?.at === at) return known
      const row = database.get<{ body: string }>(
        'SELECT body FROM sf_setup WHERE org_key = ? AND name = ?',
        orgKey,
        name,
      )
      const setup = { body: JSON.parse(row?.body ?? 'null') as unknown, at }
      parsed.set(key, setup)
      return setup
    },
    set: (orgKey, name, body, at) => {
      parsed.delete(`${orgKey}/${name}`)
      database.run(
        `INSERT INTO sf_setup (org_key, name, body, at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET body = excluded.body, at = excluded.at`,
        orgKey,
        name,
        JSON.stringify(body),
        at,
      )
    },
  }
}

/** The rep's choices among several matching records; see `Store.matchChoices`. */
export function matchChoicesStore(context: StoreContext): Store['matchChoices'] {
  const { database } = context
  return {
    set: (orgKey, personId, recordId, candidates, at) =>
      database.transaction(() => {
        if (recordId === null) {
          database.run('DELETE FROM match_choices WHERE org_key = ? AND person_id = ?', orgKey, personId)
        } else {
          database.run(
            `INSERT INTO match_choices (org_key, person_id, record_id, candidates, at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET record_id = excluded.record_id, candidates = excluded.candidates, at = excluded.at`,
            orgKey,
            personId,
            recordId,
            list([...candidates].sort()),
            at,
          )
        }
        refreshPeople(context, [personId])
      }),
    get: (orgKey, personId) => {
      const row = database.get<{ recordId: string; candidates: string; at: number }>(
        `SELECT record_id AS recordId, candidates, at FROM match_choices WHERE org_key = ? AND person_id = ?`,
        orgKey,
        personId,
      )
      return row ? { ...row, candidates: JSON.parse(row.candidates) as string[] } : null
    },
  }
}

/** As the index has it (migration 14). */
const STARTED_AT = `iif(c.delivered_as = 'customer_initiated', c.created_at, c.first_contact_reply_at)`
const AUTOMATIC = `SELECT 1 FROM conversation_tasks t
  WHERE t.org_key = :orgKey AND t.conversation_id = c.id AND t.is_automatic = 1`

type TaskSql = Omit<ConversationTask, 'isAutomatic'> & { isAutomatic: number }

/** Which Tasks stand for which conversations. */
export function conversationTasksStore({ database }: StoreContext): Store['conversationTasks'] {
  return {
    save: (orgKey, task) =>
      void database.run(
        `INSERT INTO conversation_tasks
           (org_key, conversation_id, task_id, item_id, is_automatic, created_at, first_closed_at, transcript_of)
         VALUES (:orgKey, :conversationId, :taskId, :itemId, :isAutomatic, :createdAt, :firstClosedAt, :transcriptOf)
         ON CONFLICT DO UPDATE SET
           item_id = coalesce(excluded.item_id, item_id), is_automatic = max(is_automatic, excluded.is_automatic),
           first_closed_at = coalesce(first_closed_at, excluded.first_closed_at),
           transcript_of = coalesce(excluded.transcript_of, transcript_of)`,
        { ...task, orgKey, isAutomatic: bit(task.isAutomatic) },
      ),
    of: (orgKey, conversationId) =>
      database
        .all<TaskSql>(
          `SELECT conversation_id AS conversationId, task_id AS taskId, item_id AS itemId, is_automatic AS isAutomatic,
             created_at AS createdAt, first_closed_at AS firstClosedAt, transcript_of AS transcriptOf
           FROM conversation_tasks WHERE org_key = ? AND conversation_id = ? ORDER BY created_at, task_id`,
          orgKey,
          conversationId,
        )
        .map((row) => ({ ...row, isAutomatic: row.isAutomatic === 1 })),
    candidates: (orgKey, since, waitingSince, only) =>
      database.texts(
        `SELECT c.id FROM conversations c JOIN people p ON p.id = c.person_id
         WHERE ${STARTED_AT} >= :since AND p.in_book = 1
           ${only ? 'AND c.id IN (SELECT value FROM json_each(:only))' : ''}
           AND NOT EXISTS (${AUTOMATIC} AND t.transcript_of >= c.updated_at)
           AND (c.fetched_at >= :waitingSince OR EXISTS (${AUTOMATIC}))
         ORDER BY ${STARTED_AT}, c.id`,
        { orgKey, since, waitingSince, ...(only ? { only: list([...only]) } : {}) },
      ),
  }
}
