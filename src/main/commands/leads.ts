import type { LeadForm } from '../../contract/models'
import { Failure } from '../domain/failure'
import { checkLeadValues, correctedAttributes, leadForm, type LeadFieldFacts } from '../domain/leads/form'
import { checkOrgLeadValues, orgLeadFields } from '../domain/leads/orgFields'
import { withMappedFields } from '../domain/leads/mappedFields'
import { foldEmail } from '../domain/matching/foldEmail'
import { activeOptions, isRequiredAtCreation } from '../domain/records/fieldFacts'
import type { RecordTypePage } from '../domain/salesforce/recordTypes'
import type { SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { PersonDetail } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { mappedValuesForCreation, rememberForMapping } from './mappingCreation'
import { describeNow, factsOfNew, keptDescribe, keptPages, type TypedFacts } from './orgDescribes'
import { personOf, salesforcePanel } from './panel'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'people.salesforce' | 'leads.form' | 'leads.create'>

/** The org's Lead as the cache keeps it, as far as the common fields of the form need it. */
export function leadFacts(describe: SalesforceDescribe | null): LeadFieldFacts[] | null {
  return (
    describe?.fields.map((field) => ({
      name: field.name,
      label: field.label,
      length: field.length,
      required: isRequiredAtCreation(field),
      createable: field.createable,
      options: activeOptions(field),
    })) ?? null
  )
}

/**
 * What is wrong with the values of a Lead by this user's describe and layout, as far as the cache has them, so that it
 * works offline; messages by field.
 */
export function leadProblems(session: Session, values: Record<string, string>): Record<string, string> {
  return leadCheck(keptDescribe(session, 'Lead'), keptPages(session, 'Lead'))(values)
}

/** The same for many, where describe and pages are at hand. */
export function leadCheck(
  describe: SalesforceDescribe | null,
  pages: RecordTypePage[],
): (values: Record<string, string>) => Record<string, string> {
  const common = leadFacts(describe)
  const typed = new Map<string, TypedFacts>()
  return (values) => {
    const problems = checkLeadValues(values, common)
    if (!describe) return problems
    const { RecordTypeId: type = '' } = values
    const known = typed.get(type) ?? factsOfNew(describe, pages, type)
    typed.set(type, known)
    return { ...checkOrgLeadValues(values, known.facts, known.layoutRequired), ...problems }
  }
}

async function form(context: CommandContext, personId: string, recordTypeId: string | null): Promise<LeadForm> {
  const session = context.session()
  const person = personOf(session, personId)
  const described = await describeNow(context, 'Lead')
  const typed = described && factsOfNew(described, keptPages(session, 'Lead'), recordTypeId)
  const describe = typed?.facts ?? null
  const state = salesforcePanel(context, personId)
  const api = session.salesforce()
  const orgKey = session.orgKey()
  const mapped = mappedValuesForCreation(session, person)
  const made = leadForm({
    person,
    leadSource: session.settings().leadSource,
    rep: { salesforceUserId: api?.account.userId ?? null, name: api?.account.userName ?? session.profile.repName },
    owners: orgKey ? session.store.salesforce.activeUsers(orgKey) : [],
    facts: leadFacts(describe),
    orgFields: typed ? orgLeadFields(typed.facts, typed.layoutRequired) : [],
    existing: state.records,
    blocked: state.createLeadBlocked,
  })
  return withMappedFields(made, describe?.fields ?? [], mapped)
}

/** The Salesforce panel, and creating a Lead from a person: one outbox item, online or not. */
export const leadCommands: Family = {
  'people.salesforce': (input, context) => salesforcePanel(context, input.personId),
  'leads.form': (input, context) => form(context, input.personId, input.recordTypeId),
  async 'leads.create'(input, context) {
    const session = context.session()
    const shown = await form(context, input.personId, input.values.RecordTypeId ?? null)
    if (shown.blocked) throw new Failure('validation', shown.blocked)
    const problems = leadProblems(session, input.values)
    if (Object.keys(problems).length > 0) {
      throw new Failure('validation', 'Some values need your attention before the Lead can be created.', {
        fields: problems,
      })
    }
    if (!input.evenIfExisting && shown.existing.length > 0) {
      throw new Failure(
        'duplicate',
        'This person already has a record in Salesforce. Create another only if you mean to.',
      )
    }
    const waiting = session.store.outbox
      .unsentOf({ personId: input.personId })
      .some((item) => item.kind === 'lead.create')
    if (waiting && !input.evenIfExisting) {
      throw new Failure('duplicate', 'A Lead for this person is already waiting to be sent.')
    }
    const person = personOf(session, input.personId)
    const item = session.store.transaction(() => {
      const created = enqueue(context, {
        kind: 'lead.create',
        service: 'salesforce',
        lane: leadLane(input.values),
        personId: person.id,
        conversationId: input.conversationId,
        payload: { values: input.values, allowDuplicate: false, personName: person.displayName },
      })
      if (input.saveToPerson) savePerson(context, person, input.values)
      rememberForMapping(session, person)
      return created
    })
    released(context, [person.id])
    return outboxItem(session, item, context.options.clock.now())
  },
}

/**
 * Leads with one email go out one after the other, whoever they are made from: a look-up after a lost answer finds a
 * Lead by its email, and must not take another item's for its own.
 */
export function leadLane(values: Record<string, string>): string {
  return `lead:${foldEmail(values.Email ?? '') ?? ''}`
}

/** Corrected values go to Intercom as an item of their own, with the values they replace. */
function savePerson(context: CommandContext, person: PersonDetail, values: Record<string, string>): void {
  const corrected = correctedAttributes(person, values)
  if (Object.keys(corrected).length === 0) return
  enqueue(context, {
    kind: 'person.update',
    service: 'intercom',
    lane: `intercom-person:${person.id}`,
    personId: person.id,
    conversationId: null,
    payload: {
      personId: person.id,
      values: corrected,
      base: { name: person.name, email: person.email, phone: person.phone },
      personName: person.displayName,
    },
  })
}
