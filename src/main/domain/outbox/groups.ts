import type { ErrorCode } from '../../../contract/result'
import type { LeadGroup, OutboxState } from '../../../contract/models'
import { allowed } from './policy'

/** An item of a group, as far as its progress goes. */
export interface GroupItem {
  state: OutboxState
  code: ErrorCode | null
  nextAt: number | null
  createdAt: number
  /** Only the rep can say whether it arrived. */
  isUnproved: boolean
}

/** Whether it can still be kept from being sent; what failed needs an answer of its own, so that it is not lost in passing. */
export function mayStop({ state, nextAt }: GroupItem, now: number): boolean {
  return state !== 'needs_attention' && allowed(state, nextAt, now).canDiscard
}

/** Whether sending it again needs nothing but the rep's word: no answer about a duplicate, and nothing that may have arrived. */
export function mayRetry({ state, code, nextAt, isUnproved }: GroupItem, now: number): boolean {
  if (state === 'unknown' || code === 'duplicate' || isUnproved) return false
  return allowed(state, nextAt, now).canRetry
}

/** How far a group is. */
export function leadGroupOf(groupId: string, items: readonly GroupItem[], now: number): LeadGroup {
  const count = (is: (item: GroupItem) => boolean): number => items.filter(is).length
  const done = count((item) => item.state === 'done')
  const needsYou = count((item) => item.state === 'needs_attention')
  const stopped = count((item) => item.state === 'discarded')
  const open = items.filter((item) => item.state !== 'done' && item.state !== 'discarded')
  const isHeld = open.length > 0 && open.every((item) => item.state === 'held' && (item.nextAt ?? 0) > now)
  return {
    groupId,
    createdAt: Math.min(...items.map((item) => item.createdAt)),
    total: items.length,
    done,
    waiting: items.length - done - needsYou - stopped,
    needsYou,
    stopped,
    heldUntil: isHeld ? (open[0]?.nextAt ?? null) : null,
    canStop: count((item) => mayStop(item, now)),
    canRetry: count((item) => mayRetry(item, now)),
  }
}
