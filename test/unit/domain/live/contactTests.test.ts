import { expect, test } from 'vitest'
import type { BookFilter } from '../../../../src/contract/commands'
import { liveOwnerOf } from '../../../../src/contract/liveOwner'
import type { SegmentCondition, SegmentFilter } from '../../../../src/contract/models'
import { contactQuestion } from '../../../../src/main/domain/live/contactTests'

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400
const everyone: BookFilter = {
  role: null,
  match: [],
  unreadOnly: false,
  openOnly: false,
  silentDays: null,
  text: '',
}
const owner: SegmentCondition = { field: 'owner', test: { op: 'is', value: 'bo' } }
const all = (...parts: SegmentFilter['parts']): SegmentFilter => ({ join: 'all', parts })
const ask = (...parts: SegmentFilter['parts']): ReturnType<typeof contactQuestion> =>
  contactQuestion(everyone, all(owner, ...parts), NOW, 'Europe/Madrid')

test('whose people are asked for live: another teammate’s or nobody’s, where nothing else could be meant', () => {
  const nobody: SegmentCondition = { field: 'owner', test: { op: 'isNotSet' } }
  const lead: SegmentCondition = { field: 'role', test: { op: 'is', value: 'lead' } }
  const cases: [SegmentFilter, string | null | undefined][] = [
    [all(owner, lead), 'bo'],
    [all(nobody), null],
    [{ join: 'any', parts: [owner] }, 'bo'],
    [{ join: 'any', parts: [owner, lead] }, undefined],
    [all(owner, nobody), undefined],
    [all(lead), undefined],
    [all({ field: 'owner', test: { op: 'is', value: 'me' } }), undefined],
    [all({ field: 'owner', test: { op: 'isNot', value: 'me' } }), undefined],
    [all({ join: 'any', parts: [owner, lead] }), undefined],
  ]
  for (const [filter, wanted] of cases) expect([filter, liveOwnerOf(filter, 'me')]).toEqual([filter, wanted])
})

test('a time is asked wider by days, and cut to the very moment', () => {
  const { tests, cut } = ask({ field: 'lastSeen', test: { op: 'lessThan', days: 7 } })
  expect(tests).toEqual([{ field: 'last_seen_at', operator: '>', value: Math.floor((NOW + 1) / 1000) - 9 * DAY }])
  const seen = (at: number | null): boolean =>
    cut!({ lastSeenAt: at, lastContactedAt: null, createdAt: null, customAttributes: {} })
  expect([seen(NOW - 7 * DAY * 1000), seen(NOW - 7 * DAY * 1000 + 1), seen(null)]).toEqual([false, true, false])
})

test('each value goes as its type; an attribute’s number and date are cut', () => {
  const { tests, cut, notAsked } = ask(
    { field: 'tag', test: { op: 'isNot', value: '80' } },
    { field: 'country', test: { op: 'startsWith', value: 'Sp' } },
    { field: 'attribute', name: 'seats', kind: 'number', test: { op: 'above', value: 3 } },
    { field: 'attribute', name: 'trial', kind: 'boolean', test: { op: 'is', value: true } },
    { field: 'attribute', name: 'renewal', kind: 'date', test: { op: 'before', day: '2026-11-22' } },
  )
  const midnight = Date.UTC(2026, 10, 21, 23) / 1000
  expect(tests).toEqual([
    { field: 'tag_id', operator: '!=', value: '80' },
    { field: 'location.country', operator: '^', value: 'Sp' },
    { field: 'custom_attributes.seats', operator: '>', value: 3 },
    { field: 'custom_attributes.trial', operator: '=', value: true },
    { field: 'custom_attributes.renewal', operator: '<', value: midnight + 2 * DAY },
  ])
  const fits = (seats: number, renewal: number): boolean =>
    cut!({ lastSeenAt: null, lastContactedAt: null, createdAt: null, customAttributes: { seats, renewal } })
  expect([fits(3, midnight - 1), fits(4, midnight - 1), fits(4, midnight)]).toEqual([false, true, false])
  expect(notAsked).toEqual({ parts: [], quick: [] })
})

test('a group is asked as a whole or not at all, and what is not asked is named', () => {
  const lead: SegmentCondition = { field: 'role', test: { op: 'is', value: 'lead' } }
  const vip: SegmentCondition = { field: 'tag', test: { op: 'is', value: '80' } }
  const seen: SegmentCondition = { field: 'lastSeen', test: { op: 'lessThan', days: 7 } }
  const company: SegmentCondition = { field: 'company', test: { op: 'is', value: 'Acme' } }
  const { tests, notAsked } = ask(
    { join: 'any', parts: [lead, vip] },
    { join: 'any', parts: [lead, company] },
    { join: 'any', parts: [lead, seen] },
    { join: 'all', parts: [lead, company] },
    company,
    { field: 'created', test: { op: 'isSet' } },
  )
  expect(tests).toEqual([
    {
      any: [
        { field: 'role', operator: '=', value: 'lead' },
        { field: 'tag_id', operator: '=', value: '80' },
      ],
    },
  ])
  expect(notAsked.parts).toEqual([2, 3, 4, 5, 6])
})

test('no more filters than a group takes', () => {
  const tags = Array.from({ length: 19 }, (_, at): SegmentCondition => ({
    field: 'tag',
    test: { op: 'isNot', value: String(at) },
  }))
  const { tests, notAsked } = ask(...tags)
  expect([tests.length, notAsked.parts.length]).toEqual([14, 5])
})
