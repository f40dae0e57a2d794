import type { StoreContext } from './context'
import type { Value } from './database'
import { OUTBOX_COLUMNS, type OutboxSqlRow, toOutboxRow } from './outboxRows'
import type { AuditQuery } from './auditTypes'
import type { Store } from './types'

/** By itself: said by `origin`, or by what logging writes into a Task's payload (domain/outbox/origin). */
const AUTOMATIC = `(
  (o.payload ->> '$.origin' IS NOT NULL AND coalesce(o.payload ->> '$.origin.by', 'automatic') = 'automatic')
  OR (o.payload ->> '$.origin' IS NULL AND o.kind LIKE 'task.%'
    AND (o.payload ->> '$.isAutomatic' = 1 OR o.payload ->> '$.automatic' IS NOT NULL))
)`

/** Longer values (transcripts) are not looked through: the Subject says what they are about. */
const SEARCHED = 4_000

const TEXT = `(
  instr(fold_for_sort(coalesce(o.payload ->> '$.personName', '')), :text)
  OR instr(fold_for_sort(coalesce(o.payload ->> '$.recordName', '')), :text)
  OR instr(fold_for_sort(coalesce(o.payload ->> '$.text', '')), :text)
  OR instr(fold_for_sort(coalesce(o.outcome ->> '$.id', '')), :text)
  OR EXISTS (SELECT 1 FROM people p WHERE p.id = o.person_id AND instr(fold_for_sort(p.display_name), :text))
  OR EXISTS (
    SELECT 1 FROM json_each(o.payload, '$.values') v
    WHERE v.type = 'text' AND length(v.value) <= ${SEARCHED} AND instr(fold_for_sort(v.value), :text)
  )
)`

const AT = 'coalesce(o.done_at, o.updated_at)'

/** What this desktop wrote: the outbox's done items, for looking through. */
export function auditStore({ database }: StoreContext): Store['audit'] {
  return {
    list: (query, { offset = 0, limit, before = null }) => {
      const { where, values } = conditions(query)
      const page = before === null ? '' : ` AND (${AT}, o.seq) < (:beforeAt, :beforeSeq)`
      const sql = `SELECT ${OUTBOX_COLUMNS} FROM outbox o WHERE ${where}${page}
        ORDER BY ${AT} DESC, o.seq DESC LIMIT :limit OFFSET :offset`
      const at: Record<string, Value> = before === null ? {} : { beforeAt: before.at, beforeSeq: before.seq }
      return database.all<OutboxSqlRow>(sql, { ...values, ...at, limit, offset }).map((row) => toOutboxRow(row))
    },
    count: (query) => {
      const { where, values } = conditions(query)
      return database.count(`SELECT count(*) FROM outbox o WHERE ${where}`, values)
    },
    waitingByOrg: () =>
      database.all<{ orgKey: string; waiting: number }>(
        `SELECT org_key AS orgKey, count(*) AS waiting FROM outbox
         WHERE state NOT IN ('done', 'discarded') AND org_key IS NOT NULL GROUP BY org_key`,
      ),
    codes: () =>
      database.all<{ kind: string; state: string; code: string | null; items: number }>(
        'SELECT kind, state, code, count(*) AS items FROM outbox GROUP BY kind, state, code ORDER BY kind, state, code',
      ),
  }
}

function conditions(query: AuditQuery): { where: string; values: Record<string, Value> } {
  // What was found done by somebody else, or not to be done any more, was not written by this desktop.
  const terms = [`o.state IN ('done', 'discarded') AND o.state = 'done'`, `o.outcome ->> '$.skipped' IS NULL`]
  const values: Record<string, Value> = {}
  const add = (term: string, name: string, value: Value): void => {
    terms.push(term)
    values[name] = value
  }
  if (query.service) add('o.service = :service', 'service', query.service)
  if (query.kind) add('o.kind = :kind', 'kind', query.kind)
  if (query.personId) add('o.person_id = :personId', 'personId', query.personId)
  if (query.recordId)
    add(
      `:recordId IN (o.outcome ->> '$.id', o.payload ->> '$.recordId', o.payload ->> '$.taskId')`,
      'recordId',
      query.recordId,
    )
  if (query.since !== null && query.since !== undefined) add(`${AT} >= :since`, 'since', query.since)
  if (query.until !== null && query.until !== undefined) add(`${AT} < :until`, 'until', query.until)
  if (query.why) terms.push(`${AUTOMATIC} IS ${query.why === 'automatic' ? '' : 'NOT '}TRUE`)
  if (query.text) add(TEXT, 'text', query.text)
  return { where: terms.join(' AND '), values }
}
