import { asFailure } from '../domain/failure'
import type { SyncContext } from './context'
import { keepKnown, keepUnknown, sortOut } from './keepConversations'

const REQUESTS_AT_ONCE = 3
const AT_ONCE = 30

/** These conversations whole, with their parts; one that is gone, or nobody's of the rep, leaves the cache. */
export async function pullPartsOf(context: SyncContext, ids: string[], signal: AbortSignal): Promise<void> {
  for (let start = 0; start < ids.length; start += REQUESTS_AT_ONCE) {
    signal.throwIfAborted()
    await Promise.all(ids.slice(start, start + REQUESTS_AT_ONCE).map((id) => pullOne(context, id, signal)))
  }
}

async function pullOne(context: SyncContext, id: string, signal: AbortSignal): Promise<void> {
  try {
    const { known, unknown } = sortOut(context, [await context.intercom.conversation(id)])
    await keepKnown(context, known)
    if (unknown.length > 0) await keepUnknown(context, unknown, signal)
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    context.store.conversations.remove([id])
  }
}

/** Parts still missing, newest conversations first. During the first sync the count goes on where it stopped. */
export async function pullMissingParts(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  let done = store.meta.get('firstSync.done') === null ? store.streams.get('parts').done : 0
  for (;;) {
    const ids = store.conversations.needingParts(AT_ONCE)
    if (ids.length === 0) break
    const left = store.conversations.countNeedingParts()
    store.streams.save('parts', { done, total: done + left })
    await pullPartsOf(context, ids, signal)
    // A row that stays behind (it changed just now) comes with the next run; never loop on it.
    const settled = left - store.conversations.countNeedingParts()
    if (settled <= 0) break
    done += settled
    context.changed(['conversations'])
  }
  store.streams.save('parts', { done, total: done })
}
