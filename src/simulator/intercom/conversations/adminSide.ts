import type { AdminRow, AttachmentRow, ConversationRow, PartRow } from '../store/rows'
import type { World } from '../store/world'
import { messageHtml } from '../text'
import { contactsContacted } from './contactSide'
import { appendPart, setState } from './state'

/** Where a teammate's action comes from: through the API (then parts carry the app's code) or from the inbox. */
export interface Origin {
  appPackageCode?: string
  at?: number
}

/** A teammate answers: nobody waits any more. A snoozed conversation wakes; a closed one as `adminReplyOpensClosed` says. */
export function adminComments(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  body: string,
  options: Origin & { attachments?: AttachmentRow[] } = {},
): PartRow {
  row.waiting_since = null
  row.read = true
  const opens = row.state === 'snoozed' || (row.state === 'closed' && world.settings.adminReplyOpensClosed)
  if (opens) setState(world, row, 'open')
  const part = appendPart(world, row, {
    part_type: 'comment',
    author: { type: 'admin', id: admin.id },
    body: messageHtml(body),
    ...options,
  })
  contactsContacted(world, row.contactIds, part.created_at)
  return part
}

/** A note for the team: the state stays as it is. */
export function adminNotes(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  body: string,
  options: Origin & { attachments?: AttachmentRow[] } = {},
): PartRow {
  const author = { type: 'admin' as const, id: admin.id }
  return appendPart(world, row, { part_type: 'note', author, body: messageHtml(body), ...options })
}

/** Buttons for the contact to choose from; the part has no body, the options are in its metadata. */
export function adminOffersReplies(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  options: { text: string; uuid: string }[],
  origin: Origin = {},
): PartRow {
  row.waiting_since = null
  return appendPart(world, row, {
    part_type: 'quick_reply',
    author: { type: 'admin', id: admin.id },
    metadata: { quick_reply_options: options },
    ...origin,
  })
}

/** Closes, with a last message or without. */
export function closeConversation(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  body: string | undefined,
  origin: Origin = {},
): PartRow {
  setState(world, row, 'closed')
  const author = { type: 'admin' as const, id: admin.id }
  return appendPart(world, row, { part_type: 'close', author, body: body ? messageHtml(body) : null, ...origin })
}

/** Opens; answers false, and adds no part, where it was open already. */
export function openConversation(world: World, row: ConversationRow, admin: AdminRow, origin: Origin = {}): boolean {
  if (row.state === 'open') return false
  const part_type = row.state === 'snoozed' ? 'unsnoozed' : 'open'
  setState(world, row, 'open')
  row.read = true
  appendPart(world, row, { part_type, author: { type: 'admin', id: admin.id }, ...origin })
  return true
}

/** Snoozes until a unix second. */
export function snoozeConversation(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  until: number,
  origin: Origin = {},
): void {
  setState(world, row, 'snoozed', until)
  appendPart(world, row, { part_type: 'snoozed', author: { type: 'admin', id: admin.id }, ...origin })
}

/** Assigns to a teammate or a team, or with `null` to nobody. A closed conversation opens again. */
export function assignConversation(
  world: World,
  row: ConversationRow,
  admin: AdminRow,
  target: { type: 'admin' | 'team'; id: string | null },
  options: Origin & { body?: string } = {},
): PartRow {
  const { body, ...origin } = options
  const part_type =
    row.state === 'closed' ? 'assign_and_reopen' : row.state === 'snoozed' ? 'assign_and_unsnooze' : 'assignment'
  if (row.state !== 'open') setState(world, row, 'open')
  if (target.type === 'admin') row.adminAssigneeId = target.id
  else row.teamAssigneeId = target.id
  return appendPart(world, row, {
    part_type,
    author: { type: 'admin', id: admin.id },
    assignedTo: target,
    body: body ? messageHtml(body) : null,
    ...origin,
  })
}
