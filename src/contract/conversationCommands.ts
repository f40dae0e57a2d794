import { z } from 'zod'
import { FILE_LIMITS } from './fileLimits'
import {
  conversationChoicesSchema,
  conversationRowSchema,
  conversationSchema,
  draftModeSchema,
  draftSchema,
  macroSchema,
  outboxItemSchema,
} from './models'
import { time } from './models/values'

const done = z.object({ done: z.literal(true) })
const id = z.string().min(1).max(200)
const one = z.object({ conversationId: id }).strict()
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) }
const files = z.array(id).max(FILE_LIMITS.count, 'At most ten files go with one message').default([])
const words = z.string().trim().min(1, 'Write something first').max(20_000)

/**
 * `all`: what is not closed; `mine`: open and assigned to the rep; `people`: open, of the rep's own people; `unassigned`:
 * open, of nobody and no team, as far as it is cached.
 */
export const conversationViewSchema = z.enum(['all', 'mine', 'people', 'unassigned', 'unread', 'snoozed', 'closed'])
export type ConversationView = z.infer<typeof conversationViewSchema>

/** A moment (ms), or a day and a time by the rep's own clocks. */
const snoozeUntil = z.union([
  z.object({ at: time }).strict(),
  z
    .object({
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a day'),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time'),
    })
    .strict(),
])

/** Conversations: part of the one map of commands. What changes one is an outbox item, shown at once. */
export const conversationCommands = {
  'conversations.list': {
    input: z.object({ view: conversationViewSchema.default('all'), ...page }).strict(),
    output: z.object({
      rows: z.array(conversationRowSchema),
      total: z.number(),
      counts: z.record(conversationViewSchema, z.number()),
    }),
  },
  'conversations.get': { input: one, output: conversationSchema },
  /** The rep's own, local read mark; Intercom's shared flag is not touched (DESIGN.md section 13). */
  'conversations.markRead': { input: z.object({ conversationId: id, read: z.boolean() }).strict(), output: done },
  /**
   * `seenPartId`: the last message that the rep had before them. Where a teammate has written since, it is refused with
   * `conflict`, or kept from being sent, until the rep has seen that; left out, nothing is compared. Its draft goes.
   * `files`: those of the draft that go with it.
   */
  'conversations.reply': {
    input: z.object({ conversationId: id, text: words, seenPartId: id.optional(), files }).strict(),
    output: outboxItemSchema,
  },
  'conversations.note': {
    input: z.object({ conversationId: id, text: words, files }).strict(),
    output: outboxItemSchema,
  },

  'conversations.close': { input: one, output: outboxItemSchema },
  /** Opens what is closed or snoozed. */
  'conversations.open': { input: one, output: outboxItemSchema },
  'conversations.snooze': { input: one.extend({ until: snoozeUntil }).strict(), output: outboxItemSchema },
  /** A teammate or a team; null: no teammate, or no team. A change of it that has not left is replaced. */
  'conversations.assign': {
    input: one.extend({ to: z.object({ type: z.enum(['admin', 'team']), id: id.nullable() }).strict() }).strict(),
    output: outboxItemSchema,
  },
  /** Puts a tag on, or takes it off. */
  'conversations.tag': { input: one.extend({ tagId: id, on: z.boolean() }).strict(), output: outboxItemSchema },
  /** Whom it can be assigned to, the workspace's tags, and until when it can be snoozed by one key. */
  'conversations.choices': { input: one, output: conversationChoicesSchema },

  /** The workspace's saved replies, as text with the conversation's person and the rep filled in. */
  'conversations.macros': { input: one, output: z.object({ macros: z.array(macroSchema) }) },

  /** What is being written in a conversation; empty where nothing is. */
  'drafts.get': { input: one, output: draftSchema },
  /** Keeps it as it is now; without words it is gone. */
  'drafts.save': {
    input: one.extend({ mode: draftModeSchema, reply: z.string().max(20_000), note: z.string().max(20_000) }).strict(),
    output: done,
  },
} as const
