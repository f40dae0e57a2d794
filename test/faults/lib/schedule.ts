import type { FaultEffect } from '../../../src/simulator/shared/faults'
import type { Random } from '../../../src/simulator/shared/random'

/** One thing that happens in a schedule, at one of the desks or at the services. */
export type Act =
  | { do: 'write'; seat: number; kind: number }
  | { do: 'fault'; kind: number; effect: FaultEffect }
  | { do: 'faultAnywhere'; service: 'intercom' | 'salesforce'; effect: FaultEffect }
  | { do: 'kill'; seat: number }
  | { do: 'cut'; seat: number; ms: number }
  | { do: 'expire' }
  | { do: 'discard'; which: number }
  | { do: 'clock'; ms: number }
  | { do: 'pause'; ms: number }

const EFFECTS: FaultEffect[] = [
  { kind: 'latency', ms: 60 },
  { kind: 'refuse' },
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'cut-after', ms: 25 },
  { kind: 'cut-body' },
  { kind: 'truncated-json' },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'html', status: 502 },
  { kind: 'html', status: 200 },
  { kind: 'status-after', status: 500 },
  { kind: 'status-after', status: 502 },
]

/** Weights of the acts. A stalled body holds its request for a minute of the core's time, so it is rare. */
const WEIGHTS: [Act['do'] | 'stall', number][] = [
  ['write', 12],
  ['fault', 10],
  ['faultAnywhere', 3],
  ['kill', 2],
  ['cut', 1],
  ['expire', 1],
  ['discard', 2],
  ['clock', 1],
  ['pause', 4],
  ['stall', 1],
]

/** A schedule of 14 to 34 acts, the same for the same random source. `kinds`: a weight for each kind of write. */
export function makeSchedule(random: Random, kinds: readonly number[], seats: number): Act[] {
  const choose = <T>(weighted: readonly (readonly [T, number])[]): T => {
    let left = random.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0)
    return (weighted.find(([, weight]) => (left -= weight) < 0) ?? weighted[0]!)[0]
  }
  const kind = (): number => choose(kinds.map((weight, at) => [at, weight] as const))
  const seat = (): number => random.int(0, seats - 1)
  return Array.from({ length: random.int(14, 34) }, (): Act => {
    switch (choose(WEIGHTS)) {
      case 'write':
        return { do: 'write', seat: seat(), kind: kind() }
      case 'fault':
        return { do: 'fault', kind: kind(), effect: random.pick(EFFECTS) }
      case 'stall':
        return { do: 'fault', kind: kind(), effect: { kind: 'stall-body' } }
      case 'faultAnywhere':
        return { do: 'faultAnywhere', service: random.pick(['intercom', 'salesforce']), effect: random.pick(EFFECTS) }
      case 'kill':
        return { do: 'kill', seat: seat() }
      case 'cut':
        return { do: 'cut', seat: seat(), ms: random.int(10, 80) }
      case 'expire':
        return { do: 'expire' }
      case 'discard':
        return { do: 'discard', which: random.int(0, 1_000) }
      case 'clock':
        // The services' clock against this computer's: minutes off, either way.
        return { do: 'clock', ms: random.int(1, 4) * 60_000 }
      case 'pause':
        return { do: 'pause', ms: random.int(1, 120) }
    }
  })
}
