import {
  after,
  standingChangeSchema,
  standingSchema,
  STANDING_KINDS,
  type Standing,
} from '../domain/conversations/standing'
import type { StoreContext } from './context'
import { list } from './database'

interface Row {
  id: string
  state: Standing['state']
  snoozedUntil: number | null
  assigneeId: string | null
  teamId: string | null
  tags: string
  there: string | null
}

const COLUMNS = `id, state, snoozed_until AS snoozedUntil, assignee_id AS assigneeId, team_id AS teamId, tags, there`
const KINDS = STANDING_KINDS.map((kind) => `'${kind}'`).join(', ')
const UNSENT = `kind IN (${KINDS}) AND state NOT IN ('done', 'discarded')`

/** Where a conversation stands: as it is shown, and as Intercom said last. Null where it is not cached. */
export function readStanding({ database }: StoreContext, id: string): { shown: Standing; there: Standing } | null {
  const row = database.get<Row>(`SELECT ${COLUMNS} FROM conversations WHERE id = ?`, id)
  return row ? { shown: shownOf(row), there: thereOf(row) } : null
}

/**
 * Shows these conversations as Intercom has them, with what the rep has changed and is not sent. To be called before
 * `refreshConversations`, in the transaction of the write that concerns them.
 */
export function showStanding(context: StoreContext, ids: readonly string[]): void {
  const { database } = context
  const rows = database.all<Row>(
    `SELECT ${COLUMNS} FROM conversations WHERE id IN (SELECT value FROM json_each(?))`,
    list([...ids]),
  )
  for (const row of rows) {
    const there = thereOf(row)
    const changes = database.texts(
      `SELECT payload -> 'change' FROM outbox WHERE conversation_id = ? AND ${UNSENT} ORDER BY seq`,
      row.id,
    )
    const shown = changes.reduce((at, change) => after(at, standingChangeSchema.parse(JSON.parse(change))), there)
    write(context, row.id, shown, changes.length === 0 ? null : there)
  }
}

/** The same for those of them that have something unsent: Intercom's answer has just gone over it. */
export function showUnsentStanding(context: StoreContext, ids: readonly string[]): void {
  const some = context.database.texts(
    `SELECT DISTINCT conversation_id FROM outbox
     WHERE conversation_id IN (SELECT value FROM json_each(?)) AND ${UNSENT}`,
    list([...ids]),
  )
  if (some.length > 0) showStanding(context, some)
}

/** A change that arrived and whose answer says nothing of the conversation (a tag): it counts as what Intercom has. */
export function keepArrived(context: StoreContext, id: string, change: unknown): void {
  const row = context.database.get<Row>(`SELECT ${COLUMNS} FROM conversations WHERE id = ?`, id)
  if (!row) return
  const there = after(thereOf(row), standingChangeSchema.parse(change))
  write(context, id, shownOf(row), there)
}

function write({ database }: StoreContext, id: string, shown: Standing, there: Standing | null): void {
  database.run(
    `UPDATE conversations SET state = :state, snoozed_until = :snoozedUntil, assignee_id = :assigneeId, team_id = :teamId,
       tags = :tags, there = :there WHERE id = :id`,
    { ...shown, tags: JSON.stringify(shown.tags), there: there === null ? null : JSON.stringify(there), id },
  )
}

function shownOf({ state, snoozedUntil, assigneeId, teamId, tags }: Row): Standing {
  return standingSchema.parse({ state, snoozedUntil, assigneeId, teamId, tags: JSON.parse(tags) })
}

function thereOf(row: Row): Standing {
  return row.there === null ? shownOf(row) : standingSchema.parse(JSON.parse(row.there))
}
