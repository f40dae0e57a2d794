import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { ApiError, invalid } from '../errors'
import { idOf, isObject } from '../input'
import { BACK_OFFICE_TYPE_ID, categoryOfState, renderTicket, TICKET_TYPE_ID } from '../render/ticket'
import type { ConversationRow, TicketRow } from '../store/rows'
import type { World } from '../store/world'
import { findConversation } from './find'
import { appendPart } from './state'

/** Makes a ticket out of a conversation; answers the one it has where it has one. */
export function convertToTicket(
  world: World,
  row: ConversationRow,
  attributes: Record<string, unknown> = {},
  stateCategory: TicketRow['stateCategory'] = 'submitted',
): TicketRow {
  const known = row.ticketId === null ? undefined : world.tickets.get(row.ticketId)
  if (known) return known
  const now = world.now()
  const ticket: TicketRow = {
    id: row.id,
    ticket_id: world.ids.next('ticket'),
    conversationId: row.id,
    ticketTypeId: TICKET_TYPE_ID,
    stateCategory,
    attributes,
    created_at: row.created_at,
    updated_at: now,
  }
  world.tickets.set(ticket.id, ticket)
  row.ticketId = ticket.id
  const author = { type: 'bot' as const, id: world.app.id_code }
  appendPart(world, row, { part_type: 'ticket_state_updated_by_admin', author })
  return ticket
}

/** `POST /conversations/{id}/convert`: only a customer ticket type will do. */
export function convertConversation({ world, params, body, version }: Call): SimResponse {
  const row = findConversation(world, params.id ?? '')
  const typeId = idOf(body.ticket_type_id)
  if (typeId === BACK_OFFICE_TYPE_ID) throw invalid('Ticket type is not a customer ticket type')
  if (typeId !== TICKET_TYPE_ID) throw invalid('Ticket type not found')
  const attributes = body.attributes ?? {}
  if (!isObject(attributes)) throw invalid('attributes must be an object')
  const stateId = idOf(body.ticket_state_id)
  const category = stateId === undefined ? 'submitted' : categoryOfState(stateId)
  if (!category) throw invalid('Ticket state not found')
  if (row.ticketId !== null) throw invalid('Conversation is already a ticket')
  return ok(renderTicket(world, convertToTicket(world, row, attributes, category), version))
}

/** `GET /tickets/{id}`: by the internal id, not by the number people see. */
export function getTicket({ world, params, version }: Call): SimResponse {
  const ticket = world.tickets.get(params.id ?? '')
  if (!ticket) throw new ApiError(404, 'ticket_not_found', 'Ticket not found')
  return ok(renderTicket(world, ticket, version))
}
