import { asSummary, FLOOD } from './decide'

/** What follows in a thread is gathered for so long, in ms. */
export const WINDOW_MS = 10_000
/** The thread of what is too much to show one by one. */
export const SUMMARY = 'conversations:summary'

/** One notification to be shown now, in the place of the one that its thread has already. */
export interface Showing<T> {
  thread: string
  how: 'shown' | 'updated' | 'summarised'
  /** What it is shown for. */
  fresh: T[]
  /** All that it speaks of, oldest first: what its thread was shown for since it began, and `fresh`. */
  all: T[]
}

/** What is to be done with something that has just happened. */
export interface Arrival<T> {
  now: Showing<T>[]
  /** Gathered: shown when the window of its thread ends. */
  later: { item: T; how: 'updated' | 'summarised' }[]
}

/**
 * Which notifications there are, so that they do not pile up: the first of a thread is shown at once; what follows in the
 * same thread is gathered, and changes that notification when its window of ten seconds ends; what would be more than five
 * within a window goes into one summary, which is changed in the same way.
 */
export interface Threads<T> {
  /** `atStart`: it came while Repdesk was closed. `now` in ms, never going back. */
  arrive(items: readonly T[], now: number, atStart: boolean): Arrival<T>
  /** What has been gathered and is due. */
  due(now: number): Showing<T>[]
  /** When something gathered is due (ms); null while nothing is. */
  nextAt(): number | null
}

interface Thread<T> {
  shownAt: number
  shown: T[]
  waiting: T[]
}

export function createThreads<T>(threadOf: (item: T) => string): Threads<T> {
  const threads = new Map<string, Thread<T>>()

  /** A thread is over when a window has passed without anything that waits. */
  function forgetOld(now: number): void {
    for (const [name, thread] of threads) {
      if (thread.waiting.length === 0 && now - thread.shownAt >= WINDOW_MS) threads.delete(name)
    }
  }

  function show(name: string, items: T[], now: number): Showing<T> {
    const before = threads.get(name)
    const all = [...(before?.shown ?? []), ...items]
    threads.set(name, { shownAt: now, shown: all, waiting: [] })
    const how = name === SUMMARY ? 'summarised' : before ? 'updated' : 'shown'
    return { thread: name, how, fresh: items, all }
  }

  function due(now: number): Showing<T>[] {
    return [...threads]
      .filter(([, thread]) => thread.waiting.length > 0 && now - thread.shownAt >= WINDOW_MS)
      .map(([name, thread]) => show(name, thread.waiting, now))
  }

  return {
    arrive(items, now, atStart) {
      const shown = due(now)
      forgetOld(now)
      const later: Arrival<T>['later'] = []
      const fresh = new Map<string, T[]>()
      for (const item of items) {
        const name = threadOf(item)
        const open = threads.get(name)
        if (open) {
          open.waiting.push(item)
          later.push({ item, how: 'updated' })
        } else fresh.set(name, [...(fresh.get(name) ?? []), item])
      }
      const alone = [...threads.keys()].filter((name) => name !== SUMMARY).length
      const isFlood = fresh.size > 0 && (alone + fresh.size > FLOOD || asSummary(fresh.size, atStart))
      if (!isFlood) return { now: [...shown, ...[...fresh].map(([name, some]) => show(name, some, now))], later }
      const summed = [...fresh.values()].flat()
      const summary = threads.get(SUMMARY)
      if (!summary) return { now: [...shown, show(SUMMARY, summed, now)], later }
      summary.waiting.push(...summed)
      return { now: shown, later: [...later, ...summed.map((item) => ({ item, how: 'summarised' as const }))] }
    },
    due,
    nextAt() {
      const ends = [...threads.values()].filter((one) => one.waiting.length > 0).map((one) => one.shownAt + WINDOW_MS)
      return ends.length > 0 ? Math.min(...ends) : null
    },
  }
}
