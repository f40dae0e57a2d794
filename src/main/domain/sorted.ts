/** Sorts in steps of about so many rows each, for lists whose sorting would hold up the window. Equal rows keep their order. */
export function* sorted<T>(rows: readonly T[], compare: (a: T, b: T) => number, step: number): Generator<void, T[]> {
  let runs: T[][] = []
  for (let at = 0; at < rows.length; at += step) {
    runs.push(rows.slice(at, at + step).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const next: T[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      const [a, b] = [runs[at]!, runs[at + 1]]
      next.push(b ? yield* merged(a, b, compare, step) : a)
    }
    runs = next
  }
  return runs[0] ?? []
}

function* merged<T>(a: T[], b: T[], compare: (a: T, b: T) => number, step: number): Generator<void, T[]> {
  const all: T[] = []
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const takesA = j === b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0)
    all.push(takesA ? a[i++]! : b[j++]!)
    if (all.length % step === 0) yield
  }
  return all
}
