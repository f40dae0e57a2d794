/** The time and its timers. The core takes both from here alone, so that a test can play a day in seconds. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number
  /** Runs `task` once after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void
}
