import { refreshPerson } from './pullBook'
import type { SyncContext } from './context'

/** Somebody who is gone without a trace is asked for again after so long. */
const AGAIN_MS = 10 * 60_000

/**
 * Whoever an unsent item met as gone is looked at at once: where they were merged into another, the item goes out again to
 * that one (`Store.merging.move`).
 */
export function refusedPeople(context: SyncContext): {
  hasWork: () => boolean
  run: (signal: AbortSignal) => Promise<void>
} {
  const asked = new Map<string, number>()
  const due = (): string[] =>
    context.store.merging.refused().filter((id) => (asked.get(id) ?? -Infinity) < context.clock.now() - AGAIN_MS)
  return {
    hasWork: () => due().length > 0,
    async run(signal) {
      for (const id of due()) {
        signal.throwIfAborted()
        await refreshPerson(context, id)
        // What was under way in the very moment still names whoever was merged.
        if (context.store.merging.readdress(id) > 0) context.changed(['outbox', 'people'], [id])
        asked.set(id, context.clock.now())
      }
    },
  }
}
