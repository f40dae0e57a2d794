import { ledgerStateSchema, type LedgerRow, type LedgerState } from '../../contract/models'
import type { StoreContext } from './context'
import { type Database, list } from './database'
import type { AudiencePerson, KeptMessage, MessagesRoom } from './messagesRoom'
import type { OutboxRow } from './rows'

type MessageSql = Omit<KeptMessage, 'content'> & { content: string }

const SELECT = `SELECT id, state, content, created_at AS createdAt, updated_at AS updatedAt, started_at AS startedAt
  FROM messages`

type PersonSql = Omit<
  AudiencePerson,
  'isMine' | 'isMineThere' | 'isUnsubscribed' | 'isWrittenTo' | 'customAttributes'
> & {
  isMine: number
  isMineThere: number
  isUnsubscribed: number
  isWrittenTo: number
  customAttributes: string
}

/** Whom this desktop wrote to last when: what Intercom says of it comes with the next look at the book. */
const PEOPLE = `
WITH written AS MATERIALIZED (
  SELECT person_id, max(done_at) AS at FROM outbox
  WHERE state = 'done' AND kind IN ('conversation.reply', 'message.send') AND outcome ->> 'skipped' IS NULL
  GROUP BY person_id
)
SELECT p.id, p.display_name AS displayName, p.name_sort AS nameSort, p.name, p.email, p.phone, p.company_name AS companyName, p.country, d.city,
  p.in_book AS isMine, p.intercom_owner IS :repId AS isMineThere, d.unsubscribed AS isUnsubscribed,
  d.email_trouble AS emailTrouble, max(coalesce(p.last_contacted_at, 0), coalesce(w.at, 0)) AS lastContactedAt,
  d.custom_attributes AS customAttributes,
  (SELECT l.state FROM message_ledger l WHERE l.message_id = :messageId AND l.person_id = p.id) AS had,
  EXISTS (
    SELECT 1 FROM outbox o WHERE o.person_id = p.id AND o.kind IN ('conversation.reply', 'message.send')
      AND o.state NOT IN ('done', 'discarded')
  ) AS isWrittenTo
FROM people p JOIN person_details d ON d.person_id = p.id LEFT JOIN written w ON w.person_id = p.id
WHERE AMONG IN (SELECT value FROM json_each(:among)) ORDER BY p.name_sort, p.id`

