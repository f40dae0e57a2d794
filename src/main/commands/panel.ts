import type { RecordCard, SalesforcePanel } from '../../contract/models'
import { caseBlocked } from '../domain/cases/blocked'
import { Failure } from '../domain/failure'
import { leadBlocked } from '../domain/leads/form'
import { taskTargets } from '../domain/tasks/target'
import type { Session } from '../session/sessionParts'
import type { CachedRecord, CachedSalesforceRecord, OutboxRow, PersonDetail } from '../store/types'
import { companyAccountOf } from './companyAccount'
import type { CommandContext } from './context'
import { newContactBlocked, newOpportunityBlocked, pendingRecords } from './creationBlocked'
import { describeBehind, keptDescribe } from './orgDescribes'
import { casesOf, tasksOf } from './panelRows'
import { cardsOf, partOfRecord, recordCard, type CardRecord, type Cards } from './recordCards'
import { salesforceRecord, salesforceSearch, sendingOf, valuesOf } from './views'

const OPPORTUNITIES_AT_MOST = 25
const OWNERS_AT_MOST = 200

/** A person of this desk; fails with `not_found` where somebody else owns them by now. */
export function personOf(session: Session, personId: string): PersonDetail {
  const person = session.store.people.get(personId)
  if (!person) throw new Failure('not_found', 'This person is not on this desk any more.')
  return person
}

/** How a person corresponds to the org, with the one record it comes down to where there is one. */
export type MatchState = ReturnType<Session['store']['salesforce']['matchOf']> & {
  /** The Lead or Contact that the person is: the only one, or the chosen one of several. */
  single: CachedSalesforceRecord | null
}

/** The person's match in an org, by the articles' rules and the rep's choice. */
export function matchState(session: Session, orgKey: string, personId: string): MatchState {
  const match = session.store.salesforce.matchOf(orgKey, personId)
  const chosen = match.records.find((record) => record.id === match.chosenId) ?? null
  const isOne = match.kind === 'lead' || match.kind === 'contact'
  return { ...match, single: chosen ?? (isOne ? (match.records[0] ?? null) : null) }
}

/**
 * The Salesforce panel of one person, from the cache alone, so that it is there offline and at once: the match, its
 * records with the fields the rep chose, what can be done, and what is on its way.
 */
export function salesforcePanel(context: CommandContext, personId: string): SalesforcePanel {
  const session = context.session()
  const person = personOf(session, personId)
  const api = session.salesforce()
  const orgKey = session.orgKey()
  const unsent = session.store.outbox.unsentOf({ personId }).filter((item) => item.personId === personId)
  const pending = pendingLeads(unsent)
  if (!api || orgKey === null) return { ...notConnected(person, pending), pendingRecords: pendingRecords(unsent) }

  const match = matchState(session, orgKey, personId)
  const cards = cardsOf(session, api, orgKey, unsent)
  const { person: own, account, opportunities } = recordsOf(cards, match)
  const contact = match.single?.object === 'Contact' ? match.single : null
  const objects = ['Case', 'Contact', ...(own ? [own.object] : []), ...(account ? ['Account', 'Opportunity'] : [])]
  describeBehind(context, objects)
  const now = context.options.clock.now()
  return {
    connected: true,
    match: match.kind,
    // With a choice made the others stay in sight, so that it can be changed.
    records: (match.chosenId === null ? match.records : match.candidates).map((record) =>
      salesforceRecord(record, api),
    ),
    chosenId: match.chosenId,
    searchUrl: person.email && matching(match).length > 1 ? salesforceSearch(api, person.email) : null,
    createLeadBlocked: leadBlocked(person, true),
    newTaskBlocked: newTaskBlocked(cards, person, match),
    newCaseBlocked: newCaseBlocked(session, person, match),
    createContactBlocked: newContactBlocked(session, person),
    newOpportunityBlocked: newOpportunityBlocked(session, person, match),
    pendingLeads: pending,
    pendingRecords: pendingRecords(unsent),
    person: own,
    account,
    companyAccount: account ? null : companyAccountOf(cards, person, match),
    opportunities,
    cases: casesOf(cards, contact?.id ?? null, unsent),
    tasks: tasksOf(
      cards,
      match.single ? [match.single.id] : match.records.map((record) => record.id),
      personId,
      unsent,
      now,
    ),
    checkedAt: match.checkedAt,
  }
}

/** The cards of the person's one record: itself, its Account, and its Opportunities. */
function recordsOf(
  cards: Cards,
  { single }: MatchState,
): { person: RecordCard | null; account: RecordCard | null; opportunities: RecordCard[] } {
  if (!single) return { person: null, account: null, opportunities: [] }
  const { session, orgKey } = cards
  const { records, salesforce } = session.store
  const whole = records.get(orgKey, single.object, single.id)
  const record: CardRecord = whole ? { ...whole, isWhole: true } : partOfRecord(single)
  const cached = record.accountId === null ? null : records.get(orgKey, 'Account', record.accountId)
  const account = cached && { ...cached, isWhole: true }
  const owners = ownersOf(cards, salesforce.activeUsers(orgKey))
  return {
    person: recordCard(cards, record, { owners, account }),
    account: account && recordCard(cards, account, { owners }),
    opportunities: opportunitiesOf(cards, single, record.accountId).map((one) =>
      recordCard(cards, { ...one, isWhole: true }, { owners: [] }),
    ),
  }
}

