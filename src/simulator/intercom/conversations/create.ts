import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { findContact } from '../contacts/find'
import { invalid, userNotFound } from '../errors'
import { readAttachments } from '../files'
import { idOf, isObject, optionalString, secondsOrNull, type Json } from '../input'
import type { ContactRow, ConversationRow } from '../store/rows'
import { startConversation } from './contactSide'

/** `POST /conversations`: a conversation that a contact starts. The answer is the message, not the conversation. */
export function createConversation(call: Call): SimResponse {
  return ok(userMessage(startFromBody(call)))
}

/** Starts a conversation from a body with `from` (user, lead or contact) and `body`. */
export function startFromBody({ world, version, body }: Call): ConversationRow {
  const contact = senderOf(body, (id) => findContact(world, id, version))
  const text = optionalString(body, 'body')
  if (!text) throw invalid('Body is required')
  const at = secondsOrNull(body, 'created_at') ?? undefined
  const attachments = readAttachments(world, body)
  return startConversation(world, contact, { body: text, subject: optionalString(body, 'subject'), at, attachments })
}

/** What creating a contact's message answers. */
export function userMessage(row: ConversationRow): Record<string, unknown> {
  return {
    type: 'user_message',
    id: row.source.id,
    created_at: row.created_at,
    ...(row.source.subject === '' ? {} : { subject: row.source.subject }),
    body: row.source.body.replace(/^<p>([^<]*)<\/p>$/, '$1'),
    message_type: 'inapp',
    conversation_id: row.id,
  }
}

function senderOf(body: Json, find: (id: string) => ContactRow): ContactRow {
  const { from } = body
  if (!isObject(from)) throw invalid('from is required')
  if (from.type !== 'user' && from.type !== 'lead' && from.type !== 'contact') throw invalid('from.type is invalid')
  const id = idOf(from.id)
  if (id === undefined) throw invalid('from.id is required')
  const contact = find(id)
  if (from.type !== 'contact' && from.type !== contact.role) throw userNotFound()
  return contact
}