/** See `MessagesRoom`. */
export function messagesStore(context: StoreContext): MessagesRoom {
  const { database } = context
  return {
    list: () => database.all<MessageSql>(`${SELECT} ORDER BY coalesce(started_at, created_at) DESC, id`).map(toMessage),
    get: (id) => {
      const row = database.get<MessageSql>(`${SELECT} WHERE id = ?`, id)
      return row ? toMessage(row) : null
    },
    save: (message) =>
      void database.run(
        `INSERT INTO messages (id, state, content, created_at, updated_at, started_at)
         VALUES (:id, :state, :content, :createdAt, :updatedAt, :startedAt)
         ON CONFLICT DO UPDATE SET state = excluded.state, content = excluded.content,
           updated_at = excluded.updated_at, started_at = excluded.started_at`,
        { ...message, content: JSON.stringify(message.content) },
      ),
    remove: (id) => void database.run('DELETE FROM messages WHERE id = ?', id),
    counts: (id) => {
      const rows = database.all<{ state: LedgerState; n: number }>(
        'SELECT state, count(*) AS n FROM message_ledger WHERE message_id = ? GROUP BY state',
        id,
      )
      const found = new Map(rows.map(({ state, n }) => [state, n]))
      const counts = ledgerStateSchema.options.map((state) => [state, found.get(state) ?? 0])
      return Object.fromEntries(counts) as Record<LedgerState, number>
    },
    ledger: (id, offset, limit) => ({
      rows: database.all<LedgerRow>(
        `SELECT l.person_id AS personId, coalesce(p.display_name, 'Somebody no longer on this desk') AS personName,
           l.state, l.reason, l.at, (SELECT o.id FROM outbox o WHERE o.id = l.item_id) AS itemId,
           l.conversation_id AS conversationId
         FROM message_ledger l LEFT JOIN people p ON p.id = l.person_id
         WHERE l.message_id = ? ORDER BY l.state = 'before', l.state NOT IN ('asked', 'failed'), l.at DESC, l.person_id LIMIT ? OFFSET ?`,
        id,
        limit,
        offset,
      ),
      total: database.count('SELECT count(*) FROM message_ledger WHERE message_id = ?', id),
    }),
    note: (row) =>
      database.run(
        `INSERT INTO message_ledger (message_id, person_id, state, item_id, at)
         VALUES (:messageId, :personId, :state, :itemId, :at)
         ON CONFLICT DO UPDATE SET state = excluded.state, item_id = excluded.item_id, at = excluded.at, reason = NULL
         WHERE message_ledger.state = 'skipped'`,
        { ...row },
      ) > 0,
    forgetBefore: (id) => void database.run(`DELETE FROM message_ledger WHERE message_id = ? AND state = 'before'`, id),
    release: (itemIds) =>
      void database.run('DELETE FROM message_ledger WHERE item_id IN (SELECT value FROM json_each(?))', list(itemIds)),
    people: (among, messageId) => {
      const [column, values] =
        'rows' in among ? ['p.n', JSON.stringify(among.rows)] : ['p.id', JSON.stringify(among.ids)]
      return database
        .all<PersonSql>(PEOPLE.replace('AMONG', column), { repId: context.scope.repId, messageId, among: values })
        .map(toPerson)
    },
  }
}

function toMessage(row: MessageSql): KeptMessage {
  return { ...row, content: JSON.parse(row.content) as KeptMessage['content'] }
}

function toPerson({
  isMine,
  isMineThere,
  isUnsubscribed,
  isWrittenTo,
  customAttributes,
  ...rest
}: PersonSql): AudiencePerson {
  return {
    ...rest,
    isMine: isMine === 1,
    isMineThere: isMineThere === 1,
    isUnsubscribed: isUnsubscribed === 1,
    isWrittenTo: isWrittenTo === 1,
    customAttributes: JSON.parse(customAttributes) as AudiencePerson['customAttributes'],
  }
}

/** What the ledger says of an item's person, by how the item stands. */
function ledgerState({ state, outcome }: OutboxRow): LedgerState {
  switch (state) {
    case 'done':
      return outcome?.elsewhere === true ? 'elsewhere' : outcome?.skipped !== undefined ? 'skipped' : 'sent'
    case 'discarded':
      return 'stopped'
    case 'needs_attention':
      return outcome?.unproved === true ? 'asked' : 'failed'
    default:
      return 'waiting'
  }
}

/** Keeps the ledger in step with a message's item; in the transaction that changes it. */
export function keepLedger(database: Database, item: OutboxRow): void {
  const { outcome, message } = item
  const skipped = typeof outcome?.skipped === 'string' && outcome.elsewhere !== true ? outcome.skipped : null
  const conversationId = typeof outcome?.conversationId === 'string' ? outcome.conversationId : null
  database.run(
    `UPDATE message_ledger SET state = :state, reason = :reason, at = :at,
       conversation_id = coalesce(:conversationId, conversation_id)
     WHERE item_id = :id`,
    { id: item.id, state: ledgerState(item), reason: skipped ?? message, at: item.updatedAt, conversationId },
  )
}

/** A group of which nothing was made: its message is a draft again, and nobody stands in its ledger. */
export function dropSending(database: Database, messageId: string): void {
  if (database.run(`UPDATE messages SET state = 'draft' WHERE id = ? AND state = 'sent'`, messageId) === 0) return
  database.run('DELETE FROM message_ledger WHERE message_id = ?', messageId)
}
