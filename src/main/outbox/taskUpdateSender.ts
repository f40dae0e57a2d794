import { Failure, unsent } from '../domain/failure'
import { mergeFields, sameFields } from '../domain/salesforce/mergeFields'
import { soqlText } from '../domain/salesforce/soql'
import { referenceIn } from '../domain/tasks/reference'
import type { SalesforceApi, SalesforceRow } from '../ports/salesforce'
import { selectFields } from '../salesforce/select'
import type { OutboxRow } from '../store/types'
import { endsIn, referenceQuery, salesforceTime, saveRow, signedIn } from './createSender'
import { isOurText, noteText, readLogging } from './loggingState'
import type { Found, Sender, SendingContext } from './sender'
import { asText, taskUpdatePayload, typedTaskValues, type TaskUpdatePayload } from './taskPayload'
import { closedAt, TASK_FIELDS, taskRecord } from './taskRecord'
import { keepOne } from './taskSender'

type Automatic = NonNullable<TaskUpdatePayload['automatic']>

const LABELS: Record<string, string> = {
  Status: 'status',
  ActivityDate: 'due date',
  ReminderDateTime: 'reminder',
  IsReminderSet: 'reminder',
}

/**
 * Changes a Task. Setting the same values again changes nothing, so it may be repeated; what somebody else changed
 * meanwhile is asked about, never overwritten (DESIGN.md section 6).
 */
export const taskUpdateSender: Sender = {
  kind: 'task.update',
  async send(item, context) {
    const payload = taskUpdatePayload(item)
    if (payload.automatic) return sendAutomatic(item, payload, payload.automatic, context)
    const api = signedIn(context)
    const now = await readTask(api, payload.taskId).catch(unsent)
    if (!now) throw gone()
    const mine = typedTaskValues(payload.values)
    const theirs = Object.fromEntries(Object.keys(mine).map((field) => [field, now[field] ?? null]))
    const { applied, conflicts } = mergeFields(typedTaskValues(bare(payload.base)), mine, theirs)
    if (conflicts.length > 0) throw conflict(conflicts.map(({ field, theirs }) => [field, asText(theirs)]))
    return write(api, context, payload.taskId, applied, now)
  },
  // Sending it again would find what arrived by itself; but what is called absent the rep may discard meanwhile.
  async lookUp(item, context): Promise<Found> {
    const payload = taskUpdatePayload(item)
    if (payload.automatic) return { found: false }
    const api = signedIn(context)
    const now = await readTask(api, payload.taskId)
    if (!now || !sameFields(typedTaskValues(payload.values), now)) return { found: false }
    saveRow(context, taskRecord(now))
    return { found: true, outcome: { id: payload.taskId, url: api.recordUrl('Task', payload.taskId) } }
  },
  async settle(item, outcome, context) {
    const { automatic } = taskUpdatePayload(item)
    const conversationId = automatic ? (referenceIn(automatic.reference)?.conversationId ?? null) : null
    if (!automatic || conversationId === null || item.orgKey === null || typeof outcome.id !== 'string') return
    const { store } = context
    const record = store.records.get(item.orgKey, 'Task', outcome.id)
    if (!record) return
    if (outcome.kept !== true) noteText(store, item.orgKey, conversationId, outcome.id, record.fields.Description)
    store.conversationTasks.save(item.orgKey, {
      conversationId,
      taskId: outcome.id,
      itemId: null,
      isAutomatic: true,
      createdAt: record.createdAt ?? context.now(),
      firstClosedAt: closedAt(record),
      transcriptOf: automatic.transcriptOf,
    })
  },
  serverTime: salesforceTime,
}

/**
 * The Task follows its conversation: closed with the transcript, or open again. What people did with it stays: one that
 * somebody finished keeps its status, words that somebody wrote into it are not replaced.
 */
