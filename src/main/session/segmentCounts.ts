import type { Topic } from '../../contract/events'
import type { SegmentFilter } from '../../contract/models'
import { asFailure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import { fittingRows } from '../store/segmentFitting'
import type { Store } from '../store/types'

/** Counted again after a change, and while nothing changes: "silent for 30 days" comes true by itself. */
const SETTLE_MS = 250
const ANEW_MS = 5 * 60_000
/** Between two rounds at least so many times as long as the last one took: a burst of changes costs a share of the time. */
const REST = 10

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
  timeZone: () => string
  /** New counts are there. */
  changed: () => void
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
    if (!stopped) cancel = clock.after(Math.ceil(ms), () => void round())
  }

  async function round(): Promise<void> {
    counting = true
    isDirty = false
    const began = performance.now()
    try {
      const counts = new Map<string, { filter: string; count: number }>()
      const at = { now: clock.now(), timeZone: timeZone() }
      for (const { id, filter } of store.segments.list()) {
        const rows = await fittingRows(store.segments, filter, at, () => !stopped)
        if (stopped) return
        counts.set(id, { filter: JSON.stringify(filter), count: rows.length })
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
