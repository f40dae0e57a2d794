import type {
  BooleanTest,
  CountTest,
  IdTest,
  NumberTest,
  SegmentCondition,
  SegmentFilter,
  TextTest,
  TimeTest,
} from '../../contract/models'
import { boundsOf } from '../domain/segments/bounds'
import type { Value } from './database'
import {
  attributeSource,
  companies,
  type Holds,
  intercomSegments,
  recordText,
  stages,
  tags,
  utmSource,
} from './segmentSources'
import { foldForSort } from './text'

/** When and where a filter is asked: now (ms), and the rep's zone (IANA name), in which days begin. */
export interface SegmentClock {
  now: number
  timeZone: string
}

/** A condition on a row `p` of people, and its values by name. It answers 1 or 0, never null. */
export interface SegmentSql {
  sql: string
  values: Record<string, Value>
}

/** Puts a value among the named ones and answers its name. */
type Bind = (value: Value) => string

const single =
  (expression: string): Holds =>
  (test) =>
    `coalesce(${test(expression)}, 0)`

/**
 * A segment's filter as SQL (decision 12). The text depends on the shape of the filter alone: what the rep typed goes
 * in as values, beside `:orgKey`.
 */
export function segmentSql(filter: SegmentFilter, orgKey: string, clock: SegmentClock): SegmentSql {
  const values: Record<string, Value> = { orgKey }
  let bound = 0
  const bind: Bind = (value) => {
    bound += 1
    values[`s${bound}`] = value
    return `:s${bound}`
  }
  const join = (how: SegmentFilter['join'], parts: string[]): string =>
    parts.length === 0 ? '1' : `(${parts.join(how === 'all' ? ' AND ' : ' OR ')})`
  const one = (condition: SegmentCondition): string => conditionSql(condition, bind, clock)
  const sql = join(
    filter.join,
    filter.parts.map((part) => ('join' in part ? join(part.join, part.parts.map(one)) : one(part))),
  )
  return { sql, values }
}

function conditionSql(condition: SegmentCondition, bind: Bind, clock: SegmentClock): string {
  switch (condition.field) {
    case 'role':
      return idTest(condition.test, single('p.role'), bind)
    case 'match':
      return idTest(condition.test, single('p.match_kind'), bind)
    case 'owner':
      return idTest(condition.test, single('p.owner_id'), bind)
    case 'segment':
      return idTest(condition.test, intercomSegments, bind)
    case 'tag':
      return idTest(condition.test, tags, bind)
    case 'company':
      return textTest(condition.test, companies, bind)
    case 'stage':
      return textTest(condition.test, stages, bind)
    case 'country':
      return textTest(condition.test, single('p.country'), bind)
    case 'leadStatus':
    case 'title':
    case 'recordOwner':
    case 'accountOwner':
    case 'ownerRole':
      return textTest(condition.test, single(recordText[condition.field]), bind)
    case 'utm':
      return textTest(condition.test, utmSource(bind(condition.name)), bind)
    case 'lastSeen':
      return timeTest(condition.test, single('p.last_seen_at'), bind, clock)
    case 'lastContacted':
      return timeTest(condition.test, single('p.last_contacted_at'), bind, clock)
    case 'lastActivity':
      return timeTest(condition.test, single('p.last_activity_at'), bind, clock)
    case 'created':
      return timeTest(condition.test, single('p.created_at'), bind, clock)
    case 'unread':
    case 'unanswered':
    case 'neverContacted':
    case 'openOpportunity':
      return condition.test.value ? FLAGS[condition.field] : `NOT ${FLAGS[condition.field]}`
    case 'openConversations':
    case 'openCases':
      return numberTest(condition.test, single(COUNTS[condition.field]), bind)
    case 'attribute':
      return attributeTest(condition, bind, clock)
  }
}

function attributeTest(
  condition: Extract<SegmentCondition, { field: 'attribute' }>,
  bind: Bind,
  clock: SegmentClock,
): string {
  const source = attributeSource(condition.kind, bind(condition.name))
  switch (condition.kind) {
    case 'text':
      return textTest(condition.test, source, bind)
    case 'number':
      return numberTest(condition.test, source, bind)
    case 'date':
      return timeTest(condition.test, source, bind, clock)
    case 'boolean':
      return booleanTest(condition.test, source)
  }
}

/** Says the opposite for the tests that are the opposite of another: so they hold for people without a value, too. */
function opposite(op: string, sql: string): string {
  return op === 'isNot' || op === 'isNotSet' ? `NOT ${sql}` : sql
}

function textTest(test: TextTest, holds: Holds, bind: Bind): string {
  return opposite(
    test.op,
    holds((value) => {
      // What folds to nothing is no value.
      const folded = `nullif(fold_for_sort(${value}), '')`
      if (!('value' in test)) return `${folded} IS NOT NULL`
      const wanted = bind(foldForSort(test.value))
      if (test.op === 'contains') return `instr(${folded}, ${wanted}) > 0`
      return test.op === 'startsWith' ? `instr(${folded}, ${wanted}) = 1` : `${folded} = ${wanted}`
    }),
  )
}

function idTest(test: IdTest, holds: Holds, bind: Bind): string {
  return opposite(
    test.op,
    holds((value) => ('value' in test ? `${value} = ${bind(test.value)}` : `${value} IS NOT NULL`)),
  )
}

function timeTest(test: TimeTest, holds: Holds, bind: Bind, { now, timeZone }: SegmentClock): string {
  const bounds = boundsOf(test, now, timeZone)
  return opposite(
    test.op,
    holds((value) => {
      if (bounds === null) return `${value} IS NOT NULL`
      return 'from' in bounds ? `${value} >= ${bind(bounds.from)}` : `${value} < ${bind(bounds.until)}`
    }),
  )
}

const COMPARES: Record<CountTest['op'], string> = { equals: '=', above: '>', below: '<' }

function numberTest(test: NumberTest, holds: Holds, bind: Bind): string {
  return opposite(
    test.op,
    holds((value) => ('value' in test ? `${value} ${COMPARES[test.op]} ${bind(test.value)}` : `${value} IS NOT NULL`)),
  )
}

function booleanTest(test: BooleanTest, holds: Holds): string {
  return opposite(
    test.op,
    holds((value) => (test.op === 'is' ? `${value} = ${test.value ? 1 : 0}` : `${value} IS NOT NULL`)),
  )
}

const FLAGS = {
  unread: '(p.unread > 0)',
  unanswered: `(p.open_conversations > 0 AND EXISTS (SELECT 1 FROM conversations c
    WHERE c.person_id = p.id AND c.state = 'open' AND c.snippet_by = 'person'))`,
  neverContacted: '(p.last_contacted_at IS NULL)',
  openOpportunity: stages(() => 'o.is_closed IS NOT 1'),
}

const COUNTS = {
  openConversations: 'p.open_conversations',
  openCases: `(SELECT count(*) FROM sf_records s WHERE p.match_kind = 'contact' AND s.org_key = :orgKey
    AND s.object = 'Case' AND s.who_id = p.record_id AND s.is_closed IS NOT 1)`,
}
