import type { EventRow } from '../store/rows'
import type { World } from '../store/world'

/** An event as the list shows it. */
export function renderEvent(world: World, row: EventRow): Record<string, unknown> {
  const contact = world.contacts.get(row.contactId)
  return {
    type: 'event',
    id: row.id,
    created_at: row.created_at,
    event_name: row.event_name,
    user_id: contact?.external_id ?? null,
    email: contact?.email ?? null,
    intercom_user_id: row.contactId,
    metadata: row.metadata,
  }
}

/** Events of one contact or of everybody, oldest first. */
export function eventsOf(world: World, contactId?: string): Record<string, unknown>[] {
  const rows = contactId === undefined ? [...world.events.values()] : [...world.events.group('contact', contactId)]
  return rows.sort((a, b) => a.created_at - b.created_at).map((row) => renderEvent(world, row))
}
