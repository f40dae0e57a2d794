import type { Clock } from '../../src/main/ports/clock'

/** A clock on which `factor` seconds pass for each real one: waits of the outbox and the jobs stay in proportion. */
export function createFastClock(factor: number): Clock {
  const start = Date.now()
  return {
    now: () => start + Math.round((Date.now() - start) * factor),
    after(ms, task) {
      const timer = setTimeout(task, ms / factor)
      return () => clearTimeout(timer)
    },
  }
}
