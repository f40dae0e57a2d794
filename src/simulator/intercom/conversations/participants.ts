import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { contactByEmail, contactByExternalId, findContact } from '../contacts/find'
import { createContact } from '../contacts/write'
import { ApiError, invalid, userNotFound } from '../errors'
import { isObject, type Json } from '../input'
import type { ContactRow, ConversationRow } from '../store/rows'
import type { World } from '../store/world'
import { actingAdmin, findConversation } from './find'
import { appendPart } from './state'

/** `POST /conversations/{id}/customers`: one more contact takes part. An email nobody has becomes a new lead. */
export function addParticipant(call: Call): SimResponse {
  const { world, body, params } = call
  const row = findConversation(world, params.id ?? '')
  const admin = actingAdmin(world, body.admin_id)
  if (!isObject(body.customer)) throw invalid('customer is required')
  const contact = participant(call, body.customer)
  if (!row.contactIds.includes(contact.id)) {
    row.contactIds = [...row.contactIds, contact.id]
    addedOrRemoved(world, row, 'participant_added', admin.id, contact)
  }
  return customers(world, row)
}

/** `DELETE /conversations/{id}/customers/{contact_id}`: the last one has to stay (422). */
export function removeParticipant({ world, body, params }: Call): SimResponse {
  const row = findConversation(world, params.id ?? '')
  const admin = actingAdmin(world, body.admin_id)
  const contact = world.contacts.get(params.contactId ?? '')
  if (!contact || !row.contactIds.includes(contact.id)) throw userNotFound()
  if (row.contactIds.length === 1) {
    throw new ApiError(422, 'parameter_invalid', 'Removing the last customer is not allowed')
  }
  row.contactIds = row.contactIds.filter((id) => id !== contact.id)
  addedOrRemoved(world, row, 'participant_removed', admin.id, contact)
  return customers(world, row)
}

function participant({ world, version }: Call, customer: Json): ContactRow {
  const { intercom_user_id: id, user_id: externalId, email } = customer
  if (typeof id === 'string') return findContact(world, id, version)
  if (typeof externalId === 'string') {
    const row = contactByExternalId(world, externalId)
    if (!row) throw userNotFound()
    return row
  }
  if (typeof email !== 'string') throw invalid('customer needs intercom_user_id, user_id or email')
  return contactByEmail(world, email) ?? createContact(world, { role: 'lead', email: email.toLowerCase() })
}

function addedOrRemoved(
  world: World,
  row: ConversationRow,
  part_type: 'participant_added' | 'participant_removed',
  adminId: string,
  contact: ContactRow,
): void {
  appendPart(world, row, {
    part_type,
    author: { type: 'admin', id: adminId },
    eventDetails: { participant: { name: contact.name, email: contact.email } },
    appPackageCode: world.settings.appPackageCode,
  })
}

function customers(world: World, row: ConversationRow): SimResponse {
  const list = row.contactIds.map((id) => ({ type: world.contacts.get(id)?.role ?? 'user', id }))
  return ok({ customers: list })
}
