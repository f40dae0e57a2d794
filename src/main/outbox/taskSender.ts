import { Failure } from '../domain/failure'
import { soqlText } from '../domain/salesforce/soql'
import { referenceIn } from '../domain/tasks/reference'
import type { SalesforceApi, SalesforceRow } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { byReference, createSender, orgKeyOf, saveRow, signedIn, type Creation } from './createSender'
import { noteText } from './loggingState'
import type { Sender, SendingContext } from './sender'
import { taskCreatePayload, typedTaskValues, type PayloadTarget } from './taskPayload'
import { closedAt, TASK_FIELDS, taskRecord } from './taskRecord'

const creation: Creation = {
  kind: 'task.create',
  object: 'Task',
  wanted: TASK_FIELDS,
  reference: (item) => taskCreatePayload(item).reference,
  toRow: taskRecord,
  record(item, context) {
    const { values, whatId } = taskCreatePayload(item)
    const target = targetOf(item, context)
    const links = { WhoId: target.id, ...(target.object === 'Contact' && whatId !== null ? { WhatId: whatId } : {}) }
    return { values: { ...typedTaskValues(values), ...links }, autoAssign: false }
  },
  remedy: (item, failure, context) =>
    taskCreatePayload(item).isAutomatic ? Promise.resolve(null) : followConversion(item, failure, context),
  among: (item, context) =>
    taskCreatePayload(item).isAutomatic ? `WhoId = ${soqlText(targetOf(item, context).id)}` : null,
  keep: (item, context, rows) => theOne(item, context, rows),
  settle: remember,
}

const byHand = createSender(creation)

/**
 * Makes a Task, exactly once. One that logging makes by itself is looked for before and again after, whoever made it,
 * since another desktop may be at it too; the second look shares the call of the write. Of two, the creator of the higher Id deletes its own (DESIGN.md section 6).
 */
export const taskSender: Sender = {
  ...byHand,
  send: (item, context) =>
    taskCreatePayload(item).isAutomatic ? sendAutomatic(item, context) : byHand.send(item, context),
  async lookUp(item, context) {
    if (!taskCreatePayload(item).isAutomatic) return byHand.lookUp(item, context)
    const there = await theOne(item, context)
    return there ? { found: true, outcome: there } : { found: false }
  },
}

async function sendAutomatic(item: OutboxRow, context: SendingContext): Promise<Record<string, unknown>> {
  const there = await theOne(item, context)
  if (there) return { ...there, adopted: true }
  try {
    return await byHand.send(item, context)
  } catch (thrown) {
    // The Lead's Tasks are the Contact's by now, so that is where to look.
    const again = thrown instanceof Failure ? await followConversion(item, thrown, context) : null
    if (!again) throw thrown
    return sendAutomatic(again, context)
  }
}

/**
 * The one Task of this reference on the item's record, after own doubles of it were deleted; null where there is none.
 * `known`: those that were just read, else Salesforce is asked.
 */
async function theOne(
  item: OutboxRow,
  context: SendingContext,
  known: readonly SalesforceRow[] | null = null,
): Promise<{ id: string; url: string } | null> {
  const api = signedIn(context)
  const target = targetOf(item, context)
  const { reference } = taskCreatePayload(item)
  const rows = known ?? (await byReference(api, creation, reference, `WhoId = ${soqlText(target.id)}`))
  // Of two Leads that became one Contact both Tasks are there now, and the other one is another item's.
  const others = context.store.outbox.claimed('task.create', item.conversationId, item.id)
  const doubles = rows.filter((row) => !others.has(String(row.Id)))
  const row = await keepOne(api, context, doubles)
  if (!row) return null
  const id = String(row.Id)
  saveRow(context, taskRecord(row))
  return { id, url: api.recordUrl('Task', id) }
}

async function convertedContact(api: SalesforceApi, leadId: string): Promise<string | null> {
  const { rows } = await api.query(`SELECT Id, ConvertedContactId FROM Lead WHERE Id = ${soqlText(leadId)}`)
  const id = rows[0]?.ConvertedContactId
  return typeof id === 'string' ? id : null
}

/** Of several Tasks with one reference the one of the lowest Id stays; of the others, this user deletes its own. */
export async function keepOne(
  api: SalesforceApi,
  context: SendingContext,
  rows: readonly SalesforceRow[],
): Promise<SalesforceRow | null> {
  const [lowest, ...others] = rows.toSorted((a, b) => (String(a.Id) < String(b.Id) ? -1 : 1))
  const own = others.filter((row) => row.CreatedById === api.account.userId).map((row) => String(row.Id))
  for (const id of own) await api.remove('Task', id)
  if (own.length > 0) context.store.records.remove(orgKeyOf(api), 'Task', own)
  return lowest ?? null
}

/**
 * Whom the Task hangs on. Without an id (its Lead was told to have arrived, or made anew after it was discarded) the
 * person's one match is meant.
 */
function targetOf(item: OutboxRow, context: SendingContext): PayloadTarget & { id: string } {
  const { target } = taskCreatePayload(item)
  if (target.id !== null) return { ...target, id: target.id }
  const match = item.personId === null ? null : context.store.salesforce.matchOf(item.orgKey ?? '', item.personId)
  const [record, ...others] = match?.records ?? []
  if (record && others.length === 0) return { object: record.object, id: record.id, name: record.name }
  throw new Failure(
    'not_found',
    'Repdesk does not know which Lead or Contact this Task is for. Create the Lead, or wait for it to appear, and send this again.',
    { sent: 'no' },
  )
}

/** A Lead that was converted meanwhile takes no new Tasks: this one goes to the Contact that it became. */
async function followConversion(item: OutboxRow, failure: Failure, context: SendingContext): Promise<OutboxRow | null> {
  const target = targetOf(item, context)
  if (failure.details.serviceCode !== 'CANNOT_UPDATE_CONVERTED_LEAD' || target.object !== 'Lead') return null
  const id = await convertedContact(signedIn(context), target.id)
  if (id === null) return null
  const payload = { ...item.payload, target: { ...target, object: 'Contact', id } }
  return context.store.outbox.update(item.id, { payload }, context.now())
}

/** Writes down which Task stands for the conversation. */
function remember(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Promise<void> {
  const { reference, transcriptOf, isAutomatic } = taskCreatePayload(item)
  const conversationId = referenceIn(reference)?.conversationId ?? null
  const { orgKey } = item
  if (conversationId === null || orgKey === null || transcriptOf === null || typeof outcome.id !== 'string') {
    return Promise.resolve()
  }
  const taskId = outcome.id
  const record = context.store.records.get(orgKey, 'Task', taskId)
  context.store.transaction(() => {
    context.store.conversationTasks.save(orgKey, {
      conversationId,
      taskId,
      itemId: item.id,
      isAutomatic,
      createdAt: record?.createdAt ?? context.now(),
      firstClosedAt: record && closedAt(record),
      // One that was there already says what another desktop wrote.
      transcriptOf: outcome.adopted === true ? null : transcriptOf,
    })
    if (isAutomatic && record) noteText(context.store, orgKey, conversationId, taskId, record.fields.Description)
  })
  return Promise.resolve()
}
