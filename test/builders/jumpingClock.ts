import type { Clock } from '../../src/main/ports/clock'
import { createFastClock } from './fastClock'

/** A fast clock that can also skip ahead: a day passes for everything that asks what time it is. */
export interface JumpingClock extends Clock {
  jump(ms: number): void
}

export function createJumpingClock(speed: number): JumpingClock {
  const fast = createFastClock(speed)
  let ahead = 0
  return {
    now: () => fast.now() + ahead,
    after: (ms, task) => fast.after(ms, task),
    jump(ms) {
      ahead += ms
    },
  }
}
