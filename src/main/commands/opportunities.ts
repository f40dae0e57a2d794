import type { CreationForm } from '../../contract/models'
import {
  cannotGive,
  creationFields,
  creationProblems,
  OPPORTUNITY_FIELDS,
  ROLE_FIELDS,
  ROLE_PREFIX,
  type FieldsInput,
} from '../domain/creation/fields'
import { Failure } from '../domain/failure'
import type { Session } from '../session/sessionParts'
import type { OutboxRow, PersonDetail } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { makerOf, newOpportunityBlocked } from './creationBlocked'
import { refuseProblems } from './creationForms'
import { opportunityFields, roleFields } from './opportunityFields'
import { describeNow, factsOfNew, keptDescribe, keptPages } from './orgDescribes'
import { matchState, opportunitiesOf, personOf, type MatchState } from './panel'
import { outboxItem, valuesOf } from './views'

type Family = Pick<Handlers, 'opportunities.form' | 'opportunities.create'>
interface About {
  personId: string
  conversationId: string | null
  recordTypeId: string | null
}

/** Whom an Opportunity is for: a Contact, or one that an item of the outbox will make. */
export interface ForContact {
  id: string | null
  name: string
  accountId: string | null
  /** The item that makes it; null where it is there. */
  maker: OutboxRow | null
}

/** New Opportunities with the Contact's role: one outbox item each, online or not. */
export const opportunityCommands: Family = {
  'opportunities.form': async (input, context) => (await prepare(context, input)).form,
  async 'opportunities.create'(input, context) {
    const session = context.session()
    const { form, contact } = await prepare(context, {
      ...input,
      recordTypeId: input.values.RecordTypeId ?? null,
    })
    if (form.blocked !== null || !contact) throw new Failure('validation', form.blocked ?? '')
    refuseProblems('Opportunity', opportunityProblems(session, input.values))
    if (!input.evenIfExisting) refuseSecond(session, form, input.personId)
    const isComing = contact.maker !== null
    const item = session.store.transaction(() => {
      const made = enqueue(context, {
        kind: 'opportunity.create',
        service: 'salesforce',
        // One after the other: a look-up finds an Opportunity by the Contact's role.
        lane: `opportunity:${input.personId}`,
        personId: input.personId,
        conversationId: input.conversationId,
        payload: {
          values: input.values,
          target: { object: 'Contact', id: contact.id, name: contact.name },
          followAccount: isComing && !input.values.AccountId,
          personName: form.personName,
        },
      })
      // What is still held waits for both: its undo seconds, and its Contact.
      return contact.maker
        ? session.store.outbox.update(
            made.id,
            { state: 'blocked', blockedOn: contact.maker.id },
            context.options.clock.now(),
          )
        : made
    })
    released(context, [input.personId])
    return outboxItem(session, item, context.options.clock.now())
  },
}

/** What is wrong with the values of an Opportunity and its role, as far as the cache has the describes. */
export function opportunityProblems(session: Session, values: Record<string, string>): Record<string, string> {
  const own: Record<string, string> = {}
  const role: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith(ROLE_PREFIX)) role[name.slice(ROLE_PREFIX.length)] = value
    else own[name] = value
  }
  const problems = check(session, 'Opportunity', own)
  for (const [name, words] of Object.entries(check(session, 'OpportunityContactRole', role))) {
    problems[`${ROLE_PREFIX}${name}`] = words
  }
  return problems
}

function check(
  session: Session,
  object: 'Opportunity' | 'OpportunityContactRole',
  values: Record<string, string>,
): Record<string, string> {
  const facts = keptDescribe(session, object)
  if (!facts?.createable) return {}
  if (object !== 'Opportunity') return creationProblems(values, { facts, layoutRequired: [], kind: ROLE_FIELDS })
  const typed = factsOfNew(facts, keptPages(session, object), values.RecordTypeId)
  return creationProblems(values, { ...typed, kind: OPPORTUNITY_FIELDS })
}

