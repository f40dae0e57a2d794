import { asFailure, type Failure } from '../domain/failure'
import { refusalOf } from '../domain/salesforce/refusal'
import { retryAfter } from '../domain/sync/retry'
import type { ErrorCode } from '../../contract/result'
import type { Clock } from '../ports/clock'
import type { Logger } from '../ports/logger'
import type { Store } from '../store/types'
import type { Gate } from './gate'

/** Something that runs again and again. Jobs of one lane run one after the other. */
export interface Job {
  /** The stream's name in the store, where its state is kept. */
  name: string
  lane: string
  gate: Gate
  /** Milliseconds between runs, with the window in front and in the background. */
  everyMs: number
  backgroundMs: number
  /** Goes through everything: runs when its time has come, not at each start nor when the rep presses "now". */
  isSweep?: boolean
  /** False while it is not this job's turn (the first sync is not done, nobody is signed in). */
  due?: () => boolean
  /** False while there is nothing to do: it does not run, and what went wrong in its last run is over. */
  hasWork?: () => boolean
  run(signal: AbortSignal): Promise<void>
}

export interface JobRunner {
  /** Adds a job; it runs as soon as its lane is free, a sweep that was finished when its time has come again. */
  add(job: Job): void
  /** Takes away the jobs of a lane (a service was disconnected). */
  removeLane(lane: string): Promise<void>
  /** Ends what a lane is doing now, resumable; its jobs run again when they are due. */
  stopLane(lane: string): void
  /** Runs everything but finished sweeps as soon as possible, or only the named jobs; what is under way runs again. */
  now(names?: string[]): void
  setFocused(focused: boolean): void
  /** Names of the jobs under way. */
  running(): string[]
  stop(): Promise<void>
}

export interface JobRunnerOptions {
  store: Store
  clock: Clock
  logger: Logger
  onChange(): void
}

interface Entry {
  job: Job
  nextAt: number
  /** The number of its last start among all starts; 0 before the first. */
  startedAt: number
  /** Failures in a row. */
  failures: number
  /** "Now" was pressed while it ran: what it had read by then may be old. */
  again: boolean
}

/** How often closed gates and jobs that are not due are looked at again. */
const IDLE_LOOK_MS = 1_000
const ABNORMAL_WAIT_MS = 60_000

