import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { findContact, lagsBehind } from '../contacts/find'
import { contactsContacted, conversationOfMessage } from '../conversations/contactSide'
import { startFromBody, userMessage } from '../conversations/create'
import { ApiError, invalid, missing, userNotFound } from '../errors'
import { idOf, isObject, optionalBoolean, optionalString, secondsOrNull, type Json } from '../input'
import { renderAuthorAdmin } from '../render/admin'
import type { AdminRow, MessageRow } from '../store/rows'
import { messageHtml } from '../text'

/**
 * `POST /messages`: a teammate writes first. No conversation exists until the contact answers, unless
 * `create_conversation_without_contact_reply` is true; its `source.id` then is the message's id.
 */
export function createMessage(call: Call): SimResponse {
  const { world, body } = call
  if (!isObject(body.from)) throw missing('from not specified')
  if (body.from.type !== 'admin') return ok(userMessage(startFromBody(call)))
  const kind = readKind(body)
  const text = optionalString(body, 'body')
  if (!text) throw invalid('Body is required')
  const subject = optionalString(body, 'subject') ?? ''
  if (kind === 'email') {
    if (!subject) throw new ApiError(422, 'parameter_not_found', 'No subject supplied for email message')
    if (body.template !== 'plain' && body.template !== 'personal') throw invalid('template must be plain or personal')
  }
  const admin = senderOf(call, body.from)
  const contactIds = recipients(call, body.to)
  const row: MessageRow = {
    id: world.ids.next('message'),
    created_at: secondsOrNull(body, 'created_at') ?? world.now(),
    kind,
    subject,
    body: messageHtml(text),
    adminId: admin.id,
    contactIds,
    conversationId: null,
  }
  world.messages.set(row.id, row)
  const atOnce = optionalBoolean(body, 'create_conversation_without_contact_reply') ?? false
  if (atOnce) conversationOfMessage(world, row, row.created_at)
  contactsContacted(world, contactIds, row.created_at)
  return ok({
    type: 'admin_message',
    id: row.id,
    created_at: row.created_at,
    ...(subject === '' ? {} : { subject }),
    body: text,
    message_type: kind,
    owner: renderAuthorAdmin(admin),
    ...(row.conversationId === null ? {} : { conversation_id: row.conversationId }),
  })
}

function readKind(body: Json): MessageRow['kind'] {
  const { message_type: type } = body
  if (type === 'in_app' || type === 'inapp') return 'inapp'
  if (type === 'email') return 'email'
  throw invalid('message_type must be in_app or email')
}

function senderOf({ world }: Call, from: Json): AdminRow {
  const id = idOf(from.id)
  const admin = id === undefined ? undefined : world.admins.get(id)
  if (!admin) throw new ApiError(404, 'admin_not_found', 'Admin not found')
  return admin
}

/** Contacts that are too new for the index are not found yet, as in the real service. */
function recipients({ world, version }: Call, to: unknown): string[] {
  const list: unknown[] = Array.isArray(to) ? to : [to]
  if (list.length === 0) throw missing('to not specified')
  return list.map((entry) => {
    const id = isObject(entry) ? idOf(entry.id) : undefined
    if (!isObject(entry) || id === undefined) throw missing('to not specified')
    const contact = findContact(world, id, version)
    if (lagsBehind(world, id) || (entry.type !== 'contact' && entry.type !== contact.role)) throw userNotFound()
    return id
  })
}
