import type { NotificationReason } from '../../../contract/models'
import type { Hush } from './hush'

/** What is known of the moment at which something of one kind is to be announced to the rep. */
export interface Attention {
  /** The service's time at the beginning of the first sync: what existed then is not news. */
  since: number
  /** Whether the rep wants this kind at all. */
  on: boolean
  /** Whether the rep has muted the person. */
  muted: boolean
  /** Whether the rep is looking at it: that conversation, or the window itself, in front and with the focus. */
  inFront: boolean
  hush: Hush | null
}

export type Verdict =
  | { announce: true }
  /** `held`: it is named in the summary when the quiet is over. Everything else is settled for good. */
  | { announce: false; reason: NotificationReason; held: boolean }

/**
 * Whether something that happened at `at` (the service's ms) is announced now. The first reason that holds is the one on
 * record: what the rep would not have heard of anyhow is not brought back by the end of quiet hours.
 */
export function decide(at: number, attention: Attention): Verdict {
  const { since, on, muted, inFront, hush } = attention
  const not = (reason: NotificationReason): Verdict => ({ announce: false, reason, held: false })
  if (at < since) return not('old')
  if (!on) return not('off')
  if (muted) return not('muted')
  if (inFront) return not('in_front')
  if (hush) return { announce: false, reason: hush.reason, held: true }
  return { announce: true }
}

const DAY_MS = 86_400_000
/** The log of what became of each goes back so far. */
export const LOG_KEPT_MS = 14 * DAY_MS
/** Older replies and assignments are no news, and what was decided about them may be forgotten by then. */
export const NEWS_FOR_MS = LOG_KEPT_MS - DAY_MS

/** More than this within a window become one summary. */
export const FLOOD = 5

/**
 * How a batch is shown: one by one, or as one summary when it is a flood, or when it is what came while Repdesk was
 * closed (`atStart`) and there is more than one.
 */
export function asSummary(count: number, atStart: boolean): boolean {
  return count > FLOOD || (atStart && count > 1)
}
