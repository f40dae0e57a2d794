import { describe, expect, it } from 'vitest'
import { Failure } from '../../../src/main/domain/failure'
import { createGate, type Gate } from '../../../src/main/sync/gate'
import { createJobRunner, type Job, type JobRunner } from '../../../src/main/sync/job'
import { createManualClock, type ManualClock } from '../../builders/manualClock'
import { newStore } from '../../store/builders'

const noop = (): void => undefined
const logger = { debug: noop, info: noop, warn: noop, error: noop }

interface Bench {
  clock: ManualClock
  gate: Gate
  runner: JobRunner
  /** Times at which jobs began, by name, from 0. */
  began: [name: string, at: number][]
  store: ReturnType<typeof newStore>
  add(job: Partial<Job> & { name: string }): void
}

function bench(store = newStore()): Bench {
  const clock = createManualClock()
  const start = clock.now()
  const gate = createGate(clock, noop)
  const runner = createJobRunner({ store, clock, logger, onChange: noop })
  const began: Bench['began'] = []
  return {
    clock,
    gate,
    runner,
    began,
    store,
    add(job) {
      const run = job.run ?? (() => Promise.resolve())
      runner.add({
        lane: job.name,
        gate,
        everyMs: 12_000,
        backgroundMs: 60_000,
        ...job,
        run: (signal) => {
          began.push([job.name, clock.now() - start])
          return run(signal)
        },
      })
    },
  }
}

const times = (at: Bench, name: string): number[] => at.began.filter(([one]) => one === name).map(([, time]) => time)

/** A run that takes `ms`, or ends early with its signal. */
const taking =
  (clock: ManualClock, ms: number) =>
  (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      clock.after(ms, resolve)
      signal.addEventListener('abort', () => reject(new Error('aborted')))
    })

