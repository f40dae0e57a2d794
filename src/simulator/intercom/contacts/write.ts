import { ApiError, invalid } from '../errors'
import { newContact } from '../store/newContact'
import type { ContactRow } from '../store/rows'
import type { World } from '../store/world'
import { applyAttributes } from './attributes'
import { requireUnique, type ContactChange } from './fields'

/**
 * Makes a contact. The role is user where an email or external id says so and nothing else is asked for. Throws 400
 * for a user without either and 409 for a user that exists.
 */
export function createContact(world: World, change: ContactChange): ContactRow {
  const { role = 'user', email = null, external_id = null } = change
  if (role === 'user' && !email && !external_id) throw invalid('email or external_id is required for a user')
  requireUnique(world, { role, email, external_id })
  const now = world.now()
  const row = newContact(world.ids.hex24(now), role, now)
  assign(row, change)
  world.contacts.add(row)
  world.fresh.set(row.id, world.clock.now() / 1000)
  return row
}

/**
 * Changes a contact. A lead may become a user, never the other way round. `updated_at` moves, except that a change of
 * nothing but the owner follows the setting for it.
 */
export function updateContact(world: World, row: ContactRow, change: ContactChange): ContactRow {
  if (row.role === 'user' && change.role === 'lead') {
    throw new ApiError(400, 'client_error', "Contact with user role can't be converted to a lead")
  }
  const role = change.role ?? row.role
  const email = change.email === undefined ? row.email : change.email
  const external_id = change.external_id === undefined ? row.external_id : change.external_id
  if (role === 'user' && !email && !external_id) throw invalid('email or external_id is required for a user')
  requireUnique(world, { id: row.id, role, email, external_id })
  const before = JSON.stringify(row)
  const ownerOnly = Object.keys(change).every((key) => key === 'owner_id')
  const converted = row.role === 'lead' && role === 'user'
  assign(row, change)
  if (converted) row.signed_up_at ??= world.now()
  const changed = JSON.stringify(row) !== before
  if (changed && (!ownerOnly || world.settings.ownerChangeMovesUpdatedAt)) row.updated_at = world.now()
  world.contacts.touch(row)
  return row
}

function assign(row: ContactRow, change: ContactChange): void {
  const { custom_attributes, ...fields } = change
  Object.assign(row, fields)
  if (custom_attributes) row.custom_attributes = applyAttributes(row.custom_attributes, custom_attributes)
}
