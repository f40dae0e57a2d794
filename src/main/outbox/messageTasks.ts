import { defaultSettings } from '../domain/settings'
import { referenceOf, shortItemId } from '../domain/tasks/reference'
import { beginning, cleanText } from '../domain/tasks/salesforceText'
import { completedStatus } from '../domain/tasks/statuses'
import { taskSubject } from '../domain/tasks/subject'
import { taskLinks, type TaskTarget } from '../domain/tasks/target'
import { DESCRIPTION_LIMIT } from '../domain/tasks/transcript'
import type { OutboxRow } from '../store/types'
import { messagePayload } from './messagePayload'
import type { Follower, SendingContext } from './sender'
import { opportunitiesOf, ownerOf, targetsOf, newTaskStatuses, type Org } from './taskFacts'
import { newTask } from './taskItems'

type Target = Omit<TaskTarget, 'id'> & { id: string | null }

/**
 * The completed Tasks of a message that was sent (issue "Salesforce, end to end", Tasks): one on the Contact, or on each Lead,
 * or on the Lead that is itself on its way. None where Salesforce was never connected or has nobody it could be for.
 */
export function messageTasks(item: OutboxRow, outcome: Record<string, unknown>, context: SendingContext): Follower[] {
  const { asTask, whom, values, personName, channel } = messagePayload(item)
  const org = orgOf(context)
  const isSent = outcome.skipped === undefined && outcome.elsewhere !== true
  const { personId } = item
  if (!asTask || !isSent || whom === 'test' || personId === null || !org) return []
  const status = completedStatus(newTaskStatuses(org))
  if (!status.ok) return []
  const conversationId = typeof outcome.conversationId === 'string' ? outcome.conversationId : null
  const what = channel === 'email' ? `Email: ${values.subject}` : 'Message in the app'
  return targetsFor(org, personId, personName).map(({ target, blockedOn }) => {
    const id = `task-${target.id ?? blockedOn ?? ''}-${item.id}`
    const reference = referenceOf({ conversationId, itemId: shortItemId(id) })
    const title = channel === 'email' ? values.subject : null
    const related =
      target.object === 'Contact' && target.id !== null ? opportunitiesOf(org, target.id).opportunityId : null
    return newTask(
      { id, orgKey: org.orgKey, personId, conversationId, now: context.now(), holdMs: 0 },
      {
        values: {
          Subject: taskSubject({ personName, title, firstWords: values.text, reference }),
          Status: status.apiName,
          Description: beginning(cleanText(`${what}\n\n${values.text}`), DESCRIPTION_LIMIT),
          OwnerId: ownerOf(org, context.repId, null).ownerId,
        },
        target,
        whatId: target.id === null ? null : (taskLinks({ ...target, id: target.id }, related).WhatId ?? null),
        reference,
        personName,
        transcriptOf: null,
        isAutomatic: false,
      },
      blockedOn,
    )
  })
}

function targetsFor(org: Org, personId: string, personName: string): { target: Target; blockedOn: string | null }[] {
  const several = org.store.settings.read().taskForSeveralLeads ?? defaultSettings.taskForSeveralLeads
  const { targets } = targetsOf(org, personId, several)
  if (targets.length > 0) return targets.map((target) => ({ target, blockedOn: null }))
  const maker = org.store.outbox
    .unsentOf({ personId })
    .findLast((one) => (one.kind === 'lead.create' || one.kind === 'contact.create') && one.orgKey === org.orgKey)
  if (!maker) return []
  const object = maker.kind === 'lead.create' ? 'Lead' : 'Contact'
  return [{ target: { object, id: null, name: personName }, blockedOn: maker.id }]
}

/** The org of the rep's last sign-in, also while they are signed out: its Tasks wait until they are back. */
function orgOf({ store, salesforce }: SendingContext): Org | null {
  const orgKey = store.scope()?.orgKey ?? null
  if (orgKey === null) return null
  const name = salesforce?.account.userName ?? ''
  return { store, orgKey, user: { id: orgKey.slice(orgKey.indexOf(':') + 1), name } }
}
