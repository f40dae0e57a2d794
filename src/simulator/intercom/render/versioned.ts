import type { ConversationRow } from '../store/rows'
import { V2_16, type ApiVersion } from '../versions'

/** A contact's owner: a string from 2.16 on, an integer before, null without one. */
export function ownerOf(ownerId: string | null, version: ApiVersion): string | number | null {
  if (ownerId === null) return null
  return version >= V2_16 ? ownerId : Number(ownerId)
}

/** A conversation's assignee: an integer; without one 0 from 2.16 on and null before. */
export function assigneeOf(id: string | null, version: ApiVersion): number | null {
  if (id !== null) return Number(id)
  return version >= V2_16 ? 0 : null
}

/** Five priorities from 2.16 on, two before. */
export function priorityOf(row: ConversationRow, version: ApiVersion): string {
  if (version >= V2_16) return row.priority
  return row.priority === 'high' || row.priority === 'urgent' ? 'priority' : 'not_priority'
}
