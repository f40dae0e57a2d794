import type { ContactTests } from '../domain/live/contactTests'
import type { IntercomConversation } from './intercomConversations'

/** Which contacts, of all that are neither archived nor merged. */
export interface ContactSearch {
  /** String id of the owner. */
  ownerId?: string
  email?: string
  /** One of the workspace's segments. */
  segmentId?: string
  /** All of these hold, beside the others. */
  tests?: readonly ContactTests[]
  /** Compared by calendar DAY in the workspace's zone: ask for a day more than needed and cut locally. */
  updatedAfter?: number
  /** Newest update first; of a segment the newest first, whose order does not change while its pages are read. */
  perPage?: number
  cursor?: string | null
}

/** Which conversations. */
export interface ConversationSearch {
  /** Exact seconds, `>=`. */
  createdAfter?: number
  updatedAfter?: number
  /** Any of these people; at most 15 in one call. */
  contactIds?: string[]
  assigneeId?: string
  /** No teammate and no team has it. */
  unassigned?: boolean
  open?: boolean
  state?: IntercomConversation['state']
  /** Field to sort by, newest first. Default updatedAt. */
  sortBy?: 'createdAt' | 'updatedAt'
  perPage?: number
  cursor?: string | null
}
