import type { RecordObject } from '../../contract/models'
import { foldEmail } from '../domain/matching/foldEmail'
import type { KeyRules } from '../domain/matching/keyRules'
import type { StoreContext } from './context'
import { bit, type Database, list, type Value } from './database'
import { KEPT } from './keptWhere'
import { accountDomain } from './matchKeysStore'
import { recordKey, rulesOf } from './matchMarks'
import { refreshPeople } from './refreshPeople'
import type { KeepRule, RelatedKind, SalesforceRecordRow, Store } from './types'

/** By which column of which records each is found, and whether a cached record makes asking needless. */
const SOURCES: Record<RelatedKind, { of: [object: RecordObject, column: string][]; unless?: RecordObject }> = {
  becameContact: { of: [['Lead', 'who_id']], unless: 'Contact' },
  account: {
    of: [
      ['Lead', 'account_id'],
      ['Contact', 'account_id'],
    ],
  },
  accountOpportunities: {
    of: [
      ['Lead', 'account_id'],
      ['Contact', 'account_id'],
    ],
  },
  contactCases: { of: [['Contact', 'id']] },
  contactRoles: { of: [['Contact', 'id']] },
  whoTasks: {
    of: [
      ['Lead', 'id'],
      ['Contact', 'id'],
    ],
  },
  roleOpportunity: { of: [['OpportunityContactRole', 'what_id']], unless: 'Opportunity' },
}

/** Spelled out, so that each is found by the whole key. */
const KINDS = Object.keys(SOURCES).map((kind) => `'${kind}'`)

const GIVEN = `(SELECT value ->> 'id' AS id, value ->> 'email' AS email_folded, value ->> 'ownerId' AS owner_id,
  value ->> 'accountId' AS account_id, value ->> 'whoId' AS who_id, value ->> 'whatId' AS what_id,
  value ->> 'isClosed' AS is_closed, value ->> 'modifiedAt' AS modified_at, value ->> 'matchKey' AS match_key,
  value ->> 'domain' AS domain FROM json_each(:rows)) r`

/** Which records are kept, whose relations are to be read, and which became others; see `Store.keeping`. */
export function keepingStore(context: StoreContext): Store['keeping'] {
  const { database } = context
  return {
    relevant: (orgKey, object, rows, rule) =>
      new Set(
        database.texts(`SELECT r.id FROM ${GIVEN} WHERE ${KEPT[object]}`, {
          ...values(orgKey, rule),
          rows: JSON.stringify(rows.map((row) => given(row, rulesOf(context, orgKey)))),
        }),
      ),
    notKept: (orgKey, object, rule, after, limit) => {
      const ids = database.texts(
        'SELECT id FROM sf_records WHERE org_key = ? AND object = ? AND id > ? ORDER BY id LIMIT ?',
        orgKey,
        object,
        after,
        limit,
      )
      const last = ids.at(-1)
      if (last === undefined) return { gone: [], after: null }
      const gone = database.texts(
        `SELECT r.id FROM sf_records r WHERE r.org_key = :orgKey AND r.object = :object
           AND r.id > :after AND r.id <= :last AND NOT ${KEPT[object]}`,
        { ...values(orgKey, rule), object, after, last },
      )
      return { gone, after: ids.length < limit ? null : last }
    },
    toRead: (orgKey, kind, since, at, limit) => {
      const { of, unless } = SOURCES[kind]
      const [object, column] = of[at.source] ?? []
      if (!object || !column) return { ids: [], next: null }
      const found = database.texts(
        `SELECT DISTINCT ${column} FROM sf_records WHERE org_key = ? AND object = ? AND ${column} > ?
         ORDER BY ${column} LIMIT ?`,
        orgKey,
        object,
        at.after,
        limit,
      )
      const ids = database.texts(
        `SELECT c.value FROM json_each(:found) c WHERE NOT EXISTS (
           SELECT 1 FROM sf_related m WHERE m.org_key = :orgKey AND m.kind = :kind AND m.id = c.value AND m.at >= :since
         ) AND NOT EXISTS (
           SELECT 1 FROM sf_records o WHERE o.org_key = :orgKey AND o.object = :unless AND o.id = c.value)`,
        { found: list(found), orgKey, kind, since, unless: unless ?? '' },
      )
      const last = found.length < limit ? undefined : found.at(-1)
      if (last !== undefined) return { ids, next: { source: at.source, after: last } }
      return { ids, next: at.source + 1 < of.length ? { source: at.source + 1, after: '' } : null }
    },
    countRead: (orgKey, kind, since) =>
      database.count('SELECT count(*) FROM sf_related WHERE org_key = ? AND kind = ? AND at >= ?', orgKey, kind, since),
    markRead: (orgKey, kind, ids, at) =>
      void database.run(
        `INSERT INTO sf_related (org_key, kind, id, at) SELECT ?, ?, value, ? FROM json_each(?) WHERE true
         ON CONFLICT DO UPDATE SET at = excluded.at`,
        orgKey,
        kind,
        at,
        list(ids),
      ),
    forgetRead: (orgKey, ids) =>
      void database.run(
        `DELETE FROM sf_related WHERE org_key = ? AND kind IN (${KINDS.join(', ')})
           AND id IN (SELECT value FROM json_each(?))`,
        orgKey,
        list(ids),
      ),
    forgetLookUps: (orgKey, after, limit) => {
      const emails = database.texts(
        'SELECT email_folded FROM email_lookups WHERE org_key = ? AND email_folded > ? ORDER BY email_folded LIMIT ?',
        orgKey,
        after,
        limit,
      )
      const last = emails.at(-1)
      if (last === undefined) return null
      database.run(
        `DELETE FROM email_lookups WHERE org_key = :orgKey AND email_folded > :after AND email_folded <= :last
           AND NOT EXISTS (SELECT 1 FROM people p
             WHERE p.email_folded IS NOT NULL AND p.email_folded = email_lookups.email_folded)`,
        { orgKey, after, last },
      )
      return emails.length < limit ? null : last
    },
    move: (orgKey, object, from, to, at) =>
      database.transaction(() => {
        database.run(
          `INSERT INTO sf_moved (org_key, from_id, to_id, object, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET to_id = excluded.to_id, at = excluded.at`,
          orgKey,
          from,
          to,
          object,
          at,
        )
        // What became the record that now becomes another goes with it.
        database.run('UPDATE sf_moved SET to_id = ? WHERE org_key = ? AND to_id = ?', to, orgKey, from)
        moveReferences(database, orgKey, from, to)
        refreshPeople(context, moveChoices(database, orgKey, from, to))
      }),
    stayed: (orgKey, ids) =>
      void database.run(
        'DELETE FROM sf_moved WHERE org_key = ? AND from_id IN (SELECT value FROM json_each(?))',
        orgKey,
        list(ids),
      ),
    movedTo: (orgKey, ids) =>
      new Map(
        database
          .all<{ fromId: string; toId: string }>(
            `SELECT from_id AS fromId, to_id AS toId FROM sf_moved
             WHERE org_key = ? AND from_id IN (SELECT value FROM json_each(?))`,
            orgKey,
            list(ids),
          )
          .map((row) => [row.fromId, row.toId]),
      ),
  }
}

