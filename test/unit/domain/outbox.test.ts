import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCodeSchema } from '../../../src/contract/result'
import type { OutboxState } from '../../../src/contract/models'
import { Failure } from '../../../src/main/domain/failure'
import { afterFailure, allowed, backoff } from '../../../src/main/domain/outbox/policy'
import { findOwnPart, LOOK_BACK_MS, type PartLike } from '../../../src/main/domain/outbox/samePart'
import { retryAfter } from '../../../src/main/domain/sync/retry'
import { settledBefore } from '../../../src/main/domain/sync/settled'
import { runs } from '../../builders/runs'

const codes = fc.constantFrom(...errorCodeSchema.options)
const failures = fc
  .record({ code: codes, retryAfterMs: fc.option(fc.nat({ max: 600_000 }), { nil: undefined }) })
  .map(({ code, retryAfterMs }) => new Failure(code, 'x', retryAfterMs === undefined ? {} : { retryAfterMs }))
const NOW = 1_000_000

describe('afterFailure', () => {
  it('never sends again what may have arrived: it is looked up first, whatever the code', () => {
    fc.assert(
      fc.property(failures, fc.integer({ min: 1, max: 50 }), (failure, attempts) => {
        const next = afterFailure(failure, 'maybe', attempts, NOW)
        expect(next.state).toBe('unknown')
        expect(next.nextAt).toBeGreaterThan(NOW)
      }),
      runs(200),
    )
  })

  it('leads somewhere for every code: waits with a time, queued behind a closed gate, or asks the rep', () => {
    fc.assert(
      fc.property(failures, fc.integer({ min: 1, max: 50 }), (failure, attempts) => {
        const { state, nextAt, pause } = afterFailure(failure, 'no', attempts, NOW)
        expect(state).not.toBe('unknown')
        expect(nextAt !== null).toBe(state === 'waiting')
        expect(pause !== null).toBe(state === 'queued')
        if (failure.retryable) expect(state).not.toBe('needs_attention')
        if (state === 'waiting') expect(nextAt).toBeGreaterThanOrEqual(NOW + (failure.details.retryAfterMs ?? 2_000))
      }),
      runs(300),
    )
  })

  it('waits longer each time, from 2 s to 15 min', () => {
    const waits = Array.from({ length: 40 }, (_, at) => backoff(at + 1))
    expect(waits[0]).toBe(2_000)
    expect(waits.at(-1)).toBe(900_000)
    expect(waits.every((wait, at) => at === 0 || wait >= waits[at - 1]!)).toBe(true)
  })
})

describe('allowed', () => {
  it('lets nobody touch what is on its way, may have arrived, or is over', () => {
    for (const state of ['sending', 'unknown', 'done', 'discarded'] as OutboxState[]) {
      expect(Object.values(allowed(state, null, NOW))).toEqual([false, false, false, false])
    }
  })

  it('ends undo with its window, while the item can still be discarded', () => {
    expect(allowed('held', NOW + 1, NOW)).toMatchObject({ canUndo: true, canDiscard: true })
    expect(allowed('held', NOW, NOW)).toMatchObject({ canUndo: false, canDiscard: true })
    for (const state of ['queued', 'waiting', 'blocked', 'needs_attention'] as OutboxState[]) {
      expect(allowed(state, null, NOW)).toMatchObject({ canUndo: false, canEdit: true, canDiscard: true })
    }
  })

  it('lets the rep ask for a look that would be long in coming, and never sends because of it', () => {
    expect(allowed('unknown', NOW + 3_600_000, NOW)).toEqual({
      canUndo: false,
      canEdit: false,
      canRetry: true,
      canDiscard: false,
    })
    expect(allowed('unknown', NOW + 8_000, NOW).canRetry).toBe(false)
  })
})

describe('retryAfter (pulls)', () => {
  it('tries soon what may pass, rarely what will not, and never a day later', () => {
    fc.assert(
      fc.property(
        failures,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 86_400_000 }),
        (failure, times, every) => {
          const wait = retryAfter(failure, times, every)
          expect(wait).toBeGreaterThan(0)
          expect(wait).toBeGreaterThanOrEqual(failure.details.retryAfterMs ?? 0)
          expect(wait).toBeLessThanOrEqual(Math.max(900_000, failure.details.retryAfterMs ?? 0))
          if (failure.retryable && failure.details.retryAfterMs === undefined) expect(wait).toBeLessThanOrEqual(every)
        },
      ),
      runs(300),
    )
    const broken = new Failure('validation', 'x')
    expect(retryAfter(broken, 12, 12_000)).toBe(900_000)
    expect(retryAfter(new Failure('server', 'x'), 1, 86_400_000)).toBe(2_000)
  })

  it('trusts a second only once it is over and an answer on its way could not have missed it', () => {
    expect(10_000 < settledBefore(11_000)).toBe(false)
    expect(10_000 < settledBefore(12_000)).toBe(true)
    expect(settledBefore(null)).toBe(0)
  })
})

describe('findOwnPart', () => {
  const parts: fc.Arbitrary<PartLike> = fc.record({
    id: fc.constantFrom('1', '2', '3', '4'),
    partType: fc.constantFrom('comment', 'note', 'close'),
    authorType: fc.constantFrom('person', 'admin', 'bot'),
    authorId: fc.constantFrom('me', 'other', null),
    bodyText: fc.constantFrom('Yes.', 'Yes.\n', 'No.', ''),
    createdAt: fc.constantFrom(NOW - LOOK_BACK_MS - 1, NOW - LOOK_BACK_MS, NOW, NOW + 9),
  })

  it('takes only the own words of the kind, since the attempt, that no other item claims', () => {
    fc.assert(
      fc.property(fc.array(parts), fc.uniqueArray(fc.constantFrom<string>('1', '2', '3', '4')), (all, claimed) => {
        const found = findOwnPart(all, {
          kind: 'comment',
          adminId: 'me',
          text: ' Yes. ',
          attemptServerTime: NOW,
          claimed: new Set(claimed),
        })
        const fits = (part: PartLike): boolean =>
          part.partType === 'comment' &&
          part.authorType === 'admin' &&
          part.authorId === 'me' &&
          part.bodyText.trim() === 'Yes.' &&
          part.createdAt >= NOW - LOOK_BACK_MS &&
          !claimed.includes(part.id)
        expect(found).toBe(all.find(fits) ?? null)
      }),
      runs(300),
    )
  })
})
