import { dropUnfinished } from '../outbox/groupMaking'
import type { Clock } from '../ports/clock'
import type { Store } from '../store/types'

/** Looked at every so often; a step takes a few milliseconds, and the window comes first in between. */
const IDLE_MS = 20_000
const STEP_MS = 100

/**
 * Computes what an update computes anew of people, then takes the words of removed people and conversations out of the text
 * index; both a step at a time. `recomputed` is told where anybody may be shown or counted otherwise now. Answers its own end.
 */
export function keepTidy(clock: Clock, store: Pick<Store, 'tidy' | 'recompute'>, recomputed: () => void): () => void {
  let wasOld = false
  let cancel = clock.after(0, compute)
  function compute(): void {
    if (store.recompute()) {
      wasOld = true
      cancel = clock.after(1, compute)
      return
    }
    if (wasOld) recomputed()
    cancel = clock.after(IDLE_MS, step)
  }
  function step(): void {
    const more = store.tidy()
    cancel = clock.after(more ? STEP_MS : IDLE_MS, step)
  }
  return () => cancel()
}

/** Done writes are listed for so long. */
const DONE_KEPT_MS = 90 * 86_400_000

/** What the last run may have left under way is not under way any more; what was being sent has an unknown outcome. */
export function afterLastRun(store: Store, now: number): void {
  store.streams.stopRunning()
  store.meta.set('session.startedAt', null)
  dropUnfinished(store)
  store.outbox.sendingToUnknown(now)
  store.outbox.prune(now - DONE_KEPT_MS)
  store.files.dropLoosePieces()
}
