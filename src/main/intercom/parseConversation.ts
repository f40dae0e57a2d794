import { z } from 'zod'
import type { IntercomConversation, IntercomPart } from '../ports/intercom'
import {
  id,
  idsOf,
  maybeId,
  maybeNumber,
  maybeText,
  maybeTime,
  object,
  parseRows,
  parseRowsInTurns,
  rowsOf,
  text,
  time,
} from './fields'
import { plainText } from './plainText'
import { hrefAt, sanitiseHtml } from './sanitise'

const author = z.looseObject({ type: text, id: maybeId, name: maybeText }).catch({ type: '', id: null, name: null })

const attachment = z.looseObject({
  name: text,
  url: text,
  content_type: maybeText,
  filesize: maybeNumber,
})

const part = z.looseObject({
  id,
  part_type: text,
  body: maybeText,
  created_at: time,
  author,
  assigned_to: z.looseObject({ id: maybeId }).nullish().catch(null),
  attachments: z.unknown().optional(),
  app_package_code: maybeText,
})

const conversation = z.looseObject({
  id,
  created_at: time,
  updated_at: maybeTime,
  state: z.string().nullish().catch(null),
  open: z.boolean().nullish().catch(null),
  title: maybeText,
  waiting_since: maybeTime,
  snoozed_until: maybeTime,
  admin_assignee_id: maybeId,
  team_assignee_id: maybeId,
  contacts: z.unknown().optional(),
  source: z
    .looseObject({
      delivered_as: text,
      subject: maybeText,
      body: maybeText,
      author,
      attachments: z.unknown().optional(),
    })
    .catch({
      delivered_as: '',
      subject: null,
      body: null,
      author: { type: '', id: null, name: null },
      attachments: [],
    }),
  first_contact_reply: object,
  statistics: object,
  tags: z.unknown().optional(),
  ticket: z.unknown().optional(),
  conversation_parts: z.unknown().optional(),
})

/**
 * A conversation of search, list or `GET /conversations/{id}`; only the last carries parts (at most 500). The first
 * message is the source, never a part. Rejects with a ZodError without an id or a creation time; a part that cannot be
 * understood is left out and shows as a difference between `partsTotal` and `parts`. `isLoopback` says that the service
 * is a stand-in on this machine, whose attachments have http addresses.
 */
export async function parseConversation(value: unknown, isLoopback = false): Promise<IntercomConversation> {
  const row = conversation.parse(value)
  const contactIds = idsOf(row.contacts, 'contacts', 'data')
  const authorType = authorTypeOf(row.source.author.type)
  // A contact that was erased leaves an empty list, while the source still names its author.
  if (contactIds.length === 0 && authorType === 'person' && row.source.author.id) contactIds.push(row.source.author.id)
  const parts = await partsOf(row.conversation_parts, isLoopback)
  return {
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at ?? row.created_at,
    state: stateOf(row.state, row.open),
    title: row.title === null ? null : plainText(sanitiseHtml(row.title)),
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
    assigneeId: row.admin_assignee_id,
    teamId: row.team_assignee_id,
    contactIds,
    source: {
      ...wordsOf(row.source.body, isLoopback),
      id: 'source',
      partType: 'comment',
      authorType,
      authorId: row.source.author.id,
      authorName: row.source.author.name,
      createdAt: row.created_at,
      assignedToId: null,
      attachments: attachmentsOf(row.source.attachments, isLoopback),
      appPackageCode: null,
      deliveredAs: row.source.delivered_as,
      subject: row.source.subject === null ? null : plainText(sanitiseHtml(row.source.subject)),
    },
    firstContactReplyAt:
      maybeTime.parse(row.first_contact_reply['created_at']) ??
      maybeTime.parse(row.statistics['first_contact_reply_at']),
    tags: tagsOf(row.tags),
    isTicket: typeof row.ticket === 'object' && row.ticket !== null,
    parts,
    partsTotal:
      maybeNumber.parse(object.parse(row.conversation_parts)['total_count']) ??
      maybeNumber.parse(row.statistics['count_conversation_parts']) ??
      parts?.length ??
      null,
  }
}

function tagsOf(value: unknown): IntercomConversation['tags'] {
  return rowsOf(value, 'tags', 'data').flatMap((tag) => {
    const found = object.parse(tag)
    const tagId = maybeId.parse(found['id'])
    return tagId === null ? [] : [{ id: tagId, name: text.parse(found['name']) || tagId }]
  })
}

async function partsOf(value: unknown, isLoopback: boolean): Promise<IntercomPart[] | null> {
  if (value === undefined || value === null) return null
  const rows = rowsOf(value, 'conversation_parts', 'parts', 'data')
  const { items } = await parseRowsInTurns(rows, (one) => parsePart(one, isLoopback))
  // A stable sort: parts of one second stay in the API's order.
  return items.sort((a, b) => a.createdAt - b.createdAt)
}

function parsePart(value: unknown, isLoopback: boolean): IntercomPart {
  const row = part.parse(value)
  return {
    ...wordsOf(row.body, isLoopback),
    id: row.id,
    partType: row.part_type,
    authorType: authorTypeOf(row.author.type),
    authorId: row.author.id,
    authorName: row.author.name,
    createdAt: row.created_at,
    assignedToId: row.assigned_to?.id ?? null,
    attachments: attachmentsOf(row.attachments, isLoopback),
    appPackageCode: row.app_package_code,
  }
}

function wordsOf(body: string | null, isLoopback: boolean): { bodyHtml: string; bodyText: string } {
  const bodyHtml = body === null ? '' : sanitiseHtml(body, isLoopback)
  return { bodyHtml, bodyText: plainText(bodyHtml) }
}

/** Author types are user, lead, contact, visitor, admin, team, bot and operator; an unknown one is taken for a bot. */
function authorTypeOf(type: string): IntercomPart['authorType'] {
  if (['user', 'lead', 'contact', 'visitor'].includes(type)) return 'person'
  return type === 'admin' || type === 'team' ? 'admin' : 'bot'
}

/** A snoozed conversation is `open: true`, so the state goes first and `open` only helps where it is missing. */
function stateOf(state: string | null | undefined, open: boolean | null | undefined): IntercomConversation['state'] {
  if (state === 'open' || state === 'closed' || state === 'snoozed') return state
  return open === false ? 'closed' : 'open'
}

/** Attachments with an address that can be opened; another address is emptied, so that only the name shows. */
function attachmentsOf(value: unknown, isLoopback: boolean): IntercomPart['attachments'] {
  return parseRows(rowsOf(value, 'data', 'attachments'), (row) => attachment.parse(row)).items.map((row) => ({
    name: row.name || 'attachment',
    contentType: row.content_type,
    size: row.filesize,
    url: hrefAt(row.url, isLoopback) ?? '',
  }))
}
