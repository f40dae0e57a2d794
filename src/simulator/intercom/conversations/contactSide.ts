import type { AttachmentRow, ContactRow, ConversationRow, MessageRow, PartRow } from '../store/rows'
import type { World } from '../store/world'
import { textToHtml } from '../text'
import { appendPart, setState } from './state'

/** What a contact writes: plain text, with what came along. */
export interface ContactMessage {
  body: string
  subject?: string | undefined
  url?: string | undefined
  attachments?: AttachmentRow[]
  at?: number | undefined
}

/** A contact starts a conversation: its first message is the source, and the person counts as active now. */
export function startConversation(world: World, contact: ContactRow, message: ContactMessage): ConversationRow {
  const at = message.at ?? world.now()
  const row: ConversationRow = {
    ...blank(world, [contact.id], at),
    waiting_since: at,
    firstContactReplyAt: at,
    source: {
      type: 'conversation',
      id: world.ids.next('message'),
      delivered_as: 'customer_initiated',
      subject: message.subject ?? '',
      body: textToHtml(message.body),
      author: { type: contact.role, id: contact.id },
      attachments: message.attachments ?? [],
      url: message.url ?? null,
    },
  }
  world.conversations.add(row)
  contactWrote(world, contact, at)
  return row
}

/** A teammate's message becomes a conversation: when the contact answers, or at once where the sender asked for it. */
export function conversationOfMessage(world: World, message: MessageRow, at: number): ConversationRow {
  const row: ConversationRow = {
    ...blank(world, message.contactIds, at),
    read: true,
    adminAssigneeId: message.adminId,
    source: {
      type: message.kind === 'email' ? 'email' : 'conversation',
      id: message.id,
      delivered_as: 'admin_initiated',
      subject: message.subject,
      body: message.body,
      author: { type: 'admin', id: message.adminId },
      attachments: [],
      url: null,
    },
  }
  world.conversations.add(row)
  message.conversationId = row.id
  return row
}

function blank(world: World, contactIds: string[], at: number): Omit<ConversationRow, 'source'> {
  return {
    id: world.ids.next('conversation'),
    title: null,
    created_at: at,
    updated_at: at,
    waiting_since: null,
    snoozed_until: null,
    state: 'open',
    read: false,
    priority: 'none',
    adminAssigneeId: null,
    teamAssigneeId: null,
    companyId: null,
    contactIds: [...contactIds],
    firstContactReplyAt: null,
    tags: [],
    custom_attributes: {},
    parts: [],
    ticketId: null,
  }
}

/**
 * A contact writes into a conversation. One that was closed or snoozed opens again, and then the part is of type
 * `open` and carries the words.
 */
export function contactReplies(
  world: World,
  row: ConversationRow,
  contact: ContactRow,
  message: ContactMessage & { metadata?: Record<string, unknown>; appPackageCode?: string },
): PartRow {
  const at = message.at ?? world.now()
  const reopened = row.state !== 'open'
  setState(world, row, 'open')
  row.waiting_since ??= at
  row.firstContactReplyAt ??= at
  row.read = false
  const part = appendPart(world, row, {
    part_type: reopened ? 'open' : 'comment',
    author: { type: contact.role, id: contact.id },
    body: textToHtml(message.body),
    at,
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.appPackageCode ? { appPackageCode: message.appPackageCode } : {}),
  })
  contactWrote(world, contact, at)
  return part
}

function contactWrote(world: World, contact: ContactRow, at: number): void {
  contact.last_replied_at = Math.max(contact.last_replied_at ?? 0, at)
  contact.last_seen_at = Math.max(contact.last_seen_at ?? 0, at)
  if (world.settings.conversationMovesUpdatedAt) contact.updated_at = Math.max(contact.updated_at, at)
  world.contacts.touch(contact)
}

/** A teammate has written to these contacts: `last_contacted_at` moves. */
export function contactsContacted(world: World, contactIds: readonly string[], at: number): void {
  for (const id of contactIds) {
    const contact = world.contacts.get(id)
    if (!contact) continue
    contact.last_contacted_at = Math.max(contact.last_contacted_at ?? 0, at)
    if (world.settings.conversationMovesUpdatedAt) contact.updated_at = Math.max(contact.updated_at, at)
    world.contacts.touch(contact)
  }
}
