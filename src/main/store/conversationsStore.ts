import type { ConversationView } from '../../contract/commands'
import type { ConversationRow } from '../../contract/models'
import type { StoreContext } from './context'
import { list } from './database'
import { saveConversations } from './conversationsSave'
import { readStanding } from './conversationsShown'
import { readParts } from './partsRead'
import { removeConversations } from './peopleRemove'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'
import { deleteLazily } from './textIndex'
import type { CachedConversation, Store } from './types'

/** What each view shows; word for word the conditions of the partial indexes. */
const VIEWS: Record<ConversationView, string> = {
  all: `visible = 1 AND state <> 'closed'`,
  mine: `visible = 1 AND state = 'open' AND assigned_to_me = 1`,
  people: `visible = 1 AND state = 'open' AND person_in_book = 1`,
  unassigned: `visible = 1 AND state = 'open' AND assignee_id IS NULL AND team_id IS NULL`,
  unread: 'visible = 1 AND unread > 0',
  snoozed: `visible = 1 AND state = 'snoozed'`,
  closed: `visible = 1 AND state = 'closed'`,
}

const ROW_COLUMNS = `c.id, c.person_id AS personId, p.display_name AS personName, p.role AS personRole,
  p.company_name AS companyName, c.title, c.snippet, coalesce(c.snippet_by, 'person') AS snippetBy, c.state,
  c.unread > 0 AS unread, c.created_at AS createdAt, c.updated_at AS updatedAt, c.waiting_since AS waitingSince,
  c.snoozed_until AS snoozedUntil, c.assignee_id AS assigneeId,
  coalesce((SELECT t.name FROM teammates t WHERE t.id = c.assignee_id),
    (SELECT t.name FROM teams t WHERE t.id = c.assignee_id)) AS assigneeName,
  c.team_id AS teamId, (SELECT t.name FROM teams t WHERE t.id = c.team_id) AS teamName, c.tags,
  EXISTS (SELECT 1 FROM drafts d WHERE d.conversation_id = c.id)
    OR EXISTS (SELECT 1 FROM outgoing_files f WHERE f.conversation_id = c.id AND f.item_id IS NULL) AS hasDraft,
  c.assigned_to_me AS assignedToMe, p.in_book AS personIsMine, c.pending, c.needs_you AS needsYou`

type RowSql = Omit<ConversationRow, 'unread' | 'assignedToMe' | 'personIsMine' | 'hasDraft' | 'tags'> & {
  unread: number
  assignedToMe: number
  personIsMine: number
  hasDraft: number
  tags: string
}

function toRow(row: RowSql): ConversationRow {
  return {
    ...row,
    unread: row.unread === 1,
    assignedToMe: row.assignedToMe === 1,
    personIsMine: row.personIsMine === 1,
    hasDraft: row.hasDraft === 1,
    tags: JSON.parse(row.tags) as ConversationRow['tags'],
  }
}

const HEADER = `SELECT id, person_id AS personId, created_at AS createdAt, updated_at AS updatedAt,
  coalesce(there ->> 'state', state) AS state, title, waiting_since AS waitingSince,
  iif(there IS NULL, snoozed_until, there ->> 'snoozedUntil') AS snoozedUntil,
  iif(there IS NULL, assignee_id, there ->> 'assigneeId') AS assigneeId, header_of AS headerOf,
  delivered_as AS deliveredAs, first_contact_reply_at AS firstContactReplyAt, parts_of AS partsOf,
  parts_total AS partsTotal, fetched_at AS fetchedAt FROM conversations WHERE id = ?`

type HeaderSql = Omit<CachedConversation, 'isWhole'> & { headerOf: number }

function toHeader({ headerOf, ...row }: HeaderSql): CachedConversation {
  return { ...row, isWhole: headerOf > 0 }
}

/** The page is cut on one index alone; only its rows are joined. */
function listSql(view: ConversationView): string {
  return `SELECT ${ROW_COLUMNS} FROM (
    SELECT * FROM conversations WHERE ${VIEWS[view]} ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?
  ) AS c JOIN people p ON p.id = c.person_id ORDER BY c.updated_at DESC, c.id DESC`
}

const EVERY = Object.keys(VIEWS) as ConversationView[]
const eachView = <T>(of: (view: ConversationView) => T): Record<ConversationView, T> =>
  Object.fromEntries(EVERY.map((view) => [view, of(view)])) as Record<ConversationView, T>
const LIST = eachView(listSql)

/** Conversations and their parts. */
export function conversationsStore(context: StoreContext): Store['conversations'] {
  const { database } = context
  const count = (view: ConversationView): number =>
    database.count(`SELECT count(*) FROM conversations WHERE ${VIEWS[view]}`)
  return {
    save: (conversations, at, settledBefore) =>
      database.transaction(() => saveConversations(context, conversations, at, settledBefore)),
    needingParts: (limit) =>
      database.texts(
        `SELECT id FROM conversations WHERE visible = 1 AND needs_parts = 1
         ORDER BY updated_at DESC, id DESC LIMIT ?`,
        limit,
      ),
    countNeedingParts: () => database.count('SELECT count(*) FROM conversations WHERE visible = 1 AND needs_parts = 1'),
    get: (id) => {
      const row = database.get<HeaderSql>(HEADER, id)
      return row ? toHeader(row) : null
    },
    standing: (id) => readStanding(context, id),
    row: (id) => {
      const row = database.get<RowSql>(
        `SELECT ${ROW_COLUMNS} FROM conversations c JOIN people p ON p.id = c.person_id WHERE c.id = ?`,
        id,
      )
      return row ? toRow(row) : null
    },
    list: (view, offset, limit) => ({
      rows: database.all<RowSql>(LIST[view], limit, offset).map((row) => toRow(row)),
      total: count(view),
    }),
    counts: () => eachView(count),
    ofPerson: (personId) =>
      database
        .all<RowSql>(
          `SELECT ${ROW_COLUMNS} FROM conversations c JOIN people p ON p.id = c.person_id
           WHERE c.person_id = ? ORDER BY c.updated_at DESC, c.id DESC`,
          personId,
        )
        .map((row) => toRow(row)),
    parts: (id) => readParts(database, id),
    markRead: (id, until) => database.transaction(() => markRead(context, id, until)),
    markAllRead: () =>
      database.transaction(() => {
        database.run(
          `UPDATE conversations SET read_until = max(updated_at, coalesce(last_words_at, 0)), unread = 0
           WHERE read_until < max(updated_at, coalesce(last_words_at, 0))`,
        )
        database.run('UPDATE people SET unread = 0 WHERE unread > 0')
      }),
    remove: (ids) =>
      database.transaction(() => {
        const people = database.texts(
          'SELECT DISTINCT person_id FROM conversations WHERE id IN (SELECT value FROM json_each(?))',
          list(ids),
        )
        deleteLazily(database, () => removeConversations(database, ids))
        refreshPeople(context, people)
      }),
    unreadTotal: () => count('unread'),
  }
}

/** Unread again means its newest message of the person, not all there ever were. */
function markRead(context: StoreContext, id: string, until: number | null): void {
  const { database } = context
  if (until === null) {
    database.run(
      `UPDATE conversations SET read_until = coalesce((
         SELECT max(created_at) - 1 FROM parts
         WHERE conversation_id = conversations.id AND kind = 'message' AND author_type = 'person'
       ), 0) WHERE id = ?`,
      id,
    )
  } else {
    database.run('UPDATE conversations SET read_until = ? WHERE id = ?', until, id)
  }
  refreshConversations(context, [id])
  refreshPeople(context, database.texts('SELECT person_id FROM conversations WHERE id = ?', id))
}
