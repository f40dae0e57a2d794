import type { RecordCard, RecordObject, Settings } from '../../contract/models'
import { fieldView, type FieldViewContext, type PendingEdit } from '../domain/records/fieldView'
import { ACCOUNT_OWNER, ACCOUNT_OWNER_ROLE, shownFields } from '../domain/records/panelFields'
import type { DisplayContext } from '../domain/salesforce/valueOf'
import { chosenName, recordEdit } from '../outbox/recordSender'
import type { SalesforceApi } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { CachedRecord, CachedSalesforceRecord, OutboxRow } from '../store/types'
import { factsOfRecord, keptDescribe, keptPages } from './orgDescribes'
import { sendingOf, valuesOf } from './views'

/** A record to make a card of: `isWhole` is false for what the search by email brought of it, which is not all. */
export type CardRecord = Omit<CachedRecord, 'createdAt' | 'due' | 'whoId' | 'whatId' | 'isClosed'> & {
  isWhole: boolean
}

/** What the cards of one panel share, so that each name is looked up once. */
export interface Cards {
  session: Session
  api: SalesforceApi
  orgKey: string
  display: DisplayContext
  settings: Settings
  /** Unsent edits by record id and field. */
  edits: ReadonlyMap<string, ReadonlyMap<string, PendingEdit>>
  nameOf(id: string): string | null
  /** UserRole.Name, else User.Title; null for a queue. */
  roleOf(userId: string): string | null
}

/** The system's own, as long as the process lives. */
const LOCALE = new Intl.DateTimeFormat().resolvedOptions().locale

/** Prepares the cards of one panel. `unsent`: the person's outbox items that are not done. */
export function cardsOf(session: Session, api: SalesforceApi, orgKey: string, unsent: readonly OutboxRow[]): Cards {
  const users = new Map<string, { name: string; role: string | null } | null>()
  const user = (id: string): { name: string; role: string | null } | null => {
    if (!users.has(id)) {
      const found = session.store.salesforce.user(orgKey, id)
      users.set(id, found && { name: found.name, role: found.roleName ?? found.title })
    }
    return users.get(id) ?? null
  }
  return {
    session,
    api,
    orgKey,
    display: { locale: LOCALE, timeZone: session.timeZone(), currency: null },
    settings: session.settings(),
    edits: editsOf(unsent),
    nameOf(id) {
      return id.startsWith('005') ? (user(id)?.name ?? null) : nameInCache(session, orgKey, id)
    },
    roleOf: (userId) => user(userId)?.role ?? null,
  }
}

/** Key prefixes of the objects whose names are cached (Salesforce, "object key prefixes"). */
const NAMED: Record<string, RecordObject> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '500': 'Case',
}

/** What a cached record is called, whatever its object; null for one that is not here. */
export function nameInCache(session: Session, orgKey: string, id: string): string | null {
  if (id.startsWith('005')) return session.store.salesforce.user(orgKey, id)?.name ?? null
  const object = NAMED[id.slice(0, 3)]
  const found = object === undefined ? null : session.store.records.get(orgKey, object, id)
  // A Case is known by its number.
  return typeof found?.fields.CaseNumber === 'string' ? found.fields.CaseNumber : (found?.name ?? null)
}

function editsOf(unsent: readonly OutboxRow[]): Map<string, Map<string, PendingEdit>> {
  const edits = new Map<string, Map<string, PendingEdit>>()
  for (const item of unsent) {
    const { recordId } = item.payload
    if (item.kind !== 'record.update' || typeof recordId !== 'string') continue
    const fields = edits.get(recordId) ?? new Map<string, PendingEdit>()
    // In their order: the last word on a field is what the rep sees.
    const edit = recordEdit(item)
    for (const [name, value] of Object.entries(valuesOf(item))) {
      fields.set(name, { value, name: chosenName(edit, name) ?? undefined, sending: sendingOf(item) })
    }
    edits.set(recordId, fields)
  }
  return edits
}

/**
 * A record with the fields that the rep chose to see, or with `paths`. `account`: a Contact's, for what stands there.
 * `choices`: references that lead to one of a few.
 */
export function recordCard(
  cards: Cards,
  record: CardRecord,
  more: {
    owners: FieldViewContext['owners']
    account?: CardRecord | null
    paths?: readonly string[]
    choices?: NonNullable<FieldViewContext['choices']>
  },
): RecordCard {
  const { owners, account = null, choices } = more
  const paths = more.paths ?? shownFields(record.object, cards.settings.panelFields)
  const { session, api } = cards
  const { object, id } = record
  const describe = keptDescribe(session, object)
  const edits = cards.edits.get(id) ?? new Map<string, PendingEdit>()
  const type = edits.get('RecordTypeId')?.value ?? record.fields.RecordTypeId
  const typed = describe && factsOfRecord(describe, keptPages(session, object), type)
  const context: FieldViewContext = {
    display: cards.display,
    facts: typed?.facts ?? null,
    layoutRequired: typed?.layoutRequired ?? [],
    derived: derivedOf(cards, record, account),
    edits,
    nameOf: (other) => cards.nameOf(other),
    owners,
    ...(choices ? { choices } : {}),
  }
  return {
    object,
    id,
    name: record.name,
    url: api.recordUrl(object, id),
    ownerName: ownerName(cards, record),
    ownerRole: record.ownerId === null ? null : cards.roleOf(record.ownerId),
    ownerIsMe: record.ownerId === api.account.userId,
    fields: paths.flatMap((path) => fieldView(path, record, context) ?? []),
    modifiedAt: record.modifiedAt,
    fetchedAt: record.fetchedAt,
  }
}

/** Who owns a record: a cached user, else as Salesforce named them, which is how a queue has a name. */
export function ownerName(cards: Cards, record: Pick<CardRecord, 'ownerId' | 'fields'>): string | null {
  if (record.ownerId === null) return null
  const known = cards.nameOf(record.ownerId)
  const { 'Owner.Name': read, OwnerId: readId } = record.fields
  if (known !== null) return known
  return typeof read === 'string' && (readId === undefined || readId === record.ownerId) ? read : null
}

function derivedOf(cards: Cards, record: CardRecord, account: CardRecord | null): Record<string, string> {
  if (record.object !== 'Contact') return {}
  const { [ACCOUNT_OWNER]: read } = record.fields
  const name = account ? ownerName(cards, account) : null
  return {
    [ACCOUNT_OWNER]: name ?? (typeof read === 'string' ? read : ''),
    [ACCOUNT_OWNER_ROLE]: account?.ownerId ? (cards.roleOf(account.ownerId) ?? '') : '',
  }
}

/** The matched Lead or Contact as far as the search by email brought it, until the whole record is cached. */
export function partOfRecord(found: CachedSalesforceRecord): CardRecord {
  return {
    object: found.object,
    id: found.id,
    name: found.name,
    ownerId: found.ownerId,
    accountId: null,
    modifiedAt: found.modifiedAt,
    fetchedAt: found.fetchedAt,
    isWhole: false,
    fields: {
      Name: found.name,
      Email: found.email,
      Title: found.title,
      Phone: found.phone,
      OwnerId: found.ownerId,
      'Owner.Name': found.ownerName,
      ...(found.object === 'Lead'
        ? { Company: found.company, Status: found.status, LeadSource: found.leadSource }
        : { 'Account.Name': found.accountName, [ACCOUNT_OWNER]: found.accountOwnerName }),
    },
  }
}
