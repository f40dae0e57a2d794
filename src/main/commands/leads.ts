import type { LeadForm, SalesforcePanel } from '../../contract/models'
import { Failure } from '../domain/failure'
import { checkLeadValues, correctedAttributes, leadBlocked, leadForm, type LeadFieldFacts } from '../domain/leads/form'
import { foldEmail } from '../domain/matching/foldEmail'
import type { SalesforceApi, SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/session'
import type { PersonDetail } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { outboxItem, salesforceRecord, sendingOf, valuesOf } from './views'

type Family = Pick<Handlers, 'people.salesforce' | 'leads.form' | 'leads.create'>

const DESCRIBE_KEY = 'describe.Lead'

function personOf(session: Session, personId: string): PersonDetail {
  const person = session.store.people.get(personId)
  if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
  return person
}

function panel(session: Session, personId: string): SalesforcePanel {
  const person = personOf(session, personId)
  const api = session.salesforce()
  const orgKey = session.orgKey()
  const match = orgKey ? session.store.salesforce.matchOf(orgKey, personId) : null
  const records = api && match ? match.records.map((record) => salesforceRecord(record, api)) : []
  return {
    connected: api !== null,
    match: match?.kind ?? 'unknown',
    records,
    chosenId: null,
    newTaskBlocked: null,
    newCaseBlocked: null,
    person: null,
    account: null,
    opportunities: [],
    cases: { open: 0, rows: [] },
    tasks: { open: [], recent: [] },
    searchUrl: api && person.email && records.length > 1 ? searchUrl(api, person.email) : null,
    createLeadBlocked: leadBlocked(person, api !== null),
    pendingLeads: session.store.outbox
      .unsentOf({ personId })
      .filter((item) => item.kind === 'lead.create')
      .reverse()
      .map((item) => {
        const values = valuesOf(item)
        return {
          item: sendingOf(item),
          name: [values.FirstName, values.LastName].filter(Boolean).join(' '),
          company: values.Company ?? '',
          createdAt: item.createdAt,
        }
      }),
    checkedAt: match?.checkedAt ?? null,
  }
}

/** Salesforce's own search page for an email. */
function searchUrl(api: SalesforceApi, email: string): string {
  return `${api.account.instanceUrl}/_ui/search/ui/UnifiedSearchResults?str=${encodeURIComponent(email)}`
}

/** The org's describe of Lead, kept in the cache so that the form knows it offline, too. */
async function leadFacts(session: Session): Promise<LeadFieldFacts[] | null> {
  const key = `${DESCRIBE_KEY}.${session.orgKey() ?? ''}`
  const api = session.salesforce()
  const kept = session.store.meta.get(key)
  if (api && session.gates.salesforce.state === 'open') {
    const ask = api.describe('Lead').then((describe) => {
      const facts = factsOf(describe)
      session.store.meta.set(key, JSON.stringify(facts))
      return facts
    })
    // With facts at hand the form never waits for the network; they are renewed behind it.
    if (kept === null) return ask.catch(() => null)
    ask.catch(() => undefined)
  }
  return kept === null ? null : (JSON.parse(kept) as LeadFieldFacts[])
}

function factsOf(describe: SalesforceDescribe): LeadFieldFacts[] {
  return describe.fields.map((field) => ({
    name: field.name,
    label: field.label,
    length: field.length,
    required: field.createable && !field.nillable && !field.defaultedOnCreate,
    createable: field.createable,
    options: field.picklistValues.filter((value) => value.active).map(({ value, label }) => ({ value, label })),
  }))
}

async function form(context: CommandContext, personId: string): Promise<LeadForm> {
  const session = context.session()
  const person = personOf(session, personId)
  const facts = await leadFacts(session)
  const state = panel(session, personId)
  const api = session.salesforce()
  const orgKey = session.orgKey()
  return leadForm({
    person,
    leadSource: session.settings().leadSource,
    rep: { salesforceUserId: api?.account.userId ?? null, name: api?.account.userName ?? session.profile.repName },
    owners: orgKey ? session.store.salesforce.activeUsers(orgKey) : [],
    facts,
    existing: state.records,
    blocked: state.createLeadBlocked,
  })
}

/** The Salesforce panel, and creating a Lead from a person: one outbox item, online or not. */
export const leadCommands: Family = {
  'people.salesforce': (input, context) => panel(context.session(), input.personId),
  'leads.form': (input, context) => form(context, input.personId),
  async 'leads.create'(input, context) {
    const session = context.session()
    const shown = await form(context, input.personId)
    if (shown.blocked) throw new Failure('validation', shown.blocked)
    const kept = session.store.meta.get(`${DESCRIBE_KEY}.${session.orgKey() ?? ''}`)
    const problems = checkLeadValues(input.values, kept === null ? null : (JSON.parse(kept) as LeadFieldFacts[]))
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
  const { store } = context.session()
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
  store.people.patch(person.id, corrected, context.options.clock.now())
}
