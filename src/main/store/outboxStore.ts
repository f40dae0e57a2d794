import { isStandingKind } from '../domain/conversations/standing'
import type { StoreContext } from './context'
import { keepArrived, showStanding } from './conversationsShown'
import { type Database, list, type Value } from './database'
import { changeValues, insertValues, OUTBOX_COLUMNS, type OutboxSqlRow, toOutboxRow } from './outboxRows'
import { showCompanyEdits, showNewCompany } from './companiesShown'
import { dropSending, keepLedger } from './messagesStore'
import { showOwnersThere } from './peoplePatch'
import { isPersonEdit, showPersonEdits } from './peopleShown'
import { refreshConversations } from './refreshConversations'
import { refreshPeople } from './refreshPeople'
import type { GroupState, OutboxRow, Store } from './types'

const UNSENT = `state NOT IN ('done', 'discarded')`

const SHOWN: Record<'unsent' | 'sent' | 'discarded', { where: string; order: string }> = {
  unsent: { where: UNSENT, order: 'seq DESC' },
  sent: { where: `state IN ('done', 'discarded') AND state = 'done'`, order: 'updated_at DESC, seq DESC' },
  discarded: { where: `state IN ('done', 'discarded') AND state = 'discarded'`, order: 'updated_at DESC, seq DESC' },
}

/** Items of this org, and those of Intercom; another org's or user's neither go out nor stand in a lane's way. */
const eligible = (alias: string): string => `(${alias}.service = 'intercom' OR ${alias}.org_key = :orgKey)`

const askedAbout = (alias: string): string => `(${alias}.state = 'needs_attention'
  AND coalesce(${alias}.code, '') IN ('conflict', 'validation', 'duplicate') AND ${alias}.outcome ->> 'unproved' IS NULL)`

/**
 * An edit whose values somebody else or Intercom stands against waits for the rep, and what shares an attribute with it waits
 * behind it. Edits of other attributes need not wait for either, since each writes its own alone.
 */
const APART = `(e.kind = o.kind AND e.kind IN ('person.update', 'company.update') AND (${askedAbout('e')}
    OR (e.state = 'queued' AND EXISTS (
      SELECT 1 FROM outbox f
      WHERE f.lane = e.lane AND f.seq < e.seq AND f.${UNSENT} AND f.kind = e.kind AND ${askedAbout('f')})))
  AND NOT EXISTS (SELECT 1 FROM json_each(e.payload, '$.values') one JOIN json_each(o.payload, '$.values') two ON one.key = two.key))`

/** Of each lane only the oldest unsent item can go out: whatever state it is in, nothing overtakes it but an edit apart from it. */
const READY = `
SELECT ${OUTBOX_COLUMNS} FROM outbox o INDEXED BY outbox_unsent
WHERE o.${UNSENT} AND ${eligible('o')}
  AND (o.state = 'queued' OR (o.state IN ('held', 'waiting', 'unknown') AND coalesce(o.next_at, 0) <= :now))
  AND NOT EXISTS (
    SELECT 1 FROM outbox e
    WHERE e.lane = o.lane AND e.seq < o.seq AND e.${UNSENT} AND ${eligible('e')} AND NOT ${APART}
  )
ORDER BY o.seq`

const INSERT = `
INSERT INTO outbox (id, kind, service, org_key, lane, group_id, state, person_id, conversation_id, payload, outcome, code, message,
  fields, attempts, attempt_server_time, next_at, blocked_on, created_at, updated_at, done_at)
VALUES (:id, :kind, :service, :orgKey, :lane, :groupId, :state, :personId, :conversationId, :payload, :outcome, :code, :message,
  :fields, :attempts, :attemptServerTime, :nextAt, :blockedOn, :createdAt, :createdAt, :doneAt)`

