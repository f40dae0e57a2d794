import { z } from 'zod'
import type { CaseRow, TaskRow } from '../../contract/models'
import { displayValue } from '../domain/salesforce/valueOf'
import { taskStatuses } from '../outbox/taskFacts'
import { withChanges } from '../outbox/taskOverlay'
import type { CachedRecord, OutboxRow } from '../store/types'
import { keptDescribe } from './orgDescribes'
import { ownerName, type Cards } from './recordCards'
import { sendingOf, valuesOf } from './views'

const DAY_MS = 86_400_000
/** How many finished Tasks a panel shows, and how far back (the sync's own reach). */
const RECENT = 20
const RECENT_MS = 90 * DAY_MS
const OPEN_AT_MOST = 200
const CASES_AT_MOST = 100

const targetSchema = z.object({ name: z.string() })

type Fields = CachedRecord['fields']

function text(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** A picklist's value as its label. */
function label(cards: Cards, object: 'Case' | 'Task', name: string, value: string): string {
  const field = keptDescribe(cards.session, object)?.fields.find((one) => one.name === name)
  return field ? displayValue(value, field, cards.display) : value
}

function instant(value: string): number | null {
  const at = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at) ? null : at
}

/** Open Cases of a Contact counted, and all of them listed: open ones first, then by their last change; unsent ones on top. */
export function casesOf(
  cards: Cards,
  contactId: string | null,
  unsent: readonly OutboxRow[],
): { open: number; rows: CaseRow[] } {
  const { session, orgKey } = cards
  const query = { object: 'Case', whoIds: contactId === null ? [] : [contactId] } as const
  const known = contactId === null ? [] : session.store.records.list(orgKey, query)
  const changes = changesOf(unsent)
  const rows = known
    .toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed) || b.modifiedAt - a.modifiedAt)
    .slice(0, CASES_AT_MOST)
    .map((record) => ({ ...caseRow(cards, record), sending: changes.get(record.id) ?? null }))
  const pending = unsent.filter((item) => item.kind === 'case.create').map((item) => pendingCase(cards, item))
  return {
    open: known.filter((record) => record.isClosed !== true).length,
    rows: [...pending.toReversed(), ...rows],
  }
}

function caseRow(cards: Cards, record: CachedRecord): CaseRow {
  const { fields } = record
  return {
    id: record.id,
    number: text(fields, 'CaseNumber'),
    subject: text(fields, 'Subject'),
    status: label(cards, 'Case', 'Status', text(fields, 'Status')),
    priority: label(cards, 'Case', 'Priority', text(fields, 'Priority')),
    isClosed: record.isClosed === true,
    url: cards.api.recordUrl('Case', record.id),
    modifiedAt: record.modifiedAt,
    sending: null,
  }
}

/** A Case that Salesforce has not confirmed, at the place where it will stand. */
function pendingCase(cards: Cards, item: OutboxRow): CaseRow {
  const values = valuesOf(item)
  return {
    id: `outbox:${item.id}`,
    number: '',
    subject: values.Subject ?? '',
    status: label(cards, 'Case', 'Status', values.Status ?? ''),
    priority: label(cards, 'Case', 'Priority', values.Priority ?? ''),
    isClosed: false,
    url: '',
    modifiedAt: item.createdAt,
    sending: sendingOf(item),
  }
}

/**
 * Tasks on the person's Leads or Contact: all open ones by due date, and the last 20 that were finished in the last 90
 * days, newest first. Those that are on their way stand on top.
 */