function values(orgKey: string, rule: KeepRule): Record<string, Value> {
  return { orgKey, userId: rule.userId, tasksSince: rule.tasksSince, ownTasksSince: rule.ownTasksSince }
}

function given(row: SalesforceRecordRow, rules: KeyRules): Record<string, Value> {
  const { id, ownerId, accountId, whoId, whatId, modifiedAt } = row
  const email = typeof row.fields.Email === 'string' ? foldEmail(row.fields.Email) : null
  const isClosed = row.isClosed === null ? null : bit(row.isClosed)
  const matchKey = recordKey(rules, row.object, row.fields)
  const domain = accountDomain(row.object, row.fields)
  return { id, ownerId, accountId, whoId, whatId, modifiedAt, isClosed, email, matchKey, domain }
}

/** Cached records that name the old one name the new one, until Salesforce says it itself. */
function moveReferences(database: Database, orgKey: string, from: string, to: string): void {
  for (const column of ['who_id', 'what_id', 'account_id']) {
    for (const object of ['Contact', 'Opportunity', 'OpportunityContactRole', 'Case', 'Task', 'Lead']) {
      database.run(
        `UPDATE sf_records SET ${column} = ?, fields = replace(fields, ?, ?)
         WHERE org_key = ? AND object = ? AND ${column} IS NOT NULL AND ${column} = ?`,
        to,
        `"${from}"`,
        `"${to}"`,
        orgKey,
        object,
        from,
      )
    }
  }
}

/** The rep's choices follow, too: of people, whose ids are answered, and of companies. */
function moveChoices(database: Database, orgKey: string, from: string, to: string): string[] {
  const move = (table: 'match_choices' | 'company_choices', column: string): string[] => {
    const rows = database.all<{ of: string; recordId: string; candidates: string }>(
      `SELECT ${column} AS of, record_id AS recordId, candidates FROM ${table}
       WHERE org_key = ? AND EXISTS (SELECT 1 FROM json_each(candidates) WHERE value = ?)`,
      orgKey,
      from,
    )
    for (const { of, recordId, candidates } of rows) {
      const left = (JSON.parse(candidates) as string[]).map((id) => (id === from ? to : id))
      database.run(
        `UPDATE ${table} SET record_id = ?, candidates = ? WHERE org_key = ? AND ${column} = ?`,
        recordId === from ? to : recordId,
        list([...new Set(left)].sort()),
        orgKey,
        of,
      )
    }
    return rows.map((row) => row.of)
  }
  move('company_choices', 'company_id')
  return move('match_choices', 'person_id')
}