function contactFor(session: Session, orgKey: string, person: PersonDetail, match: MatchState): ForContact | null {
  if (match.single?.object === 'Contact') {
    const { id, name } = match.single
    const { accountId = null } = session.store.records.get(orgKey, 'Contact', id) ?? {}
    return { id, name, accountId, maker: null }
  }
  const maker = makerOf(session, person.id)
  if (!maker) return null
  const values = valuesOf(maker)
  const name = [values.FirstName, values.LastName].filter(Boolean).join(' ') || person.displayName
  return { id: null, name, accountId: values.AccountId || null, maker }
}

function refuseSecond(session: Session, form: CreationForm, personId: string): void {
  if (form.existing.length > 0) {
    throw new Failure(
      'duplicate',
      'This person already has an open Opportunity in Salesforce. Create another only if you mean to.',
    )
  }
  if (session.store.outbox.unsentOf({ personId }).some((item) => item.kind === 'opportunity.create')) {
    throw new Failure('duplicate', 'An Opportunity for this person is already waiting to be sent.')
  }
}

async function prepare(
  context: CommandContext,
  { personId, conversationId, recordTypeId }: About,
): Promise<{ form: CreationForm; contact: ForContact | null }> {
  const session = context.session()
  const person = personOf(session, personId)
  const [facts, role] = [
    await describeNow(context, 'Opportunity'),
    await describeNow(context, 'OpportunityContactRole'),
  ]
  const orgKey = session.orgKey()
  const shared = { personId, personName: person.displayName, conversationId, forName: person.displayName }
  const nothing = { fields: [], notes: [], ready: false, existing: [] }
  if (!session.salesforce() || orgKey === null) {
    return { form: { ...shared, ...nothing, blocked: 'Connect Salesforce first, in Settings.' }, contact: null }
  }
  const match = matchState(session, orgKey, personId)
  const blocked = newOpportunityBlocked(session, person, match) ?? (facts ? null : UNREAD)
  const contact = contactFor(session, orgKey, person, match)
  if (blocked !== null || !facts || !contact) {
    return { form: { ...shared, ...nothing, blocked: blocked ?? UNREAD }, contact }
  }
  const input = opportunityFields(
    context,
    person,
    contact,
    factsOfNew(facts, keptPages(session, 'Opportunity'), recordTypeId),
  )
  const roleInput: FieldsInput | null = role?.createable ? roleFields(role) : null
  const fields = [
    ...creationFields(input),
    ...(roleInput ? creationFields(roleInput) : []).map((field) => ({ ...field, name: `${ROLE_PREFIX}${field.name}` })),
  ]
  const notes = [
    ...cannotGive(input),
    ...(roleInput
      ? cannotGive(roleInput)
      : ['Your Salesforce user may not add Contact roles, so it is made without one.']),
  ]
  const ready = fields.every((field) => !field.required || field.value.trim() !== '')
  const form = {
    ...shared,
    forName: contact.name,
    fields,
    notes,
    ready,
    blocked: null,
    existing: openOnes(session, orgKey, match),
  }
  return { form, contact }
}

const UNREAD =
  'Repdesk has not read yet which fields an Opportunity has in your org. Go online and refresh Salesforce once.'

/** Open Opportunities of the Contact and its Account. */
function openOnes(session: Session, orgKey: string, { single }: MatchState): CreationForm['existing'] {
  if (single?.object !== 'Contact') return []
  const { accountId = null } = session.store.records.get(orgKey, 'Contact', single.id) ?? {}
  const api = session.salesforce()
  return opportunitiesOf({ session, orgKey }, single, accountId)
    .filter((one) => one.isClosed !== true)
    .map(({ id, name, due, fields }) => ({
      object: 'Opportunity',
      id,
      name,
      detail: [fields.StageName, ownedBy(fields['Owner.Name'])]
        .filter((part) => typeof part === 'string' && part !== '')
        .join(' · '),
      closesOn: due,
      url: api?.recordUrl('Opportunity', id) ?? '',
    }))
}

function ownedBy(name: unknown): string | null {
  return typeof name === 'string' ? `owned by ${name}` : null
}
