import type { TaskRow, Today } from '../../contract/models'
import { Failure } from '../domain/failure'
import { dueGroups } from '../domain/tasks/due'
import { localDate } from '../domain/tasks/localTime'
import { taskStatuses, type Org } from '../outbox/taskFacts'
import { ownOpenTasks, unsentTasks } from '../outbox/taskOverlay'
import { taskCreatePayload, taskUpdatePayload } from '../outbox/taskPayload'
import type { Session } from '../session/sessionParts'
import type { CachedRecord, OutboxRow } from '../store/types'
import type { CommandContext, Handlers } from './context'
import { pendingTask, taskRow } from './panelRows'
import { cardsOf, type Cards } from './recordCards'
import { changeTask, mustOrg, taskOf, unsentItem } from './taskChanges'
import { orgOf, taskForm } from './taskForm'
import { createTasks } from './taskNew'
import { sendingOf } from './views'

type Family = Pick<Handlers, 'tasks.form' | 'tasks.create' | 'tasks.today' | 'tasks.get' | 'tasks.update'>

/** Tasks by hand, and the rep's own day: everything from the cache and into the outbox, so that it works offline. */
export const taskCommands: Family = {
  'tasks.form': (input, context) => taskForm(context, input),
  'tasks.create': (input, context) => createTasks(context, input),
  'tasks.today': (_input, context) => today(context),
  'tasks.get'(input, context) {
    const session = context.session()
    const org = mustOrg(session)
    const unsent = unsentTasks(org)
    const cards = mustCards(session, unsent)
    const record = taskOf(session, org, input.taskId)
    if (record) return rowOf(cards, record, unsent)
    const item = unsentItem(session, input.taskId)
    if (item && item.state !== 'discarded') return pendingTask(cards, item)
    throw new Failure('not_found', 'This Task is not on this desk: it was deleted, or you may no longer see it.')
  },
  'tasks.update': (input, context) => changeTask(context, input),
}

function mustCards(session: Session, unsent: readonly OutboxRow[]): Cards {
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!api || orgKey === null) throw new Failure('auth_expired', 'Connect Salesforce first, in Settings.')
  return cardsOf(session, api, orgKey, unsent)
}

function today(context: CommandContext): Today {
  const session = context.session()
  const org = orgOf(session)
  if (!org) return { overdue: [], today: [], coming: [], undated: [], connected: false, asOf: null }
  const unsent = unsentTasks(org)
  const cards = mustCards(session, unsent)
  const rows = [
    ...unsent.filter((item) => isOwnOpen(org, item)).map((item) => pendingTask(cards, item)),
    ...ownOpenTasks(org, unsent).map((record) => rowOf(cards, record, unsent)),
  ]
  const day = localDate(context.options.clock.now(), session.timeZone())
  const groups = dueGroups(
    rows.map((row) => ({ row, activityDate: row.dueDate, isHighPriority: row.isHighPriority })),
    day,
  )
  const only = (group: { row: TaskRow }[]): TaskRow[] => group.map(({ row }) => row)
  return {
    overdue: only(groups.overdue),
    today: only(groups.today),
    coming: only(groups.coming),
    undated: only(groups.undated),
    connected: true,
    asOf: asOf(session, org),
  }
}

/** A new Task of the rep's own that is to be done. */
function isOwnOpen(org: Org, item: OutboxRow): boolean {
  if (item.kind !== 'task.create') return false
  const { values } = taskCreatePayload(item)
  const status = taskStatuses(org).find((one) => one.apiName === values.Status)
  return (values.OwnerId ?? org.user.id) === org.user.id && status?.isClosed !== true
}

function rowOf(cards: Cards, record: CachedRecord, unsent: readonly OutboxRow[]): TaskRow {
  const { session, orgKey } = cards
  const [personId = null] = record.whoId === null ? [] : session.store.records.peopleOf(orgKey, record.whoId)
  const change = unsent.findLast((item) => item.kind === 'task.update' && taskUpdatePayload(item).taskId === record.id)
  return { ...taskRow(cards, record, personId), sending: change ? sendingOf(change) : null }
}

/** When the rep's Tasks were last read. */
function asOf({ store }: Session, { orgKey }: Org): number | null {
  const times = ['tasks', 'records'].map((name) => store.streams.get(`${orgKey}/${name}`).finishedAt)
  return times.reduce<number | null>((latest, at) => (at !== null && at > (latest ?? 0) ? at : latest), null)
}
