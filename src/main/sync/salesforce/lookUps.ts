import { soqlText, soqlTime } from '../../domain/salesforce/soql'
import type { SalesforceQuery } from '../../ports/salesforce'
import type { RecordChange } from '../../store/types'
import { breathe, inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { afterRefusal, ask, eachPage } from './asking'
import { keepRows, keepRule } from './keepRecords'
import {
  lookUpCall,
  markAsked,
  nothingWanted,
  queriesOf,
  selectsWith,
  takeLookUps,
  type LookUp,
  type LookUpCall,
  type Wanted,
} from './lookUpCalls'
import { followMatchKeys } from './matchKeys'
import { selectOf } from './orgSetup'

export const EMAILS_A_CALL = 900
export const KEYS_A_CALL = 5_000
export const COMPANIES_A_CALL = 1_000
/** Fewer companies than this wait for the next cycle, whose second call has room for them. */
const COMPANIES_ALONE = 100

type Known = Pick<SalesforceSyncContext, 'store' | 'orgKey'>

/** How much there is of people that Salesforce was not asked about yet: emails, and values of keys. */
export function lookUpsLeft({ store, orgKey }: Known): { emails: number; keys: number } {
  const { matchKeys, salesforce } = store
  return {
    emails: salesforce.countEmailsToLookUp(orgKey),
    keys: matchKeys.countToLookUp(orgKey, 'Lead') + matchKeys.countToLookUp(orgKey, 'Contact'),
  }
}

/**
 * Whether there is enough for a call of its own: `atLeast` so many emails; once that is 1, keys, or many companies, or the
 * first of all, which are asked for together when Intercom has told them.
 */
export function lookUpIsDue(context: Known, atLeast: number): boolean {
  const { emails, keys } = lookUpsLeft(context)
  if (emails >= atLeast) return true
  return atLeast === 1 && (keys > 0 || companiesAreDue(context))
}

function companiesAreDue({ store, orgKey }: Known): boolean {
  const waiting = store.companyAccounts.toLookUp(orgKey, COMPANIES_ALONE).length
  if (waiting === 0 || waiting >= COMPANIES_ALONE) return waiting > 0
  // By another field none of them was looked up yet.
  if (!companiesAreThere({ store })) return false
  return store.meta.get(firstKey(orgKey)) === null || !store.companyAccounts.wereLookedUp(orgKey)
}

/** Whether Intercom has told the companies of the book. */
function companiesAreThere({ store }: Pick<Known, 'store'>): boolean {
  return store.streams.get('companies').finishedAt !== null
}

/** Set once all that the first sync brought were looked up. */
const firstKey = (orgKey: string): string => `${orgKey}.companies.first`

/**
 * Looks up what this org was not asked about yet: emails of cached people, values of the fields that they are compared by,
 * and companies, together in as few calls as it takes. While the book is still coming in, a few emails wait for others to
 * share their call (`atLeast`).
 */
export async function lookUp(context: SalesforceSyncContext, signal: AbortSignal, atLeast = 1): Promise<void> {
  const { store, orgKey } = context
  const name = `${orgKey}/match`
  await followMatchKeys(context, signal)
  let done = 0
  while (lookUpIsDue(context, atLeast)) {
    const left = lookUpsLeft(context)
    const companies = store.companyAccounts.countToLookUp(orgKey)
    store.streams.save(name, { done, total: done + left.emails + left.keys + companies })
    const call = await lookUpCall(context, wantedNow(context))
    await readCall(context, call, signal)
    await markAsked(context, call)
    done += call.asked.emails.length + call.asked.keys.Lead.length + call.asked.keys.Contact.length
    done += call.asked.companyIds.length
    context.changed(['salesforce', 'people'])
    await breathe()
  }
  const isFirst = companiesAreThere(context) && store.meta.get(firstKey(orgKey)) === null
  if (isFirst && store.companyAccounts.countToLookUp(orgKey) === 0) store.meta.set(firstKey(orgKey), 'done')
  store.streams.save(name, { done, total: done })
}

function wantedNow({ store, orgKey }: Known): Wanted {
  return {
    emails: store.salesforce.emailsToLookUp(orgKey, EMAILS_A_CALL),
    keys: {
      Lead: store.matchKeys.toLookUp(orgKey, 'Lead', KEYS_A_CALL),
      Contact: store.matchKeys.toLookUp(orgKey, 'Contact', KEYS_A_CALL),
    },
    companies: store.companyAccounts.toLookUp(orgKey, COMPANIES_A_CALL),
  }
}

/** The companies that fit into the free places of a call that is made anyway. */
export async function companiesBeside(context: SalesforceSyncContext, slots: number): Promise<LookUpCall> {
  const { store, orgKey } = context
  const companies = slots > 0 ? store.companyAccounts.toLookUp(orgKey, COMPANIES_A_CALL) : []
  return lookUpCall(context, { ...nothingWanted, companies }, slots)
}

/**
 * Reads the Leads and Contacts of as many of these emails as one call takes. Answers which these were, and what changed.
 */
export async function readEmails(
  context: SalesforceSyncContext,
  emails: readonly string[],
  signal: AbortSignal,
): Promise<{ emails: string[]; changes: RecordChange[] }> {
  const call = await lookUpCall(context, { ...nothingWanted, emails })
  return { emails: call.asked.emails, changes: await readCall(context, call, signal) }
}

/** Asks, and takes the answers. */
export async function readCall(
  context: SalesforceSyncContext,
  call: LookUpCall,
  signal: AbortSignal,
): Promise<RecordChange[]> {
  signal.throwIfAborted()
  if (call.lookUps.length === 0) return []
  const results = await context.salesforce.queries(queriesOf(call))
  const failed = results.find((result, at) => result instanceof Error && call.lookUps[at]?.object !== 'Account')
  if (failed instanceof Error) throw await afterRefusal(context, failed, signal)
  return takeLookUps(context, call, results, signal)
}

/**
 * The rep's own: Leads and Contacts they own, whoever these are, and their open Tasks. Each a call of its own: three times
 * 2,000 rows in one answer would take too long to read in one go. Answers what changed.
 */
export async function readOwned(context: SalesforceSyncContext, signal: AbortSignal): Promise<RecordChange[]> {
  const { userId, ownTasksSince } = keepRule(context)
  const mine = `OwnerId = ${soqlText(userId)}`
  const lookups: LookUp[] = (await selectsWith(context, 'Email')).map(({ object, paths }) => ({
    object,
    paths,
    soql: `SELECT ${paths.join(', ')} FROM ${object} WHERE ${mine} ORDER BY Id`,
  }))
  const paths = await selectOf(context, 'Task')
  const recent = `(IsClosed = false OR SystemModstamp >= ${soqlTime(ownTasksSince)})`
  if (paths) {
    const soql = `SELECT ${paths.join(', ')} FROM Task WHERE ${mine} AND ${recent} ORDER BY Id`
    lookups.push({ object: 'Task', paths, soql })
  }
  const changes: RecordChange[] = []
  for (const lookup of lookups) changes.push(...(await read(context, [lookup], signal)))
  context.changed(['salesforce', 'people'])
  return changes
}

async function read(context: SalesforceSyncContext, lookups: LookUp[], signal: AbortSignal): Promise<RecordChange[]> {
  const results = await ask(
    context,
    lookups.map(({ soql }): SalesforceQuery => ({ soql })),
    signal,
  )
  const changes: RecordChange[] = []
  for (const [at, { object, paths }] of lookups.entries()) {
    await eachPage(context, results[at]!, signal, (rows) =>
      inTurns(rows, (batch) => void changes.push(...keepRows(context, object, batch, paths))),
    )
  }
  return changes
}
