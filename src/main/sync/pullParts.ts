import { asFailure } from '../domain/failure'
import type { IntercomConversation } from '../ports/intercom'
import type { SyncContext } from './context'
import { keepKnown, keepUnknown, sortOut } from './keepConversations'

const REQUESTS_AT_ONCE = 5
const AT_ONCE = 30

/**
 * These conversations whole, with their parts; one that is gone, or nobody's of the rep, leaves the cache. What is asked
 * together is saved together: a transaction of its own for each costs twice as much.
 */
export async function pullPartsOf(context: SyncContext, ids: string[], signal: AbortSignal): Promise<void> {
  for (let start = 0; start < ids.length; start += REQUESTS_AT_ONCE) {
    signal.throwIfAborted()
    // The time before the first of them is asked holds for all.
    const asOf = context.intercom.serverTime()
    const some = ids.slice(start, start + REQUESTS_AT_ONCE)
    const found = await Promise.all(some.map((id) => ask(context, id)))
    const gone = some.filter((_, at) => found[at] === null)
    if (gone.length > 0) context.store.conversations.remove(gone)
    const { known, unknown } = sortOut(
      context,
      found.filter((one) => one !== null),
    )
    await keepKnown(context, known, asOf)
    if (unknown.length > 0) await keepUnknown(context, unknown, signal, asOf)
  }
}

/** The conversation, or null where Intercom has it no more. */
async function ask(context: SyncContext, id: string): Promise<IntercomConversation | null> {
  try {
    return await context.intercom.conversation(id)
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    return null
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
