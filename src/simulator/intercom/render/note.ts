import type { AdminRow, NoteRow } from '../store/rows'
import type { World } from '../store/world'
import { renderAdmin, renderAuthorAdmin } from './admin'

/** A note on a contact or a company. */
export function renderNote(world: World, row: NoteRow): Record<string, unknown> {
  const admin = row.adminId === null ? undefined : world.admins.get(row.adminId)
  // Notes on companies show their author in full, notes on contacts in short, as in the examples.
  const full = (of: AdminRow): Record<string, unknown> => ({ ...renderAdmin(of), team_priority_level: {} })
  const author = admin && (row.companyId === null ? renderAuthorAdmin(admin) : full(admin))
  return {
    type: 'note',
    id: row.id,
    created_at: row.created_at,
    ...(row.contactId === null ? {} : { contact: { type: 'contact', id: row.contactId } }),
    ...(row.companyId === null ? {} : { company: { type: 'company', id: row.companyId } }),
    author: author ?? null,
    body: row.body,
  }
}
