import type { Topic } from '../../contract/events'
import type { SegmentFilter } from '../../contract/models'
import { asFailure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Store } from '../store/types'
import { turnKeeper } from '../turns'

/** Counted again after a change, and while nothing changes: "silent for 30 days" comes true by itself. */
const SETTLE_MS = 250
const ANEW_MS = 5 * 60_000
/** Between two rounds at least so many times as long as the last one took: a burst of changes costs a share of the time. */
const REST = 10
const FIRST_STEP = 128
const STEP_MS = 4

/** How many people fit each saved segment, kept right beside the rep's work. */
export interface SegmentCounts {
  /** As last counted; null where it has not been, or the filter has changed since. */
  of(id: string, filter: SegmentFilter): number | null
  /** Counts again soon where these changes may have moved somebody. */
  noteChange(topics: readonly Topic[]): void
  /** A segment was saved or removed: counts again at once. */
  recount(): void
  stop(): void
}

interface Parts {
  store: Pick<Store, 'segments'>
  clock: Clock
  logger: Logger
  timeZone(): string
  /** New counts are there. */
  changed(): void
}

const MOVING: ReadonlySet<Topic> = new Set(['people', 'conversations', 'salesforce'])

/** Begins counting. All of it happens in turns of a few milliseconds. */
export function createSegmentCounts({ store, clock, logger, timeZone, changed }: Parts): SegmentCounts {
  let known = new Map<string, { filter: string; count: number }>()
  let stopped = false
  let counting = false
  let isDirty = false
  let restUntil = 0
  let cancel: () => void = () => undefined

  function plan(ms: number): void {
    cancel()
    if (!stopped) cancel = clock.after(ms, () => void round())
  }

  async function round(): Promise<void> {
    counting = true
    isDirty = false
    const began = performance.now()
    try {
      const counts = new Map<string, { filter: string; count: number }>()
      for (const { id, filter } of store.segments.list()) {
        const count = await countAll(filter)
        if (stopped) return
        counts.set(id, { filter: JSON.stringify(filter), count })
      }
      const differ = counts.size !== known.size || [...counts].some(([id, one]) => !isSame(one, known.get(id)))
      known = counts
      if (differ) changed()
    } catch (error) {
      logger.warn('Segments could not be counted', { code: asFailure(error).code })
    } finally {
      counting = false
      const rest = (performance.now() - began) * REST
      restUntil = clock.now() + rest
      plan(isDirty ? Math.max(SETTLE_MS, rest) : ANEW_MS)
    }
  }

  /** The size of a step follows what the last one took. */
  async function countAll(filter: SegmentFilter): Promise<number> {
    const turn = turnKeeper()
    const at = { now: clock.now(), timeZone: timeZone() }
    let size = FIRST_STEP
    let total = 0
    for (let after: number | null = 0; after !== null;) {
      const began = performance.now()
      const step = store.segments.count(filter, at, after, size)
      const each = (performance.now() - began) / size
      total += step.count
      after = step.next
      size = Math.max(16, Math.min(size * 2, Math.floor(STEP_MS / Math.max(each, 0.0001))))
      await turn()
      if (stopped) break
    }
    return total
  }

  plan(SETTLE_MS)
  return {
    of(id, filter) {
      const one = known.get(id)
      return one?.filter === JSON.stringify(filter) ? one.count : null
    },
    noteChange(topics) {
      if (isDirty || !topics.some((topic) => MOVING.has(topic))) return
      isDirty = true
      if (!counting) plan(Math.max(SETTLE_MS, restUntil - clock.now()))
    },
    recount() {
      isDirty = true
      if (!counting) plan(0)
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}

function isSame(one: { filter: string; count: number }, other: typeof one | undefined): boolean {
  return other !== undefined && one.filter === other.filter && one.count === other.count
}
