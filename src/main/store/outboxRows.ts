import type { Value } from './database'
import type { NewOutboxRow, OutboxChange, OutboxRow } from './types'

/** As a file of before groups (migration 6) has them, from which what is unsent may have to be rescued. */
export const OLD_OUTBOX_COLUMNS = `seq, id, kind, service, org_key AS orgKey, lane, state, person_id AS personId,
  conversation_id AS conversationId, payload, outcome, code, message, fields, attempts,
  attempt_server_time AS attemptServerTime, next_at AS nextAt, blocked_on AS blockedOn, created_at AS createdAt,
  updated_at AS updatedAt, done_at AS doneAt`

export const OUTBOX_COLUMNS = `${OLD_OUTBOX_COLUMNS}, group_id AS groupId`

export interface OutboxSqlRow extends Omit<OutboxRow, 'payload' | 'outcome' | 'fields'> {
  payload: string
  outcome: string | null
  fields: string
}

/** A stored item with its JSON read. */
export function toOutboxRow(row: OutboxSqlRow): OutboxRow {
  return {
    ...row,
    payload: JSON.parse(row.payload) as OutboxRow['payload'],
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as OutboxRow['outcome']),
    fields: JSON.parse(row.fields) as OutboxRow['fields'],
  }
}

/** The values of a new item, by the names of `INSERT`. */
export function insertValues(item: NewOutboxRow): Record<string, Value> {
  const { payload, outcome, fields, ...plain } = item
  return {
    ...plain,
    groupId: item.groupId ?? null,
    payload: JSON.stringify(payload),
    outcome: outcome === null ? null : JSON.stringify(outcome),
    fields: JSON.stringify(fields),
  }
}

const COLUMN_OF: Record<keyof OutboxChange, string> = {
  state: 'state',
  lane: 'lane',
  payload: 'payload',
  outcome: 'outcome',
  code: 'code',
  message: 'message',
  fields: 'fields',
  attempts: 'attempts',
  attemptServerTime: 'attempt_server_time',
  nextAt: 'next_at',
  blockedOn: 'blocked_on',
  doneAt: 'done_at',
  orgKey: 'org_key',
}

/** A change as column to value; what was not given stays out. */
export function changeValues(change: OutboxChange): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const [key, value] of Object.entries(change) as [keyof OutboxChange, unknown][]) {
    if (value === undefined) continue
    values[COLUMN_OF[key]] =
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | number | null)
  }
  return values
}