export function tasksOf(
  cards: Cards,
  whoIds: readonly string[],
  personId: string,
  unsent: readonly OutboxRow[],
  now: number,
): { open: TaskRow[]; recent: TaskRow[] } {
  const { session, orgKey } = cards
  const { store } = session
  const found = whoIds.length === 0 ? [] : store.records.list(orgKey, { object: 'Task', whoIds })
  const all = found.map((record) => withChanges({ store, orgKey }, record, unsent))
  const changes = changesOf(unsent)
  const row = (record: CachedRecord): TaskRow => ({
    ...taskRow(cards, record, personId),
    sending: changes.get(record.id) ?? null,
  })
  const day = (record: CachedRecord): string => record.due ?? '9999'
  const open = all
    .filter((record) => record.isClosed !== true)
    .toSorted((a, b) => Number(day(a) > day(b)) - Number(day(a) < day(b)))
    .slice(0, OPEN_AT_MOST)
  const recent = all
    .filter((record) => record.isClosed === true)
    .map((record) => ({ record, at: finishedAt(record) }))
    .filter(({ at }) => at >= now - RECENT_MS)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, RECENT)
  const pending = unsent.filter((item) => item.kind === 'task.create').map((item) => pendingTask(cards, item))
  return {
    open: [...pending.filter((one) => !one.isClosed).toReversed(), ...open.map(row)],
    recent: [...pending.filter((one) => one.isClosed).toReversed(), ...recent.map(({ record }) => row(record))],
  }
}

/** When a Task was finished: CompletedDateTime, else its last change (API facts: it is set when a Task is saved closed). */
function finishedAt(record: CachedRecord): number {
  return instant(text(record.fields, 'CompletedDateTime')) ?? record.modifiedAt
}

function changesOf(unsent: readonly OutboxRow[]): Map<string, TaskRow['sending']> {
  const changes = new Map<string, TaskRow['sending']>()
  for (const item of unsent) {
    const { taskId, recordId } = item.payload
    const id = typeof taskId === 'string' ? taskId : recordId
    const isChange = item.kind === 'task.update' || item.kind === 'record.update'
    if (isChange && typeof id === 'string') changes.set(id, sendingOf(item))
  }
  return changes
}

/** A cached Task as a row. `personId`: the cached person behind its Lead or Contact, where there is one. */
export function taskRow(cards: Cards, record: CachedRecord, personId: string | null): TaskRow {
  const { fields } = record
  const hasReminder = fields.IsReminderSet === true
  return {
    id: record.id,
    subject: text(fields, 'Subject'),
    status: label(cards, 'Task', 'Status', text(fields, 'Status')),
    priority: label(cards, 'Task', 'Priority', text(fields, 'Priority')),
    isHighPriority: fields.IsHighPriority === true,
    isClosed: record.isClosed === true,
    dueDate: record.due,
    reminderAt: hasReminder ? instant(text(fields, 'ReminderDateTime')) : null,
    subtype: text(fields, 'TaskSubtype'),
    ownerName: ownerName(cards, record),
    ownerIsMe: record.ownerId === cards.api.account.userId,
    whoName: leadsTo(cards, fields, 'Who'),
    whatName: leadsTo(cards, fields, 'What'),
    personId,
    url: cards.api.recordUrl('Task', record.id),
    sending: null,
  }
}

/** What a Task's reference is called: by what is cached, since an own change of it is there first, else as it was read. */
function leadsTo(cards: Cards, fields: Fields, relation: 'Who' | 'What'): string | null {
  const id = text(fields, `${relation}Id`)
  return id === '' ? null : (cards.nameOf(id) ?? (text(fields, `${relation}.Name`) || null))
}

/** A Task that Salesforce has not confirmed. Whether it is open goes by the org's statuses, known from the form. */
export function pendingTask(cards: Cards, item: OutboxRow): TaskRow {
  const values = valuesOf(item)
  const statuses = taskStatuses({ store: cards.session.store, orgKey: cards.orgKey })
  const target = targetSchema.safeParse(item.payload.target)
  const ownerId = values.OwnerId ?? cards.api.account.userId
  return {
    id: `outbox:${item.id}`,
    subject: values.Subject ?? '',
    status: label(cards, 'Task', 'Status', values.Status ?? ''),
    priority: label(cards, 'Task', 'Priority', values.Priority ?? ''),
    isHighPriority: false,
    isClosed: statuses.some((one) => one.apiName === values.Status && one.isClosed),
    dueDate: values.ActivityDate || null,
    reminderAt: values.IsReminderSet === 'true' ? instant(values.ReminderDateTime ?? '') : null,
    subtype: values.TaskSubtype ?? 'Task',
    ownerName: cards.nameOf(ownerId),
    ownerIsMe: ownerId === cards.api.account.userId,
    whoName: target.success ? target.data.name : null,
    whatName: null,
    personId: item.personId,
    url: '',
    sending: sendingOf(item),
  }
}