describe('jobs', () => {
  it('run at once and then by their interval to the millisecond, slower in the background', async () => {
    const at = bench()
    at.add({ name: 'poll' })
    await at.clock.advance(36_000)
    expect(times(at, 'poll')).toEqual([0, 12_000, 24_000, 36_000])
    at.runner.setFocused(false)
    await at.clock.advance(120_000)
    expect(times(at, 'poll').slice(4)).toEqual([48_000, 108_000])
  })

  it('of one lane run one after the other, those of others are not held up', async () => {
    const at = bench()
    at.add({ name: 'slow', lane: 'a', run: taking(at.clock, 30_000) })
    at.add({ name: 'next', lane: 'a' })
    at.add({ name: 'poll', lane: 'b' })
    await at.clock.advance(29_000)
    expect(times(at, 'next')).toEqual([])
    expect(times(at, 'poll')).toEqual([0, 12_000, 24_000])
    await at.clock.advance(1_000)
    expect(times(at, 'next')).toEqual([30_000])
  })

  it('all get their turn, however often "now" is pressed', async () => {
    const at = bench()
    for (const name of ['a', 'b', 'c']) at.add({ name, lane: 'one', run: taking(at.clock, 500) })
    for (let press = 0; press < 40; press++) {
      at.runner.now()
      await at.clock.advance(100)
    }
    for (const name of ['a', 'b', 'c']) expect(times(at, name).length).toBeGreaterThanOrEqual(2)
  })

  it('run again after "now" was pressed in the middle of a run', async () => {
    const at = bench()
    at.add({ name: 'poll', run: taking(at.clock, 1_000) })
    await at.clock.advance(500)
    at.runner.now()
    await at.clock.advance(600)
    expect(times(at, 'poll')).toEqual([0, 1_000])
  })

  it('that fail for a moment come back soon, even where they run once a day', async () => {
    const at = bench()
    let left = 3
    const run = (): Promise<void> => (left-- > 0 ? Promise.reject(new Failure('server', 'x')) : Promise.resolve())
    at.add({ name: 'sweep', everyMs: 86_400_000, backgroundMs: 86_400_000, isSweep: true, run })
    await at.clock.advance(60_000)
    expect(times(at, 'sweep')).toEqual([0, 2_000, 6_000, 14_000])
    expect(at.store.streams.get('sweep')).toMatchObject({ state: 'done', errorCode: null })
  })

  it('that fail for good do not spin', async () => {
    const at = bench()
    at.add({ name: 'poll', run: () => Promise.reject(new Failure('permission', 'x')) })
    at.add({ name: 'bug', run: () => Promise.reject(new Error('x')) })
    await at.clock.advance(6 * 3_600_000)
    expect(times(at, 'poll').length).toBeLessThan(45)
    expect(times(at, 'bug').length).toBeLessThan(45)
    expect(at.store.streams.get('bug')).toMatchObject({ state: 'failed', errorCode: 'bug' })
  })

  it('wait while their gate is closed, probe a service that is away, and go on within a second of its return', async () => {
    const at = bench()
    let away = true
    const run = (): Promise<void> => (away ? Promise.reject(new Failure('offline', 'x')) : Promise.resolve())
    at.add({ name: 'poll', everyMs: 300_000, run })
    await at.clock.advance(10 * 60_000)
    const probes = times(at, 'poll').length
    expect(probes).toBeGreaterThan(10)
    expect(probes).toBeLessThan(40)
    expect(at.gate.state).toBe('offline')
    away = false
    at.runner.now()
    await at.clock.advance(1)
    expect(at.gate).toMatchObject({ state: 'open', offlineSince: null })
    at.gate.signIn('x')
    const before = times(at, 'poll').length
    at.runner.now()
    await at.clock.advance(3_600_000)
    expect(times(at, 'poll')).toHaveLength(before)
  })

  it('that failed do not stand as failed when another has done their work', async () => {
    const at = bench()
    let left = 1
    const run = (): Promise<void> => Promise.reject(new Failure('permission', 'x'))
    at.add({ name: 'match', hasWork: () => left > 0, run })
    await at.clock.advance(1)
    expect(at.store.streams.get('match')).toMatchObject({ state: 'failed', errorCode: 'permission' })
    left = 0
    at.runner.now(['match'])
    expect(at.store.streams.get('match')).toMatchObject({ state: 'done', errorCode: null, errorMessage: null })
    expect(times(at, 'match')).toEqual([0])
  })

  it('that are stopped stay resumable, and a lane that is taken away ends', async () => {
    const at = bench()
    at.add({ name: 'long', lane: 'bulk', run: taking(at.clock, 1e9) })
    await at.clock.advance(1)
    at.runner.stopLane('bulk')
    await at.clock.advance(1)
    expect(at.store.streams.get('long').state).toBe('stopped')
    at.runner.now()
    await at.clock.advance(1)
    await at.runner.removeLane('bulk')
    at.runner.now()
    await at.clock.advance(86_400_000)
    expect(times(at, 'long')).toHaveLength(2)
    await at.runner.stop()
    expect(at.clock.pending()).toBeLessThanOrEqual(2)
  })

  it('a sweep that went through rests over a restart and "now" until its day has come', async () => {
    const at = bench()
    const sweep = { name: 'sweep', everyMs: 86_400_000, backgroundMs: 86_400_000, isSweep: true }
    at.add(sweep)
    await at.clock.advance(1_000)
    at.runner.now()
    await at.clock.advance(3_600_000)
    expect(times(at, 'sweep')).toEqual([0])
    await at.runner.stop()
    const again = bench(at.store)
    again.add(sweep)
    await again.clock.advance(3_600_000)
    expect(times(again, 'sweep')).toEqual([])
    await again.clock.advance(86_400_000)
    expect(times(again, 'sweep')).toHaveLength(1)
  })
})

describe('a gate', () => {
  it('of a restricted plan is tried again now and then, one that wants a sign-in never', () => {
    const clock = createManualClock()
    const gate = createGate(clock, noop)
    gate.restricted('plan')
    expect(gate.mayTry()).toBe(false)
    gate.offline('x')
    expect(gate.state).toBe('restricted')
    gate.probeNow()
    expect(gate.mayTry()).toBe(true)
    gate.reached()
    expect(gate.state).toBe('open')
    gate.signIn('again')
    gate.probeNow()
    gate.reached()
    gate.offline('x')
    expect(gate).toMatchObject({ state: 'sign_in', message: 'again' })
    expect(gate.tryAt()).toBeNull()
    gate.open()
    expect(gate.mayTry()).toBe(true)
  })
})
