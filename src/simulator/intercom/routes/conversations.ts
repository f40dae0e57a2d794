import { ok, route, type Route } from '../call'
import { createConversation } from '../conversations/create'
import { listDeleted, removeConversation } from '../conversations/deleted'
import { findConversation } from '../conversations/find'
import { manageConversation, redactConversation, updateConversation } from '../conversations/manage'
import { addParticipant, removeParticipant } from '../conversations/participants'
import { replyToConversation } from '../conversations/reply'
import { listConversations, searchConversations } from '../conversations/search'
import { convertConversation, getTicket } from '../conversations/tickets'
import { createMessage } from '../messages/create'
import { renderWithParts } from '../render/conversation'
import { BACK_OFFICE_TYPE_ID, renderListedType, TICKET_TYPE_ID } from '../render/ticket'
import { V2_16 } from '../versions'

const READ = ['read_conversations'] as const
const WRITE = ['write_conversations'] as const

/** Conversations, messages, and as much of tickets as conversations need. */
export const conversationRoutes: readonly Route[] = [
  route('GET', '/conversations', READ, listConversations),
  route('POST', '/conversations', WRITE, createConversation),
  route('POST', '/conversations/search', READ, searchConversations),
  route('GET', '/conversations/deleted', READ, listDeleted, V2_16),
  route('POST', '/conversations/redact', WRITE, redactConversation),
  route('GET', '/conversations/:id', READ, ({ world, params, version, query }) => {
    const row = findConversation(world, params.id ?? '')
    return ok(renderWithParts(world, row, { version, plaintext: query.get('display_as') === 'plaintext' }))
  }),
  route('PUT', '/conversations/:id', WRITE, updateConversation),
  route('DELETE', '/conversations/:id', WRITE, removeConversation),
  route('POST', '/conversations/:id/reply', WRITE, replyToConversation),
  route('POST', '/conversations/:id/parts', WRITE, manageConversation),
  route('POST', '/conversations/:id/customers', WRITE, addParticipant),
  route('DELETE', '/conversations/:id/customers/:contactId', WRITE, removeParticipant),
  route('POST', '/conversations/:id/convert', ['write_tickets'], convertConversation),
  route('POST', '/messages', WRITE, createMessage),
  route('GET', '/tickets/:id', ['read_tickets'], getTicket),
  route('GET', '/ticket_types', ['read_tickets'], ({ world }) =>
    ok({ type: 'list', data: [TICKET_TYPE_ID, BACK_OFFICE_TYPE_ID].map((id) => renderListedType(world, id)) }),
  ),
]
