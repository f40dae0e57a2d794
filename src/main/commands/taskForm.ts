import type { CommandInput } from '../../contract/commands'
import type { TaskForm, TaskPurpose, TaskTarget } from '../../contract/models'
import { duePresets, defaultReminder } from '../domain/tasks/followUp'
import { localDate } from '../domain/tasks/localTime'
import { referenceOf } from '../domain/tasks/reference'
import { completedStatus, openStatus } from '../domain/tasks/statuses'
import { taskSubject } from '../domain/tasks/subject'
import { cutSentence } from '../domain/tasks/transcript'
import { conversationWords, type ConversationWords } from '../outbox/conversationText'
import { opportunitiesOf, ownerOf, targetsOf, newTaskPriorities, newTaskStatuses, type Org } from '../outbox/taskFacts'
import type { SalesforceApi } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import type { CommandContext } from './context'
import { personOf } from './panel'
import { intercomUrl, valuesOf } from './views'

type Input = CommandInput<'tasks.form'>

const NOT_CONNECTED = 'Connect Salesforce first, in Settings.'

/** The session's org as the cache knows it; null while nobody is signed in to Salesforce. */
export function orgOf(session: Session): Org | null {
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!api || orgKey === null) return null
  const { userId, userName } = api.account
  return { store: session.store, orgKey, user: { id: userId, name: userName } }
}

/** The New task form for a person, from the cache alone, so that it opens at once and offline. */
export function taskForm(context: CommandContext, input: Input): TaskForm {
  const session = context.session()
  const person = personOf(session, input.personId)
  const org = orgOf(session)
  const now = context.options.clock.now()
  const zone = session.timeZone()
  const words = wordsOf(session, person, input)
  const statuses = newTaskStatuses(org ?? { store: session.store, orgKey: '' })
  const status = (input.purpose === 'followUp' ? openStatus : completedStatus)(statuses)
  const priorities = newTaskPriorities(org ?? { store: session.store, orgKey: '' })
  const days = duePresets(now, zone)
  const today = localDate(now, zone)
  const dueDate = input.purpose === 'followUp' ? (days.find((one) => one.preset === 'tomorrow')?.date ?? today) : today
  const whom = org ? whomFor(session, org, person) : { targets: [], targetIds: [], blocked: NOT_CONNECTED }
  const related = org && relatedTo(org, whom)
  const owner = org && ownerFor(session, org, input.purpose, input.conversationId)
  const blocked = whom.blocked ?? (status.ok ? null : status.reason)
  return {
    personId: person.id,
    personName: person.displayName,
    conversationId: input.conversationId,
    purpose: input.purpose,
    subject: subjectFor(input.purpose, person, words),
    transcript: input.purpose === 'log' ? (words?.text ?? '') : '',
    cut: input.purpose === 'log' && words ? cutSentence(words) : null,
    targets: whom.targets,
    targetIds: whom.targetIds,
    opportunities: related?.choices ?? [],
    opportunityId: related?.opportunityId ?? null,
    ownerSentence: owner ? `${owner.isRep ? 'You' : owner.ownerName}. ${owner.reason}` : '',
    status: status.ok ? status.apiName : '',
    statuses: statuses.map(({ apiName, label, isClosed }) => ({ value: apiName, label, isClosed })),
    priority: (priorities.find((one) => one.isDefault) ?? priorities[0])?.apiName ?? '',
    priorities: priorities.map(({ apiName, label }) => ({ value: apiName, label })),
    dueDate,
    reminderAt: input.purpose === 'followUp' ? defaultReminder(dueDate, zone, now) : null,
    duePresets: days.map(({ label, date }) => ({ label, date })),
    ready: blocked === null && whom.targetIds.length > 0,
    blocked,
  }
}

/** Who owns it: a logged conversation goes by its assignment, what the rep sets themselves to do is the rep's. */
export function ownerFor(
  session: Session,
  org: Org,
  purpose: TaskPurpose,
  conversationId: string | null,
): ReturnType<typeof ownerOf> {
  const { repId } = session.profile
  if (purpose === 'log' && conversationId !== null) return ownerOf(org, repId, conversationId)
  return { ...ownerOf(org, repId, null), reason: 'You make it yourself.' }
}

