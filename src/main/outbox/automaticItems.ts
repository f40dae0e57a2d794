import { automaticReference } from '../domain/tasks/reference'
import type { StateChange } from '../domain/tasks/stateChanges'
import { completedStatus, openStatus, type StatusChoice } from '../domain/tasks/statuses'
import { taskSubject } from '../domain/tasks/subject'
import { taskLinks, type TaskTarget } from '../domain/tasks/target'
import type { CachedConversation } from '../store/types'
import { conversationWords } from './conversationText'
import { opportunitiesOf, ownerOf, newTaskStatuses, type Org } from './taskFacts'
import { newTask, taskChange, type ItemFacts } from './taskItems'

/** What the items of automatic logging need from the session. */
export interface LoggingFacts {
  org: Org
  /** The rep's teammate id. */
  repId: string
  timeZone: string
  /** The conversation's page in Intercom. */
  link: string
  now: number
  newId: () => string
}

/** The org's status for a conversation in this state. */
function statusFor(org: Org, to: StateChange['to']): StatusChoice {
  return (to === 'open' ? openStatus : completedStatus)(newTaskStatuses(org))
}

/** Writes one item for each target; false where the org has no status to make a Task with. */
export function addTasks(
  facts: LoggingFacts,
  conversation: CachedConversation,
  targets: readonly TaskTarget[],
  to: StateChange['to'],
): boolean {
  const { org, repId } = facts
  const status = statusFor(org, to)
  if (!status.ok) return false
  const reference = automaticReference(conversation.id)
  const personName = nameOf(org, conversation)
  const words = wordsOf(facts, conversation)
  const values = {
    Subject: taskSubject({ personName, title: words.title, firstWords: words.firstWords, reference }),
    Status: status.apiName,
    Description: words.text,
    OwnerId: ownerOf(org, repId, conversation.id).ownerId,
  }
  for (const target of targets) {
    const related = target.object === 'Contact' ? opportunitiesOf(org, target.id).opportunityId : null
    org.store.outbox.insert(
      newTask(itemFacts(facts, conversation), {
        values,
        target,
        whatId: taskLinks(target, related).WhatId ?? null,
        reference,
        personName,
        transcriptOf: conversation.partsOf ?? 0,
        isAutomatic: true,
      }),
    )
  }
  return true
}

/** Writes an item that brings the Task in step with the conversation; false where the org has no status for it. */
export function addChange(
  facts: LoggingFacts,
  conversation: CachedConversation,
  taskId: string,
  stands: StateChange,
): boolean {
  const { org } = facts
  const status = statusFor(org, stands.to)
  if (!status.ok) return false
  const record = org.store.records.get(org.orgKey, 'Task', taskId)
  const values: Record<string, string> = { Status: status.apiName }
  if (stands.to === 'closed') values.Description = wordsOf(facts, conversation).text
  org.store.outbox.insert(
    taskChange(itemFacts(facts, conversation), {
      taskId,
      values,
      base: {},
      recordName: record?.name ?? '',
      personName: nameOf(org, conversation),
      automatic: {
        reference: automaticReference(conversation.id),
        whoId: record?.whoId ?? null,
        transcriptOf: conversation.partsOf ?? 0,
        stands,
      },
    }),
  )
  return true
}

function nameOf({ store }: Org, { personId }: CachedConversation): string {
  return store.people.get(personId)?.displayName ?? ''
}

function wordsOf(facts: LoggingFacts, conversation: CachedConversation): ReturnType<typeof conversationWords> {
  const { org, timeZone, link } = facts
  return conversationWords({
    store: org.store,
    conversationId: conversation.id,
    personName: nameOf(org, conversation),
    timeZone,
    link,
  })
}

/** There is nobody to undo what nobody did: these go out at once. */
function itemFacts({ org, now, newId }: LoggingFacts, { id, personId }: CachedConversation): ItemFacts {
  return { id: newId(), orgKey: org.orgKey, personId, conversationId: id, now, holdMs: 0 }
}