async function sendAutomatic(
  item: OutboxRow,
  payload: TaskUpdatePayload,
  automatic: Automatic,
  context: SendingContext,
): Promise<Record<string, unknown>> {
  const api = signedIn(context)
  const now = await theOne(api, payload, automatic, context)
  // Somebody deleted it, and it stays deleted.
  if (!now) return { gone: true }
  const id = String(now.Id)
  const conversationId = referenceIn(automatic.reference)?.conversationId ?? ''
  const state = readLogging(context.store, item.orgKey ?? '', conversationId)
  const values = typedTaskValues(payload.values)
  if (now.IsClosed === (automatic.stands.to === 'closed')) delete values.Status
  const kept = 'Description' in values && !isOurText(state, id, now.Description)
  if (kept) delete values.Description
  const { applied } = mergeFields(now, values, now)
  return { ...(await write(api, context, id, applied, now)), ...(kept ? { kept } : {}) }
}

/** The Task as it is now; where another desktop made one too, the one of the lower Id, and an own double is deleted. */
async function theOne(
  api: SalesforceApi,
  payload: TaskUpdatePayload,
  { reference, whoId }: Automatic,
  context: SendingContext,
): Promise<SalesforceRow | null> {
  const fields = selectFields(await api.describe('Task'), TASK_FIELDS).join(', ')
  const both = [`SELECT ${fields} FROM Task WHERE Id = ${soqlText(payload.taskId)}`]
  if (whoId !== null) both.push(referenceQuery('Task', fields, reference, `WhoId = ${soqlText(whoId)}`))
  const [itself, doubles] = (await api.queries(both)).map((answer) => {
    if (answer instanceof Error) throw answer
    return answer.rows
  })
  const rows = (doubles ?? []).filter((row) => endsIn(row, reference)).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  // Of two Leads that became one Contact both had their Task: as many stay as items of this desktop stand for.
  const own = context.store.outbox.claimed('task.create', referenceIn(reference)?.conversationId ?? null, '')
  const stay = Math.max(1, rows.filter((row) => own.has(idOf(row))).length)
  const kept = rows.slice(0, stay)
  const lowest = await keepOne(api, context, [...kept.slice(0, 1), ...rows.slice(stay)])
  return kept.find((row) => row.Id === payload.taskId) ?? lowest ?? itself?.[0] ?? null
}

function idOf(row: SalesforceRow): string {
  return String(row.Id)
}

async function readTask(api: SalesforceApi, id: string): Promise<SalesforceRow | null> {
  const fields = selectFields(await api.describe('Task'), TASK_FIELDS)
  const { rows } = await api.query(`SELECT ${fields.join(', ')} FROM Task WHERE Id = ${soqlText(id)}`)
  return rows[0] ?? null
}

/** Sends what differs and keeps what Salesforce made of it. */
async function write(
  api: SalesforceApi,
  context: SendingContext,
  id: string,
  values: Record<string, unknown>,
  now: SalesforceRow,
): Promise<Record<string, unknown>> {
  const fields = selectFields(await api.describe('Task'), TASK_FIELDS)
  const isSame = Object.keys(values).length === 0
  const { row } = isSame ? { row: now } : await api.updateAndRead('Task', id, values, fields)
  saveRow(context, row ? taskRecord(row) : null)
  return { id, url: api.recordUrl('Task', id) }
}

function bare(base: TaskUpdatePayload['base']): Record<string, string> {
  return Object.fromEntries(Object.entries(base).map(([field, value]) => [field, value ?? '']))
}

function gone(): Failure {
  return new Failure('gone', 'This Task was deleted in Salesforce, or you may no longer see it.', { sent: 'no' })
}

/** All fields that somebody else changed, with what they say now: sending again is then based on that. */
function conflict(changed: [field: string, now: string | null][]): Failure {
  const said = changed.map(([field, now]) => `the ${LABELS[field] ?? field} to “${now ?? 'none'}”`).join(' and ')
  return new Failure(
    'conflict',
    `In Salesforce somebody changed ${said} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: Object.fromEntries(changed.map(([field, now]) => [field, `Now “${now ?? 'none'}” in Salesforce.`])),
      body: { current: Object.fromEntries(changed) },
    },
  )
}
