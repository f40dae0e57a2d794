/** The value below which the part `share` (0 to 1) of the values lies; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Milliseconds that `work` takes, which is synchronous. */
export function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Runs two pieces of work in turns, so that what disturbs the machine disturbs both. Milliseconds of each turn. */
export function inTurns(
  turns: number,
  one: (turn: number) => void,
  other: (turn: number) => void,
): [number[], number[]] {
  const ones: number[] = []
  const others: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    // Who goes first changes, since the second finds the pages in memory.
    if (turn % 2 === 0) ones.push(time(() => one(turn)))
    others.push(time(() => other(turn)))
    if (turn % 2 === 1) ones.push(time(() => one(turn)))
  }
  return [ones, others]
}
