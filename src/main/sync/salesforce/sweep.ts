import type { RecordObject } from '../../../contract/models'
import { soqlList } from '../../domain/salesforce/soql'
import { KEPT_ORDER } from '../../store/keptWhere'
import { breathe } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage, lists } from './asking'
import {
  announceFact,
  goneRecords,
  needRelated,
  pruneRecords,
  relatedIsNeeded,
  sweptKey,
  type Gone,
} from './keepRecords'
import { lookUpCall, nothingWanted } from './lookUpCalls'
import { COMPANIES_A_CALL, EMAILS_A_CALL, KEYS_A_CALL, lookUpsLeft, readCall, readEmails, readOwned } from './lookUps'
import { selectOf } from './orgSetup'
import { goneBy } from './pullChanges'
import { readAllAgain } from './pullRelated'

const DAY_MS = 24 * 60 * 60_000
const IDS_A_CALL = 3_000
const QUERIES_A_CALL = 5

/** Where an unfinished sweep goes on. */
interface SweepCursor {
  phase: 'ids' | 'emails' | 'keys' | 'companies' | 'owned'
  /** Of `ids` and `keys`. */
  object: RecordObject
  after: string
}

const chosenKey = (orgKey: string): string => `${orgKey}.sweptFields`

/** Whether the day is over since the last sweep, or the rep chose other fields to see, which are to be read of all. */
export function sweepIsDue(context: SalesforceSyncContext): boolean {
  const { store, orgKey, clock } = context
  const sweptAt = store.meta.get(sweptKey(orgKey))
  if (sweptAt === null || clock.now() - Number(sweptAt) >= DAY_MS) return true
  return store.meta.get(chosenKey(orgKey)) !== JSON.stringify(context.panelFields())
}

/**
 * What no change tells of (salesforce-api.md, 6): access lost and gained by sharing, records erased, deletions longer ago
 * than the recycle bin keeps them, names behind references. All cached ids are asked for, all emails of cached people
 * looked up again, the rep's own read again; then all relations. Goes on where it was after a kill.
 */
export async function sweepSalesforce(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, clock } = context
  const name = `${orgKey}/sweep`
  const settle = (): void =>
    store.transaction(() => {
      store.meta.set(sweptKey(orgKey), String(clock.now()))
      store.meta.set(chosenKey(orgKey), JSON.stringify(context.panelFields()))
      store.streams.save(name, { cursor: null })
    })
  // The first sync has just read everything.
  if (store.meta.get(sweptKey(orgKey)) === null) return settle()
  const { cursor } = store.streams.get(name)
  let at = cursor === null ? null : (JSON.parse(cursor) as SweepCursor)
  at ??= { phase: 'ids', object: 'Lead', after: '' }
  const reach = (next: SweepCursor): void => {
    at = next
    store.streams.save(name, { cursor: JSON.stringify(next) })
  }
  if (at.phase === 'ids') await lookForIds(context, at, reach, signal)
  if (at.phase === 'emails') await lookForEmails(context, at.after, reach, signal)
  if (at.phase === 'keys') await lookForKeys(context, at, reach, signal)
  if (at.phase === 'companies') await lookForCompanies(context, at.after, reach, signal)
  for (const change of await readOwned(context, signal)) seen(context, change)
  await pruneRecords(context, signal)
  readAllAgain(context)
  needRelated(context)
  settle()
  context.changed(['salesforce', 'people'])
}

/** Asks for all cached ids; those that do not come back are gone or hidden. */
async function lookForIds(
  context: SalesforceSyncContext,
  from: SweepCursor,
  reach: (next: SweepCursor) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, orgKey } = context
  for (const object of KEPT_ORDER.slice(KEPT_ORDER.indexOf(from.object))) {
    if ((await selectOf(context, object)) === null) continue
    for (let after = object === from.object ? from.after : ''; ;) {
      const ids = store.records.ids(orgKey, object, after, IDS_A_CALL)
      const asked = lists(ids, idSoql(object, [])).slice(0, QUERIES_A_CALL)
      const last = asked.at(-1)?.at(-1)
      if (last === undefined) break
      const missing = await missingOf(context, object, asked, signal)
      if (missing.length > 0) await settleMissing(context, object, missing, signal)
      after = last
      reach({ phase: 'ids', object, after })
      await breathe()
    }
  }
  reach({ phase: 'emails', object: 'Lead', after: '' })
}

function idSoql(object: RecordObject, ids: readonly string[]): string {
  return `SELECT Id FROM ${object} WHERE Id IN ${soqlList(ids)}`
}

