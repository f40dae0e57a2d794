import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { contactByEmail, contactByExternalId, findContact } from '../contacts/find'
import { invalid, resourceNotFound, userNotFound } from '../errors'
import { readAttachments } from '../files'
import { isObject, optionalString, secondsOrNull, type Json } from '../input'
import { renderWithParts } from '../render/conversation'
import type { ContactRow, ConversationRow } from '../store/rows'
import { adminComments, adminNotes, adminOffersReplies, type Origin } from './adminSide'
import { contactReplies } from './contactSide'
import { actingAdmin, findConversation } from './find'

/** `POST /conversations/{id|last}/reply`: a teammate's comment, note or quick reply, or a contact's answer. */
export function replyToConversation(call: Call): SimResponse {
  const { body } = call
  const row = body.type === 'user' ? contactReply(call) : body.type === 'admin' ? adminReply(call) : undefined
  if (!row) throw invalid('type must be admin or user')
  return ok(renderWithParts(call.world, row, { version: call.version, plaintext: false }))
}

function adminReply({ world, params, body }: Call): ConversationRow {
  const row = findConversation(world, params.id ?? '')
  const admin = actingAdmin(world, body.admin_id)
  const origin = originOf(world.settings.appPackageCode, body)
  if (body.message_type === 'quick_reply') {
    adminOffersReplies(world, row, admin, readOptions(body), origin)
    return row
  }
  if (body.message_type !== 'comment' && body.message_type !== 'note') throw invalid('message_type is invalid')
  const attachments = readAttachments(world, body)
  const text = optionalString(body, 'body') ?? ''
  // "Must be present for comment and note message types" (API description 2.16, admin reply), files or not.
  if (text.trim() === '') throw invalid('Body is required')
  const write = body.message_type === 'note' ? adminNotes : adminComments
  write(world, row, admin, text, { ...origin, attachments })
  return row
}

function contactReply(call: Call): ConversationRow {
  const { world, params, body } = call
  if (body.message_type !== 'comment' && body.message_type !== 'quick_reply') throw invalid('message_type is invalid')
  const contact = contactOf(call)
  const row = params.id === 'last' ? lastConversation(call, contact) : findConversation(world, params.id ?? '')
  if (!row.contactIds.includes(contact.id)) throw userNotFound()
  const options = body.message_type === 'quick_reply' ? readOptions(body) : undefined
  const attachments = readAttachments(world, body)
  const text = optionalString(body, 'body') ?? options?.[0]?.text ?? ''
  if (text.trim() === '' && attachments.length === 0) throw invalid('Body is required')
  contactReplies(world, row, contact, {
    body: text,
    attachments,
    ...(options ? { metadata: { quick_reply_uuid: options[0]?.uuid ?? null } } : {}),
    ...originOf(world.settings.appPackageCode, body),
  })
  return row
}

function contactOf({ world, version, body }: Call): ContactRow {
  const { intercom_user_id: id, user_id: externalId, email } = body
  if (typeof id === 'string') return findContact(world, id, version)
  const found =
    typeof externalId === 'string'
      ? contactByExternalId(world, externalId)
      : typeof email === 'string'
        ? contactByEmail(world, email)
        : undefined
  if (!found) throw userNotFound()
  return found
}

function lastConversation({ world }: Call, contact: ContactRow): ConversationRow {
  const rows = [...world.conversations.group('contact', contact.id)]
  const last = rows.reduce<ConversationRow | undefined>(
    (latest, row) => (latest && latest.updated_at >= row.updated_at ? latest : row),
    undefined,
  )
  if (!last) throw resourceNotFound()
  return last
}

function readOptions(body: Json): { text: string; uuid: string }[] {
  const options = body.reply_options
  if (!Array.isArray(options) || options.length === 0) throw invalid('reply_options are required')
  return options.map((option: unknown) => {
    if (!isObject(option) || typeof option.text !== 'string' || typeof option.uuid !== 'string') {
      throw invalid('reply_options need text and uuid')
    }
    return { text: option.text, uuid: option.uuid }
  })
}

function originOf(appPackageCode: string, body: Json): Origin {
  const at = secondsOrNull(body, 'created_at')
  return { appPackageCode, ...(typeof at === 'number' ? { at } : {}) }
}
