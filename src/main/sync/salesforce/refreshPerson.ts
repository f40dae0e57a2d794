import type { RecordObject } from '../../../contract/models'
import { soqlList } from '../../domain/salesforce/soql'
import type { SalesforceQuery } from '../../ports/salesforce'
import type { RecordChange, RelatedKind } from '../../store/types'
import { inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage } from './asking'
import { goneRecords, isReal, keepRows, keepRule } from './keepRecords'
import { accountsOfCompanies, keyLiteral, lookUpCall, nothingWanted } from './lookUpCalls'
import { selectOf } from './orgSetup'
import { goneBy, takeChanges } from './pullChanges'
import { relatedSoql } from './pullRelated'

/** More matches than this are not read by hand; the rep resolves them in Salesforce. */
const MOST_IDS = 100
const MOST_COMPANIES = 10

interface Part {
  object: RecordObject
  paths: string[]
  query: SalesforceQuery
  /** With what it is complete: these ids' records of this kind are read. */
  read?: { kind: RelatedKind; ids: string[] }
  /** Only those that are the Account of a company are kept. */
  ofCompanies?: boolean
}

/**
 * Reads a person's Leads and Contacts anew, by email and by the ids that are cached, with what hangs on them, in at most
 * two calls. Fails as the service does; what was cached stays then.
 */
export async function refreshSalesforcePerson(
  context: SalesforceSyncContext,
  personId: string,
  email: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { store, orgKey, clock } = context
  const before = ownIds(context, personId)
  const changes = await readParts(
    context,
    [...(await matchedParts(context, personId, email, before)), ...(await whoParts(context, before))],
    signal,
  )
  if (email !== null) store.salesforce.markLookedUp(orgKey, [email], clock.now())
  for (const [object, key] of keysOf(context, personId))
    store.matchKeys.markLookedUp(orgKey, object, [key], clock.now())
  const after = ownIds(context, personId)
  const fresh = { Lead: newOf(after.Lead, before.Lead), Contact: newOf(after.Contact, before.Contact) }
  changes.push(...(await readParts(context, await behindParts(context, personId, after, fresh), signal)))
  takeChanges(
    context,
    changes.filter((change) => isReal(change)),
  )
  // Of records that came just now, their roles are left, which are read at once by the usual way.
  context.changed(['salesforce', 'people'], [personId])
}

type Ids = Record<'Lead' | 'Contact', string[]>

/** The records behind a person: those that match, those they could choose from, and the Contacts that Leads became. */
function ownIds({ store, orgKey }: SalesforceSyncContext, personId: string): Ids {
  const { records, candidates } = store.salesforce.matchOf(orgKey, personId)
  const all = [...records, ...candidates]
  const of = (object: 'Lead' | 'Contact'): string[] => [
    ...new Set(all.filter((one) => one.object === object).map((one) => one.id)),
  ]
  return { Lead: of('Lead').slice(0, MOST_IDS), Contact: of('Contact').slice(0, MOST_IDS) }
}

const newOf = (after: string[], before: string[]): string[] => after.filter((id) => !before.includes(id))

async function matchedParts(
  context: SalesforceSyncContext,
  personId: string,
  email: string | null,
  ids: Ids,
): Promise<Part[]> {
  const keys = new Map(keysOf(context, personId))
  const parts: Part[] = []
  for (const object of ['Lead', 'Contact'] as const) {
    const paths = await selectOf(context, object)
    const terms = [
      ...(email !== null && paths?.includes('Email') ? [`Email IN ${soqlList([email])}`] : []),
      ...keyTerm(context, object, keys.get(object) ?? null, paths),
      ...(ids[object].length > 0 ? [`Id IN ${soqlList(ids[object])}`] : []),
    ]
    if (!paths || terms.length === 0) continue
    // With the recycle bin, so that a deleted one is told from one that is merged.
    const query = { soql: `SELECT ${paths.join(', ')} FROM ${object} WHERE ${terms.join(' OR ')}`, all: true }
    parts.push({ object, paths, query })
  }
  return parts
}

/** The values by which a person's records are found, beside the email. */
function keysOf({ store, orgKey }: SalesforceSyncContext, personId: string): ['Lead' | 'Contact', string][] {
  const keys = store.matchKeys.ofPerson(orgKey, personId)
  return (['Lead', 'Contact'] as const).flatMap((object) => {
    const key = keys[object]
    return key === null ? [] : [[object, key]]
  })
}

function keyTerm(
  { store }: SalesforceSyncContext,
  object: 'Lead' | 'Contact',
  key: string | null,
  paths: readonly string[] | null,
): string[] {
  const rule = store.matchKeys.current().rules[object]
  return rule !== null && key !== null && paths?.includes(rule.field)
    ? [`${rule.field} = ${keyLiteral(rule, key)}`]
    : []
}

