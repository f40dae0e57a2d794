import { z } from 'zod'
import { sendingSchema } from './outbox'
import { roleSchema } from './people'
import { time, maybeTime, maybeText } from './values'

export const conversationStateSchema = z.enum(['open', 'closed', 'snoozed'])

export const conversationRowSchema = z.object({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  personRole: roleSchema,
  companyName: maybeText,
  title: maybeText,
  snippet: z.string(),
  snippetBy: z.enum(['person', 'me', 'teammate', 'bot']),
  state: conversationStateSchema,
  unread: z.boolean(),
  createdAt: time,
  updatedAt: time,
  waitingSince: maybeTime,
  snoozedUntil: maybeTime,
  assigneeId: maybeText,
  assigneeName: maybeText,
  assignedToMe: z.boolean(),
  personIsMine: z.boolean(),
  pending: z.number(),
  needsYou: z.number(),
})
export type ConversationRow = z.infer<typeof conversationRowSchema>

export const attachmentSchema = z.object({
  name: z.string(),
  contentType: maybeText,
  size: z.number().nullable(),
  url: z.string(),
})

export const partSchema = z.object({
  id: z.string(),
  /** `event`: assigned, closed, snoozed and the like, without words of its own. */
  kind: z.enum(['message', 'note', 'event']),
  authorType: z.enum(['person', 'me', 'teammate', 'bot']),
  authorName: z.string(),
  /** Sanitised in main to a closed list of tags; no scripts, no images that load by themselves. */
  bodyHtml: z.string(),
  bodyText: z.string(),
  /** For events: what happened, in words. */
  eventText: maybeText,
  createdAt: time,
  attachments: z.array(attachmentSchema),
  /** Set while the part is an outbox item of this desktop that the service has not confirmed. */
  sending: sendingSchema.nullable(),
})
export type Part = z.infer<typeof partSchema>

export const conversationSchema = conversationRowSchema.extend({
  parts: z.array(partSchema),
  /** Parts known to exist beyond the 500 that the API returns. */
  truncated: z.boolean(),
  /** False while only the header is cached and the parts are still to come. */
  partsLoaded: z.boolean(),
  intercomUrl: z.string(),
  fetchedAt: maybeTime,
})
export type Conversation = z.infer<typeof conversationSchema>
