/**
 * Whether a conversation is announced (article "owners": "New conversations with leads and users you own"; DESIGN.md
 * section 13): one started by a person the rep owns, or an outbound one when the person first replies.
 */
export interface Candidate {
  conversationId: string
  ownerId: string | null
  /** `customer_initiated`, `admin_initiated`, `automated`, … */
  deliveredAs: string
  createdAt: number
  firstContactReplyAt: number | null
  /** True where an outcome is already on record, whatever it was. */
  decided: boolean
}

export interface Attention {
  repId: string
  /** The service's time at the beginning of the first sync: what existed then is not news. */
  since: number
  enabled: boolean
  /** The conversation in front, while the window has the focus. */
  inFront: string | null
}

export type Decision =
  | { announce: true }
  /** `record`: settled for good; otherwise it may become due later (an outbound one without a reply). */
  | { announce: false; record: boolean; reason: 'not_mine' | 'old' | 'off' | 'in_front' | 'no_reply_yet' | 'decided' }

/** When the conversation became the person's doing, in ms; null while it has not. */
export function startedByPersonAt(
  candidate: Pick<Candidate, 'deliveredAs' | 'createdAt' | 'firstContactReplyAt'>,
): number | null {
  return candidate.deliveredAs === 'customer_initiated' ? candidate.createdAt : candidate.firstContactReplyAt
}

/** Decides for one conversation; pure, so the order of polls does not matter. */
export function decide(candidate: Candidate, attention: Attention): Decision {
  if (candidate.decided) return { announce: false, record: false, reason: 'decided' }
  if (candidate.ownerId !== attention.repId) return { announce: false, record: false, reason: 'not_mine' }
  const at = startedByPersonAt(candidate)
  if (at === null) return { announce: false, record: false, reason: 'no_reply_yet' }
  if (at < attention.since) return { announce: false, record: true, reason: 'old' }
  if (!attention.enabled) return { announce: false, record: true, reason: 'off' }
  if (attention.inFront === candidate.conversationId) return { announce: false, record: true, reason: 'in_front' }
  return { announce: true }
}

/** More than this at once become one summary. */
export const FLOOD = 5

/**
 * How a batch is shown: one by one, or as one summary when it is a flood, or when it is what came while Repdesk was
 * closed (`atStart`) and there is more than one.
 */
export function asSummary(count: number, atStart: boolean): boolean {
  return count > FLOOD || (atStart && count > 1)
}