/** Runs jobs by their intervals, one at a time a lane, and closes a service's gate by what a job met. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { store, clock, logger } = options
  const entries = new Map<string, Entry>()
  const lanes = new Map<string, { abort: AbortController; name: string; done: Promise<void> }>()
  let starts = 0
  let focused = true
  let stopped = false
  let cancel = (): void => undefined

  function tick(): void {
    if (stopped) return
    cancel()
    const now = clock.now()
    // Whoever has waited longest: however often "now" is pressed, no job of a lane keeps the others out.
    const longestFirst = [...entries.values()].sort((a, b) => a.startedAt - b.startedAt)
    for (const entry of longestFirst) {
      const { job } = entry
      if (lanes.has(job.lane) || entry.nextAt > now || !job.gate.mayTry()) continue
      if (job.hasWork?.() === false) settle(job)
      else if (job.due?.() !== false) start(entry)
    }
    const waits = [...entries.values()]
      .filter((entry) => !lanes.has(entry.job.lane))
      .map((entry) => (entry.nextAt > now ? entry.nextAt - now : IDLE_LOOK_MS))
    if (waits.length > 0) cancel = clock.after(Math.min(...waits), tick)
  }

  /** Another stream did what this one failed at: "Try again" could bring nothing, and it would stand as failed for good. */
  function settle({ name }: Job): void {
    if (store.streams.get(name).state !== 'failed') return
    store.streams.save(name, { state: 'done', errorCode: null, errorMessage: null })
    options.onChange()
  }

  function start(entry: Entry): void {
    const abort = new AbortController()
    entry.startedAt = ++starts
    const done = run(entry, abort.signal)
      .catch((thrown: unknown) => {
        // The cache itself failed (a full disk): nothing could be written down, so wait before trying again.
        logger.error('Sync job ended abnormally', { job: entry.job.name, code: asFailure(thrown).code })
        entry.nextAt = clock.now() + ABNORMAL_WAIT_MS
      })
      .finally(() => {
        lanes.delete(entry.job.lane)
        options.onChange()
        tick()
      })
    lanes.set(entry.job.lane, { abort, name: entry.job.name, done })
    options.onChange()
  }

  async function run(entry: Entry, signal: AbortSignal): Promise<void> {
    const { job } = entry
    let wait = focused ? job.everyMs : job.backgroundMs
    entry.again = false
    try {
      store.streams.save(job.name, { state: 'running' })
      await job.run(signal)
      job.gate.reached()
      entry.failures = 0
      store.streams.save(job.name, { state: 'done', finishedAt: clock.now(), errorCode: null, errorMessage: null })
    } catch (thrown) {
      if (signal.aborted) {
        store.streams.save(job.name, { state: 'stopped' })
      } else {
        const failure = asFailure(thrown)
        entry.failures += 1
        wait = retryAfter(failure, entry.failures, wait)
        settleGate(job.gate, failure.code, failure.message)
        store.streams.save(job.name, { state: 'failed', errorCode: failure.code, errorMessage: failure.message })
        store.meta.set(`refusal/${job.name}`, JSON.stringify(refusalOf(failure)))
        logFailure(job, failure)
        // It comes back as soon as its service does: the gate decides when that may be tried.
        if (job.gate.state === 'offline') wait = 0
      }
    }
    entry.nextAt = entry.again ? 0 : clock.now() + wait
  }

  function logFailure(job: Job, failure: Failure): void {
    const cause = failure.code === 'bug' ? failure.details.cause : null
    logger.warn('Sync job failed', {
      job: job.name,
      code: failure.code,
      service: failure.details.serviceCode,
      detail: cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 800) : null,
    })
  }

  /** A sweep that went through and waits for its day. */
  function isRested({ job, nextAt }: Entry): boolean {
    return job.isSweep === true && nextAt > clock.now() && store.streams.get(job.name).state === 'done'
  }

  /** When a job that is added runs first. */
  function firstAt(job: Job): number {
    const last = store.streams.get(job.name)
    return job.isSweep && last.finishedAt !== null && last.cursor === null ? last.finishedAt + job.everyMs : 0
  }

  return {
    add(job) {
      entries.set(job.name, { job, nextAt: firstAt(job), startedAt: 0, failures: 0, again: false })
      tick()
    },
    async removeLane(lane) {
      for (const [name, entry] of entries) if (entry.job.lane === lane) entries.delete(name)
      const current = lanes.get(lane)
      current?.abort.abort()
      await current?.done
    },
    stopLane: (lane) => lanes.get(lane)?.abort.abort(),
    now(names) {
      for (const entry of entries.values()) {
        if (!names) entry.job.gate.probeNow()
        if (names ? !names.includes(entry.job.name) : isRested(entry)) continue
        entry.nextAt = 0
        entry.again = true
      }
      tick()
    },
    setFocused(next) {
      focused = next
    },
    running: () => [...lanes.values()].map((lane) => lane.name),
    async stop() {
      stopped = true
      cancel()
      const all = [...lanes.values()]
      for (const lane of all) lane.abort.abort()
      await Promise.all(all.map((lane) => lane.done))
    },
  }
}

/** What a failure says about the service as a whole. */
export function settleGate(gate: Gate, code: ErrorCode, message: string): void {
  if (code === 'offline' || code === 'timeout') gate.offline(message)
  else if (code === 'auth_expired' || code === 'credentials_unavailable' || code === 'locked') gate.signIn(message)
  else if (code === 'plan_restricted') gate.restricted(message)
}
