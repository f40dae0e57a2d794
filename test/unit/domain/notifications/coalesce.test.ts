import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createThreads, SUMMARY, WINDOW_MS, type Showing } from '../../../../src/main/domain/notifications/coalesce'
import { FLOOD } from '../../../../src/main/domain/notifications/decide'
import { runs } from '../../../builders/runs'

interface Item {
  id: number
  thread: string
}
type Shown = Showing<Item> & { at: number }

interface Play {
  shown: Shown[]
  recorded: Map<number, string>
}

/** Plays arrivals; what was gathered is shown when its time comes, as the announcer's timer does. */
function play(batches: readonly { gap: number; threads: readonly string[] }[]): Play {
  const threads = createThreads<Item>((item) => item.thread)
  const shown: Shown[] = []
  const recorded = new Map<number, string>()
  let now = 0
  let id = 0
  const keep = (at: number, showings: Showing<Item>[]): void => {
    for (const one of showings) {
      shown.push({ ...one, at })
      for (const item of one.fresh) if (!recorded.has(item.id)) recorded.set(item.id, one.how)
    }
  }
  const pass = (until: number): void => {
    for (let at = threads.nextAt(); at !== null && at <= until; at = threads.nextAt()) keep(at, threads.due(at))
  }
  for (const { gap, threads: names } of batches) {
    pass(now + gap)
    now += gap
    const items = names.map((thread) => ({ id: id++, thread }))
    const { now: atOnce, later } = threads.arrive(items, now, false)
    keep(now, atOnce)
    for (const { item, how } of later) recorded.set(item.id, how)
  }
  pass(Infinity)
  return { shown, recorded }
}

const batch = fc.record({
  gap: fc.integer({ min: 0, max: 2 * WINDOW_MS }),
  threads: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { minLength: 1, maxLength: 7 }),
})
const days = fc.array(batch, { minLength: 1, maxLength: 12 })

describe('coalescing', () => {
  it('shows everything exactly once, and says beforehand how', () => {
    fc.assert(
      fc.property(days, (batches) => {
        const { shown, recorded } = play(batches)
        const fresh = shown.flatMap((one) => one.fresh.map((item) => item.id)).sort((a, b) => a - b)
        const count = batches.reduce((sum, one) => sum + one.threads.length, 0)
        expect(fresh).toEqual(Array.from({ length: count }, (_, index) => index))
        for (const one of shown) for (const item of one.fresh) expect(recorded.get(item.id)).toBe(one.how)
      }),
      runs(300),
    )
  })

  it('changes the notification of a thread at most once in ten seconds, and nothing waits longer', () => {
    fc.assert(
      fc.property(days, (batches) => {
        const { shown } = play(batches)
        const last = new Map<string, number>()
        for (const { thread, at } of shown) {
          expect(at - (last.get(thread) ?? -Infinity)).toBeGreaterThanOrEqual(WINDOW_MS)
          last.set(thread, at)
        }
      }),
      runs(300),
    )
  })

  it('has at most five notifications within a window, beside the one summary', () => {
    fc.assert(
      fc.property(days, (batches) => {
        const { shown } = play(batches)
        for (const { at } of shown) {
          const others = shown.filter((one) => one.at > at - WINDOW_MS && one.at <= at && one.thread !== SUMMARY)
          expect(new Set(others.map((one) => one.thread)).size).toBeLessThanOrEqual(FLOOD)
        }
      }),
      runs(300),
    )
  })

  it('shows the first at once; what follows changes it after ten seconds, with everything it speaks of', () => {
    const { shown } = play([
      { gap: 0, threads: ['a'] },
      { gap: 2_000, threads: ['a'] },
      { gap: 3_000, threads: ['a', 'b'] },
      { gap: 60_000, threads: ['a'] },
    ])
    expect(shown.map(({ at, thread, how, all }) => [at, thread, how, all.length])).toEqual([
      [0, 'a', 'shown', 1],
      [5_000, 'b', 'shown', 1],
      [10_000, 'a', 'updated', 3],
      [65_000, 'a', 'shown', 1],
    ])
  })

  it('makes one summary of six, and changes that for more', () => {
    const { shown } = play([
      { gap: 0, threads: ['a', 'b', 'c', 'd', 'e', 'f'] },
      { gap: 4_000, threads: ['g', 'h', 'a', 'b', 'c', 'd'] },
    ])
    expect(shown.map(({ at, thread, how, all }) => [at, thread, how, all.length])).toEqual([
      [0, SUMMARY, 'summarised', 6],
      [10_000, SUMMARY, 'summarised', 12],
    ])
  })

  it('makes one summary of what trickles in, too: the sixth within ten seconds', () => {
    const { shown } = play(['a', 'b', 'c', 'd', 'e', 'f'].map((thread) => ({ gap: 1_000, threads: [thread] })))
    expect(shown.map(({ thread }) => thread)).toEqual(['a', 'b', 'c', 'd', 'e', SUMMARY])
  })

  it('sums up what came while Repdesk was closed, if it is more than one', () => {
    const several = createThreads<Item>((item) => item.thread)
    const two = [
      { id: 1, thread: 'a' },
      { id: 2, thread: 'b' },
    ]
    expect(several.arrive(two, 0, true).now.map((one) => one.thread)).toEqual([SUMMARY])
    const alone = createThreads<Item>((item) => item.thread)
    expect(alone.arrive(two.slice(0, 1), 0, true).now.map((one) => one.thread)).toEqual(['a'])
  })
})
