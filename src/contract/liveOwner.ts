import type { SegmentFilter } from './models'

/**
 * Whose people a filter asks for that are not on this desk: another teammate's, or nobody's (null). Undefined for any other
 * filter, whose answer is the cache's.
 */
export function liveOwnerOf(filter: SegmentFilter, repId: string): string | null | undefined {
  if (filter.join === 'any' && filter.parts.length > 1) return undefined
  const owners = filter.parts.flatMap((part) => (!('join' in part) && part.field === 'owner' ? [part.test] : []))
  const [test] = owners
  if (!test || owners.length > 1) return undefined
  if (test.op === 'isNotSet') return null
  return test.op === 'is' && test.value !== repId ? test.value : undefined
}
