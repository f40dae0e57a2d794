import type { SimResponse } from '../../shared/server'
import { ok, type Call } from '../call'
import { findCompany } from '../companies/write'
import { ApiError, invalid } from '../errors'
import { idOf, isObject, optionalBoolean, optionalString, secondsOrNull } from '../input'
import { renderWithParts } from '../render/conversation'
import type { ConversationRow } from '../store/rows'
import type { World } from '../store/world'
import { assignConversation, closeConversation, openConversation, snoozeConversation } from './adminSide'
import { actingAdmin, findConversation } from './find'
import { appendPart } from './state'

const answer = ({ world, version, query }: Call, row: ConversationRow): SimResponse =>
  ok(renderWithParts(world, row, { version, plaintext: query.get('display_as') === 'plaintext' }))

/** `POST /conversations/{id}/parts`: close, open, snooze or assign, each as one part. */
export function manageConversation(call: Call): SimResponse {
  const { world, body, params } = call
  const row = findConversation(world, params.id ?? '')
  const origin = { appPackageCode: world.settings.appPackageCode }
  switch (body.message_type) {
    case 'close':
      if (body.type !== undefined && body.type !== 'admin') throw invalid('type must be admin')
      closeConversation(world, row, actingAdmin(world, body.admin_id), optionalString(body, 'body'), origin)
      break
    case 'open':
      openConversation(world, row, actingAdmin(world, body.admin_id), origin)
      break
    case 'snoozed': {
      const admin = actingAdmin(world, body.admin_id)
      const until = secondsOrNull(body, 'snoozed_until')
      if (typeof until !== 'number') throw invalid('snoozed_until is required')
      if (until <= world.now()) throw invalid('snoozed_until must be in the future')
      snoozeConversation(world, row, admin, until, origin)
      break
    }
    case 'assignment': {
      const admin = actingAdmin(world, body.admin_id)
      const text = optionalString(body, 'body')
      assignConversation(world, row, admin, readTarget(call), { ...origin, ...(text ? { body: text } : {}) })
      break
    }
    default:
      throw invalid('message_type must be close, open, snoozed or assignment')
  }
  return answer(call, row)
}

/** Whom to assign to; `0` is nobody. Unknown ones are 404 `assignee_not_found`. */
function readTarget({ world, body }: Call): { type: 'admin' | 'team'; id: string | null } {
  const { type } = body
  if (type !== 'admin' && type !== 'team') throw invalid('type must be admin or team')
  const id = idOf(body.assignee_id)
  if (id === undefined) throw invalid('assignee_id is required')
  if (id === '0') return { type, id: null }
  const known = type === 'admin' ? world.admins.has(id) : world.teams.has(id)
  if (!known) throw new ApiError(404, 'assignee_not_found', 'Assignee not found')
  return { type, id }
}

/**
 * `PUT /conversations/{id}`: read, title, company and custom attributes. Each changed attribute adds a part by the
 * bot; reading and titles add none. A title moves `updated_at`, reading does not.
 */
export function updateConversation(call: Call): SimResponse {
  const { world, body, params } = call
  const row = findConversation(world, params.id ?? '')
  const read = optionalBoolean(body, 'read')
  const title = optionalString(body, 'title')
  const companyId = optionalString(body, 'company_id')
  const attributes = body.custom_attributes ?? {}
  if (!isObject(attributes)) throw invalid('custom_attributes must be an object')
  if (companyId !== undefined) row.companyId = findCompany(world, companyId).id
  if (read !== undefined) row.read = read
  if (title !== undefined && title !== row.title) {
    row.title = title
    row.updated_at = world.now()
  }
  for (const [name, value] of Object.entries(attributes)) setAttribute(world, row, name, value)
  world.conversations.touch(row)
  return answer(call, row)
}

function setAttribute(world: World, row: ConversationRow, name: string, value: unknown): void {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (!plain && value !== null) throw invalid(`custom_attributes.${name} must be a plain value`)
  if (row.custom_attributes[name] === value) return
  row.custom_attributes = { ...row.custom_attributes, [name]: value }
  appendPart(world, row, {
    part_type: 'conversation_attribute_updated_by_admin',
    author: { type: 'bot', id: world.app.id_code },
    eventDetails: { attribute: { name }, value: { name: plain ? String(value) : null } },
  })
}

/** `POST /conversations/redact`: a part that has a body, or a contact's source message, loses its words for good. */
export function redactConversation(call: Call): SimResponse {
  const { world, body } = call
  const row = world.conversations.get(idOf(body.conversation_id) ?? '')
  const gone = new ApiError(404, 'conversation_part_or_message_not_found', 'Conversation part or message not found')
  if (!row) throw gone
  const refused = new ApiError(422, 'conversation_part_not_redactable', 'Conversation part or message not redactable')
  if (body.type === 'source') {
    if (row.source.id !== idOf(body.source_id)) throw gone
    if (row.source.author.type !== 'user' && row.source.author.type !== 'lead') throw refused
    row.source.body = REDACTED
    row.source.attachments = []
    row.source.redacted = true
  } else {
    const part = row.parts.find((known) => known.id === idOf(body.conversation_part_id))
    if (!part) throw gone
    if (part.body === null) throw refused
    part.body = REDACTED
    part.attachments = []
    part.redacted = true
  }
  row.updated_at = world.now()
  world.conversations.touch(row)
  return answer(call, row)
}

const REDACTED = '<p><i>This message was deleted</i></p>'
