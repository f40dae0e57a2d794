import { asFailure } from '../domain/failure'
import type { IntercomMacro } from '../ports/intercom'
import type { Store } from '../store/types'
import type { Pull, SyncContext } from './context'

const KEY = 'macros'

/** Saved replies of everybody and of the rep's teams, few enough to be read whole. A token that may not read them costs nothing but these. */
export const pullMacros: Pull<SyncContext> = async ({ intercom, store, logger, repId }) => {
  try {
    const all = await intercom.macros()
    const isForSome = all.some((macro) => macro.teamIds !== null)
    const me = isForSome ? (await intercom.admins()).find((admin) => admin.id === repId) : undefined
    const isMine = ({ teamIds }: IntercomMacro): boolean =>
      teamIds === null || teamIds.some((id) => me?.teamIds.includes(id) === true)
    store.meta.set(KEY, JSON.stringify(all.filter(isMine)))
  } catch (thrown) {
    const failure = asFailure(thrown)
    const isBarred = ['permission', 'plan_restricted', 'not_found', 'validation', 'unsupported'].includes(failure.code)
    if (!isBarred) throw failure
    logger.info('Saved replies cannot be read', { code: failure.code })
    store.meta.set(KEY, null)
  }
}

/** Saved replies as they were read last. */
export function keptMacros(store: Pick<Store, 'meta'>): IntercomMacro[] {
  const kept = store.meta.get(KEY)
  return kept === null ? [] : (JSON.parse(kept) as IntercomMacro[])
}
