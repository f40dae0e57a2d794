import { soqlText, soqlTime } from '../../domain/salesforce/soql'
import type { SalesforceQueryResult, SalesforceRow } from '../../ports/salesforce'
import { readRecords, salesforceTime } from '../../salesforce/recordRows'
import type { RecordChange } from '../../store/types'
import { breathe, inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { afterRefusal, eachPage } from './asking'
import {
  announceChanges,
  changesOf,
  type Gone,
  goneRecords,
  isJustMade,
  isReal,
  keepRows,
  keepRule,
  needRelated,
  pruneRecords,
  sweptKey,
} from './keepRecords'
import { markAsked, queriesOf, takeLookUps } from './lookUpCalls'
import { companiesBeside } from './lookUps'
import { selectOf, type ReadObject } from './orgSetup'
import { keepUsers, pullUsers } from './pullUsers'
import { retargetOutbox } from './retarget'

/** SystemModstamp is stamped during a transaction and visible at its end: look back this far (salesforce-api.md, 6). */
const OVERLAP_MS = 5 * 60_000
const LOOK_UPS_AT_ONCE = 300
const QUERIES_A_CALL = 5
/** One composite each, of at most 5 queries: a cycle is two calls. Who others lean on comes before them. */
const GROUPS: readonly (readonly ReadObject[])[] = [
  ['Lead', 'Contact', 'Account', 'OpportunityContactRole', 'Opportunity'],
  ['Case', 'Task', 'User'],
]

/** Where an unfinished pass goes on: behind this row. */
interface Behind {
  stamp: number
  id: string
}

const streamOf = ({ orgKey }: SalesforceSyncContext, object: ReadObject): string => changesOf(orgKey, object)

/**
 * Everything that changed in the org since the last pass, deletions and merges among it, by a keyset on
 * (SystemModstamp, Id) with the server's own times. Kept is what is cached already or now to be; of the rest nothing
 * more is asked. The first run only writes down where changes begin, before the first record is cached.
 */
export async function pullChanges(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  if (context.store.streams.get(streamOf(context, 'Lead')).watermark === null) return begin(context, signal)
  await forgetLookUps(context, signal)
  let touched = false
  let failure: Error | null = null
  for (const group of GROUPS) {
    signal.throwIfAborted()
    const isLast = group === GROUPS.at(-1)
    const asked: { object: ReadObject; paths: string[] }[] = []
    for (const object of group) {
      const paths = await selectOf(context, object)
      if (paths) asked.push({ object, paths })
    }
    // Companies that wait to be looked up take the places that are free.
    const beside = isLast ? await companiesBeside(context, QUERIES_A_CALL - asked.length) : null
    if (asked.length + (beside?.lookUps.length ?? 0) === 0) continue
    const results = await context.salesforce.queries([
      ...asked.map(({ object, paths }) => ({ soql: changedSince(context, object, paths), all: true })),
      ...(beside ? queriesOf(beside) : []),
    ])
    for (const [at, { object, paths }] of asked.entries()) {
      const result = results[at]
      // What another object's query brought is not lost over this one's.
      if (result instanceof Error) failure ??= result
      else if (result) touched = (await takeResult(context, object, paths, result, signal)) || touched
    }
    if (beside) {
      await takeLookUps(context, beside, results.slice(asked.length), signal)
      await markAsked(context, beside)
      if (beside.lookUps.length > 0) context.changed(['salesforce'])
    }
  }
  await retargetOutbox(context)
  if (touched) await pruneRecords(context, signal)
  if (touched) context.changed(['salesforce', 'people'])
  if (failure) throw await afterRefusal(context, failure, signal)
}

async function begin(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, salesforce, clock, orgKey } = context
  await pullUsers(context, signal)
  const watermark = String(salesforce.serverTime() ?? clock.now())
  store.transaction(() => {
    for (const object of GROUPS.flat()) store.streams.save(streamOf(context, object), { watermark, cursor: null })
    // A cache from before whole records were kept has been asked about its emails: the sweep reads them all again.
    const isOld = (['Lead', 'Contact'] as const).some((object) => store.salesforce.recordIds(orgKey, object).length > 0)
    if (isOld) store.meta.set(sweptKey(orgKey), '0')
  })
}

/** An email that left and comes back is looked up anew: what happened to it meanwhile was not kept. */
async function forgetLookUps({ store, orgKey }: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    signal.throwIfAborted()
    after = store.keeping.forgetLookUps(orgKey, after, LOOK_UPS_AT_ONCE)
    await breathe()
  }
}

