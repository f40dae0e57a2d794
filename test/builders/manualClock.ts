import type { Clock } from '../../src/main/ports/clock'

/** A clock that stands still until it is moved; timers fire in the order of their time, each at its own. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, firing what comes due, also what is set meanwhile, and letting promises run in between. */
  advance(ms: number): Promise<void>
  /** How many timers wait. */
  pending(): number
}

export function createManualClock(start = Date.UTC(2026, 4, 1, 9)): ManualClock {
  let now = start
  let order = 0
  const timers = new Map<number, { at: number; task: () => void }>()

  /** Promises that wait for nothing outside run to their end. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    now: () => now,
    after(ms, task) {
      const id = order++
      timers.set(id, { at: now + Math.max(0, ms), task })
      return () => void timers.delete(id)
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const due = [...timers]
          .filter(([, timer]) => timer.at <= end)
          .sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]
        if (!due) break
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].task()
        await settle()
      }
      now = end
    },
    pending: () => timers.size,
  }
}