async function whoParts(context: SalesforceSyncContext, { Lead, Contact }: Ids): Promise<Part[]> {
  return [
    ...(await related(context, 'Task', 'WhoId', [...Lead, ...Contact], 'whoTasks')),
    ...(await related(context, 'Case', 'ContactId', Contact, 'contactCases')),
    ...(await related(context, 'OpportunityContactRole', 'ContactId', Contact, 'contactRoles')),
  ]
}

/** What the first call's answers lead to: five queries at most. */
async function behindParts(context: SalesforceSyncContext, personId: string, after: Ids, fresh: Ids): Promise<Part[]> {
  const { store, orgKey } = context
  const own = [
    ...store.records.list(orgKey, { object: 'Lead', ids: after.Lead }),
    ...store.records.list(orgKey, { object: 'Contact', ids: after.Contact }),
  ]
  const accounts = [...new Set(own.flatMap((record) => record.accountId ?? []))]
  const became = own.flatMap((record) => (record.object === 'Lead' && record.whoId !== null ? [record.whoId] : []))
  const known = store.records.known(orgKey, 'Contact', became)
  const ofRoles = store.records
    .list(orgKey, { object: 'OpportunityContactRole', whoIds: after.Contact })
    .flatMap((role) => role.whatId ?? [])
  return [
    ...(accounts.length > 0
      ? await related(context, 'Account', 'Id', accounts, 'account')
      : await companyParts(context, personId)),
    ...(await opportunities(context, accounts, [...new Set(ofRoles)].slice(0, MOST_IDS))),
    ...(await related(
      context,
      'Contact',
      'Id',
      became.filter((id) => !known.has(id)),
      'becameContact',
    )),
    ...(await related(context, 'Task', 'WhoId', [...fresh.Lead, ...fresh.Contact], 'whoTasks')),
    ...(await related(context, 'Case', 'ContactId', fresh.Contact, 'contactCases')),
  ]
}

/** The Accounts of a person's companies, where their own records name none. */
async function companyParts(context: SalesforceSyncContext, personId: string): Promise<Part[]> {
  const { store, orgKey } = context
  const companies = (store.people.get(personId)?.companies ?? []).slice(0, MOST_COMPANIES)
  const wanted = companies.flatMap(({ id }) => store.companyAccounts.handlesOf(orgKey, id) ?? [])
  const { lookUps } = await lookUpCall(context, { ...nothingWanted, companies: wanted }, 1)
  return lookUps.map(({ object, paths, soql }) => ({ object, paths, query: { soql }, ofCompanies: true }))
}

async function opportunities(context: SalesforceSyncContext, accounts: string[], ids: string[]): Promise<Part[]> {
  const paths = await selectOf(context, 'Opportunity')
  const terms = [
    ...(accounts.length > 0 ? [`AccountId IN ${soqlList(accounts)}`] : []),
    ...(ids.length > 0 ? [`Id IN ${soqlList(ids)}`] : []),
  ]
  if (!paths || terms.length === 0) return []
  const soql = `SELECT ${paths.join(', ')} FROM Opportunity WHERE ${terms.join(' OR ')}`
  return [{ object: 'Opportunity', paths, query: { soql }, read: { kind: 'accountOpportunities', ids: accounts } }]
}

async function related(
  context: SalesforceSyncContext,
  object: RecordObject,
  by: string,
  ids: string[],
  kind: RelatedKind,
): Promise<Part[]> {
  const paths = ids.length > 0 ? await selectOf(context, object) : null
  if (!paths) return []
  return [
    { object, paths, query: { soql: relatedSoql(object, by, paths, ids, keepRule(context)) }, read: { kind, ids } },
  ]
}

async function readParts(context: SalesforceSyncContext, parts: Part[], signal: AbortSignal): Promise<RecordChange[]> {
  const { store, orgKey, clock } = context
  const results = await ask(
    context,
    parts.map((part) => part.query),
    signal,
  )
  const changes: RecordChange[] = []
  for (const [at, { object, paths, read, ofCompanies }] of parts.entries()) {
    await eachPage(context, results[at]!, signal, async (rows) => {
      await inTurns(
        rows.filter((row) => row.IsDeleted !== true),
        (batch) => {
          const kept = ofCompanies ? accountsOfCompanies(context, batch, paths) : batch
          changes.push(...keepRows(context, object, kept, paths))
        },
      )
      const bin = rows.filter((row) => row.IsDeleted === true)
      const known = store.records.known(
        orgKey,
        object,
        bin.map((row) => String(row.Id)),
      )
      const gone = bin.filter((row) => known.has(String(row.Id))).map((row) => goneBy(context, object, row))
      if (gone.length > 0) goneRecords(context, object, gone)
    })
    if (read) store.keeping.markRead(orgKey, read.kind, read.ids, clock.now())
  }
  return changes
}
