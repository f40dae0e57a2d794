import type { AuditEntry, AuditFilter } from '../../contract/models'
import { originOf } from '../domain/outbox/origin'
import type { Session } from '../session/sessionParts'
import { foldForSort } from '../store/text'
import type { AuditQuery, OutboxRow } from '../store/types'
import { howToUndo } from './auditUndoable'
import { keptDescribe } from './orgDescribes'
import { intercomUrl, outboxItem } from './views'

/** One done item as the audit shows it. */
export function auditEntry(session: Session, row: OutboxRow, now: number): AuditEntry {
  const item = outboxItem(session, row, now)
  const origin = originOf(row.kind, row.payload)
  const undo = howToUndo(session, row)
  return {
    itemId: row.id,
    kind: row.kind,
    service: row.service,
    title: item.title,
    personId: row.personId,
    personName: item.personName,
    conversationId: row.conversationId,
    summary: item.summary,
    at: row.doneAt ?? row.updatedAt,
    why: origin.by,
    whyText: origin.words,
    recordId: recordIdOf(row),
    url: urlOf(session, row),
    changes: changesOf(session, row, item.values),
    undo: { state: undo.state, words: undo.words },
  }
}

/** The record in Salesforce that was made or changed. */
export function recordIdOf(row: OutboxRow): string | null {
  if (row.service !== 'salesforce') return null
  const ids = [row.outcome?.id, row.outcome?.used, row.payload.recordId, row.payload.taskId]
  return ids.find((id): id is string => typeof id === 'string') ?? null
}

function urlOf(session: Session, row: OutboxRow): string | null {
  if (typeof row.outcome?.url === 'string') return row.outcome.url
  if (row.conversationId !== null && row.service === 'intercom') {
    return intercomUrl(session, `conversations/${encodeURIComponent(row.conversationId)}`)
  }
  return row.service === 'intercom' && row.personId !== null
    ? intercomUrl(session, `users/${encodeURIComponent(row.personId)}`)
    : null
}

function changesOf(session: Session, row: OutboxRow, values: Record<string, string>): AuditEntry['changes'] {
  const { base, object } = row.payload
  if (typeof base !== 'object' || base === null) return []
  const before = base as Record<string, unknown>
  const describe =
    row.service === 'salesforce' ? keptDescribe(session, typeof object === 'string' ? object : 'Task') : null
  const labels = new Map(describe?.fields.map((field) => [field.name, field.label]))
  return Object.entries(values).map(([name, after]) => ({
    field: labels.get(name) ?? name,
    before: words(before[name]),
    after,
  }))
}

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The filter as the store takes it. */
export function auditQuery(filter: AuditFilter): AuditQuery {
  const text = foldForSort(filter.text)
  return { ...filter, text: text === '' ? null : text }
}
