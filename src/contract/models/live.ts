import { z } from 'zod'
import { partSchema } from './conversations'
import { personRowSchema } from './people'
import { maybeText, maybeTime, time } from './values'

/** A person as Intercom has just said, whether or not they are on this desk. What only the cache knows is left empty. */
export const livePersonRowSchema = personRowSchema.extend({ isCached: z.boolean() })
export type LivePersonRow = z.infer<typeof livePersonRowSchema>

/** What of a filter Intercom could not be asked: places among the segment's parts, and quick filters. */
export const notAskedSchema = z.object({
  parts: z.array(z.number()),
  quick: z.array(z.enum(['match', 'unreadOnly', 'openOnly', 'silentDays'])),
})
export type NotAsked = z.infer<typeof notAskedSchema>

/** A conversation as Intercom has just said. */
export const liveConversationRowSchema = z.object({
  id: z.string(),
  personId: maybeText,
  /** As far as the conversation itself, or this desk, tells it. */
  personName: maybeText,
  title: maybeText,
  snippet: z.string(),
  state: z.enum(['open', 'closed', 'snoozed']),
  assigneeName: maybeText,
  createdAt: time,
  updatedAt: time,
  waitingSince: maybeTime,
  isCached: z.boolean(),
})
export type LiveConversationRow = z.infer<typeof liveConversationRowSchema>

/** Somebody who is not on this desk, as Intercom has just said. Nothing of it is kept. */
export const livePersonSchema = livePersonRowSchema.extend({
  phone: maybeText,
  externalId: maybeText,
  signedUpAt: maybeTime,
  lastContactedAt: maybeTime,
  lastRepliedAt: maybeTime,
  updatedAt: maybeTime,
  city: maybeText,
  region: maybeText,
  browser: maybeText,
  os: maybeText,
  referrer: maybeText,
  utm: z.record(z.string(), z.string()),
  customAttributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  unsubscribed: z.boolean(),
  tags: z.array(z.string()),
  companies: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The newest few. */
  conversations: z.array(liveConversationRowSchema),
  conversationTotal: z.number().nullable(),
  intercomUrl: z.string(),
  /** Why the rep may not set owners, as a sentence; null where they may. */
  claimRefusal: maybeText,
  askedAt: time,
})
export type LivePerson = z.infer<typeof livePersonSchema>

/** A conversation that is not on this desk, to be read and taken. Of files there are the names alone. */
export const liveConversationSchema = liveConversationRowSchema.extend({
  personName: z.string(),
  teamName: maybeText,
  parts: z.array(partSchema.omit({ attachments: true, sending: true }).extend({ files: z.array(z.string()) })),
  /** There are parts beyond the 500 that the API returns. */
  truncated: z.boolean(),
  intercomUrl: z.string(),
  askedAt: time,
})
export type LiveConversation = z.infer<typeof liveConversationSchema>

/** A Lead or Contact that Salesforce has just found. */
export const liveRecordSchema = z.object({
  id: z.string(),
  object: z.enum(['Lead', 'Contact']),
  name: z.string(),
  detail: z.string(),
  ownerName: maybeText,
  ownerIsMe: z.boolean(),
  url: z.string(),
  /** Whoever on this desk has the record's email; `isLinked`: it is theirs already, else it can be made theirs. */
  person: z.object({ id: z.string(), name: z.string(), isLinked: z.boolean() }).nullable(),
})
export type LiveRecord = z.infer<typeof liveRecordSchema>

/** What both services say to one text. `problem`: why a service did not answer, as a sentence. */
export const lookUpSchema = z.object({
  by: z.enum(['email', 'phone', 'name']),
  people: z.object({ rows: z.array(livePersonRowSchema), more: z.boolean(), problem: maybeText }),
  records: z.object({ rows: z.array(liveRecordSchema), more: z.boolean(), problem: maybeText }),
  askedAt: time,
})
export type LookUp = z.infer<typeof lookUpSchema>
