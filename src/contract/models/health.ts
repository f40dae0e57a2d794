import { z } from 'zod'
import { errorCodeSchema } from '../result'
import { connectionCheckSchema } from './account'
import { outboxKindSchema } from './outbox'
import { maybeText, maybeTime, time } from './values'

/** One thing that is looked at after signing in to Salesforce; `forAdmin` is a text to copy and send. */
export const salesforceCheckSchema = connectionCheckSchema.extend({ forAdmin: maybeText })
export type SalesforceCheck = z.infer<typeof salesforceCheckSchema>

/** What the last look at the signed-in user's rights and org found. */
export const salesforceChecksSchema = z.object({
  checks: z.array(salesforceCheckSchema),
  /** When it looked; null where it never has. */
  ranAt: maybeTime,
  running: z.boolean(),
  /** What the admin has to change, all of it in one text; null where nothing is wrong. */
  forAdmin: maybeText,
})
export type SalesforceChecks = z.infer<typeof salesforceChecksSchema>

/** Something that went wrong and waits for the rep: a write, a stream of the sync, or a connection. */
export const problemSchema = z.object({
  id: z.string(),
  /** The outbox item, where it is a write. */
  itemId: maybeText,
  title: z.string(),
  personId: maybeText,
  personName: maybeText,
  /** The record it is about, and where it can be looked at. */
  record: z.object({ label: z.string(), url: maybeText }).nullable(),
  fields: z.array(z.object({ name: z.string(), label: z.string(), message: z.string() })),
  cause: z.string(),
  remedy: z.string(),
  /** Where the org's set-up is the cause: what to send to the admin. */
  forAdmin: maybeText,
  code: errorCodeSchema.nullable(),
  at: maybeTime,
  /** True where trying again can help without an answer or a correction by the rep. */
  canRetry: z.boolean(),
})
export type Problem = z.infer<typeof problemSchema>

export const auditFilterSchema = z
  .object({
    service: z.enum(['intercom', 'salesforce']).nullable().default(null),
    kind: outboxKindSchema.nullable().default(null),
    why: z.enum(['hand', 'automatic']).nullable().default(null),
    personId: z.string().min(1).max(200).nullable().default(null),
    text: z.string().max(200).default(''),
    /** Sent at or after, and before (ms). */
    since: z.number().int().nullable().default(null),
    until: z.number().int().nullable().default(null),
  })
  .strict()
export type AuditFilter = z.infer<typeof auditFilterSchema>

/** One write that this desktop made: to which record, when, why, and whether it can be taken back. */
export const auditEntrySchema = z.object({
  itemId: z.string(),
  kind: outboxKindSchema,
  service: z.enum(['intercom', 'salesforce']),
  title: z.string(),
  personId: maybeText,
  personName: z.string(),
  conversationId: maybeText,
  summary: z.string(),
  at: time,
  why: z.enum(['hand', 'automatic', 'undo']),
  whyText: z.string(),
  recordId: maybeText,
  url: maybeText,
  /** Of an edit: each field before and after. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  undo: z.object({
    state: z.enum(['possible', 'impossible', 'underWay', 'done']),
    /** What undoing does, or why it cannot be done, or what became of it. */
    words: z.string(),
  }),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** What became of a file: saved where the rep chose, given up, or handed to the page as text to download (the preview). */
export const savedFileSchema = z.object({
  outcome: z.enum(['saved', 'cancelled', 'download']),
  name: z.string(),
  text: maybeText,
})
export type SavedFile = z.infer<typeof savedFileSchema>
