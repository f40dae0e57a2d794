import type {
  BooleanTest,
  IdTest,
  NumberTest,
  PersonRow,
  SegmentCondition,
  SegmentFilter,
  TextTest,
  TimeTest,
} from '../../../src/contract/models'
import type { IntercomContact } from '../../../src/main/ports/intercom'

const DAY = 86_400_000

type ContactField =
  | 'id'
  | 'role'
  | 'ownerId'
  | 'tagIds'
  | 'country'
  | 'utm'
  | 'lastSeenAt'
  | 'lastContactedAt'
  | 'createdAt'
  | 'customAttributes'

/** Everything of one person that a filter may ask for, as plain values: read without the SQL of filters. */
export interface PlainPerson {
  contact: Pick<IntercomContact, ContactField>
  /** As the list shows the person: what is computed of conversations and matches has tests of its own. */
  row: PersonRow
  companies: string[]
  /** Intercom's own segments. */
  segments: string[]
  /** Somebody's last word in an open conversation is the person's own. */
  isUnanswered: boolean
  leadStatus: string | null
  title: string | null
  recordOwner: string | null
  accountOwner: string | null
  ownerRole: string | null
  opportunities: { stage: string | null; isClosed: boolean | null }[]
  openCases: number
}

/** Docs/decisions/0012-segments.md, said again in plain TypeScript. Days are UTC days. */
export function fits(filter: SegmentFilter, person: PlainPerson, now: number): boolean {
  const of = (join: 'all' | 'any', each: boolean[]): boolean =>
    each.length === 0 || (join === 'all' ? each.every(Boolean) : each.some(Boolean))
  return of(
    filter.join,
    filter.parts.map((part) =>
      'join' in part
        ? of(
            part.join,
            part.parts.map((one) => holds(one, person, now)),
          )
        : holds(part, person, now),
    ),
  )
}

function holds(condition: SegmentCondition, person: PlainPerson, now: number): boolean {
  const { contact, row } = person
  switch (condition.field) {
    case 'role':
      return byId(condition.test, [contact.role])
    case 'match':
      return byId(condition.test, [row.match])
    case 'owner':
      return byId(condition.test, [contact.ownerId])
    case 'tag':
      return byId(condition.test, contact.tagIds)
    case 'segment':
      return byId(condition.test, person.segments)
    case 'company':
      return byText(condition.test, person.companies)
    case 'country':
      return byText(condition.test, [contact.country])
    case 'stage':
      return byText(
        condition.test,
        person.opportunities.map((one) => one.stage),
      )
    case 'leadStatus':
    case 'title':
    case 'recordOwner':
    case 'accountOwner':
    case 'ownerRole':
      return byText(condition.test, [person[condition.field]])
    case 'utm':
      return byText(condition.test, [contact.utm[condition.name] ?? null])
    case 'lastSeen':
      return byTime(condition.test, contact.lastSeenAt, now)
    case 'lastContacted':
      return byTime(condition.test, contact.lastContactedAt, now)
    case 'lastActivity':
      return byTime(condition.test, row.lastActivityAt, now)
    case 'created':
      return byTime(condition.test, contact.createdAt, now)
    case 'unread':
      return condition.test.value === row.unread > 0
    case 'unanswered':
      return condition.test.value === person.isUnanswered
    case 'neverContacted':
      return condition.test.value === (contact.lastContactedAt === null)
    case 'openOpportunity':
      return condition.test.value === person.opportunities.some((one) => one.isClosed !== true)
    case 'openConversations':
      return byNumber(condition.test, row.openConversations)
    case 'openCases':
      return byNumber(condition.test, person.openCases)
    case 'attribute':
      return byAttribute(condition, contact.customAttributes[condition.name] ?? null, now)
  }
}

function byAttribute(
  condition: Extract<SegmentCondition, { field: 'attribute' }>,
  value: string | number | boolean | null,
  now: number,
): boolean {
  switch (condition.kind) {
    case 'text':
      return byText(condition.test, [typeof value === 'string' ? value : null])
    case 'number':
      return byNumber(condition.test, typeof value === 'number' ? value : null)
    case 'date':
      return byTime(condition.test, typeof value === 'number' ? value * 1000 : null, now)
    case 'boolean':
      return byBoolean(condition.test, typeof value === 'boolean' ? value : null)
  }
}

function fold(text: string | null): string {
  return (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

function byText(test: TextTest, values: (string | null)[]): boolean {
  const there = values.map(fold).filter((one) => one !== '')
  if (!('value' in test)) return there.length > 0 === (test.op === 'isSet')
  const wanted = fold(test.value)
  if (test.op === 'is') return there.includes(wanted)
  if (test.op === 'isNot') return !there.includes(wanted)
  return there.some((one) => (test.op === 'contains' ? one.includes(wanted) : one.startsWith(wanted)))
}

function byId(test: IdTest, values: (string | null)[]): boolean {
  const there = values.filter((one) => one !== null)
  if (!('value' in test)) return there.length > 0 === (test.op === 'isSet')
  return there.includes(test.value) === (test.op === 'is')
}

function byTime(test: TimeTest, at: number | null, now: number): boolean {
  if ('days' in test) {
    if (at === null) return false
    return test.op === 'moreThan' ? (now - at) / DAY > test.days : (now - at) / DAY < test.days
  }
  if (!('day' in test)) return (at !== null) === (test.op === 'isSet')
  if (at === null) return false
  const day = new Date(at).toISOString().slice(0, 10)
  return test.op === 'before' ? day < test.day : day > test.day
}

function byNumber(test: NumberTest, value: number | null): boolean {
  if (!('value' in test)) return (value !== null) === (test.op === 'isSet')
  if (value === null) return false
  if (test.op === 'equals') return value === test.value
  return test.op === 'above' ? value > test.value : value < test.value
}

function byBoolean(test: BooleanTest, value: boolean | null): boolean {
  return 'value' in test ? value === test.value : (value !== null) === (test.op === 'isSet')
}
