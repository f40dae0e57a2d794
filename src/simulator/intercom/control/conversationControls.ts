import {
  adminComments,
  adminNotes,
  assignConversation,
  closeConversation,
  openConversation,
  snoozeConversation,
} from '../conversations/adminSide'
import {
  contactReplies,
  conversationOfMessage,
  startConversation,
  type ContactMessage,
} from '../conversations/contactSide'
import { actingAdmin } from '../conversations/find'
import { deleteConversation } from '../conversations/remove'
import { wakeSnoozed } from '../conversations/state'
import { convertToTicket } from '../conversations/tickets'
import { resourceNotFound } from '../errors'
import { drop, fileAt, store } from '../files'
import { renderWithParts } from '../render/conversation'
import type { AttachmentRow, ConversationRow, MessageRow } from '../store/rows'
import type { World } from '../store/world'
import { V2_16 } from '../versions'
import { personOf } from './contactControls'

/** What people and teammates do in conversations without the API. Parts made here carry no `app_package_code`. */
export interface ConversationControls {
  /** A contact starts a conversation; answers its id. */
  contactStarts: (input: { contactId: string } & ContactMessage) => string
  /** Keeps a file (`data` is base64), to go with a contact's message as one of its `attachments`. */
  keepFile: (input: { name: string; contentType: string; data: string }) => AttachmentRow
  /** What stands in a file, as text; empty where there is none. */
  fileText: (input: { url: string }) => string
  /** Removes a file; its address leads nowhere from then on. */
  dropFile: (input: { url: string }) => void
  /** The contact (default: the first one) writes into a conversation; answers the part's id. */
  contactReplies: (input: { conversationId: string; contactId?: string } & ContactMessage) => string
  /** A contact answers a message that may have no conversation yet; answers the conversation's id. */
  contactAnswersMessage: (input: { messageId: string; contactId?: string } & ContactMessage) => string
  /** A teammate answers, or with `note` writes a note; answers the part's id. */
  adminReplies: (input: { conversationId: string; adminId: string; body: string; note?: boolean }) => string
  /** A teammate assigns to a teammate or team (`type`); null unassigns. Answers the part's id. */
  adminAssigns: (input: {
    conversationId: string
    adminId: string
    assigneeId: string | null
    type?: 'admin' | 'team'
  }) => string
  /** A teammate closes; answers the part's id. */
  adminCloses: (input: { conversationId: string; adminId: string; body?: string }) => string
  /** A teammate opens a closed or snoozed conversation. */
  adminOpens: (input: { conversationId: string; adminId: string }) => void
  /** A teammate snoozes until a unix second. */
  adminSnoozes: (input: { conversationId: string; adminId: string; until: number }) => void
  /** A conversation becomes a ticket; answers the ticket's id. */
  convertToTicket: (input: { conversationId: string }) => string
  deleteConversation: (input: { conversationId: string; retainMetrics?: boolean }) => void
  /** A conversation with its last 500 parts, as 2.16 shows it. */
  conversation: (id: string) => Record<string, unknown>
  /** Messages that teammates sent, with the conversation that came of them. */
  messages: () => MessageRow[]
}

/** The conversation controls over a world. */
export function createConversationControls(world: World): ConversationControls {
  const rowOf = (id: string): ConversationRow => {
    wakeSnoozed(world)
    const row = world.conversations.get(id)
    if (!row) throw resourceNotFound()
    return row
  }
  return {
    contactStarts: ({ contactId, ...message }) => startConversation(world, personOf(world, contactId), message).id,
    keepFile: ({ name, contentType, data }) => store(world, { name, contentType, data: Buffer.from(data, 'base64') }),
    fileText: ({ url }) => fileAt(world, url)?.data.toString() ?? '',
    dropFile: ({ url }) => drop(world, url),
    contactReplies: ({ conversationId, contactId, ...message }) => {
      const row = rowOf(conversationId)
      return contactReplies(world, row, personOf(world, contactId ?? row.contactIds[0] ?? ''), message).id
    },
    contactAnswersMessage: ({ messageId, contactId, ...answer }) => {
      const message = world.messages.get(messageId)
      if (!message) throw resourceNotFound()
      const contact = personOf(world, contactId ?? message.contactIds[0] ?? '')
      const row = message.conversationId
        ? rowOf(message.conversationId)
        : conversationOfMessage(world, message, message.created_at)
      contactReplies(world, row, contact, answer)
      return row.id
    },
    adminReplies: ({ conversationId, adminId, body, note }) => {
      const write = note ? adminNotes : adminComments
      return write(world, rowOf(conversationId), actingAdmin(world, adminId), body).id
    },
    adminAssigns: ({ conversationId, adminId, assigneeId, type = 'admin' }) => {
      const target = { type, id: assigneeId }
      return assignConversation(world, rowOf(conversationId), actingAdmin(world, adminId), target).id
    },
    adminCloses: ({ conversationId, adminId, body }) =>
      closeConversation(world, rowOf(conversationId), actingAdmin(world, adminId), body).id,
    adminOpens: ({ conversationId, adminId }) => {
      openConversation(world, rowOf(conversationId), actingAdmin(world, adminId))
    },
    adminSnoozes: ({ conversationId, adminId, until }) => {
      snoozeConversation(world, rowOf(conversationId), actingAdmin(world, adminId), until)
    },
    convertToTicket: ({ conversationId }) => convertToTicket(world, rowOf(conversationId)).id,
    deleteConversation: ({ conversationId, retainMetrics = true }) =>
      deleteConversation(world, rowOf(conversationId), retainMetrics),
    conversation: (id) => renderWithParts(world, rowOf(id), { version: V2_16, plaintext: false }),
    messages: () => [...world.messages.values()],
  }
}
