import { sameFieldValue } from '../domain/salesforce/mergeFields'
import type { CachedRecord, OutboxRow, SalesforceRecordRow, Store } from '../store/types'
import { taskStatuses, type Org } from './taskFacts'
import { taskUpdatePayload, typedTaskValues, type TaskUpdatePayload } from './taskPayload'

type Values = TaskUpdatePayload['values']

const UNSENT_AT_MOST = 1_000

/** All unsent items of Tasks of this org and user, oldest first. */
export function unsentTasks({ store, orgKey }: Pick<Org, 'store' | 'orgKey'>): OutboxRow[] {
  const { rows } = store.outbox.list('unsent', 0, UNSENT_AT_MOST)
  return rows
    .filter((row) => row.orgKey === orgKey && (row.kind === 'task.create' || row.kind === 'task.update'))
    .reverse()
}

/** The fields that a change of a Task makes in the cache: what is written, and what Salesforce derives from it. */
export function changedFields(org: Pick<Org, 'store' | 'orgKey'>, values: Values): SalesforceRecordRow['fields'] {
  const fields = typedTaskValues(values) as SalesforceRecordRow['fields']
  if (typeof fields.Status !== 'string') return fields
  const status = taskStatuses(org).find((one) => one.apiName === fields.Status)
  return status ? { ...fields, IsClosed: status.isClosed } : fields
}

/** A cached Task as the rep sees it: with their own changes that have not arrived, whatever a sync has brought since. */
export function withChanges(
  org: Pick<Org, 'store' | 'orgKey'>,
  record: CachedRecord,
  unsent: readonly OutboxRow[],
): CachedRecord {
  return unsent.reduce((now, item) => {
    if (item.kind !== 'task.update') return now
    const { taskId, values } = taskUpdatePayload(item)
    if (taskId !== now.id) return now
    const fields = changedFields(org, values)
    return {
      ...now,
      fields: { ...now.fields, ...fields },
      isClosed: typeof fields.IsClosed === 'boolean' ? fields.IsClosed : now.isClosed,
      due: 'ActivityDate' in fields ? ((fields.ActivityDate as string | null) ?? null) : now.due,
    }
  }, record)
}

/**
 * The rep's own Tasks in Salesforce that are open as the rep sees it. `remindedAfter`: of those that the rep has not
 * changed here, only the ones with a reminder after that time (ms), which are few among thousands.
 */
export function ownOpenTasks(
  org: Org,
  unsent: readonly OutboxRow[],
  only: { remindedAfter?: number } = {},
): CachedRecord[] {
  const { store, orgKey, user } = org
  const found =
    only.remindedAfter === undefined
      ? store.records.list(orgKey, { object: 'Task', ownerId: user.id, isClosed: false })
      : store.records.reminders(orgKey, user.id, only.remindedAfter)
  // One that the rep reopened may still be closed in Salesforce.
  const changed = unsent.flatMap((item) => (item.kind === 'task.update' ? [taskUpdatePayload(item).taskId] : []))
  const others = store.records.list(orgKey, { object: 'Task', ids: changed, ownerId: user.id })
  const each = [...new Map([...found, ...others].map((record) => [record.id, record])).values()]
  return each.map((record) => withChanges(org, record, unsent)).filter((record) => record.isClosed !== true)
}

/**
 * Shows a Task with another change in place of this one, or with none (null) where it will not be sent after all; what
 * waits behind it is then based on that.
 */
export function replaceChange(
  org: Pick<Org, 'store' | 'orgKey'>,
  item: OutboxRow,
  next: Values | null,
  now: number,
): void {
  const { taskId, values, base } = taskUpdatePayload(item)
  const { store, orgKey } = org
  const record = store.records.get(orgKey, 'Task', taskId)
  if (!record) return
  const mine = typedTaskValues(values)
  const becomes = (field: string): string | null => (next?.[field] ?? base[field]) || null
  const shown = Object.keys(mine).filter((field) => sameFieldValue(record.fields[field], mine[field]))
  const instead: Values = Object.fromEntries(shown.map((field) => [field, becomes(field) ?? '']))
  store.records.patch(orgKey, 'Task', taskId, changedFields(org, { ...instead, ...next }))
  for (const later of laterChanges(store, item)) {
    const payload = taskUpdatePayload(later)
    const rebased = Object.entries(payload.base).map(([field, was]) => {
      const followed = field in values && sameFieldValue(was, values[field])
      return [field, followed ? becomes(field) : was]
    })
    store.outbox.update(later.id, { payload: { ...later.payload, base: Object.fromEntries(rebased) } }, now)
    store.records.patch(orgKey, 'Task', taskId, changedFields(org, payload.values))
  }
}

function laterChanges(store: Store, item: OutboxRow): OutboxRow[] {
  return unsentTasks({ store, orgKey: item.orgKey ?? '' }).filter(
    (other) =>
      other.kind === 'task.update' && other.lane === item.lane && other.seq > item.seq && other.state !== 'sending',
  )
}
