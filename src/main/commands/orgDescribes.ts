import { asFailure } from '../domain/failure'
import { fieldsOfType, pageOfNew, pageOfRecord, type RecordTypePage } from '../domain/salesforce/recordTypes'
import type { SalesforceApi, SalesforceDescribe } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { CommandContext } from './context'

/** This user's describe of an object as the cache keeps it, so that forms and cards know it offline; null before that. */
export function keptDescribe(session: Session, object: string): SalesforceDescribe | null {
  return kept(session, `describe/${object}`) as SalesforceDescribe | null
}

/** What the object's pages ask for and offer by record type, as the cache keeps them; none before they were read. */
export function keptPages(session: Session, object: string): RecordTypePage[] {
  const pages = kept(session, `pages/${object}`)
  return Array.isArray(pages) ? (pages as RecordTypePage[]) : []
}

/** Fields that the object's page layout asks for by the default record type; none before they were read. */
export function keptLayout(session: Session, object: string): string[] {
  return pageOfNew(keptPages(session, object), null)?.required ?? []
}

/** A describe as one record type has it, and what its page asks for. */
export interface TypedFacts {
  facts: SalesforceDescribe
  layoutRequired: string[]
}

/** What holds for a new record of this type (null or empty: of the default one); that type is the one it begins with. */
export function factsOfNew(
  describe: SalesforceDescribe,
  pages: RecordTypePage[],
  recordTypeId?: string | null,
): TypedFacts {
  const chosen = describe.recordTypes.find((type) => type.id === recordTypeId)
  const page = pageOfNew(pages, chosen?.id ?? null)
  const recordTypes = chosen
    ? describe.recordTypes.map((type) => ({ ...type, isDefault: type.id === chosen.id }))
    : describe.recordTypes
  return {
    facts: { ...describe, recordTypes, fields: fieldsOfType(describe.fields, page) },
    layoutRequired: page?.required ?? [],
  }
}

/** What holds for a record that is there, by its RecordTypeId. */
export function factsOfRecord(
  describe: SalesforceDescribe,
  pages: RecordTypePage[],
  recordTypeId: unknown,
): TypedFacts {
  const page = pageOfRecord(pages, recordTypeId)
  return {
    facts: { ...describe, fields: fieldsOfType(describe.fields, page) },
    layoutRequired: page?.required ?? [],
  }
}

function kept(session: Session, name: string): unknown {
  const orgKey = session.orgKey()
  return orgKey === null ? null : (session.store.orgSetup.get(orgKey, name)?.body ?? null)
}

/**
 * The describe of an object: the kept one at once, renewed behind it; asked for where there is none. Null where there is
 * none and Salesforce cannot be asked now.
 */
export async function describeNow(context: CommandContext, object: string): Promise<SalesforceDescribe | null> {
  const session = context.session()
  const known = keptDescribe(session, object)
  const api = session.salesforce()
  if (!api || session.gates.salesforce.state !== 'open') return known
  const asked = readSetup(context, session, api, object)
  if (known === null) await asked
  return keptDescribe(session, object)
}

/** Asks for what is missing without anybody waiting for it; the window is told when it has come. */
export function describeBehind(context: CommandContext, objects: readonly string[]): void {
  const session = context.session()
  const api = session.salesforce()
  if (!api || session.gates.salesforce.state !== 'open') return
  for (const object of objects) {
    if (keptDescribe(session, object) !== null) continue
    readSetup(context, session, api, object).then(
      () => context.changed(['salesforce']),
      () => undefined,
    )
  }
}

/** One reading of an object at a time; a session asks for a describe every four hours at most. */
const underWay = new WeakMap<SalesforceApi, Map<string, Promise<void>>>()

function readSetup(context: CommandContext, session: Session, api: SalesforceApi, object: string): Promise<void> {
  const pending = underWay.get(api) ?? new Map<string, Promise<void>>()
  underWay.set(api, pending)
  const reading =
    pending.get(object) ??
    readOnce(context, session, api, object)
      .catch((thrown: unknown) =>
        context.options.logger.info('A describe was not read', { object, code: asFailure(thrown).code }),
      )
      .finally(() => pending.delete(object))
  pending.set(object, reading)
  return reading
}

async function readOnce(context: CommandContext, session: Session, api: SalesforceApi, object: string): Promise<void> {
  const { account } = api
  const orgKey = `${account.orgId}:${account.userId}`
  const save = (name: string, body: unknown): void => {
    const { store } = session
    // What has not changed is not written: forms ask often.
    const before = store.orgSetup.get(orgKey, name)
    if (before === null || JSON.stringify(before.body) !== JSON.stringify(body)) {
      store.orgSetup.set(orgKey, name, body, context.options.clock.now())
    }
  }
  save(`describe/${object}`, await api.describe(object).catch((thrown: unknown) => hidden(object, thrown)))
  if (session.store.orgSetup.get(orgKey, `pages/${object}`) !== null) return
  const pages = await api.recordTypePages(object).catch((thrown: unknown) => {
    // An object without a layout asks for nothing.
    if (['not_found', 'permission'].includes(asFailure(thrown).code)) return []
    throw thrown
  })
  save(`pages/${object}`, pages)
}

/** An object that is hidden from this user has no describe: nothing of it can be seen or made. */
function hidden(object: string, thrown: unknown): SalesforceDescribe {
  const { code } = asFailure(thrown)
  if (code !== 'not_found' && code !== 'permission') throw thrown
  return {
    name: object,
    label: object,
    createable: false,
    updateable: false,
    queryable: false,
    fields: [],
    recordTypes: [],
  }
}
