/*
 * Everything runs on the main process's one thread, which also serves the window: work is done in turns of a few
 * milliseconds, by the clock, since the same rows cost a fast and a slow computer different times.
 */

/** What a turn should take at most; half a frame, so that what else is due still fits into one. */
const TURN_MS = 6
const MOST = 50

const waiting: (() => void)[] = []

/**
 * Lets timers, I/O and the window's requests run. Whoever waits goes on one at a time, with a look at everything else in
 * between: several streams at work at once would otherwise take their turns in one go.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(next)
  })
}

function next(): void {
  const first = waiting[0]
  first?.()
  waiting.shift()
  if (waiting.length > 0) setImmediate(next)
}

/** Answers a function to call between pieces of work: it lets others run once a turn's time is used up. */
export function turnKeeper(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < TURN_MS) return
    await breathe()
    began = performance.now()
  }
}

/**
 * Hands rows over in batches and lets others run in between. The first batch is small; each next one is as large as the
 * time of the last one says that fits into a turn.
 */
export async function inTurns<T>(rows: readonly T[], take: (batch: T[]) => void, first = 8): Promise<void> {
  let size = first
  for (let start = 0; start < rows.length;) {
    const began = performance.now()
    const batch = rows.slice(start, start + size)
    take(batch)
    const each = (performance.now() - began) / batch.length
    start += batch.length
    size = Math.max(1, Math.min(MOST, size * 2, Math.floor(TURN_MS / Math.max(each, 0.001))))
    await breathe()
  }
}
