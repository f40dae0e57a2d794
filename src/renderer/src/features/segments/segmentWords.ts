import type { SegmentCondition, SegmentFields } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { matchNames } from '../book/matchWords'
import { fieldOf } from './segmentFields'

/** How a field's value is tested. */
export type Op = SegmentCondition['test']['op']

/** The tests in words, as they stand between a field and a value. */
export const opWords: Readonly<Record<Op, string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  startsWith: 'starts with',
  isSet: 'is set',
  isNotSet: 'is not set',
  moreThan: 'more than … ago',
  lessThan: 'less than … ago',
  before: 'before',
  after: 'after',
  equals: 'is',
  above: 'is more than',
  below: 'is less than',
}

/** What a yes and a no to these fields say. */
export const flagWords = {
  unread: ['Unread', 'Nothing unread'],
  unanswered: ['Unanswered', 'Nothing unanswered'],
  neverContacted: ['Never contacted', 'Contacted before'],
  openOpportunity: ['Has an open Opportunity', 'No open Opportunity'],
} as const

export const roleWords = { lead: 'Lead', user: 'User' } as const

/** A condition as its chip says it: "Country is Spain". */
export function conditionWords(condition: SegmentCondition, fields: SegmentFields | undefined): string {
  if (isFlag(condition)) return flagWords[condition.field][condition.test.value ? 0 : 1]
  const { label } = fieldOf(condition, fields)
  const { test } = condition
  if ('days' in test) return `${label} ${opWords[test.op].replace('…', counted(test.days, 'day', 'days'))}`
  if ('day' in test) return `${label} ${test.op} ${test.day}`
  if (!('value' in test)) return `${label} ${opWords[test.op]}`
  return `${label} ${opWords[test.op]} ${valueWords(condition, test.value, fields)}`
}

function valueWords(
  condition: SegmentCondition,
  value: string | number | boolean,
  fields: SegmentFields | undefined,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (condition.field === 'role') return roleWords[condition.test.value]
  if (condition.field === 'match') return matchNames.find((one) => one.id === value)?.label ?? String(value)
  if (condition.field === 'owner') return nameOf(fields?.teammates, value) ?? 'a teammate who has left'
  if (condition.field === 'segment') {
    const found = fields?.intercomSegments.find((one) => one.id === value)
    if (!found) return 'one that is gone'
    return found.readAt === null ? `${found.name} (being read)` : found.name
  }
  if (condition.field === 'tag') return nameOf(fields?.tags, value) ?? 'a tag that is gone'
  return typeof value === 'number' ? value.toLocaleString() : value
}

function nameOf(
  among: readonly { readonly id: string; readonly name: string }[] | undefined,
  id: string | number,
): string | undefined {
  return among?.find((one) => one.id === id)?.name
}

type FlagCondition = Extract<SegmentCondition, { field: keyof typeof flagWords }>

function isFlag(condition: SegmentCondition): condition is FlagCondition {
  return Object.hasOwn(flagWords, condition.field)
}