/** The words of the conversation the Task is about; null where it is about none. */
export function wordsOf(
  session: Session,
  person: PersonDetail,
  { conversationId, partIds }: Pick<Input, 'conversationId' | 'partIds'>,
  comments = '',
): ConversationWords | null {
  if (conversationId === null) return null
  const source = {
    store: session.store,
    conversationId,
    personName: person.displayName,
    timeZone: session.timeZone(),
    link: linkOf(session, conversationId),
  }
  return conversationWords(source, partIds, comments)
}

/** A conversation's page in Intercom. */
export function linkOf(session: Session, conversationId: string): string {
  return intercomUrl(session, `conversations/${encodeURIComponent(conversationId)}`)
}

interface Whom {
  targets: TaskTarget[]
  targetIds: string[]
  blocked: string | null
}

/** The person's records a Task can hang on; a Lead or Contact on its way is one, too, under its item's id. */
function whomFor(session: Session, org: Org, person: PersonDetail): Whom {
  const found = targetsOf(org, person.id, session.settings().taskForSeveralLeads)
  const pending = onTheirWay(session, org, person.id)
  const details = detailsOf(session, org, person.id)
  const view = (targets: readonly { object: 'Lead' | 'Contact'; id: string; name: string }[]): TaskTarget[] =>
    targets.map((one) => ({
      ...one,
      detail: details.get(one.id) ?? one.object,
      url: urlOf(session, one.object, one.id),
    }))
  const [first] = found.targets
  if (first) return { targets: view(found.targets), targetIds: found.targets.map((one) => one.id), blocked: null }
  const open = found as Exclude<typeof found, { targets: [unknown, ...unknown[]] }>
  if (open.ask) return { targets: view(open.candidates), targetIds: [], blocked: null }
  const newest = pending.at(-1)
  return { targets: pending, targetIds: newest ? [newest.id] : [], blocked: newest ? null : open.reason }
}

function onTheirWay({ store }: Session, { orgKey }: Org, personId: string): TaskTarget[] {
  return store.outbox
    .unsentOf({ personId })
    .filter((item) => (item.kind === 'lead.create' || item.kind === 'contact.create') && item.orgKey === orgKey)
    .map((item) => {
      const values = valuesOf(item)
      const name = [values.FirstName, values.LastName].filter(Boolean).join(' ')
      const object = item.kind === 'contact.create' ? 'Contact' : 'Lead'
      return { object, id: item.id, name, detail: `${object} on its way to Salesforce`, url: '' }
    })
}

function detailsOf({ store }: Session, { orgKey }: Org, personId: string): ReadonlyMap<string, string> {
  const { records, candidates } = store.salesforce.matchOf(orgKey, personId)
  return new Map(
    [...records, ...candidates].map((one) => [
      one.id,
      [one.object, one.title, one.company ?? one.accountName, one.status].filter(Boolean).join(' · '),
    ]),
  )
}

function urlOf(session: Session, object: string, id: string): string {
  const api: SalesforceApi | null = session.salesforce()
  return api?.recordUrl(object, id) ?? ''
}

function relatedTo(
  org: Org,
  { targets, targetIds }: Whom,
): { opportunityId: string | null; choices: TaskForm['opportunities'] } | null {
  const contact = targets.find((one) => one.object === 'Contact' && one.id === targetIds[0])
  if (!contact) return null
  const { opportunityId, choices } = opportunitiesOf(org, contact.id)
  return {
    opportunityId,
    choices: choices.map(({ id, name }) => {
      const record = org.store.records.get(org.orgKey, 'Opportunity', id)
      const stage = record?.fields.StageName
      return { id, name, detail: [typeof stage === 'string' ? stage : '', record?.due].filter(Boolean).join(' · ') }
    }),
  }
}

function subjectFor(purpose: TaskPurpose, person: PersonDetail, words: ConversationWords | null): string {
  if (purpose === 'call') return 'Call'
  if (purpose === 'followUp') return `Follow up with ${person.displayName}`
  // The reference is added when the Task is made: it names the item, which there is none of yet.
  const reference = referenceOf({ conversationId: 'c', itemId: 'i' })
  const { title, firstWords } = words ?? { title: null, firstWords: '' }
  return taskSubject({ personName: person.displayName, title, firstWords, reference })
    .slice(0, -reference.length)
    .trimEnd()
}
