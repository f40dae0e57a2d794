import type { RecordObject } from '../../../contract/models'
import { newsOfChange, newsOfFact, type NewsFact, type NewsSubject } from '../../domain/sync/salesforceNews'
import type { SalesforceRow } from '../../ports/salesforce'
import { readContacts, readLeads } from '../../salesforce/records'
import { readRecords } from '../../salesforce/recordRows'
import { KEPT_ORDER } from '../../store/keptWhere'
import type { CachedRecord, KeepRule, RecordChange } from '../../store/types'
import { breathe } from '../../turns'
import type { SalesforceSyncContext } from '../context'

const DAY_MS = 86_400_000
/** Closed Tasks of people are kept for so long after their last change; the rep's other ones until they look away. */
const TASKS_MS = 90 * DAY_MS
const OWN_TASKS_MS = 7 * DAY_MS
const PRUNE_AT_ONCE = 100

/** Which records are kept, by the service's clock. */
export function keepRule({ salesforce, clock }: SalesforceSyncContext): KeepRule {
  const now = salesforce.serverTime() ?? clock.now()
  return { userId: salesforce.account.userId, tasksSince: now - TASKS_MS, ownTasksSince: now - OWN_TASKS_MS }
}

/**
 * Saves rows of one object: whole records, and what matching needs of Leads and Contacts, in one transaction. To be
 * called with a turn's worth of rows. `paths`: what the SELECT named. Answers what changed.
 */
export function keepRows(
  context: SalesforceSyncContext,
  object: RecordObject,
  rows: readonly SalesforceRow[],
  paths: readonly string[],
): RecordChange[] {
  const { store, orgKey, clock } = context
  const at = clock.now()
  return store.transaction(() => {
    const changes = store.records.save(orgKey, readRecords(object, rows, paths), at)
    if (object === 'Lead') store.salesforce.saveLeads(orgKey, readLeads([...rows]).rows, at)
    if (object === 'Contact') store.salesforce.saveContacts(orgKey, readContacts([...rows]).rows, at)
    // Who leans on others brings new ones to read.
    if (changes.some((change) => hasNewLinks(change) && !isJustMade(context, change))) needRelated(context)
    return changes
  })
}

function hasNewLinks({ object, before, after }: RecordChange): boolean {
  if (object !== 'Lead' && object !== 'Contact' && object !== 'OpportunityContactRole') return false
  return (
    before === null ||
    before.accountId !== after.accountId ||
    before.whoId !== after.whoId ||
    before.whatId !== after.whatId
  )
}

/**
 * A Lead that was made since the last cycle: only Tasks can hang on it, all of them are newer, and so the next cycle brings
 * them without a call of their own.
 */
export function isJustMade({ store, orgKey }: SalesforceSyncContext, { object, before, after }: RecordChange): boolean {
  if (object !== 'Lead' || before !== null) return false
  const { watermark } = store.streams.get(changesOf(orgKey, 'Task'))
  return watermark !== null && after.createdAt !== null && after.createdAt >= Number(watermark)
}

/** The stream that follows the changes of an object. */
export const changesOf = (orgKey: string, object: string): string => `${orgKey}/changes/${object}`

/** Whether a change says anything new: what was read again as it was does not. */
export function isReal({ before, after }: RecordChange): boolean {
  return before === null || JSON.stringify(before.fields) !== JSON.stringify(after.fields)
}

/** When everything was last looked at (ms), in `meta`. */
export const sweptKey = (orgKey: string): string => `${orgKey}.sweptAt`

const dirtyKey = (orgKey: string): string => `${orgKey}.related.dirty`

/** There may be records whose relations were not read yet. */
export function needRelated({ store, orgKey }: SalesforceSyncContext): void {
  if (store.meta.get(dirtyKey(orgKey)) === null) store.meta.set(dirtyKey(orgKey), '1')
}

export function relatedIsNeeded({ store, orgKey }: Pick<SalesforceSyncContext, 'store' | 'orgKey'>): boolean {
  return store.meta.get(dirtyKey(orgKey)) !== null
}