function changedSince(context: SalesforceSyncContext, object: ReadObject, paths: string[]): string {
  const { watermark, cursor } = context.store.streams.get(streamOf(context, object))
  const behind = cursor === null ? null : (JSON.parse(cursor) as Behind)
  const where = behind
    ? `SystemModstamp > ${soqlTime(behind.stamp)} OR (SystemModstamp = ${soqlTime(behind.stamp)} AND Id > ${soqlText(behind.id)})`
    : `SystemModstamp >= ${soqlTime(Number(watermark) - OVERLAP_MS)}`
  return `SELECT ${paths.join(', ')} FROM ${object} WHERE ${where} ORDER BY SystemModstamp, Id`
}

/** Takes a result page by page; each page that is done is not read again, whatever happens then. */
async function takeResult(
  context: SalesforceSyncContext,
  object: ReadObject,
  paths: string[],
  first: SalesforceQueryResult,
  signal: AbortSignal,
): Promise<boolean> {
  const { store } = context
  const name = streamOf(context, object)
  let touched = false
  let newest = Number(store.streams.get(name).watermark)
  await eachPage(context, first, signal, async (rows, isLast) => {
    if (object === 'User') await keepUsers(context, rows)
    else
      await inTurns(rows, (batch) => {
        touched = takeBatch(context, object, paths, batch) || touched
      })
    const last = rows.at(-1)
    const stamp = last ? salesforceTime(last.SystemModstamp) : null
    if (stamp !== null) newest = Math.max(newest, stamp)
    const behind: Behind | null = isLast || stamp === null ? null : { stamp, id: String(last?.Id) }
    if (behind) store.streams.save(name, { cursor: JSON.stringify(behind) })
  })
  store.streams.save(name, { watermark: String(newest), cursor: null })
  return touched
}

/** A turn's worth of changed rows. Answers whether anything that is kept here changed by it. */
function takeBatch(
  context: SalesforceSyncContext,
  object: Exclude<ReadObject, 'User'>,
  paths: string[],
  rows: SalesforceRow[],
): boolean {
  const { store, orgKey } = context
  return store.transaction(() => {
    const known = store.records.known(
      orgKey,
      object,
      rows.map((row) => String(row.Id)),
    )
    const live = rows.filter((row) => row.IsDeleted !== true && row.IsArchived !== true)
    const wanted = store.keeping.relevant(orgKey, object, readRecords(object, live, paths), keepRule(context))
    const kept = live.filter((row) => wanted.has(String(row.Id)) || known.has(String(row.Id)))
    const changes = keepRows(context, object, kept, paths).filter((change) => isReal(change))
    takeChanges(context, changes)
    const gone = rows.filter((row) => !live.includes(row) && known.has(String(row.Id)))
    if (gone.length > 0) {
      goneRecords(
        context,
        object,
        gone.map((row) => goneBy(context, object, row)),
      )
    }
    return changes.length > 0 || gone.length > 0
  })
}

/** Nothing hangs on these that is read by their ids. */
const LEAVES: ReadonlySet<string> = new Set(['Task', 'Case'])

/** What changes bring beside themselves: news, conversions, relations to be read. */
export function takeChanges(context: SalesforceSyncContext, changes: readonly RecordChange[]): void {
  const { store, orgKey, clock } = context
  announceChanges(context, changes)
  for (const { object, id, before, after } of changes) {
    const becameContact = object === 'Lead' && after.isClosed === true && before?.isClosed === false
    if (becameContact && after.whoId !== null) store.keeping.move(orgKey, object, id, after.whoId, clock.now())
  }
  const fresh = changes.filter((change) => change.before === null).map((change) => change.id)
  if (fresh.length === 0) return
  // Seen anew, with whatever hangs on it: an earlier look may have been before all of it could be seen.
  store.keeping.forgetRead(orgKey, fresh)
  store.keeping.stayed(orgKey, fresh)
  const mayHaveMore = changes.some(
    (change) => change.before === null && !LEAVES.has(change.object) && !isJustMade(context, change),
  )
  if (mayHaveMore) needRelated(context)
}

/** How a row of the recycle bin, or one that is archived, went. */
export function goneBy(context: SalesforceSyncContext, object: Exclude<ReadObject, 'User'>, row: SalesforceRow): Gone {
  const { store, orgKey, salesforce } = context
  const isMine = row.LastModifiedById === salesforce.account.userId
  const winner = row.MasterRecordId
  if (row.IsDeleted !== true || typeof winner !== 'string') return { id: String(row.Id), why: 'deleted', isMine }
  const name = store.records.get(orgKey, object, winner)?.name ?? null
  return { id: String(row.Id), why: 'merged', into: { id: winner, name }, isMine }
}
