import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { expected, held, type Holding } from '../../builders/expected'
import { createJumpingClock, type JumpingClock } from '../../builders/jumpingClock'
import { runs } from '../../builders/runs'
import { perform, playground, steps } from '../../builders/steps'

const DAY_MS = 86_400_000
const READS = '/(contacts|conversations|companies|admins|teams|tags|query|composite|sobjects)'
const EFFECTS = [
  { kind: 'latency', ms: 30 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'cut-before' },
  { kind: 'cut-body' },
  { kind: 'truncated-json' },
  { kind: 'html', status: 502 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
] as const

const scenarios = fc.record({
  seed: fc.integer({ min: 1, max: 1_000 }),
  ownerMoves: fc.boolean(),
  conversationMoves: fc.boolean(),
  archivedReadable: fc.boolean(),
  lag: fc.constantFrom(0, 1),
  steps: fc.array(steps, { minLength: 25, maxLength: 60 }),
  faults: fc.array(fc.nat({ max: EFFECTS.length - 1 }), { maxLength: 6 }),
  early: fc.nat({ max: 20 }),
  restarts: fc.uniqueArray(fc.nat({ max: 50 }), { maxLength: 2 }),
})

/** Asks until the desk has what the services have; the difference, where it never does, is the failure's text. */
async function converges(desk: Desk, clock: JumpingClock): Promise<void> {
  // By then search knows everything, and what it does not find is archived.
  desk.simClock.advance(3_600_000)
  const want = await expected(desk)
  const end = Date.now() + 100_000
  let have: Holding | null = null
  // A day later the daily looks are due, too: owners that no other sign tells of, and deleted conversations.
  clock.jump(DAY_MS + 60_000)
  for (;;) {
    await desk.run('sync.now', {})
    await new Promise((resolve) => setTimeout(resolve, 100))
    have = await held(desk)
    if (JSON.stringify(sorted(have)) === JSON.stringify(sorted(want))) return
    if (Date.now() > end) break
  }
  expect(have).toEqual(want)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

describe('whatever happens at the services', () => {
  it('the cache ends as they are', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const clock = createJumpingClock(20)
        const desk = await createDesk({ people: 60, seed: scenario.seed, speed: 20, clock, undoSeconds: 0 })
        try {
          Object.assign(desk.intercom.settings, {
            ownerChangeMovesUpdatedAt: scenario.ownerMoves,
            conversationMovesUpdatedAt: scenario.conversationMoves,
            archivedContactsReadable: scenario.archivedReadable,
            contactIndexLagSeconds: scenario.lag,
          })
          await desk.connectSalesforce()
          for (const at of scenario.faults) {
            const standIn = at % 3 === 0 ? desk.salesforce : desk.intercom
            standIn.faults.add({ path: READS, skip: at * 5, times: 1 + (at % 3), effect: EFFECTS[at]! })
          }
          // Not before the connecting itself is through, which the rep would repeat by hand.
          await connectSomehow(desk)
          const ground = playground(desk)
          for (const [at, step] of scenario.steps.entries()) {
            if (at === scenario.early) await new Promise((resolve) => setTimeout(resolve, 150))
            if (scenario.restarts.includes(at)) await desk.restart()
            perform(desk, ground, step, `${scenario.seed}x${at}`)
            if (at % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
          }
          desk.intercom.faults.clear()
          desk.salesforce.faults.clear()
          desk.intercom.settings.contactIndexLagSeconds = 0
          await converges(desk, clock)
        } finally {
          await desk.stop()
        }
      }),
      { ...runs(4), endOnFailure: true, timeout: 200_000 },
    )
  }, 600_000)
})

async function connectSomehow(desk: Desk): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await desk.connectIntercom()
      return
    } catch (thrown) {
      if (attempt > 10) throw thrown
    }
  }
}
