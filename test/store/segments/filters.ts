import * as fc from 'fast-check'
import { segmentFilterSchema, type SegmentCondition, type SegmentFilter } from '../../../src/contract/models'
import { DAY, ME, NOW, OTHER } from '../builders'
import { NAMES } from './world'

const day = fc.integer({ min: 0, max: 6 }).map((days) => new Date(NOW - days * DAY).toISOString().slice(0, 10))
const text = fc.oneof(
  fc.record({
    op: fc.constantFrom('is', 'isNot', 'contains', 'startsWith'),
    value: fc.constantFrom('spain', 'SPÄIN', 'n', 'são', 'paulo', 'new', '%', '\u0301'),
  }),
  set(),
)
const times = fc.oneof(
  fc.record({ op: fc.constantFrom('moreThan', 'lessThan'), days: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ op: fc.constantFrom('before', 'after'), day }),
  set(),
)
const count = fc.record({ op: fc.constantFrom('equals', 'above', 'below'), value: fc.constantFrom(-1, 0, 1, 2.5, 3) })
const flag = fc.record({ op: fc.constant('is'), value: fc.boolean() })
const id = (values: string[]) => fc.record({ op: fc.constantFrom('is', 'isNot'), value: fc.constantFrom(...values) })
const attribute = (kind: string, test: fc.Arbitrary<object>) =>
  fc.record({ field: fc.constant('attribute'), name: fc.constantFrom(...NAMES), kind: fc.constant(kind), test })
const on = (fields: string[], test: fc.Arbitrary<object>) => fc.record({ field: fc.constantFrom(...fields), test })

function set() {
  return fc.record({ op: fc.constantFrom('isSet', 'isNotSet') })
}

const condition: fc.Arbitrary<object> = fc.oneof(
  on(['role'], id(['lead', 'user'])),
  on(['match'], id(['unknown', 'none', 'lead', 'contact', 'several'])),
  on(['owner'], fc.oneof(id([ME, OTHER]), set())),
  on(['segment'], id(['s1', 's2', 'gone'])),
  on(['tag'], fc.oneof(id(['t1', 't2']), set())),
  { weight: 4, arbitrary: on(['company', 'country'], text) },
  { weight: 6, arbitrary: on(['leadStatus', 'title', 'recordOwner', 'accountOwner', 'ownerRole', 'stage'], text) },
  fc.record({ field: fc.constant('utm'), name: fc.constantFrom('source', 'medium', 'term'), test: text }),
  { weight: 3, arbitrary: on(['lastSeen', 'lastContacted', 'lastActivity', 'created'], times) },
  { weight: 3, arbitrary: on(['unread', 'unanswered', 'neverContacted', 'openOpportunity'], flag) },
  on(['openConversations', 'openCases'], count),
  attribute('text', text),
  attribute('number', fc.oneof(count, set())),
  attribute('date', times),
  attribute('boolean', fc.oneof(flag, set())),
)
const join = fc.constantFrom('all', 'any')
const group = fc.record({ join, parts: fc.array(condition, { minLength: 1, maxLength: 3 }) })

/** Any filter that the contract lets through. */
export const anyFilter: fc.Arbitrary<SegmentFilter> = fc
  .record({ join, parts: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, group), { maxLength: 3 }) })
  .map((one) => segmentFilterSchema.parse(one))

/** A filter of one condition. */
export const anyCondition: fc.Arbitrary<SegmentCondition> = condition.map(
  (one) => segmentFilterSchema.parse({ join: 'all', parts: [one] }).parts[0] as SegmentCondition,
)
