import type { Clock } from '../../src/main/ports/clock'
import type { SimClock } from '../../src/simulator/shared/clock'

/** The core's clock slaved to the stand-ins': a day passes as fast as its work is done. */
export interface SlavedClock extends Clock {
  /** Moves on by `ms`; each timer fires at its own time, and what it sets going ends before the next one does. */
  play(ms: number): Promise<void>
}

/** `atRest` answers once nothing is under way any more: no request, no save. */
export function createSlavedClock(sim: SimClock, atRest: () => Promise<void>): SlavedClock {
  sim.freeze()
  const timers = new Map<number, { at: number; task: () => void }>()
  let order = 0
  const firstDue = (end: number): [number, { at: number; task: () => void }] | undefined => {
    let first: [number, { at: number; task: () => void }] | undefined
    for (const entry of timers) if (entry[1].at <= end && entry[1].at < (first?.[1].at ?? Infinity)) first = entry
    return first
  }
  return {
    now: () => sim.now(),
    after(ms, task) {
      const id = order++
      // Whole milliseconds, as the system's own timers take them: what is kept are such times.
      timers.set(id, { at: sim.now() + Math.max(0, Math.round(ms)), task })
      return () => void timers.delete(id)
    },
    async play(ms) {
      const end = sim.now() + ms
      await atRest()
      for (let due = firstDue(end); due; due = firstDue(end)) {
        timers.delete(due[0])
        sim.advance(Math.max(0, due[1].at - sim.now()))
        due[1].task()
        await atRest()
      }
      sim.advance(end - sim.now())
    },
  }
}
