import type { RecordObject } from '../../../contract/models'
import { soqlList, soqlTime } from '../../domain/salesforce/soql'
import type { KeepRule, RelatedKind, RelatedPlace } from '../../store/types'
import { breathe, inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage, fitting, MOST_VALUES } from './asking'
import { keepRows, keepRule, relatedIsDone } from './keepRecords'
import { selectOf } from './orgSetup'

const QUERIES_A_CALL = 5
/** Rows that an answer should not go far beyond, since it is read in one go; each call still answers at least a page. */
const ROWS_A_CALL = 4_000
/** How many rows an id is taken to answer before any did. */
const ROWS_AN_ID = 1
/** Ids looked at in one turn. */
const STEP = 400

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

/** What each kind answered so far, which says how many ids of it make a call full. */
class Yield {
  readonly #of = new Map<RelatedKind, { ids: number; rows: number }>()

  note(kind: RelatedKind, ids: number, rows: number): void {
    const { ids: allIds, rows: allRows } = this.#of.get(kind) ?? { ids: 0, rows: 0 }
    this.#of.set(kind, { ids: allIds + ids, rows: allRows + rows })
  }

  expected(kind: RelatedKind, ids: number): number {
    const known = this.#of.get(kind)
    return ids * (known ? known.rows / known.ids : ROWS_AN_ID)
  }
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
 * read is kept by id, so that it goes on where it was after a kill; five lists of ids make one call. Counted are the
 * Leads and Contacts whose Tasks, which come last, are read.
 */
export async function pullRelated(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { store, orgKey } = context
  const since = Number(store.meta.get(sinceKey(orgKey)) ?? '0')
  // What one pass brings has relations of its own; the last pass finds nothing more.
  while (await readPass(context, since, signal));
  store.transaction(() => {
    relatedIsDone(context)
    count(context, since)
  })
}

function count({ store, orgKey }: SalesforceSyncContext, since: number): void {
  const of = (object: RecordObject): number => store.records.count(orgKey, { object })
  const total = of('Lead') + of('Contact')
  const done = Math.min(total, store.keeping.countRead(orgKey, 'whoTasks', since))
  store.streams.save(`${orgKey}/related`, { done, total })
}

/** Once through all ids. Answers whether anything was read. */
async function readPass(context: SalesforceSyncContext, since: number, signal: AbortSignal): Promise<boolean> {
  const { store, orgKey, clock } = context
  const walks = (Object.keys(KINDS) as RelatedKind[]).map((kind) => createWalk(context, kind, since))
  const yields = new Yield()
  for (let hasRead = false; ; hasRead = true) {
    count(context, since)
    const parts = await nextParts(context, walks, yields, signal)
    if (parts.length === 0) return hasRead
    const results = await ask(
      context,
      parts.map((part) => ({ soql: part.soql })),
      signal,
    )
    for (const [at, part] of parts.entries()) {
      yields.note(part.kind, part.ids.length, results[at]!.totalSize)
      await eachPage(context, results[at]!, signal, (rows) =>
        inTurns(rows, (batch) => void keepRows(context, part.object, batch, part.paths)),
      )
      store.keeping.markRead(orgKey, part.kind, part.ids, clock.now())
      await breathe()
    }
    context.changed(['salesforce'])
  }
}

interface Walk {
  kind: RelatedKind
  /** Ids that are not asked for yet. */
  ids: string[]
  /** Goes on until there are `enough` ids, or no more. */
  fill(enough: number, signal: AbortSignal): Promise<void>
}

/** A walk through the ids of a kind, a step a turn: a book of ten thousand is not looked through in one go. */
function createWalk({ store, orgKey }: SalesforceSyncContext, kind: RelatedKind, since: number): Walk {
  let at: RelatedPlace | null = { source: 0, after: '' }
  const seen = new Set<string>()
  const walk: Walk = {
    kind,
    ids: [],
    async fill(enough, signal) {
      while (at !== null && walk.ids.length < enough) {
        signal.throwIfAborted()
        const step: { ids: string[]; next: RelatedPlace | null } = store.keeping.toRead(orgKey, kind, since, at, STEP)
        // An Account can be met by way of a Lead and of a Contact.
        walk.ids.push(...step.ids.filter((id) => !seen.has(id)))
        for (const id of step.ids) seen.add(id)
        at = step.next
        await breathe()
      }
    },
  }
  return walk
}

/** The next call's queries, each with as many ids as its address takes. */
async function nextParts(
  context: SalesforceSyncContext,
  walks: Walk[],
  yields: Yield,
  signal: AbortSignal,
): Promise<Part[]> {
  const rule = keepRule(context)
  const parts: Part[] = []
  let rows = 0
  for (const walk of walks) {
    const { object, by } = KINDS[walk.kind]
    const paths = await selectOf(context, object)
    // Hidden from this user: there is nothing to read, and nothing to remember of it.
    if (!paths) continue
    while (parts.length < QUERIES_A_CALL) {
      await walk.fill(MOST_VALUES, signal)
      if (walk.ids.length === 0) break
      const soql = (ids: string[]): string => relatedSoql(object, by, paths, ids, rule)
      const ids = fitting(walk.ids, soql([]))
      rows += yields.expected(walk.kind, ids.length)
      if (parts.length > 0 && rows > ROWS_A_CALL) return parts
      walk.ids = walk.ids.slice(ids.length)
      parts.push({ kind: walk.kind, object, paths, ids, soql: soql(ids) })
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
