import { recordObjectSchema, type RecordObject } from '../../../contract/models'
import { asFailure } from '../../domain/failure'
import { shownFields } from '../../domain/records/panelFields'
import type { SalesforceDescribe } from '../../ports/salesforce'
import { wantedFields } from '../../salesforce/records'
import { recordFields } from '../../salesforce/recordFields'
import { selectFields } from '../../salesforce/select'
import type { SalesforceSyncContext } from '../context'

/** Objects whose records are kept, and the one of their owners. */
export type ReadObject = RecordObject | 'User'

const OBJECTS: readonly ReadObject[] = [...recordObjectSchema.options, 'User']
/** Objects that Repdesk has forms for: what their layouts ask for and offer, by record type. */
const WITH_LAYOUT = ['Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task'] as const
/** An admin renames, reorders and adds values here; describes do not say which of them close a record. */
const TABLES = {
  LeadStatus: 'MasterLabel, ApiName, SortOrder, IsDefault, IsConverted',
  TaskStatus: 'MasterLabel, ApiName, SortOrder, IsDefault, IsClosed',
  CaseStatus: 'MasterLabel, ApiName, SortOrder, IsDefault, IsClosed',
  TaskPriority: 'MasterLabel, ApiName, SortOrder, IsDefault, IsHighPriority',
  OpportunityStage:
    'MasterLabel, ApiName, SortOrder, IsActive, IsClosed, IsWon, DefaultProbability, ForecastCategoryName',
} as const

/**
 * What the org is like, for forms, labels and SELECTs, offline too: describes (`describe/Lead`: `SalesforceDescribe`),
 * status tables (`rows/TaskStatus`: the rows as queried), and what layouts ask for and offer (`pages/Case`: `RecordTypePage[]`).
 */
export async function pullSetup(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  const { salesforce } = context
  await readDescribes(context, signal)
  const names = Object.keys(TABLES) as (keyof typeof TABLES)[]
  const tables = await salesforce.queries(names.map((name) => `SELECT ${TABLES[name]} FROM ${name} ORDER BY SortOrder`))
  for (const [at, result] of tables.entries()) {
    // One that this user may not read leaves the standard values standing.
    if (result instanceof Error) noteMissing(context, names[at]!, result)
    else save(context, `rows/${names[at]!}`, result.rows)
  }
  for (const object of WITH_LAYOUT) {
    signal.throwIfAborted()
    try {
      // Of Tasks only what fits a record type is wanted: without any, a call is spared.
      const isPlain = object === 'Task' && (await describeOf(context, object)).recordTypes.every((one) => one.isMaster)
      save(context, `pages/${object}`, isPlain ? [] : await salesforce.recordTypePages(object))
    } catch (thrown) {
      noteMissing(context, `layout of ${object}`, thrown)
    }
  }
  context.changed(['salesforce'])
}

/** Reads the describes anew: a field turned out to be hidden, or a day has passed. */
export async function readDescribes(context: SalesforceSyncContext, signal: AbortSignal): Promise<void> {
  for (const object of OBJECTS) {
    signal.throwIfAborted()
    await readDescribe(context, object)
  }
  selects.delete(context)
}

async function readDescribe(context: SalesforceSyncContext, object: ReadObject): Promise<SalesforceDescribe> {
  const describe = await context.salesforce.describe(object).catch((thrown: unknown) => hidden(object, thrown))
  save(context, `describe/${object}`, describe)
  return describe
}

function save(context: SalesforceSyncContext, name: string, body: unknown): void {
  context.store.orgSetup.set(context.orgKey, name, body, context.clock.now())
}

/** What this user may not see at all is no reason to read nothing; anything else is tried again. */
function noteMissing(context: SalesforceSyncContext, what: string, thrown: unknown): void {
  const { code } = asFailure(thrown)
  if (code !== 'not_found' && code !== 'permission' && code !== 'validation') throw thrown
  context.logger.info('Not readable in this org', { what, code })
}

/** An object that is hidden from this user has no fields here, and is not queried. */
function hidden(object: string, thrown: unknown): SalesforceDescribe {
  const { code } = asFailure(thrown)
  if (code !== 'not_found' && code !== 'permission') throw thrown
  const nothing = { createable: false, updateable: false, queryable: false }
  return { name: object, label: object, ...nothing, fields: [], recordTypes: [] }
}

async function describeOf(context: SalesforceSyncContext, object: ReadObject): Promise<SalesforceDescribe> {
  const kept = context.store.orgSetup.get(context.orgKey, `describe/${object}`)
  return kept ? (kept.body as SalesforceDescribe) : readDescribe(context, object)
}

/** SELECT lists of a session: describes are long, and are read from the cache once. */
const selects = new WeakMap<SalesforceSyncContext, Map<string, string[]>>()

/**
 * The paths that an object is queried with: what is wanted and chosen, as far as this user's describe has it; null where
 * the object is hidden from this user. Asks Salesforce only where the cache has no describe yet.
 */
export async function selectOf(context: SalesforceSyncContext, object: ReadObject): Promise<string[] | null> {
  const chosen = object === 'User' ? [] : shownFields(object, context.panelFields())
  const known = selects.get(context) ?? new Map<string, string[]>()
  selects.set(context, known)
  const key = `${object}:${chosen.join()}`
  const before = known.get(key)
  if (before) return before.length > 0 ? before : null
  const describe = await describeOf(context, object)
  const isReadable = describe.queryable && describe.fields.length > 0
  const paths = !isReadable
    ? []
    : object === 'User'
      ? selectFields(describe, wantedFields.User)
      : recordFields(object, describe, chosen, await describeOf(context, 'User'))
  known.set(key, paths)
  return paths.length > 0 ? paths : null
}
