import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { createJumpingClock, type JumpingClock } from '../../builders/jumpingClock'
import { until } from '../../builders/until'
import { createLead, leadsOf, outboxEmpty, settledDesk, strangersToSalesforce } from '../../builders/work'

const MINUTE = 60_000

/** The org's calls are shared: Repdesk slows down before they run out, says so, and comes back (issue section 1). */
describe('near the limit of the org’s calls', () => {
  let desk: Desk
  let clock: JumpingClock
  const notices: string[] = []
  beforeEach(async () => {
    clock = createJumpingClock(20)
    desk = await createDesk({ people: 60, undoSeconds: 0, speed: 20, clock })
    notices.length = 0
    desk.core.on('notice', ({ text }) => notices.push(text))
    await settledDesk(desk)
    desk.salesforce.settings.dailyApiLimit = 10_000
  })
  afterEach(() => desk.stop())

  const use = async () => (await desk.run('sync.status', {})).salesforceApi
  const calls = (): number => Object.values(desk.salesforce.control.apiCallsByKind()).reduce((a, b) => a + b, 0)
  /** Lets time pass and answers how many calls that cost. */
  async function costOf(minutes: number): Promise<number> {
    const before = calls()
    clock.jump(minutes * MINUTE)
    // Intercom's own polls show that everything due has had its turn.
    const polls = (): number => desk.intercom.requests.length
    const from = polls()
    await until('a turn', () => polls() >= from + 8)
    return calls() - before
  }

  /** Lets time pass until that has cost something. */
  async function reads(minutes: number): Promise<void> {
    const before = calls()
    clock.jump(minutes * MINUTE)
    await until(`reading after ${minutes} minutes`, () => calls() > before)
  }

  it('looks half as often above 80 %, only on request above 95 %, and comes back by itself', async () => {
    expect(await use()).toMatchObject({ limit: expect.any(Number), pace: 'full' })
    await until('at rest', async () => (await costOf(0)) === 0)
    await reads(6)

    desk.salesforce.control.setApiCallsToday(8_500)
    const asked = clock.now()
    await desk.run('sync.now', {})
    await until('slow', async () => (await use())?.pace === 'slow')
    await until('told', () => notices.some((text) => text.includes('half as often')))
    await until('at rest', async () => (await costOf(0)) === 0)
    // From when it was asked: what came in between took its time on a busy machine, and after ten minutes it is due.
    expect(await costOf(Math.max(0, asked + 6 * MINUTE - clock.now()) / MINUTE)).toBe(0)
    await reads(5)

    desk.salesforce.control.setApiCallsToday(9_800)
    await desk.run('sync.now', {})
    await until('on request', async () => (await use())?.pace === 'onRequest')
    await until('told', () => notices.some((text) => text.includes('only sends what you write')))
    await until('at rest', async () => (await costOf(0)) === 0)
    expect(await costOf(15)).toBe(0)
    // What the rep writes goes out all the same.
    const [stranger] = await strangersToSalesforce(desk)
    await createLead(desk, stranger!.id)
    await outboxEmpty(desk)
    expect(leadsOf(desk, stranger!.email!)).toHaveLength(1)
    // And what the rep asks for is read.
    const before = calls()
    await desk.run('sync.now', {})
    await until('asked', () => calls() > before)

    desk.salesforce.control.setApiCallsToday(100)
    await until('at rest', async () => (await costOf(0)) === 0)
    await reads(31)
    await until('back', async () => (await use())?.pace === 'full')
    await until('told', () => notices.some((text) => text.includes('usual pace')))
  }, 60_000)
})
