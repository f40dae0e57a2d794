import type { ConversationRow } from '../store/rows'
import type { World } from '../store/world'

/** Deletes a conversation; its id can then be read from `/conversations/deleted`. */
export function deleteConversation(world: World, row: ConversationRow, metricsRetained: boolean): void {
  world.conversations.remove(row.id)
  world.snoozed.delete(row)
  if (row.ticketId !== null) world.tickets.delete(row.ticketId)
  world.deletedConversations.push({ id: row.id, deleted_at: world.now(), metrics_retained: metricsRetained })
}
