import { z } from 'zod'
import { leadGroupSchema } from './bulk'
import { segmentFilterSchema } from './segments'
import { maybeText, maybeTime, time } from './values'

/** So many get a fixed message at most; so many people can be chosen by hand. */
export const MOST_RECIPIENTS = 1_000

export const messageChannelSchema = z.enum(['in_app', 'email'])
export type MessageChannel = z.infer<typeof messageChannelSchema>

/** To whom: those of the rep's own people who fit a filter, or these people. Whose owner the rep is not gets nothing. */
export const audienceSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('filter'), filter: segmentFilterSchema }).strict(),
  z
    .object({ by: z.literal('people'), personIds: z.array(z.string().min(1).max(200)).min(1).max(MOST_RECIPIENTS) })
    .strict(),
])
export type Audience = z.infer<typeof audienceSchema>

/** What the rep writes, to whom, and how. */
export const messageContentSchema = z
  .object({
    channel: messageChannelSchema,
    /** How an email looks (API description 2.16, "create a message"); of no matter in the app. */
    template: z.enum(['plain', 'personal']),
    subject: z.string().max(255),
    /** Plain text with variables: `{first_name|there}`. */
    body: z.string().max(20_000),
    /** Fixed: once to those who match now. Dynamic: whoever comes to match later gets it, too, once, ever. */
    mode: z.enum(['fixed', 'dynamic']),
    audience: audienceSchema,
    /** Leaves out whom somebody has written to in so many days; 0: nobody for that. */
    quietDays: z.number().int().min(0).max(365),
    /** Each one that is sent becomes a completed Task. */
    asTask: z.boolean(),
  })
  .strict()
export type MessageContent = z.infer<typeof messageContentSchema>

export const messageStateSchema = z.enum(['draft', 'sent', 'running', 'paused'])
export type MessageState = z.infer<typeof messageStateSchema>

/**
 * What became of a message for one person. `before`: matched before it was started for people from then on. `elsewhere`: they
 * had it already, by another computer of the rep. `skipped`: what would have left them out before came to be known only
 * when it was about to leave.
 */
export const ledgerStateSchema = z.enum([
  'waiting',
  'sent',
  'elsewhere',
  'asked',
  'failed',
  'skipped',
  'stopped',
  'before',
])
export type LedgerState = z.infer<typeof ledgerStateSchema>

export const messageSchema = messageContentSchema.extend({
  id: z.string(),
  state: messageStateSchema,
  createdAt: time,
  updatedAt: time,
  /** When it was sent, or first started. */
  startedAt: maybeTime,
  counts: z.record(ledgerStateSchema, z.number()),
  /** How far its items are, while some of them are in the outbox. */
  group: leadGroupSchema.nullable(),
})
export type Message = z.infer<typeof messageSchema>

/** Why somebody who matches gets nothing. */
export const exclusionSchema = z.enum([
  'gone',
  'not_mine',
  'no_email',
  'unsubscribed',
  'bounced',
  'spam',
  'recent',
  'missing_value',
])
export type Exclusion = z.infer<typeof exclusionSchema>

const namedSchema = z.object({ personId: z.string(), personName: z.string() })

/** Who would get it now, and who not and why. Nothing is written by it. */
export const messagePlanSchema = z.object({
  /** All who match, without those who had it. */
  matching: z.number(),
  receive: z.number(),
  /** The first of them, for looking through what they would get. */
  recipients: z.array(namedSchema),
  excluded: z.array(
    z.object({
      reason: exclusionSchema,
      count: z.number(),
      people: z.array(namedSchema.extend({ detail: maybeText })),
    }),
  ),
  /** Those who match and are in its ledger already. */
  had: z.number(),
  /** What is wrong with what is written, by field: subject, body, audience. */
  problems: z.record(z.string(), z.string()),
})
export type MessagePlan = z.infer<typeof messagePlanSchema>

/** What one person would get. */
export const messagePreviewSchema = z.object({
  personName: z.string(),
  email: maybeText,
  subject: z.string(),
  text: z.string(),
  /** Variables without a value and without a fallback. */
  missing: z.array(z.string()),
})
export type MessagePreview = z.infer<typeof messagePreviewSchema>

export const ledgerRowSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  state: ledgerStateSchema,
  reason: maybeText,
  at: time,
  /** Its item, while the outbox has it. */
  itemId: maybeText,
  conversationId: maybeText,
})
export type LedgerRow = z.infer<typeof ledgerRowSchema>