/** Who a record can be given to: everybody of a small org; in a large one, whose list nobody reads, the rep can take it. */
export function ownersOf(
  { api }: Pick<Cards, 'api'>,
  users: { id: string; name: string }[],
): { id: string; name: string }[] {
  const { userId, userName } = api.account
  return users.length <= OWNERS_AT_MOST ? users : [{ id: userId, name: userName }]
}

/** Opportunities of the Account and those on which the Contact has a role: open ones first, by close date. */
export function opportunitiesOf(
  { session, orgKey }: Pick<Cards, 'session' | 'orgKey'>,
  single: CachedSalesforceRecord,
  accountId: string | null,
): CachedRecord[] {
  const { records } = session.store
  const roles =
    single.object === 'Contact'
      ? records
          .list(orgKey, { object: 'OpportunityContactRole', whoIds: [single.id] })
          .flatMap((role) => role.whatId ?? [])
      : []
  const found = [
    ...(accountId === null ? [] : records.list(orgKey, { object: 'Opportunity', accountIds: [accountId] })),
    ...(roles.length === 0 ? [] : records.list(orgKey, { object: 'Opportunity', ids: roles })),
  ]
  const each = [...new Map(found.map((one) => [one.id, one])).values()]
  const day = (one: CachedRecord): string => one.due ?? '9999'
  const open = each.filter((one) => one.isClosed !== true).toSorted((a, b) => (day(a) < day(b) ? -1 : 1))
  // Of those that are over the latest says most.
  const closed = each.filter((one) => one.isClosed === true).toSorted((a, b) => (day(a) > day(b) ? -1 : 1))
  return [...open, ...closed].slice(0, OPPORTUNITIES_AT_MOST)
}

function newTaskBlocked({ settings }: Cards, person: PersonDetail, match: MatchState): string | null {
  const found = taskTargets({
    hasEmail: Boolean(person.email?.trim()),
    lookedUp: match.checkedAt !== null,
    leads: leadsIn(match).map(({ id, name }) => ({ id, name, isConverted: false, convertedContactId: null })),
    contacts: contactsIn(match),
    chosenId: match.chosenId,
    severalLeads: settings.taskForSeveralLeads === 'all' ? 'each' : 'chosen',
  })
  return 'reason' in found ? found.reason : null
}

/** Why no Case can be made of this person now, in words; null where one can. */
export function newCaseBlocked(session: Session, person: PersonDetail, match: MatchState): string | null {
  return caseBlocked({
    connected: true,
    email: person.email,
    lookedUp: match.checkedAt !== null,
    contacts: contactsIn(match).length,
    leads: leadsIn(match).length,
    isContactChosen: match.single?.object === 'Contact',
    isCaseCreateable: keptDescribe(session, 'Case')?.createable ?? null,
  })
}

/** All that there were to choose from, the chosen one among them. */
function matching({ records, candidates }: MatchState): CachedSalesforceRecord[] {
  return candidates.length > 0 ? candidates : records
}

function leadsIn(match: MatchState): CachedSalesforceRecord[] {
  return matching(match).filter((record) => record.object === 'Lead')
}

function contactsIn(match: MatchState): CachedSalesforceRecord[] {
  return matching(match).filter((record) => record.object === 'Contact')
}

function pendingLeads(unsent: readonly OutboxRow[]): SalesforcePanel['pendingLeads'] {
  return unsent
    .filter((item) => item.kind === 'lead.create')
    .toReversed()
    .map((item) => {
      const values = valuesOf(item)
      return {
        item: sendingOf(item),
        name: [values.FirstName, values.LastName].filter(Boolean).join(' '),
        company: values.Company ?? '',
        createdAt: item.createdAt,
      }
    })
}

function notConnected(person: PersonDetail, pending: SalesforcePanel['pendingLeads']): SalesforcePanel {
  const blocked = 'Connect Salesforce first, in Settings.'
  return {
    connected: false,
    match: 'unknown',
    records: [],
    chosenId: null,
    searchUrl: null,
    createLeadBlocked: leadBlocked(person, false),
    newTaskBlocked: blocked,
    newCaseBlocked: blocked,
    createContactBlocked: blocked,
    newOpportunityBlocked: blocked,
    pendingLeads: pending,
    pendingRecords: [],
    person: null,
    account: null,
    companyAccount: null,
    opportunities: [],
    cases: { open: 0, rows: [] },
    tasks: { open: [], recent: [] },
    checkedAt: null,
  }
}
