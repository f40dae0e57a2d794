import type { KeyedObject, MatchKeys } from '../../../contract/models'
import { defaultSettings } from '../../domain/settings'
import { keyRule, keyedObjects, noKeyRules, type KeyFieldFacts, type KeyRules } from '../../domain/matching/keyRules'
import type { SalesforceDescribe } from '../../ports/salesforce'
import type { Store } from '../../store/types'
import { turnKeeper } from '../../turns'
import type { SalesforceSyncContext } from '../context'

const ROWS_AT_ONCE = 20

type Known = Pick<SalesforceSyncContext, 'store' | 'orgKey'>

/** What the rep set; it is the same for every org. */
export function setKeys(store: Pick<Store, 'settings'>): MatchKeys {
  return store.settings.read().matchKeys ?? defaultSettings.matchKeys
}

/** Fields of an object as this user sees them, by the cache; null while they were never read. */
export function keyFields({ store, orgKey }: Known, object: KeyedObject): KeyFieldFacts[] | null {
  const describe = store.orgSetup.get(orgKey, `describe/${object}`)?.body as SalesforceDescribe | undefined
  return describe?.fields ?? null
}

/** What the setting comes down to in this org. */
function wantedRules(context: Known): KeyRules {
  const keys = setKeys(context.store)
  const rules = { ...noKeyRules }
  for (const object of keyedObjects) rules[object] = keyRule(keys[object], keyFields(context, object)).rule
  return rules
}

/** Whether what is cached is not compared yet by what is set now: the setting changed, or the fields. */
export function rulesAreOld(context: Known): boolean {
  const { orgKey, rules } = context.store.matchKeys.current()
  if (orgKey !== context.orgKey || context.store.matchKeys.isWorking()) return true
  return JSON.stringify(rules) !== JSON.stringify(wantedRules(context))
}

/**
 * Puts what is set in force, and compares all that is cached by it, a turn at a time: it needs no network, and goes on
 * where it was after a kill. What Salesforce is to be asked about then is `toLookUp`.
 */
export async function followMatchKeys(
  context: Known & Pick<SalesforceSyncContext, 'changed'>,
  signal?: AbortSignal,
): Promise<void> {
  const { store, orgKey } = context
  const { orgKey: before, rules } = store.matchKeys.current()
  const wanted = wantedRules(context)
  if (before !== orgKey || JSON.stringify(rules) !== JSON.stringify(wanted)) store.matchKeys.use(orgKey, wanted)
  if (!store.matchKeys.isWorking()) return
  const keepTurn = turnKeeper()
  while (store.matchKeys.step(ROWS_AT_ONCE)) {
    signal?.throwIfAborted()
    await keepTurn()
  }
  context.changed(['salesforce', 'people'])
}
