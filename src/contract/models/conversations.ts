import { z } from 'zod'
import { attachmentSchema } from './files'
import { outboxKindSchema, sendingSchema } from './outbox'
import { roleSchema } from './people'
import { time, maybeTime, maybeText } from './values'

export const conversationStateSchema = z.enum(['open', 'closed', 'snoozed'])

export const tagSchema = z.object({ id: z.string(), name: z.string() })
export type Tag = z.infer<typeof tagSchema>

/** As the rep left it: what is not sent yet is shown as if it were. */
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
  teamId: maybeText,
  teamName: maybeText,
  assignedToMe: z.boolean(),
  personIsMine: z.boolean(),
  pending: z.number(),
  needsYou: z.number(),
  tags: z.array(tagSchema),
  /** Something is written here that was not sent. */
  hasDraft: z.boolean(),
})
export type ConversationRow = z.infer<typeof conversationRowSchema>

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
  /** Closing, snoozing, assigning and tagging that is not sent, oldest first. */
  changes: z.array(sendingSchema.extend({ kind: outboxKindSchema, title: z.string() })),
  /** The rep has chosen to see its pictures. */
  loadsImages: z.boolean(),
  /** Parts known to exist beyond the 500 that the API returns. */
  truncated: z.boolean(),
  /** False while only the header is cached and the parts are still to come. */
  partsLoaded: z.boolean(),
  intercomUrl: z.string(),
  fetchedAt: maybeTime,
})
export type Conversation = z.infer<typeof conversationSchema>

/** What can be done with a conversation beside writing. */
export const conversationChoicesSchema = z.object({
  /** The rep first, then by name. */
  teammates: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), isMe: z.boolean() })),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  tags: z.array(tagSchema),
  /** Times that one key snoozes until, soonest first; none of them is past. */
  snooze: z.array(z.object({ id: z.string(), label: z.string(), at: time })),
  /** The day that a snooze by date begins with: tomorrow in the rep's zone. */
  day: z.string(),
})
export type ConversationChoices = z.infer<typeof conversationChoicesSchema>

/** A saved reply; what could not be filled in stands in square brackets. */
export const macroSchema = z.object({ id: z.string(), name: z.string(), text: z.string() })
export type Macro = z.infer<typeof macroSchema>

export const draftModeSchema = z.enum(['reply', 'note'])
export type DraftMode = z.infer<typeof draftModeSchema>

/** What is being written in one conversation: a reply and a note, side by side. */
export const draftSchema = z.object({ mode: draftModeSchema, reply: z.string(), note: z.string() })
export type Draft = z.infer<typeof draftSchema>
