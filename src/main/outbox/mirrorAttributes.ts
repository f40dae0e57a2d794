import { Failure } from '../domain/failure'
import { missingAttributes } from '../domain/mapping/salesforceAttributes'
import type { IntercomDataAttribute } from '../ports/intercom'
import { saveDefinitions } from '../store/dataAttributes'
import type { Store } from '../store/types'
import type { SendingContext } from './sender'

const READY = 'intercom.mirrorReady'
const PREFIX = 'person.custom.SALESFORCE_'

/**
 * Makes sure that the SALESFORCE_* attributes exist in the workspace before they are written: a contact may only carry
 * attributes that were made first. Names are unique, so two desktops that make one at once end with one. Fails with
 * `permission` where an admin has archived one: that was somebody's decision.
 */
export async function needMirror(context: SendingContext, keys: readonly string[]): Promise<void> {
  const { store } = context
  if (!keys.some((key) => key.startsWith(PREFIX)) || store.meta.get(READY) !== null) return
  // Several people are written at once, and one of them makes the attributes for all.
  const making = underWay.get(store) ?? makeMissing(context).finally(() => underWay.delete(store))
  underWay.set(store, making)
  await making
}

const underWay = new WeakMap<Store, Promise<void>>()

async function makeMissing(context: SendingContext): Promise<void> {
  const { store, intercom } = context
  let known = await readAll(context)
  for (const name of missingAttributes(known.map((one) => one.name))) {
    try {
      await intercom.createDataAttribute(name)
    } catch (thrown) {
      // Another desktop may have made it a moment ago.
      if (!(thrown instanceof Failure) || thrown.code !== 'validation') throw thrown
      known = await readAll(context)
      if (!known.some((one) => one.name === name)) throw thrown
    }
  }
  const archived = known.filter((one) => one.archived && one.name.startsWith('SALESFORCE_')).map((one) => one.name)
  if (archived.length > 0) {
    throw new Failure(
      'permission',
      `The attribute ${archived.join(', ')} is archived in Intercom, so nothing can be written into it. Bring it back in Intercom’s people data settings, then switch this on again.`,
      { sent: 'no' },
    )
  }
  store.meta.set(READY, '1')
}

/** They may be gone: the next write looks again. */
export function forgetMirror(store: Store): void {
  store.meta.set(READY, null)
}

async function readAll(context: SendingContext): Promise<IntercomDataAttribute[]> {
  const all = await context.intercom.dataAttributes()
  saveDefinitions(context.store, all, context.now())
  return all.filter((one) => one.model === 'contact' && one.isCustom)
}
