/** What notifying needs of a conversation. Times are the service's ms. */
export interface ConversationFacts {
  id: string
  assigneeId: string | null
  /** Of its person. */
  ownerId: string | null
  /** `customer_initiated`, `admin_initiated`, `automated`, … */
  deliveredAs: string
  createdAt: number
  firstContactReplyAt: number | null
}

/** A part as cached, the first message included. */
export interface PartFacts {
  id: string
  authorType: 'person' | 'admin' | 'bot'
  authorId: string | null
  createdAt: number
  assignedToId: string | null
  /** Whether it carries words or files that its readers see. */
  isMessage: boolean
}

/** When the conversation became the person's doing, in ms; null while it has not. */
export function startedByPersonAt(
  conversation: Pick<ConversationFacts, 'deliveredAs' | 'createdAt' | 'firstContactReplyAt'>,
): number | null {
  return conversation.deliveredAs === 'customer_initiated' ? conversation.createdAt : conversation.firstContactReplyAt
}

/**
 * When a conversation with a person the rep owns became news (article "owners": "New conversations with leads and users you
 * own"; DESIGN.md section 13): started by them, or an outbound one when they first reply. Null while it is none.
 */
export function newConversationAt(conversation: ConversationFacts, repId: string): number | null {
  return conversation.ownerId === repId ? startedByPersonAt(conversation) : null
}

/**
 * The person's messages in a conversation that is assigned to the rep: since it last was, if its parts say so, and without
 * the opening words, which come as a new conversation or as an assignment. Oldest first, as the parts are.
 */
export function repliesIn(conversation: ConversationFacts, parts: readonly PartFacts[], repId: string): PartFacts[] {
  if (conversation.assigneeId !== repId) return []
  const messages = parts.filter((part) => part.authorType === 'person' && part.isMessage)
  const opens = conversation.deliveredAs === 'customer_initiated' || conversation.ownerId === repId
  const mineSince = parts.findLast((part) => part.assignedToId === repId)?.createdAt ?? -Infinity
  return messages.slice(opens ? 1 : 0).filter((part) => part.createdAt >= mineSince)
}

/** The part by which somebody else assigned the conversation to the rep last, while it still is the rep's. */
export function assignmentIn(
  conversation: ConversationFacts,
  parts: readonly PartFacts[],
  repId: string,
): PartFacts | null {
  if (conversation.assigneeId !== repId) return null
  const last = parts.findLast((part) => part.assignedToId !== null)
  return last?.assignedToId === repId && last.authorId !== repId ? last : null
}
