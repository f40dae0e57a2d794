import type { CreationForm } from '../../contract/models'
import { cannotGive, CONTACT_FIELDS, creationFields, creationProblems } from '../domain/creation/fields'
import { contactValues } from '../domain/creation/prefill'
import { Failure } from '../domain/failure'
import { foldEmail } from '../domain/matching/foldEmail'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import { accountsOf } from './accountChoices'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { newContactBlocked } from './creationBlocked'
import { accountOptions, chosenOnCards, ownerOptions, refuseProblems } from './creationForms'
import { mappedValuesForCreation } from './mappingCreation'
import { describeNow, factsOfNew, keptDescribe, keptPages, type TypedFacts } from './orgDescribes'
import { matchState, personOf } from './panel'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'contacts.form' | 'contacts.create'>
interface About {
  personId: string
  conversationId: string | null
  recordTypeId: string | null
}

/** New Contacts: one outbox item each, online or not. */
export const contactCommands: Family = {
  'contacts.form': (input, context) => form(context, input),
  async 'contacts.create'(input, context) {
    const session = context.session()
    const shown = await form(context, { ...input, recordTypeId: input.values.RecordTypeId ?? null })
    if (shown.blocked !== null) throw new Failure('validation', shown.blocked)
    refuseProblems('Contact', contactProblems(session, input.values))
    if (!input.evenIfExisting) refuseSecond(session, shown, input.personId)
    const person = personOf(session, input.personId)
    const item = session.store.transaction(() =>
      enqueue(context, {
        kind: 'contact.create',
        service: 'salesforce',
        lane: contactLane(input.values),
        personId: person.id,
        conversationId: input.conversationId,
        payload: { values: input.values, allowDuplicate: false, personName: person.displayName },
      }),
    )
    released(context, [person.id])
    return outboxItem(session, item, context.options.clock.now())
  },
}

/** What is wrong with the values of a Contact by this user's describe and layout, as far as the cache has them. */
export function contactProblems(session: Session, values: Record<string, string>): Record<string, string> {
  const facts = keptDescribe(session, 'Contact')
  if (!facts) return {}
  const typed = factsOfNew(facts, keptPages(session, 'Contact'), values.RecordTypeId)
  return creationProblems(values, { ...typed, kind: CONTACT_FIELDS })
}

/** Contacts with one email go out one after the other: a look-up finds a Contact by its email. */
export function contactLane(values: Record<string, string>): string {
  return `contact:${foldEmail(values.Email ?? '') ?? ''}`
}

function refuseSecond(session: Session, shown: CreationForm, personId: string): void {
  if (shown.existing.length > 0) {
    throw new Failure(
      'duplicate',
      'This person already has a record in Salesforce. Create another only if you mean to.',
    )
  }
  if (session.store.outbox.unsentOf({ personId }).some((item) => item.kind === 'contact.create')) {
    throw new Failure('duplicate', 'A Contact for this person is already waiting to be sent.')
  }
}

async function form(context: CommandContext, about: About): Promise<CreationForm> {
  const session = context.session()
  const { personId, conversationId } = about
  const person = personOf(session, personId)
  const facts = await describeNow(context, 'Contact')
  const api = session.salesforce()
  const orgKey = session.orgKey()
  const blocked = newContactBlocked(session, person) ?? (facts ? null : UNREAD)
  const shared = { personId, personName: person.displayName, conversationId, forName: person.displayName, blocked }
  if (blocked !== null || !facts || !api || orgKey === null) {
    return { ...shared, fields: [], notes: [], ready: false, existing: [] }
  }
  const input = await fieldsInput(
    context,
    orgKey,
    person,
    factsOfNew(facts, keptPages(session, 'Contact'), about.recordTypeId),
  )
  const fields = creationFields(input)
  return {
    ...shared,
    fields,
    notes: cannotGive(input),
    ready: fields.every((field) => !field.required || field.value.trim() !== ''),
    existing: existing(session, orgKey, person.id),
  }
}

const UNREAD = 'Repdesk has not read yet which fields a Contact has in your org. Go online and refresh Salesforce once.'

async function fieldsInput(
  context: CommandContext,
  orgKey: string,
  person: PersonDetail,
  typed: TypedFacts,
): Promise<Parameters<typeof creationFields>[0]> {
  const session = context.session()
  const { single } = matchState(session, orgKey, person.id)
  const accounts = await accountsOf(context, person)
  const mapped = mappedValuesForCreation(session, person).values
  const known = { mappedTitle: mapped.Title ?? null, leadTitle: single?.title ?? null }
  return {
    ...typed,
    kind: CONTACT_FIELDS,
    chosen: chosenOnCards(session, 'Contact'),
    values: {
      // A field of the same name says the same of a Lead and of the Contact it becomes.
      ...mapped,
      ...contactValues(person, known),
      AccountId: accounts.accountId,
      OwnerId: session.salesforce()?.account.userId ?? '',
    },
    options: { AccountId: accountOptions(accounts.likely), OwnerId: ownerOptions(session) },
  }
}

function existing(session: Session, orgKey: string, personId: string): CreationForm['existing'] {
  const match = matchState(session, orgKey, personId)
  const records = match.candidates.length > 0 ? match.candidates : match.records
  const api = session.salesforce()
  return records.map((record) => ({
    object: record.object,
    id: record.id,
    name: record.name,
    detail: [
      record.title,
      record.object === 'Lead' ? record.company : record.accountName,
      record.status,
      record.ownerName === null ? null : `owned by ${record.ownerName}`,
    ]
      .filter(Boolean)
      .join(' · '),
    closesOn: null,
    url: api?.recordUrl(record.object, record.id) ?? '',
  }))
}