async function missingOf(
  context: SalesforceSyncContext,
  object: RecordObject,
  asked: string[][],
  signal: AbortSignal,
): Promise<string[]> {
  const results = await ask(
    context,
    asked.map((ids) => ({ soql: idSoql(object, ids) })),
    signal,
  )
  const there = new Set<string>()
  for (const result of results) {
    await eachPage(context, result, signal, (rows) => {
      for (const row of rows) there.add(String(row.Id))
      return Promise.resolve()
    })
  }
  return asked.flat().filter((id) => !there.has(id))
}

/** The recycle bin tells deleted and merged ones from those that the rep may not see any more. */
async function settleMissing(
  context: SalesforceSyncContext,
  object: RecordObject,
  missing: string[],
  signal: AbortSignal,
): Promise<void> {
  const paths = await selectOf(context, object)
  const wanted = ['Id', 'IsDeleted', 'MasterRecordId', 'LastModifiedById', 'SystemModstamp']
  const select = wanted.filter((path) => paths?.includes(path)).join(', ')
  const soql = (ids: readonly string[]): string => `SELECT ${select} FROM ${object} WHERE Id IN ${soqlList(ids)}`
  const found = new Map<string, Gone>()
  for (const ids of lists(missing, soql([]))) {
    const [result] = await ask(context, [{ soql: soql(ids), all: true }], signal)
    for (const row of result?.rows ?? []) found.set(String(row.Id), goneBy(context, object, row))
  }
  goneRecords(
    context,
    object,
    missing.map((id) => found.get(id) ?? { id, why: 'hidden' }),
  )
}

/** Looks all emails up again: what was shared with the rep, or made while nothing was told, comes in. */
async function lookForEmails(
  context: SalesforceSyncContext,
  from: string,
  reach: (next: SweepCursor) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store } = context
  for (let after = from; ;) {
    const emails = store.salesforce.emails(after, EMAILS_A_CALL)
    if (emails.length === 0) break
    const read = await readEmails(context, emails, signal)
    for (const change of read.changes) seen(context, change)
    after = read.emails.at(-1) ?? emails.at(-1)!
    reach({ phase: 'emails', object: 'Lead', after })
    await breathe()
  }
  reach({ phase: 'keys', object: 'Lead', after: '' })
}

/** Looks all values of keys up again, as the emails. */
async function lookForKeys(
  context: SalesforceSyncContext,
  from: SweepCursor,
  reach: (next: SweepCursor) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, orgKey } = context
  for (const object of from.object === 'Contact' ? (['Contact'] as const) : (['Lead', 'Contact'] as const)) {
    for (let after = object === from.object ? from.after : ''; ;) {
      const values = store.matchKeys.values(orgKey, object, after, KEYS_A_CALL)
      if (values.length === 0) break
      const call = await lookUpCall(context, { ...nothingWanted, keys: { ...nothingWanted.keys, [object]: values } })
      for (const change of await readCall(context, call, signal)) seen(context, change)
      after = call.asked.keys[object].at(-1) ?? values.at(-1)!
      reach({ phase: 'keys', object, after })
      await breathe()
    }
  }
  reach({ phase: 'companies', object: 'Lead', after: '' })
}

/** Looks all companies of people in the book up again: an Account may have got their website, or their id. */
async function lookForCompanies(
  context: SalesforceSyncContext,
  from: string,
  reach: (next: SweepCursor) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, orgKey } = context
  for (let after = from; ;) {
    const companies = store.companyAccounts.all(orgKey, after, COMPANIES_A_CALL)
    if (companies.length === 0) break
    const call = await lookUpCall(context, { ...nothingWanted, companies })
    await readCall(context, call, signal)
    after = call.asked.companyIds.toSorted().at(-1) ?? companies.at(-1)!.companyId
    reach({ phase: 'companies', object: 'Lead', after })
    await breathe()
  }
  reach({ phase: 'owned', object: 'Lead', after: '' })
}

/** A record that was not here though nothing changed about it: it is visible since lately. */
function seen(context: SalesforceSyncContext, change: Awaited<ReturnType<typeof readOwned>>[number]): void {
  if (change.before === null) announceFact(context, change.after, { kind: 'visible' })
}

/** Whether the first sync is through, so that there is something to sweep. */
export function mayBeSwept(context: SalesforceSyncContext): boolean {
  const { store, orgKey } = context
  const owned = store.streams.get(`${orgKey}/owned`)
  const { emails, keys } = lookUpsLeft(context)
  return owned.finishedAt !== null && !relatedIsNeeded(context) && emails + keys === 0
}