/** Writes on their way, and the trail of those that went. */
export function outboxStore(context: StoreContext): Store['outbox'] {
  const { database } = context
  const get = (id: string): OutboxRow | null => {
    const row = database.get<OutboxSqlRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE id = ?`, id)
    return row ? toOutboxRow(row) : null
  }
  const must = (id: string): OutboxRow => {
    const row = get(id)
    if (!row) throw new Error('No such outbox item')
    return row
  }
  const refresh = (item: Pick<OutboxRow, 'kind' | 'personId' | 'conversationId' | 'payload'>): void => {
    if (item.personId !== null && isPersonEdit(item.kind)) showPersonEdits(context, [item.personId])
    if (item.kind === 'person.company') showNewCompany(context, { companyId: null, name: null, ...item.payload })
    if (item.kind === 'company.update') showCompanyEdits(context, [String(item.payload.companyId)])
    if (item.conversationId !== null && isStandingKind(item.kind)) showStanding(context, [item.conversationId])
    if (item.conversationId !== null) refreshConversations(context, [item.conversationId])
    if (item.personId !== null) refreshPeople(context, [item.personId])
  }
  return {
    insert: (item) =>
      database.transaction(() => {
        database.run(INSERT, insertValues(item))
        refresh(item)
        return must(item.id)
      }),
    get,
    update: (id, change, at) =>
      database.transaction(() => {
        const values = changeValues(change)
        const set = Object.keys(values).map((column) => `${column} = :${column}, `)
        database.run(`UPDATE outbox SET ${set.join('')}updated_at = :at WHERE id = :id`, { ...values, at, id })
        const row = must(id)
        const arrived = change.state === 'done' && row.kind === 'conversation.tag' ? row.conversationId : null
        if (arrived !== null) keepArrived(context, arrived, row.payload.change)
        if (row.kind === 'message.send' && change.state !== undefined) keepLedger(database, row)
        if (change.state !== undefined || change.payload !== undefined) refresh(row)
        return row
      }),
    list: (show, offset, limit) => {
      const { where, order } = SHOWN[show]
      return {
        rows: database
          .all<OutboxSqlRow>(
            `SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
            limit,
            offset,
          )
          .map((row) => toOutboxRow(row)),
        total: database.count(`SELECT count(*) FROM outbox WHERE ${where}`),
      }
    },
    unsentOf: ({ personId, conversationId, companyId }) => {
      const terms: string[] = []
      const values: Value[] = []
      if (personId !== undefined) {
        terms.push('person_id = ?')
        values.push(personId)
      }
      if (conversationId !== undefined) {
        terms.push('conversation_id = ?')
        values.push(conversationId)
      }
      if (companyId !== undefined) {
        terms.push(`(kind = 'company.update' AND payload ->> 'companyId' = ?)`)
        values.push(companyId)
      }
      if (terms.length === 0) return []
      const sql = `SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE ${UNSENT} AND (${terms.join(' OR ')}) ORDER BY seq`
      return database.all<OutboxSqlRow>(sql, ...values).map((row) => toOutboxRow(row))
    },
    editedPeople: () =>
      new Set(
        database.texts(
          `SELECT person_id FROM outbox WHERE ${UNSENT} AND kind IN ('person.update', 'person.company')
           UNION SELECT pc.person_id FROM outbox o JOIN person_companies pc ON pc.company_id = o.payload ->> 'companyId'
           WHERE o.${UNSENT} AND o.kind = 'company.update'`,
        ),
      ),
    ready: (now, orgKey) => database.all<OutboxSqlRow>(READY, { now, orgKey }).map((row) => toOutboxRow(row)),
    blocked: () =>
      database
        .all<OutboxSqlRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE ${UNSENT} AND state = 'blocked' ORDER BY seq`)
        .map((row) => toOutboxRow(row)),
    statesOfGroup: (groupId) =>
      database
        .all<Omit<GroupState, 'isUnproved'> & { isUnproved: number | null }>(
          `SELECT kind, state, code, next_at AS nextAt, created_at AS createdAt, outcome ->> 'unproved' AS isUnproved
           FROM outbox WHERE group_id = ? ORDER BY seq`,
          groupId,
        )
        .map((row) => ({ ...row, isUnproved: row.isUnproved === 1 })),
    ofGroup: (groupId) =>
      database
        .all<OutboxSqlRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE group_id = ? ORDER BY seq`, groupId)
        .map((row) => toOutboxRow(row)),
    // Held or queued, an item is as unsent as before: nothing that is shown of its person changes.
    letGo: (groupId, { state, nextAt }, at) =>
      void database.run(
        `UPDATE outbox SET state = :state, next_at = :nextAt, updated_at = :at
         WHERE group_id = :groupId AND ${UNSENT} AND state = 'held'`,
        { groupId, state, nextAt, at },
      ),
    dropGroup: (groupId) =>
      database.transaction(() => {
        const people = database.texts(
          'SELECT DISTINCT person_id FROM outbox WHERE group_id = ? AND person_id IS NOT NULL',
          groupId,
        )
        dropSending(database, groupId)
        database.run('DELETE FROM outbox WHERE group_id = ?', groupId)
        showOwnersThere(context, people)
        refreshPeople(context, people)
      }),
    groups: (since, kind) =>
      database.texts(
        `SELECT group_id FROM outbox WHERE group_id IS NOT NULL AND kind = :kind GROUP BY group_id
         HAVING max(created_at) >= :since OR max(${UNSENT}) ORDER BY max(seq) DESC`,
        { since, kind },
      ),
    claimed: (kind, conversationId, exceptItemId) =>
      new Set(
        database.texts(
          `SELECT outcome ->> 'id' FROM outbox
           WHERE (state = 'done' OR outcome ->> 'arrived' = 1) AND kind = :kind AND id <> :exceptItemId AND outcome ->> 'id' IS NOT NULL
             AND (:conversationId IS NULL OR conversation_id = :conversationId)`,
          { kind, conversationId, exceptItemId },
        ),
      ),
    nextWake: (now) =>
      database.get<{ at: number | null }>(
        `SELECT min(next_at) AS at FROM outbox WHERE ${UNSENT} AND state IN ('held', 'waiting', 'unknown') AND next_at > ?`,
        now,
      )?.at ?? null,
    counts: () => ({
      unsent: database.count(`SELECT count(*) FROM outbox WHERE ${UNSENT}`),
      needsYou: database.count(`SELECT count(*) FROM outbox WHERE ${UNSENT} AND state = 'needs_attention'`),
    }),
    sendingToUnknown: (at) =>
      database.run(`UPDATE outbox SET state = 'unknown', updated_at = ? WHERE ${UNSENT} AND state = 'sending'`, at),
    prune: (before) =>
      database.run("DELETE FROM outbox WHERE state IN ('done', 'discarded') AND updated_at < ?", before),
  }
}

/** Puts unsent items salvaged from another file into this one, in their order; answers how many. */
export function insertSalvaged(database: Database, items: OutboxRow[]): number {
  return database.transaction(() => {
    for (const item of items) {
      database.run(INSERT, insertValues(item))
      if (item.state === 'sending') database.run("UPDATE outbox SET state = 'unknown' WHERE id = ?", item.id)
    }
    return database.count(
      'SELECT count(*) FROM outbox WHERE id IN (SELECT value FROM json_each(?))',
      list(items.map((item) => item.id)),
    )
  })
}
