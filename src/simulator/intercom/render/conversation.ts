import { statisticsOf } from '../conversations/statistics'
import { teammateIds } from '../conversations/teammates'
import { signedUrl } from '../files'
import type { AttachmentRow, ConversationRow, PartRow, TagLink } from '../store/rows'
import type { World } from '../store/world'
import { htmlToText } from '../text'
import { V2_16, type ApiVersion } from '../versions'
import { authorOf } from './author'
import { renderTicket } from './ticket'
import { assigneeOf, priorityOf } from './versioned'

/** How a conversation is shown: the version, and whether bodies are plain text (`display_as=plaintext`). */
export interface ConversationView {
  version: ApiVersion
  plaintext: boolean
}

/** Only the most recent parts are answered; nothing says so but `total_count`. */
const MAX_PARTS = 500

/** A tag with who applied it and when. */
export function renderTagLink(world: World, tag: TagLink): Record<string, unknown> {
  return {
    type: 'tag',
    id: tag.id,
    name: world.tags.get(tag.id)?.name ?? '',
    applied_at: tag.appliedAt,
    applied_by: tag.by,
  }
}

const renderAttachment = (world: World, row: AttachmentRow): Record<string, unknown> => ({
  type: 'upload',
  ...row,
  url: signedUrl(world, row.url),
})

/** A conversation as lists and searches show it: without parts. */
export function renderConversation(
  world: World,
  row: ConversationRow,
  view: ConversationView,
): Record<string, unknown> {
  const { version } = view
  const body = (html: string): string => (view.plaintext ? htmlToText(html) : html)
  const teammates = teammateIds(row)
  return {
    type: 'conversation',
    id: row.id,
    created_at: row.created_at,
    updated_at: row.updated_at,
    waiting_since: row.waiting_since,
    snoozed_until: row.snoozed_until,
    source: {
      type: row.source.type,
      id: row.source.id,
      delivered_as: row.source.delivered_as,
      subject: body(row.source.subject),
      body: body(row.source.body),
      author: authorOf(world, row.source.author),
      attachments: row.source.attachments.map((file) => renderAttachment(world, file)),
      url: row.source.url,
      redacted: row.source.redacted ?? false,
    },
    contacts: {
      type: 'contact.list',
      contacts: row.contactIds.map((id) => ({
        type: 'contact',
        id,
        external_id: world.contacts.get(id)?.external_id ?? null,
      })),
    },
    first_contact_reply:
      row.firstContactReplyAt === null
        ? null
        : { created_at: row.firstContactReplyAt, type: 'conversation', url: null },
    admin_assignee_id: assigneeOf(row.adminAssigneeId, version),
    team_assignee_id: assigneeOf(row.teamAssigneeId, version),
    open: row.state !== 'closed',
    state: row.state,
    read: row.read,
    tags: { type: 'tag.list', tags: row.tags.map((tag) => renderTagLink(world, tag)) },
    priority: priorityOf(row, version),
    sla_applied: null,
    statistics: statisticsOf(row),
    conversation_rating: null,
    teammates:
      teammates.length === 0 ? null : { type: 'admin.list', admins: teammates.map((id) => ({ type: 'admin', id })) },
    title: row.title,
    custom_attributes: row.custom_attributes,
    topics: {},
    ticket: renderTicketOf(world, row, view),
    linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
    ai_agent: null,
    ai_agent_participated: false,
    ...(version >= V2_16
      ? {
          channel: { initial: 'messenger', current: 'messenger' },
          sales_agent_participated: false,
          sales_agent: null,
          external_references: [],
        }
      : {}),
  }
}

function renderTicketOf(world: World, row: ConversationRow, view: ConversationView): unknown {
  const ticket = row.ticketId === null ? undefined : world.tickets.get(row.ticketId)
  return ticket ? renderTicket(world, ticket, view.version) : null
}

/** A conversation with its parts: the answer of GET by id and of every write. */
export function renderWithParts(world: World, row: ConversationRow, view: ConversationView): Record<string, unknown> {
  return {
    ...renderConversation(world, row, view),
    conversation_parts: {
      type: 'conversation_part.list',
      conversation_parts: row.parts.slice(-MAX_PARTS).map((part) => renderPart(world, part, view)),
      total_count: row.parts.length,
    },
  }
}

/** One part of a conversation. */
export function renderPart(world: World, part: PartRow, view: ConversationView): Record<string, unknown> {
  return {
    type: 'conversation_part',
    id: part.id,
    part_type: part.part_type,
    body: part.body === null ? null : view.plaintext ? htmlToText(part.body) : part.body,
    created_at: part.created_at,
    updated_at: part.created_at,
    notified_at: part.created_at,
    assigned_to: part.assignedTo ?? null,
    author: authorOf(world, part.author),
    attachments: (part.attachments ?? []).map((file) => renderAttachment(world, file)),
    external_id: null,
    redacted: part.redacted ?? false,
    metadata: part.metadata ?? {},
    email_message_metadata: null,
    state: part.state,
    tags: [],
    event_details: part.eventDetails ?? null,
    app_package_code: part.appPackageCode ?? null,
  }
}
