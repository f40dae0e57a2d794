import { ApiError, invalid, resourceNotFound } from '../errors'
import { idOf } from '../input'
import type { AdminRow, ConversationRow } from '../store/rows'
import type { World } from '../store/world'

/** The conversation with this id; 404 "Resource Not Found". Tickets need the tickets scope. */
export function findConversation(world: World, id: string): ConversationRow {
  const row = world.conversations.get(id)
  if (!row || (row.ticketId !== null && !world.access.scopes.has('read_tickets'))) throw resourceNotFound()
  return row
}

/** The teammate a body names as `admin_id`: 400 without one, 404 `admin_not_found` for an unknown one. */
export function actingAdmin(world: World, value: unknown): AdminRow {
  const id = idOf(value)
  if (id === undefined) throw invalid('admin_id is required')
  const admin = world.admins.get(id)
  if (!admin) throw new ApiError(404, 'admin_not_found', 'Admin for admin_id not found')
  return admin
}
