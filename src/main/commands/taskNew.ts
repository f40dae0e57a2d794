import type { ParsedInput } from '../../contract/commands'
import type { OutboxItem, TaskForm, TaskTarget } from '../../contract/models'
import { Failure } from '../domain/failure'
import { referenceOf, shortItemId } from '../domain/tasks/reference'
import { salesforceLength } from '../domain/tasks/salesforceText'
import { withReference } from '../domain/tasks/subject'
import { taskLinks } from '../domain/tasks/target'
import type { Org } from '../outbox/taskFacts'
import { newTask } from '../outbox/taskItems'
import type { PayloadTarget, TaskCreatePayload } from '../outbox/taskPayload'
import { salesforceInstant } from '../outbox/taskRecord'
import type { OutboxRow } from '../store/types'
import { released, type CommandContext } from './context'
import { personOf } from './panel'
import { linkOf, orgOf, ownerFor, taskForm, wordsOf } from './taskForm'
import { dropFormDraft } from './sentForms'
import { outboxItem } from './views'

type Input = ParsedInput<'tasks.create'>

const LONGEST_COMMENTS = 30_000

/** Makes one Task for each target, each an outbox item of its own, in one transaction. */
export function createTasks(context: CommandContext, input: Input): { items: OutboxItem[] } {
  const session = context.session()
  const { store } = session
  const form = taskForm(context, input)
  const org = orgOf(session)
  if (!org || form.blocked !== null) throw new Failure('validation', form.blocked ?? 'Connect Salesforce first.')
  check(form, input)
  const now = context.options.clock.now()
  const values = valuesOf(context, org, input)
  const person = personOf(session, input.personId)
  const transcriptOf =
    input.purpose === 'log' && input.partIds === null && input.conversationId !== null
      ? (store.conversations.get(input.conversationId)?.updatedAt ?? null)
      : null
  const items = store.transaction(() =>
    input.targetIds.map((targetId) => {
      const whom = targetOf(store.outbox.get(targetId), form, targetId)
      const id = context.options.ids.next()
      const reference = referenceOf({ conversationId: input.conversationId, itemId: shortItemId(id) })
      const links = taskLinks({ ...whom.target, id: targetId }, input.opportunityId)
      const payload: TaskCreatePayload = {
        values: { ...values, Subject: withReference(input.subject, reference) },
        target: whom.target,
        whatId: links.WhatId ?? null,
        reference,
        personName: person.displayName,
        transcriptOf,
        isAutomatic: false,
      }
      const holdMs = session.settings().undoSeconds * 1_000
      const { orgKey } = org
      const facts = { id, orgKey, personId: person.id, conversationId: input.conversationId, now, holdMs }
      const row = newTask(facts, payload, whom.blockedOn)
      dropFormDraft({ store }, row)
      return store.outbox.insert(row)
    }),
  )
  released(context, [person.id, ...(input.conversationId === null ? [] : [input.conversationId])])
  return { items: items.map((item) => outboxItem(session, item, now)) }
}

/** What the form offered is what can be chosen; the cache may have moved on since it was opened. */
function check(form: TaskForm, input: Input): void {
  const problems: Record<string, string> = {}
  const known = new Set(form.targets.map((target) => target.id))
  // Of a Lead that arrived in the meantime the item's id still stands for it.
  if (!input.targetIds.every((id) => known.has(id) || !isRecordId(id))) {
    problems.targetIds = 'This record no longer matches the person. Open the form again.'
  }
  if (!form.statuses.some((status) => status.value === input.status)) {
    problems.status = 'This org has no such status.'
  }
  if (!form.priorities.some((priority) => priority.value === input.priority)) {
    problems.priority = 'This org has no such priority.'
  }
  if (input.opportunityId !== null && !form.opportunities.some((one) => one.id === input.opportunityId)) {
    problems.opportunityId = 'This Opportunity is no longer open, or the Contact has no role on it.'
  }
  // Beside them there has to be room for the link, and for some of what was said.
  if (salesforceLength(input.comments) > LONGEST_COMMENTS) {
    problems.comments = 'Your comments leave no room for the conversation. Shorten them.'
  }
  if (Object.keys(problems).length === 0) return
  throw new Failure('validation', Object.values(problems)[0] ?? '', { fields: problems })
}

function isRecordId(id: string): boolean {
  return /^00[Q3][a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/.test(id)
}

/** A record, or a Lead or Contact on its way: then its item, until that is done. */
function targetOf(
  maker: OutboxRow | null,
  form: TaskForm,
  targetId: string,
): { target: PayloadTarget; blockedOn: string | null } {
  const shown: TaskTarget | undefined = form.targets.find((target) => target.id === targetId)
  if (isRecordId(targetId) && shown) {
    const { object, id, name } = shown
    return { target: { object, id, name }, blockedOn: null }
  }
  const object = maker?.kind === 'lead.create' ? 'Lead' : maker?.kind === 'contact.create' ? 'Contact' : null
  if (!maker || object === null || maker.state === 'discarded') {
    throw new Failure('validation', 'What this Task is for is no longer on its way. Open the form again.')
  }
  // Also for one that has just arrived: it is let go at once, with the record's id.
  return { target: { object, id: null, name: shown?.name ?? form.personName }, blockedOn: maker.id }
}

/** The Task's fields as API values, but for the Subject, which names the item. */
function valuesOf(context: CommandContext, org: Org, input: Input): Record<string, string> {
  const session = context.session()
  const person = personOf(session, input.personId)
  const { purpose, conversationId, call } = input
  const comments = input.comments.trim()
  const link = conversationId === null ? '' : `Conversation in Intercom: ${linkOf(session, conversationId)}`
  const description =
    purpose === 'log' && conversationId !== null
      ? (wordsOf(session, person, input, comments)?.text ?? comments)
      : [comments, link].filter(Boolean).join('\n\n')
  return {
    ...(description === '' ? {} : { Description: description }),
    Status: input.status,
    Priority: input.priority,
    OwnerId: ownerFor(session, org, purpose, conversationId).ownerId,
    ...(input.dueDate === null ? {} : { ActivityDate: input.dueDate }),
    ...(input.reminderAt === null
      ? {}
      : { IsReminderSet: 'true', ReminderDateTime: salesforceInstant(input.reminderAt) }),
    ...(purpose === 'call' ? callValues(call) : {}),
  }
}

function callValues(call: Input['call']): Record<string, string> {
  return {
    TaskSubtype: 'Call',
    CallType: 'Outbound',
    ...(call ? { CallDurationInSeconds: String(call.minutes * 60) } : {}),
    ...(call && call.result.trim() !== '' ? { CallDisposition: call.result.trim() } : {}),
  }
}
