import { expect, it } from 'vitest'
import type { SegmentFilter } from '../../../src/contract/models'
import { createSegmentCounts } from '../../../src/main/session/segmentCounts'
import { createManualClock } from '../../builders/manualClock'

const filter: SegmentFilter = { join: 'all', parts: [] }
const logger = { debug() {}, info() {}, warn() {}, error() {} }

/** Counts of one segment over a made-up book of `people` rows, of whom all fit. */
function counting(people = 3) {
  const clock = createManualClock()
  const book = { people, rounds: 0, told: 0 }
  const counts = createSegmentCounts({
    clock,
    logger,
    timeZone: () => 'UTC',
    changed: () => (book.told += 1),
    store: {
      segments: {
        list: () => [{ id: 's', name: 'S', filter, isPinned: true, position: 0 }],
        get: () => null,
        save() {},
        remove() {},
        values: () => [],
        tags: () => [],
        attributes: () => [],
        fitting: (_filter, _clock, after, size) => {
          if (after === 0) book.rounds += 1
          const rows = Array.from({ length: Math.min(size, book.people - after) }, (_, index) => after + index + 1)
          const next = after + rows.length
          return { rows, next: next < book.people ? next : null }
        },
      },
    },
  })
  return { clock, book, counts, now: () => counts.of('s', filter) }
}

it('counts soon after a change that may move somebody, and tells only what differs', async () => {
  const { clock, book, counts, now } = counting()
  expect(now()).toBeNull()
  await clock.advance(300)
  expect([now(), book.told]).toEqual([3, 1])
  book.people = 4
  counts.noteChange(['outbox', 'settings'])
  await clock.advance(10_000)
  expect(now()).toBe(3)
  for (const topic of ['people', 'conversations', 'salesforce'] as const) {
    book.people += 1
    counts.noteChange([topic])
    await clock.advance(10_000)
    expect(now(), topic).toBe(book.people)
  }
  const { told } = book
  counts.noteChange(['people'])
  await clock.advance(10_000)
  expect(book.told).toBe(told)
  expect(counts.of('s', { join: 'any', parts: [] })).toBeNull()
})

it('counts a burst of changes once, one that comes while it counts again, and every five minutes', async () => {
  const { clock, book, counts, now } = counting(500)
  await clock.advance(300)
  for (let index = 0; index < 50; index += 1) counts.noteChange(['people'])
  await clock.advance(5_000)
  expect(book.rounds).toBe(2)
  await clock.advance(4 * 60_000)
  expect(book.rounds).toBe(2)
  await clock.advance(2 * 60_000)
  expect(book.rounds).toBe(3)
  book.people = 501
  counts.recount()
  await clock.advance(0)
  expect([now(), book.rounds]).toEqual([501, 4])
  counts.stop()
  counts.noteChange(['people'])
  await clock.advance(60 * 60_000)
  expect(book.rounds).toBe(4)
})
