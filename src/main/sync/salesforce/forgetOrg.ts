import type { Store } from '../../store/types'
import { turnKeeper } from '../../turns'

/**
 * Takes an org out of the cache, in turns: records, matches, choices, news, describes and what was not sent to it. Its
 * jobs and attempts must have ended. `at`: ms.
 */
export async function forgetOrg(store: Store, orgKey: string, at: number): Promise<void> {
  store.leaving.begin(orgKey, at)
  await goOnForgetting(store)
}

/** Ends what an earlier run of Repdesk did not end; at once where there is nothing. */
export async function goOnForgetting(store: Store): Promise<void> {
  const mayGoOn = turnKeeper()
  while (store.leaving.step()) await mayGoOn()
}
