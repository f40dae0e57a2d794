import type { BookFilter } from '../../../../contract/commands'
import type { SegmentCondition, SegmentFilter } from '../../../../contract/models'

/** Where a condition stands: at a place of the filter, or inside the group at that place. */
export interface Where {
  readonly at: number
  readonly inside: number | null
}

const other = { all: 'any', any: 'all' } as const

/** The filter with another condition at a place, or with none there: a group without any goes, too. */
export function replaced(filter: SegmentFilter, where: Where, condition: SegmentCondition | null): SegmentFilter {
  const parts = filter.parts.flatMap((part, at): SegmentFilter['parts'] => {
    if (at !== where.at) return [part]
    if (!('join' in part)) return condition ? [condition] : []
    const inner = part.parts.flatMap((one, index) => (index !== where.inside ? [one] : condition ? [condition] : []))
    return inner.length > 0 ? [{ ...part, parts: inner }] : []
  })
  return { ...filter, parts }
}

/** The filter with one more condition: at its end, or at the end of the group at a place. */
export function added(filter: SegmentFilter, condition: SegmentCondition, group: number | null): SegmentFilter {
  if (group === null) return { ...filter, parts: [...filter.parts, condition] }
  const parts = filter.parts.map((part, at) =>
    at === group && 'join' in part ? { ...part, parts: [...part.parts, condition] } : part,
  )
  return { ...filter, parts }
}

/** The filter with a group that begins with a condition; it stands together the other way round than the filter. */
export function withGroup(filter: SegmentFilter, condition: SegmentCondition): SegmentFilter {
  return { ...filter, parts: [...filter.parts, { join: other[filter.join], parts: [condition] }] }
}

/** The filter, or the group at a place, standing together the other way round. */
export function turned(filter: SegmentFilter, group: number | null): SegmentFilter {
  if (group === null) return { ...filter, join: other[filter.join] }
  const parts = filter.parts.map((part, at) =>
    at === group && 'join' in part ? { ...part, join: other[part.join] } : part,
  )
  return { ...filter, parts }
}

/** The quick filters of the book as conditions; what is typed into its text is not one. */
export function conditionsOf(filter: BookFilter): SegmentFilter['parts'] {
  const parts: SegmentFilter['parts'] = []
  if (filter.role) parts.push({ field: 'role', test: { op: 'is', value: filter.role } })
  if (filter.unreadOnly) parts.push({ field: 'unread', test: { op: 'is', value: true } })
  if (filter.openOnly) parts.push({ field: 'openConversations', test: { op: 'above', value: 0 } })
  if (filter.silentDays !== null) {
    const days = filter.silentDays
    const silent: SegmentCondition[] = [
      { field: 'lastActivity', test: { op: 'moreThan', days } },
      { field: 'lastActivity', test: { op: 'isNotSet' } },
    ]
    parts.push({ join: 'any', parts: silent })
  }
  const kinds = filter.match.map((value): SegmentCondition => ({ field: 'match', test: { op: 'is', value } }))
  const [only] = kinds
  if (only) parts.push(kinds.length === 1 ? only : { join: 'any', parts: kinds })
  return parts
}

/**
 * Quick filters and conditions as one filter, for keeping: all quick filters hold together with the conditions. Null where
 * that would take groups within groups.
 */
export function together(filter: BookFilter, segment: SegmentFilter): SegmentFilter | null {
  const quick = conditionsOf(filter)
  if (quick.length === 0) return segment
  const conditions = segment.parts.flatMap((part) => ('join' in part ? [] : [part]))
  const isFlat = conditions.length === segment.parts.length
  if (segment.join === 'any' && segment.parts.length > 1) {
    return isFlat ? { join: 'all', parts: [...quick, { join: 'any', parts: conditions }] } : null
  }
  return { join: 'all', parts: [...quick, ...segment.parts] }
}
