import type { SegmentCondition, SegmentFilter, TimeTest } from '../../../contract/models'
import { startOfDay } from '../mapping/dates'

const DAY_MS = 86_400_000

/** What a test compares a time with, in ms: it holds for times before `until`, or from `from` on. */
export type TimeBounds = { until: number } | { from: number }

/**
 * The bounds of a test of a time. "Less than 3 days ago" takes in what lies ahead of `now`, since the services' clocks
 * and this computer's differ; a day begins and ends in `timeZone` (IANA name). Null where the test is not about a bound.
 */
export function boundsOf(test: TimeTest, now: number, timeZone: string): TimeBounds | null {
  switch (test.op) {
    case 'moreThan':
      return { until: now - test.days * DAY_MS }
    case 'lessThan':
      // A time exactly so many days ago is neither more nor less.
      return { from: now - test.days * DAY_MS + 1 }
    case 'before':
      return { until: startOfDay(test.day, timeZone) ?? 0 }
    case 'after':
      return { from: startOfDay(dayAfter(test.day), timeZone) ?? 0 }
    case 'isSet':
    case 'isNotSet':
      return null
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** Whether a filter says anything of the owner: then it looks at everybody on this desk, not at the rep's book alone. */
export function namesOwner(filter: SegmentFilter): boolean {
  return conditionsIn(filter).some(({ field }) => field === 'owner')
}

/** Ids of Intercom's own segments that a filter is by. */
export function intercomSegmentsIn(filter: SegmentFilter): string[] {
  return conditionsIn(filter).flatMap((one) => (one.field === 'segment' ? [one.test.value] : []))
}

/** What the one record in Salesforce says, and which records there are. */
const OF_SALESFORCE: ReadonlySet<string> = new Set([
  'match',
  'leadStatus',
  'title',
  'recordOwner',
  'accountOwner',
  'ownerRole',
  'stage',
  'openOpportunity',
  'openCases',
])

/** Whether a filter says anything of what is in Salesforce. */
export function namesSalesforce(filter: SegmentFilter): boolean {
  return conditionsIn(filter).some(({ field }) => OF_SALESFORCE.has(field))
}

function conditionsIn({ parts }: SegmentFilter): SegmentCondition[] {
  return parts.flatMap((part) => ('join' in part ? part.parts : [part]))
}
