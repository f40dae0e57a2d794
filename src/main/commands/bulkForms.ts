import type { DuplicateChoice, FormField, LeadForm } from '../../contract/models'
import type { BulkPerson } from '../domain/leads/bulkPlan'
import { leadForm } from '../domain/leads/form'
import { withMappedFields } from '../domain/leads/mappedFields'
import { formField, orgLeadFields } from '../domain/leads/orgFields'
import type { RecordTypePage } from '../domain/salesforce/recordTypes'
import type { SalesforceApi, SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { CachedSalesforceRecord, PersonDetail } from '../store/types'
import { turnKeeper } from '../turns'
import type { CommandContext } from './context'
import { leadFacts } from './leads'
import { creationMapping, type CreationMapping } from './mappingCreation'
import { describeNow, factsOfNew, keptPages, type TypedFacts } from './orgDescribes'

/** Several people as the dry run needs them, with what is the same for all. */
export interface BulkForms {
  people: BulkPerson[]
  details: ReadonlyMap<string, PersonDetail>
  describe: SalesforceDescribe | null
  pages: RecordTypePage[]
  mapping: CreationMapping
}

/**
 * Reads people, their forms and what Salesforce has of them from the cache, in turns. `recordTypeId`: of all of them, where
 * one was chosen; else the rep's default.
 */
export async function bulkForms(
  context: CommandContext,
  personIds: readonly string[],
  recordTypeId: string | null,
): Promise<BulkForms> {
  const session = context.session()
  const describe = await describeNow(context, 'Lead')
  const pages = keptPages(session, 'Lead')
  const mapping = creationMapping(session)
  const formOf = forms(session, describe && factsOfNew(describe, pages, recordTypeId), mapping)
  const details = new Map<string, PersonDetail>()
  const people: BulkPerson[] = []
  const breathing = turnKeeper()
  for (const id of new Set(personIds)) {
    const person = session.store.people.get(id)
    if (person) details.set(id, person)
    people.push(bulkPerson(session, id, person, person ? formOf(person) : null))
    await breathing()
  }
  return { people, details, describe, pages, mapping }
}

function forms(
  session: Session,
  typed: TypedFacts | null,
  mapping: CreationMapping,
): (person: PersonDetail) => FormField[] {
  const api = session.salesforce()
  const orgKey = session.orgKey()
  const describe = typed?.facts ?? null
  const same = {
    leadSource: session.settings().leadSource,
    rep: { salesforceUserId: api?.account.userId ?? null, name: api?.account.userName ?? session.profile.repName },
    owners: orgKey ? session.store.salesforce.activeUsers(orgKey) : [],
    facts: leadFacts(describe),
    orgFields: typed ? orgLeadFields(typed.facts, typed.layoutRequired) : [],
    existing: [] as LeadForm['existing'],
    blocked: null,
  }
  return (person) => {
    const made = leadForm({ ...same, person })
    return withStatus(withMappedFields(made, describe?.fields ?? [], mapping.of(person)).fields, describe)
  }
}

/** Whoever makes many at once may want them all in one status; where nothing is chosen, Salesforce gives its own. */
function withStatus(fields: FormField[], describe: SalesforceDescribe | null): FormField[] {
  const status = describe?.fields.find((field) => field.name === 'Status')
  if (!status?.createable || fields.some((field) => field.name === 'Status')) return fields
  return [...fields, { ...formField(status), value: '', required: false }]
}

function bulkPerson(session: Session, id: string, person: PersonDetail | null, fields: FormField[] | null): BulkPerson {
  const api = session.salesforce()
  const orgKey = session.orgKey()
  if (!person) return { id, name: 'Somebody', email: null, fields, match: 'none', existing: [], pending: false }
  const match = orgKey === null ? null : session.store.salesforce.matchOf(orgKey, id)
  const records = match === null || match.candidates.length === 0 ? (match?.records ?? []) : match.candidates
  return {
    id,
    name: person.displayName,
    email: person.email,
    fields,
    match: match?.kind ?? 'unknown',
    existing: api ? records.map((record) => choice(record, api)) : [],
    pending: session.store.outbox
      .unsentOf({ personId: id })
      .some((item) => item.kind === 'lead.create' && item.orgKey === orgKey),
  }
}

function choice(record: CachedSalesforceRecord, api: SalesforceApi): DuplicateChoice {
  const { object, id, name, company, accountName, status, ownerName } = record
  const detail = [company ?? accountName, status, ownerName].filter(Boolean).join(' · ')
  return { object, id, name, detail, url: api.recordUrl(object, id) }
}
