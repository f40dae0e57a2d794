import { expect, it } from 'vitest'
import { createSimClock } from '../../../src/simulator/shared/clock'
import { createRandom } from '../../../src/simulator/shared/random'
import { createWorld } from '../../../src/simulator/world/createWorld'
import { startLive, type Timers } from '../../../src/simulator/world/live'
import { playScript } from '../../../src/simulator/world/script'
import type { Step, StepResult } from '../../../src/simulator/world/steps'

const now = Date.UTC(2026, 10, 22)

/** Timers that a test moves on by itself; each run is noted with the time it was waited for. */
function handTimers(): Timers & { waits: number[]; tick(): void } {
  let pending: (() => void) | undefined
  const waits: number[] = []
  return {
    waits,
    set(run, ms) {
      pending = run
      waits.push(ms)
      return run
    },
    clear(handle) {
      if (pending === handle) pending = undefined
    },
    tick() {
      const run = pending
      pending = undefined
      run?.()
    },
  }
}

function play(seed: number, count: number, fail: (step: Step) => boolean = () => false) {
  const world = createWorld({ seed: 1, people: 200, now })
  const timers = handTimers()
  const steps: Step[] = []
  let made = 0
  const perform = (step: Step): StepResult => {
    if (fail(step)) throw new Error('gone')
    steps.push(step)
    made++
    return step.do === 'new-lead'
      ? { contactId: `lead${made}`, ...(step.message === null ? {} : { conversationId: `talk${made}` }) }
      : step.do === 'person-starts'
        ? { conversationId: `talk${made}` }
        : {}
  }
  const live = startLive({ world, perform, clock: createSimClock(now), random: createRandom(seed), timers })
  for (let n = 0; n < count; n++) timers.tick()
  return { world, timers, steps, live }
}

it('begins within 20 seconds with a conversation of a person of the book, then goes on every 20 to 60 seconds', () => {
  const { world, timers, steps } = play(4, 50)
  const first = steps[0]!
  expect(first.do).toBe('person-starts')
  const owner = world.intercom.contacts.find(
    (contact) => 'contactId' in first && contact.id === first.contactId,
  )?.owner_id
  expect(owner).toBe(world.rep.adminId)
  expect(timers.waits[0]).toBeLessThanOrEqual(20_000)
  for (const wait of timers.waits.slice(1)) {
    expect(wait).toBeGreaterThanOrEqual(20_000)
    expect(wait).toBeLessThanOrEqual(60_000)
  }
})

it('plays the same day for the same seed, and another for another', () => {
  expect(play(4, 40).steps).toEqual(play(4, 40).steps)
  expect(play(4, 40).steps).not.toEqual(play(5, 40).steps)
})

it('does everything in the end', () => {
  const kinds = new Set(play(2, 300).steps.map((step) => step.do))
  for (const kind of ['person-starts', 'person-replies', 'teammate-replies', 'teammate-assigns', 'new-lead']) {
    expect(kinds).toContain(kind)
  }
  for (const kind of ['owner-changes', 'lead-status', 'lead-converts']) expect(kinds).toContain(kind)
})

it('converts no Lead twice, and lets go of what has gone', () => {
  const converted = play(2, 600).steps.flatMap((step) => (step.do === 'lead-converts' ? [step.leadId] : []))
  expect(new Set(converted).size).toBe(converted.length)
  const refused: string[] = []
  play(2, 600, (step) => {
    if (step.do !== 'lead-status') return false
    refused.push(step.leadId)
    return true
  })
  expect(refused.length).toBeGreaterThan(2)
  expect(new Set(refused).size).toBe(refused.length)
})

it('is over when it is stopped', () => {
  const { timers, steps, live } = play(1, 3)
  live.stop()
  timers.tick()
  expect(timers.waits).toHaveLength(4)
  expect(steps.length).toBeLessThanOrEqual(3)
})

it('plays a script in the order of its times, on the clock', () => {
  const clock = createSimClock()
  clock.freeze(now)
  const seen: [number, Step][] = []
  const perform = (step: Step): StepResult => {
    seen.push([clock.now() - now, step])
    return { conversationId: 'c1' }
  }
  const made = playScript(
    [
      {
        at: 9000,
        name: 'she asks again',
        step: (results) => ({
          do: 'person-replies',
          conversationId: results.get('she asks')!.conversationId!,
          contactId: 'p',
          body: 'Hello?',
        }),
      },
      { at: 4000, name: 'she asks', step: { do: 'person-starts', contactId: 'p', body: 'Hi' } },
    ],
    perform,
    clock,
  )
  expect(seen.map(([at, step]) => [at, step.do])).toEqual([
    [4000, 'person-starts'],
    [9000, 'person-replies'],
  ])
  expect(made.get('she asks')).toEqual({ conversationId: 'c1' })
})

it('says which step of a script failed', () => {
  const fail = (): StepResult => {
    throw new Error('no such person')
  }
  const steps = [{ at: 0, name: 'he leaves', step: { do: 'owner-changes', contactId: 'x', ownerId: null } as const }]
  expect(() => playScript(steps, fail, createSimClock())).toThrow('step "he leaves": no such person')
  expect(() => playScript([...steps, ...steps], () => ({}), createSimClock())).toThrow(/two steps/)
})
