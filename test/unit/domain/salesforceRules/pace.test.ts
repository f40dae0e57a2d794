import { describe, expect, it } from 'vitest'
import { mayRead, paceNotice, paceOf, PROBE_MS } from '../../../../src/main/domain/salesforce/pace'
import { createPacing } from '../../../../src/main/session/pacing'
import { createGate } from '../../../../src/main/sync/gate'
import { createManualClock } from '../../../builders/manualClock'

const calls = (used: number): { used: number; limit: number } => ({ used, limit: 1_000 })
const MINUTE = 60_000

describe('the pace by the org’s calls', () => {
  it('is full up to 80 %, slow above, on request above 95 %', () => {
    expect(paceOf(null)).toBe('full')
    expect(paceOf({ used: 3, limit: 0 })).toBe('full')
    expect(paceOf(calls(800))).toBe('full')
    expect(paceOf(calls(801))).toBe('slow')
    expect(paceOf(calls(950))).toBe('slow')
    expect(paceOf(calls(951))).toBe('onRequest')
    expect(paceOf(calls(1_400))).toBe('onRequest')
  })

  it('doubles the interval, then reads only what is asked for and one look in half an hour', () => {
    const timing = { pace: 'slow' as const, everyMs: 5 * MINUTE, sinceRun: 9 * MINUTE, sinceAny: 0, isAsked: false }
    expect(mayRead({ ...timing, pace: 'full', sinceRun: 0 })).toBe(true)
    expect(mayRead(timing)).toBe(false)
    expect(mayRead({ ...timing, sinceRun: 10 * MINUTE })).toBe(true)
    expect(mayRead({ ...timing, sinceRun: null })).toBe(true)
    expect(mayRead({ ...timing, isAsked: true })).toBe(true)
    const rare = { ...timing, pace: 'onRequest' as const, sinceRun: 60 * MINUTE }
    expect(mayRead({ ...rare, sinceAny: PROBE_MS - 1 })).toBe(false)
    expect(mayRead({ ...rare, sinceAny: PROBE_MS })).toBe(true)
    expect(mayRead({ ...rare, sinceAny: 0, isAsked: true })).toBe(true)
  })

  it('tells each change once, with the share', () => {
    expect(paceNotice('full', 'full', calls(10))).toBeNull()
    expect(paceNotice('full', 'slow', calls(826))).toContain('82 %')
    expect(paceNotice('slow', 'onRequest', calls(960))).toContain('only sends what you write')
    expect(paceNotice('onRequest', 'slow', calls(900))).toContain('some room')
    expect(paceNotice('slow', 'full', calls(100))).toContain('usual pace')
  })
})

describe('streams that are slowed down', () => {
  const clock = createManualClock()
  const gate = createGate(clock, () => undefined)
  let used = 0
  let isFocused = true
  const pacing = createPacing({ apiUse: () => calls(used), now: () => clock.now(), isFocused: () => isFocused })
  const runs: string[] = []
  let fails = false
  const job = (name: string): Parameters<typeof pacing.paced>[0][number] => ({
    name,
    lane: 'salesforce',
    gate,
    everyMs: 5 * MINUTE,
    backgroundMs: 15 * MINUTE,
    run: () => {
      runs.push(name)
      return fails ? Promise.reject(new Error('no')) : Promise.resolve()
    },
  })
  const [records, users] = pacing.paced([job('records'), { ...job('users'), due: () => false }])
  const signal = new AbortController().signal

  it('keeps a stream’s own rule, waits twice as long, in the background too, and goes on by itself', async () => {
    expect(users?.due?.()).toBe(false)
    expect(records?.due?.()).toBe(true)
    await records?.run(signal)
    used = 900
    await clock.advance(5 * MINUTE)
    expect(records?.due?.()).toBe(false)
    await clock.advance(5 * MINUTE)
    expect(records?.due?.()).toBe(true)
    isFocused = false
    expect(records?.due?.()).toBe(false)
    await clock.advance(20 * MINUTE)
    expect(records?.due?.()).toBe(true)
    await records?.run(signal)
    expect(records?.due?.()).toBe(false)
    used = 100
    expect(records?.due?.()).toBe(true)
  })

  it('runs once for each time that the rep asks', async () => {
    used = 990
    await clock.advance(MINUTE)
    expect(records?.due?.()).toBe(false)
    pacing.asked()
    expect(records?.due?.()).toBe(true)
    await clock.advance(1)
    await records?.run(signal)
    expect(records?.due?.()).toBe(false)
  })

  it('leaves what failed to the rule of failures', async () => {
    used = 900
    isFocused = true
    await clock.advance(MINUTE)
    expect(records?.due?.()).toBe(false)
    fails = true
    await expect(records?.run(signal)).rejects.toThrow('no')
    expect(records?.due?.()).toBe(true)
    used = 990
    expect(records?.due?.()).toBe(false)
    expect(runs).toHaveLength(4)
  })
})