export function relatedIsDone({ store, orgKey }: SalesforceSyncContext): void {
  store.meta.set(dirtyKey(orgKey), null)
}

/** Tells the rep what changes mean to them; what they did themselves, they know. */
export function announceChanges(context: SalesforceSyncContext, changes: readonly RecordChange[]): void {
  const { store, orgKey, salesforce, clock } = context
  const me = salesforce.account.userId
  const entries = changes.flatMap(({ object, id, before, after }) => {
    if (after.fields.LastModifiedById === me) return []
    const personId = personOf(context, object, id)
    const told = newsOfChange(object, before && subject(before), subject(after), me, personId !== null)
    return told ? [{ ...told, at: clock.now(), personId, object, recordId: id }] : []
  })
  if (entries.length > 0) store.news.add(orgKey, entries)
}

/** How a cached record went. `into`: what it was merged into. `isMine`: the rep did it. */
export interface Gone {
  id: string
  why: 'deleted' | 'merged' | 'hidden'
  into?: { id: string; name: string | null }
  isMine?: boolean
}

/** Takes records out of the cache and tells the rep; what named a merged one names the other from now on. */
export function goneRecords(context: SalesforceSyncContext, object: RecordObject, gone: readonly Gone[]): void {
  const { store, orgKey } = context
  store.transaction(() => {
    for (const { id, why, into, isMine } of gone) {
      const record = store.records.get(orgKey, object, id)
      if (record && isMine !== true) {
        announceFact(context, record, why === 'merged' ? { kind: why, into: into?.name ?? null } : { kind: why })
      }
      if (into) store.keeping.move(orgKey, object, id, into.id, context.clock.now())
      // The other one has the relations of both now.
      if (into) store.keeping.forgetRead(orgKey, [into.id])
      if (into) needRelated(context)
    }
    forget(
      context,
      object,
      gone.map((one) => one.id),
    )
  })
}

/** Tells the rep that a record went, or can be seen now. */
export function announceFact(context: SalesforceSyncContext, record: CachedRecord, fact: NewsFact): void {
  const { store, orgKey, salesforce, clock } = context
  const { object, id } = record
  const personId = personOf(context, object, id)
  const told = newsOfFact(object, subject(record), fact, salesforce.account.userId, personId !== null)
  if (told) store.news.add(orgKey, [{ ...told, at: clock.now(), personId, object, recordId: id }])
}

function forget({ store, orgKey }: SalesforceSyncContext, object: RecordObject, ids: readonly string[]): void {
  // The whole record goes last: it holds the key by which people lose it.
  if (object === 'Lead' || object === 'Contact') store.salesforce.removeRecords(orgKey, object, [...ids])
  store.records.remove(orgKey, object, ids)
  store.keeping.forgetRead(orgKey, ids)
}

/** Takes out what is no longer to be kept, step by step: people left, owners and emails changed, time passed. */
export async function pruneRecords(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey } = context
  const rule = keepRule(context)
  for (const object of KEPT_ORDER) {
    for (let after: string | null = ''; after !== null;) {
      signal.throwIfAborted()
      const step: { gone: string[]; after: string | null } = store.transaction(() => {
        const found = store.keeping.notKept(orgKey, object, rule, after ?? '', PRUNE_AT_ONCE)
        if (found.gone.length > 0) forget(context, object, found.gone)
        return found
      })
      after = step.after
      await breathe()
    }
  }
}

function personOf({ store, orgKey }: SalesforceSyncContext, object: RecordObject, id: string): string | null {
  return object === 'Lead' || object === 'Contact' ? (store.records.peopleOf(orgKey, id)[0] ?? null) : null
}

function subject(record: CachedRecord): NewsSubject {
  const { name, ownerId, isClosed, fields } = record
  const ownerName = fields['Owner.Name']
  return { name, ownerId, isClosed, ownerName: typeof ownerName === 'string' ? ownerName : null }
}
