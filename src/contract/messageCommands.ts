import { z } from 'zod'
import {
  ledgerRowSchema,
  messageContentSchema,
  messagePlanSchema,
  messagePreviewSchema,
  messageSchema,
  outboxItemSchema,
} from './models'

const nothing = z.object({}).strict()
const id = z.string().min(1).max(200)
const one = z.object({ messageId: id }).strict()
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) }
/** `messageId`: whose ledger counts; null for one that is not kept yet. */
const drafted = z.object({ messageId: id.nullable(), content: messageContentSchema }).strict()

/** Messages to the people the rep owns: part of the one map of commands. */
export const messageCommands = {
  /** Newest first. */
  'messages.list': { input: nothing, output: z.object({ messages: z.array(messageSchema) }) },
  'messages.get': { input: one, output: messageSchema },
  /** Keeps a draft, or changes one, or a dynamic one that is paused. Without an id, or with one that is not there, it is new. */
  'messages.save': { input: drafted, output: messageSchema },
  /** Of a draft; with `messages.save` and its id it is taken back. */
  'messages.remove': { input: one, output: z.object({ done: z.literal(true) }) },
  /** The dry run, from the cache alone. */
  'messages.plan': { input: drafted, output: messagePlanSchema },
  'messages.preview': {
    input: z.object({ content: messageContentSchema, personId: id }).strict(),
    output: messagePreviewSchema,
  },
  /** The contact that carries the rep's own email, asked of Intercom. */
  'messages.testContact': {
    input: nothing,
    output: z.object({ email: z.string(), contact: z.object({ id: z.string(), name: z.string() }).nullable() }),
  },
  /** Sends it to that contact, as this person would get it. `create`: the contact is made where there is none. */
  'messages.test': {
    input: z.object({ content: messageContentSchema, personId: id.nullable(), create: z.boolean() }).strict(),
    output: outboxItemSchema,
  },
  /** A fixed one to all who would get it now. `expected`: how many the rep saw; another count is told, and nothing sent. */
  'messages.send': {
    input: z.object({ messageId: id, expected: z.number().int().min(0) }).strict(),
    output: messageSchema,
  },
  /** A dynamic one, first or again. `from`: also those who match already, or only people from now on. */
  'messages.start': {
    input: z.object({ messageId: id, from: z.enum(['everybody', 'now']) }).strict(),
    output: messageSchema,
  },
  /** What has not left comes back, and goes out when it is started again. */
  'messages.pause': { input: one, output: messageSchema },
  /** Stops what has not left, or tries again what failed. */
  'messages.change': {
    input: z.object({ messageId: id, change: z.enum(['stop', 'retry']) }).strict(),
    output: messageSchema,
  },
  /** Who got what and when: who needs the rep first, then newest first; those of before it was started last. */
  'messages.ledger': {
    input: z.object({ messageId: id, ...page }).strict(),
    output: z.object({ rows: z.array(ledgerRowSchema), total: z.number() }),
  },
} as const
