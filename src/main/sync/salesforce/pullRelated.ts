import type { RecordObject } from '../../../contract/models'
import { soqlList, soqlTime } from '../../domain/salesforce/soql'
import type { KeepRule, RelatedKind } from '../../store/types'
import { inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage, fitting } from './asking'
import { keepRows, keepRule, relatedIsDone } from './keepRecords'
import { selectOf } from './orgSetup'

const QUERIES_A_CALL = 5
/** More ids than the queries of one call take. */
const LOOK_AHEAD = 4_000

/** What is read by the ids of others: which object, and by which of its fields. In the order of need. */
const KINDS: Record<RelatedKind, { object: RecordObject; by: string }> = {
  becameContact: { object: 'Contact', by: 'Id' },
  account: { object: 'Account', by: 'Id' },
  contactRoles: { object: 'OpportunityContactRole', by: 'ContactId' },
  accountOpportunities: { object: 'Opportunity', by: 'AccountId' },
  roleOpportunity: { object: 'Opportunity', by: 'Id' },
  contactCases: { object: 'Case', by: 'ContactId' },
  whoTasks: { object: 'Task', by: 'WhoId' },
}

interface Part {
  kind: RelatedKind
  object: RecordObject
  paths: string[]
  ids: string[]
  soql: string
}

const sinceKey = (orgKey: string): string => `${orgKey}.related.since`

/** Everything that was read before now is to be read again (the daily sweep). */
export function readAllAgain({ store, orgKey, clock }: SalesforceSyncContext): void {
  store.meta.set(sinceKey(orgKey), String(clock.now()))
}

/**
 * Reads what hangs on the cached Leads and Contacts: Accounts, Opportunities with roles, Cases, Tasks. Which of them were
 * read is kept by id, so that it goes on where it was after a kill; five lists of ids make one call.
 */
export async function pullRelated(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey, clock } = context
  const name = `${orgKey}/related`
  const before = store.streams.get(name)
  let done = before.cursor === null ? 0 : before.done
  const since = Number(store.meta.get(sinceKey(orgKey)) ?? '0')
  store.streams.save(name, { cursor: 'unfinished', done, total: done + store.keeping.countToRead(orgKey, since) })
  for (;;) {
    const parts = await nextParts(context, since)
    if (parts.length === 0) break
    const results = await ask(
      context,
      parts.map((part) => ({ soql: part.soql })),
      signal,
    )
    for (const [at, part] of parts.entries()) {
      await eachPage(context, results[at]!, signal, (rows) =>
        inTurns(rows, (batch) => void keepRows(context, part.object, batch, part.paths)),
      )
      store.keeping.markRead(orgKey, part.kind, part.ids, clock.now())
      done += part.ids.length
    }
    store.streams.save(name, { done, total: Math.max(done, store.streams.get(name).total ?? 0) })
    context.changed(['salesforce'])
  }
  store.transaction(() => {
    relatedIsDone(context)
    store.streams.save(name, { cursor: null, done, total: done })
  })
}

/** The next call's queries, each with as many ids as its address takes. */
async function nextParts(context: SalesforceSyncContext, since: number): Promise<Part[]> {
  const { store, orgKey, clock } = context
  const rule = keepRule(context)
  const parts: Part[] = []
  for (const kind of Object.keys(KINDS) as RelatedKind[]) {
    if (parts.length === QUERIES_A_CALL) break
    const { object, by } = KINDS[kind]
    let ids = store.keeping.toRead(orgKey, kind, since, LOOK_AHEAD)
    if (ids.length === 0) continue
    const paths = await selectOf(context, object)
    if (!paths) {
      store.keeping.markRead(orgKey, kind, ids, clock.now())
      continue
    }
    while (ids.length > 0 && parts.length < QUERIES_A_CALL) {
      const soql = (list: string[]): string => relatedSoql(object, by, paths, list, rule)
      const list = fitting(ids, soql([]))
      parts.push({ kind, object, paths, ids: list, soql: soql(list) })
      ids = ids.slice(list.length)
    }
  }
  return parts
}

/** The query for what hangs on these ids; of Tasks those that are open, or changed lately. */
export function relatedSoql(
  object: RecordObject,
  by: string,
  paths: readonly string[],
  ids: readonly string[],
  rule: KeepRule,
): string {
  const recent = object === 'Task' ? ` AND (IsClosed = false OR SystemModstamp >= ${soqlTime(rule.tasksSince)})` : ''
  return `SELECT ${paths.join(', ')} FROM ${object} WHERE ${by} IN ${soqlList(ids)}${recent}`
}
