import { z } from 'zod'
import { duplicateChoiceSchema } from './outbox'
import { formFieldSchema } from './salesforce'
import { time, maybeTime, maybeText } from './values'

/** So many people can be made Leads of at once. */
export const MOST_AT_ONCE = 200

/**
 * What would happen to one of several people. `create`: a Lead is made; `existing`, `several`: Salesforce has them, so no
 * other one is made unless the rep says so; `pending`: a Lead is on its way already; `same_email`: as somebody above;
 * `missing`: a value is needed or does not fit; `no_email`, `gone`: it cannot be.
 */
export const bulkVerdictSchema = z.enum([
  'create',
  'existing',
  'several',
  'pending',
  'same_email',
  'missing',
  'no_email',
  'gone',
])
export type BulkVerdict = z.infer<typeof bulkVerdictSchema>

/** A value as the Lead would have it; `placeholder` where it is `[not provided]`, put in because Salesforce needs one. */
const previewSchema = z.object({ text: z.string(), placeholder: z.boolean() })

export const bulkRowSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  email: maybeText,
  verdict: bulkVerdictSchema,
  /** Why it is not made, or what is to be known of it, in words. */
  reason: maybeText,
  /** True where the rep may say whether a Lead is made. */
  canChoose: z.boolean(),
  /** True where a Lead is made. */
  included: z.boolean(),
  /** Salesforce was not asked about this email yet; it is before the Lead is sent. */
  toLookUp: z.boolean(),
  /** What Salesforce has of this person. */
  existing: z.array(duplicateChoiceSchema),
  lastName: previewSchema,
  firstName: z.string(),
  company: previewSchema,
  owner: z.string(),
})
export type BulkRow = z.infer<typeof bulkRowSchema>

/** One value for all: it replaces what each would have, or (`missingFor` > 0) fills it in where somebody has none. */
export const bulkFieldSchema = formFieldSchema.extend({ missingFor: z.number() })
export type BulkField = z.infer<typeof bulkFieldSchema>

/** The dry run of "Create Leads": nothing is written by it. */
export const bulkPlanSchema = z.object({
  rows: z.array(bulkRowSchema),
  counts: z.object({
    create: z.number(),
    toLookUp: z.number(),
    existing: z.number(),
    pending: z.number(),
    missing: z.number(),
    cannot: z.number(),
  }),
  fields: z.array(bulkFieldSchema),
  /** What is wrong with the values for all, by field. */
  problems: z.record(z.string(), z.string()),
  /** Why none can be made now, in words. */
  blocked: maybeText,
})
export type BulkPlan = z.infer<typeof bulkPlanSchema>

/** Leads that were made together, and how far they are. */
export const leadGroupSchema = z.object({
  groupId: z.string(),
  createdAt: time,
  total: z.number(),
  done: z.number(),
  /** Held, queued, waiting, on their way, or not known yet whether they arrived. */
  waiting: z.number(),
  needsYou: z.number(),
  /** Taken back before they were sent. */
  stopped: z.number(),
  /** While all of them can be undone: until when. */
  heldUntil: maybeTime,
  /** How many can still be kept from being sent. */
  canStop: z.number(),
  /** How many failed and can be tried again. */
  canRetry: z.number(),
})
export type LeadGroup = z.infer<typeof leadGroupSchema>
