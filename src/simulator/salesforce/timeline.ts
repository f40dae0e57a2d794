interface Entry {
  at: number
  id: string
}

/** Ids in the order of their SystemModstamp, so that "what changed since" reads only what changed. */
export interface Timeline {
  add(at: number, id: string): void
  /** Ids stamped in [from, to], oldest first. */
  between(from: number, to: number): string[]
}

/**
 * A timeline over rows that `stampOf` gives the current stamp of. Older entries of a row that moved on stay in the
 * list until there are as many stale ones as live ones; a look-up skips them.
 */
export function createTimeline(stampOf: (id: string) => unknown): Timeline {
  let entries: Entry[] = []
  let unsorted = false
  let live = 0

  function tidy(): void {
    if (unsorted) {
      entries.sort((a, b) => a.at - b.at)
      unsorted = false
    }
    if (entries.length < 1_000 || entries.length < live * 2) return
    const seen = new Set<string>()
    entries = entries.filter((entry) => {
      if (stampOf(entry.id) !== entry.at || seen.has(entry.id)) return false
      seen.add(entry.id)
      return true
    })
    live = entries.length
  }

  function lowerBound(at: number): number {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (entries[middle]!.at < at) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    add(at, id) {
      const last = entries.at(-1)
      if (last && last.at > at) unsorted = true
      entries.push({ at, id })
      if (live === 0) live = 1
    },
    between(from, to) {
      tidy()
      const found = new Set<string>()
      for (let i = lowerBound(from); i < entries.length; i++) {
        const entry = entries[i]!
        if (entry.at > to) break
        if (stampOf(entry.id) === entry.at) found.add(entry.id)
      }
      return [...found]
    },
  }
}
