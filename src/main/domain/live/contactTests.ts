import type { BookFilter } from '../../../contract/bookQuery'
import type { NotAsked, SegmentCondition, SegmentFilter, TextTest, TimeTest } from '../../../contract/models'
import { boundsOf } from '../segments/bounds'

/** One filter of Intercom's contact search. A time is unix seconds, and compared by calendar day there. */
export interface ContactTest {
  field: string
  operator: '=' | '!=' | '~' | '!~' | '^' | '<' | '>' | 'IN' | 'NIN'
  value: string | number | boolean | null | string[]
}

/** A filter, or several of which one has to hold, or all. */
export type ContactTests = ContactTest | { any: ContactTest[] } | { all: ContactTest[] }

/** What is cut here of an answer, since Intercom compares it more coarsely. */
export interface Cuttable {
  lastSeenAt: number | null
  lastContactedAt: number | null
  createdAt: number | null
  customAttributes: Record<string, string | number | boolean | null>
}

/** A filter of the book as Intercom can be asked it. */
export interface ContactQuestion {
  tests: ContactTests[]
  /** Holds for whom the rep means among those whom Intercom finds; null where that is everybody. */
  cut: ((person: Cuttable) => boolean) | null
  /** What Intercom cannot be asked: places among the segment's parts, and quick filters. */
  notAsked: { parts: number[]; quick: NotAsked['quick'] }
}

/** One condition as filters, and as what is left to cut. */
interface Asked {
  test: ContactTest
  cut?: (person: Cuttable) => boolean
}

/** Filters in one group of the API; one is the owner's. */
const MOST_TESTS = 14
/** Days in the workspace's zone and clocks that change: what is asked is wider by so much than what is meant. */
const WIDER_MS = 2 * 86_400_000

/**
 * What of a filter of the book Intercom's contact search can answer ("search contacts": fields, operators by type, at most
 * 15 filters in a group), besides the owner. The rest is named, never dropped in silence. A group is asked as a whole or
 * not at all: less of an "or" would leave people out. `timeZone`: in which the rep's days begin (IANA name).
 */
export function contactQuestion(
  quick: BookFilter,
  segment: SegmentFilter,
  now: number,
  timeZone: string,
): ContactQuestion {
  const question: ContactQuestion = { tests: [], cut: null, notAsked: { parts: [], quick: quickNotAsked(quick) } }
  const cuts: ((person: Cuttable) => boolean)[] = []
  const add = (tests: ContactTests[], more: Asked['cut'][] = []): boolean => {
    if (question.tests.length + tests.length > MOST_TESTS) return false
    question.tests.push(...tests)
    cuts.push(...more.filter((cut) => cut !== undefined))
    return true
  }
  if (quick.role !== null) add([{ field: 'role', operator: '=', value: quick.role }])
  const text = quick.text.trim()
  if (text !== '') add([{ any: ['name', 'email'].map((field) => ({ field, operator: '~', value: text })) }])
  for (const [at, part] of segment.parts.entries()) {
    if (isWhose(part)) continue
    const members = 'join' in part ? part.parts : [part]
    const asked = members.map((condition) => askedOf(condition, now, timeZone))
    const known = asked.filter((one) => one !== null)
    const isAny = 'join' in part && part.join === 'any' && members.length > 1
    const isWhole = known.length === asked.length && !(isAny && known.some(({ cut }) => cut !== undefined))
    const tests = known.map(({ test }) => test)
    const isAsked =
      isWhole &&
      (isAny
        ? add([{ any: tests }])
        : add(
            tests,
            known.map(({ cut }) => cut),
          ))
    if (!isAsked) question.notAsked.parts.push(at)
  }
  if (cuts.length > 0) question.cut = (person) => cuts.every((cut) => cut(person))
  return question
}

function isWhose(part: SegmentFilter['parts'][number]): boolean {
  return !('join' in part) && part.field === 'owner'
}

function quickNotAsked({ match, unreadOnly, openOnly, silentDays }: BookFilter): NotAsked['quick'] {
  return [
    ...(match.length > 0 ? (['match'] as const) : []),
    ...(unreadOnly ? (['unreadOnly'] as const) : []),
    ...(openOnly ? (['openOnly'] as const) : []),
    ...(silentDays === null ? [] : (['silentDays'] as const)),
  ]
}

function askedOf(condition: SegmentCondition, now: number, timeZone: string): Asked | null {
  switch (condition.field) {
    case 'role':
      return same('role', condition.test)
    case 'owner':
      return 'value' in condition.test ? same('owner_id', condition.test) : null
    case 'tag':
      return 'value' in condition.test ? same('tag_id', condition.test) : null
    case 'segment':
      return same('segment_id', condition.test)
    case 'country':
      return textTest('location.country', condition.test)
    case 'lastSeen':
      return timeTest('last_seen_at', condition.test, (person) => person.lastSeenAt, now, timeZone)
    case 'lastContacted':
      return timeTest('last_contacted_at', condition.test, (person) => person.lastContactedAt, now, timeZone)
    case 'created':
      return timeTest('created_at', condition.test, (person) => person.createdAt, now, timeZone)
    case 'attribute':
      return attributeTest(condition, now, timeZone)
    default:
      return null
  }
}

function same(field: string, { op, value }: { op: 'is' | 'isNot'; value: string }): Asked {
  return { test: { field, operator: op === 'is' ? '=' : '!=', value } }
}

const TEXT_OPERATORS = { is: '=', isNot: '!=', contains: '~', startsWith: '^' } as const

function textTest(field: string, test: TextTest): Asked | null {
  return 'value' in test ? { test: { field, operator: TEXT_OPERATORS[test.op], value: test.value } } : null
}

function timeTest(
  field: string,
  test: TimeTest,
  valueOf: (person: Cuttable) => number | null,
  now: number,
  timeZone: string,
): Asked | null {
  const bounds = boundsOf(test, now, timeZone)
  if (bounds === null) return null
  const isFrom = 'from' in bounds
  const at = isFrom ? bounds.from : bounds.until
  const asked = Math.floor((isFrom ? at - WIDER_MS : at + WIDER_MS) / 1000)
  return {
    test: { field, operator: isFrom ? '>' : '<', value: asked },
    cut(person) {
      const value = valueOf(person)
      return value !== null && (isFrom ? value >= at : value < at)
    },
  }
}

function attributeTest(
  condition: Extract<SegmentCondition, { field: 'attribute' }>,
  now: number,
  timeZone: string,
): Asked | null {
  const field = `custom_attributes.${condition.name}`
  if (condition.kind === 'text') return textTest(field, condition.test)
  const numberOf = ({ customAttributes }: Cuttable): number | null => {
    const value = customAttributes[condition.name]
    return typeof value === 'number' ? value : null
  }
  if (condition.kind === 'date') {
    const at = (person: Cuttable): number | null => {
      const seconds = numberOf(person)
      return seconds === null ? null : seconds * 1000
    }
    return timeTest(field, condition.test, at, now, timeZone)
  }
  const { test } = condition
  if (!('value' in test)) return null
  const { value } = test
  if (typeof value === 'boolean') return { test: { field, operator: '=', value } }
  if (test.op === 'equals') return { test: { field, operator: '=', value } }
  const isAbove = test.op === 'above'
  // Whether `>` includes its own number is documented one way and seen the other.
  return {
    test: { field, operator: isAbove ? '>' : '<', value },
    cut(person) {
      const has = numberOf(person)
      return has !== null && (isAbove ? has > value : has < value)
    },
  }
}
