import type { ParsedInput } from '../../contract/commands'
import type { OutboxItem } from '../../contract/models'
import { Failure } from '../domain/failure'
import { allowed } from '../domain/outbox/policy'
import { sameFieldValue } from '../domain/salesforce/mergeFields'
import { isPlainDate } from '../domain/tasks/plainDate'
import { completedStatus, openStatus } from '../domain/tasks/statuses'
import { withReference } from '../domain/tasks/subject'
import { taskStatuses, type Org } from '../outbox/taskFacts'
import { taskChange } from '../outbox/taskItems'
import { rebased } from '../outbox/personSender'
import { changedFields, replaceChange, unsentTasks, withChanges } from '../outbox/taskOverlay'
import { asText, taskCreatePayload, taskUpdatePayload } from '../outbox/taskPayload'
import { salesforceInstant } from '../outbox/taskRecord'
import type { Session } from '../session/sessionParts'
import type { CachedRecord, OutboxChange, OutboxRow } from '../store/types'
import { released, type CommandContext } from './context'
import { orgOf } from './taskForm'
import { outboxItem } from './views'

type Change = ParsedInput<'tasks.update'>['change']

const UNSENT = 'outbox:'

/** The org, or a failure in words while nobody is signed in to Salesforce. */
export function mustOrg(session: Session): Org {
  const org = orgOf(session)
  if (org) return org
  throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
}

/** The outbox item behind a Task's id that is not yet one of Salesforce's; null for a record's id. */
export function unsentItem({ store }: Session, taskId: string): OutboxRow | null {
  return taskId.startsWith(UNSENT) ? store.outbox.get(taskId.slice(UNSENT.length)) : null
}

/** The record behind a Task's id, with the rep's own changes. One that was unsent is found under its old id, too. */
export function taskOf(session: Session, org: Org, taskId: string): CachedRecord | null {
  const item = unsentItem(session, taskId)
  const id = item ? asText(item.outcome?.id) : taskId
  const record = id === null ? null : session.store.records.get(org.orgKey, 'Task', id)
  return record && withChanges(org, record, unsentTasks(org))
}

/** Completes, reopens or reschedules a Task: one outbox item, and its effect on the cache in the same transaction. */
export function changeTask(context: CommandContext, { taskId, change }: ParsedInput<'tasks.update'>): OutboxItem {
  const session = context.session()
  const { store } = session
  const org = mustOrg(session)
  const now = context.options.clock.now()
  const pending = unsentItem(session, taskId)
  const row = store.transaction(() => {
    if (pending && pending.state !== 'done') return changeUnsent(org, pending, change, now)
    const record = taskOf(session, org, taskId)
    if (!record) throw new Failure('not_found', 'This Task is not on this desk any more.')
    const isClosed = record.isClosed === true
    const values = changed(valuesFor(org, change, isClosed), record)
    if (Object.keys(values).length === 0) throw new Failure('conflict', 'The Task is like that already.')
    const base = Object.fromEntries(Object.keys(values).map((field) => [field, asText(record.fields[field])]))
    const holdMs = session.settings().undoSeconds * 1_000
    const [personId = null] = record.whoId === null ? [] : store.records.peopleOf(org.orgKey, record.whoId)
    const facts = { id: context.options.ids.next(), orgKey: org.orgKey, personId, conversationId: null, now, holdMs }
    const item = store.outbox.insert(
      taskChange(facts, {
        taskId: record.id,
        values,
        base,
        recordName: record.name,
        personName: asText(record.fields['Who.Name']) ?? '',
        automatic: null,
      }),
    )
    store.records.patch(org.orgKey, 'Task', record.id, changedFields(org, values))
    return item
  })
  released(context, row.personId === null ? [] : [row.personId])
  return outboxItem(session, row, now)
}

/** A Task that has not left yet is changed where it is. */
function changeUnsent(org: Org, item: OutboxRow, change: Change, now: number): OutboxRow {
  if (!allowed(item.state, item.nextAt, now).canEdit) {
    throw new Failure('conflict', 'This Task is just being sent. Try again in a moment.')
  }
  const { values } = taskCreatePayload(item)
  const isClosed = taskStatuses(org).find((one) => one.apiName === values.Status)?.isClosed === true
  const next = { ...values, ...valuesFor(org, change, isClosed) }
  return org.store.outbox.update(item.id, { payload: { ...item.payload, values: next } }, now)
}

/** The fields that a change sets; a status only where it is not of that kind already. */
function valuesFor(org: Org, { done, dueDate, reminderAt }: Change, isClosed: boolean): Record<string, string> {
  const values: Record<string, string> = {}
  if (done !== undefined && done !== isClosed) {
    const status = (done ? completedStatus : openStatus)(taskStatuses(org))
    if (!status.ok) throw new Failure('validation', status.reason)
    values.Status = status.apiName
  }
  if (dueDate !== undefined) values.ActivityDate = dueDate ?? ''
  if (reminderAt !== undefined) {
    values.IsReminderSet = String(reminderAt !== null)
    values.ReminderDateTime = reminderAt === null ? '' : salesforceInstant(reminderAt)
  }
  return values
}

function changed(values: Record<string, string>, record: CachedRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) => !sameFieldValue(asText(record.fields[field]), value)),
  )
}

/** What the rep's corrections of an unsent Task, or of a change of one, make of its item. */
export function editedTask(row: OutboxRow, values: Record<string, string>): OutboxChange {
  const problems: Record<string, string> = {}
  if (values.ActivityDate && !isPlainDate(values.ActivityDate)) problems.ActivityDate = 'Write it as 2026-11-22.'
  if (row.kind === 'task.create' && (values.Subject ?? '').trim() === '') problems.Subject = 'Give the Task a subject.'
  if (Object.keys(problems).length > 0) {
    throw new Failure('validation', 'Some values still need your attention.', { fields: problems })
  }
  if (row.kind === 'task.update') return { payload: { ...rebased(row), values } }
  // The reference is how the Task is found again: it stays, whatever the words are.
  const { reference } = taskCreatePayload(row)
  return { payload: { ...row.payload, values: { ...values, Subject: withReference(values.Subject ?? '', reference) } } }
}

/** Brings the Task in line with a change that was edited, or that will not be sent after all. */
export function showTask(session: Session, before: OutboxRow, after: OutboxRow, now: number): void {
  const org = orgOf(session)
  const isByHand = taskUpdatePayload(before).automatic === null
  if (!isByHand || !org || before.orgKey !== org.orgKey || after.state === 'done') return
  replaceChange(org, before, after.state === 'discarded' ? null : taskUpdatePayload(after).values, now)
}
