import type { Topic } from '../../contract/events'
import type { MatchKind, Settings } from '../../contract/models'
import { mappableAttributes, type Attribute } from '../domain/mapping/attributes'
import type { IntercomSide, MappingContext, RecordValues } from '../domain/mapping/compare'
import type { FieldFacts } from '../domain/mapping/fieldFacts'
import { checkMappings, type MappingCheck } from '../domain/mapping/rules'
import type { Clock } from '../ports/clock'
import type { Ids } from '../ports/ids'
import type { Logger } from '../ports/logger'
import type { SalesforceDescribe } from '../ports/salesforce'
import { readDefinitions } from '../store/dataAttributes'
import type { CachedRecord, CachedSalesforceRecord, PersonDetail, SalesforceUserRow, Store } from '../store/types'

/** What automatic writing works with: the cache alone. Its writes are outbox items, so it needs no network. */
export interface FlowContext {
  store: Store
  clock: Clock
  ids: Ids
  logger: Logger
  repId: string
  orgKey: string
  /** IANA name of the workspace's zone. */
  timeZone: string
  settings(): Settings
  changed(topics: Topic[], ids?: string[]): void
  /** Sends what may go. */
  kick(): void
}

/** What is the same for everybody, read once a run. */
export interface FlowShared {
  settings: Settings
  attributes: Attribute[]
  check: MappingCheck
  mapping: MappingContext
  users: ReadonlyMap<string, SalesforceUserRow>
  teammates: readonly { id: string; name: string; email: string }[]
}

/** One person with what the org has of them. */
export interface PersonFacts {
  person: PersonDetail
  side: IntercomSide
  match: MatchKind
  /** The Lead or Contact that the person is: the only one, or the rep's choice. */
  single: CachedSalesforceRecord | null
  /** The same as a whole record, where it was read. */
  record: CachedRecord | null
}

/** The Lead's fields as this user sees them, by the cache. */
export function leadFields(store: Store, orgKey: string): FieldFacts[] {
  const describe = store.orgSetup.get(orgKey, 'describe/Lead')?.body as SalesforceDescribe | undefined
  return (describe?.fields ?? []).map(fieldFacts)
}

/** Describe says 0 for a size that a field does not have. */
function fieldFacts({ precision, scale, ...field }: SalesforceDescribe['fields'][number]): FieldFacts {
  return precision > 0 ? { ...field, precision, scale } : field
}

/** Reads what is the same for everybody. */
export function flowShared(context: Pick<FlowContext, 'store' | 'orgKey' | 'timeZone' | 'settings'>): FlowShared {
  const { store, orgKey, timeZone } = context
  const settings = context.settings()
  const definitions = readDefinitions(store)
  const attributes = mappableAttributes(definitions?.items ?? [], definitions ? [] : samples(store))
  const fields = leadFields(store, orgKey)
  return {
    settings,
    attributes,
    check: checkMappings(settings.mappings, attributes, fields),
    mapping: { timeZone, fields },
    users: new Map(store.salesforce.users(orgKey).map((user) => [user.id, user])),
    // Somebody who has left cannot own people.
    teammates: store.teammates.list().filter((one) => one.isActive),
  }
}

/** Until the definitions are read, people show which attributes of their own there are. */
function samples(store: Store): PersonDetail['customAttributes'][] {
  return store.people.bookIds(null, 50).flatMap((id) => {
    const person = store.people.get(id)
    return person ? [person.customAttributes] : []
  })
}

/** A person and their one record by the match; null for somebody who has left the cache. */
export function personFacts({ store, orgKey }: Pick<FlowContext, 'store' | 'orgKey'>, id: string): PersonFacts | null {
  const person = store.people.get(id)
  if (!person) return null
  const { kind, records } = store.salesforce.matchOf(orgKey, id)
  const single = kind === 'lead' || kind === 'contact' ? (records[0] ?? null) : null
  const record = single && store.records.get(orgKey, single.object, single.id)
  return { person, side: sideOf(person), match: kind, single, record }
}

/** A person and the company that stands for them: the first. */
export function sideOf(person: PersonDetail): IntercomSide {
  return { person, company: person.companies[0] ?? null }
}

/** What is cached of a Lead or Contact, by field; the search by email alone brings a few. */
export function recordValues({ single, record }: Pick<PersonFacts, 'single' | 'record'>): RecordValues {
  if (record) return record.fields
  if (!single) return {}
  const { name, email, title, phone, company, status, leadSource } = single
  const both = { Name: name, Email: email, Title: title, Phone: phone }
  return single.object === 'Lead' ? { ...both, Company: company, Status: status, LeadSource: leadSource } : both
}
