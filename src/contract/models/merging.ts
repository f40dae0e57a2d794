import { z } from 'zod'
import { outboxItemSchema } from './outbox'
import { roleSchema } from './people'
import { maybeText } from './values'

/** One of two people who are compared. */
export const mergeSideSchema = z.object({
  personId: z.string(),
  role: roleSchema,
  displayName: z.string(),
  email: maybeText,
  ownerName: maybeText,
  /** How many conversations this desk has; null where the person is not on it. */
  conversations: z.number().nullable(),
  /** Writes that are not sent and follow to the other. */
  unsent: z.number(),
})
export type MergeSide = z.infer<typeof mergeSideSchema>

/** What merging two people would do, and what can be done where Intercom does not merge them. Nothing is written by it. */
export const mergePlanSchema = z.object({
  /** The lead, where one is a lead and the other a user; else the first as given. */
  from: mergeSideSchema,
  /** The user, else the second. */
  into: mergeSideSchema,
  canMerge: z.boolean(),
  /** Which way Intercom merges and why, or why not at all. */
  why: z.string(),
  /** By what Intercom's own check lets them be merged; null where the rep has to say that they are the same. */
  agree: z.enum(['email', 'phone']).nullable(),
  lines: z.array(
    z.object({ label: z.string(), from: z.string(), into: z.string(), after: z.string(), lost: z.boolean() }),
  ),
  /** What moves, in words. */
  moves: z.array(z.string()),
  /** A merge of this lead that is under way. */
  underWay: outboxItemSchema.nullable(),
})
export type MergePlan = z.infer<typeof mergePlanSchema>

export const duplicateReasonSchema = z.enum(['email', 'phone', 'name+company', 'name+domain'])
export type DuplicateReason = z.infer<typeof duplicateReasonSchema>

const onePersonSchema = z.object({
  personId: z.string(),
  role: roleSchema,
  displayName: z.string(),
  email: maybeText,
  companyName: maybeText,
})

/** Two people who may be the same, best guess first. */
export const duplicatePairSchema = z.object({
  /** Both ids. */
  id: z.string(),
  a: onePersonSchema,
  b: onePersonSchema,
  reasons: z.array(duplicateReasonSchema),
  /** Intercom merges these: a lead and a user. */
  canMerge: z.boolean(),
})
export type DuplicatePair = z.infer<typeof duplicatePairSchema>

/** So many rows and characters a file of leads may have. */
export const MOST_IMPORT_ROWS = 5_000
export const MOST_IMPORT_TEXT = 5_000_000

/** What a column of the file is: an attribute's key (`email`, `name`, `custom.plan`), a first or last name, or nothing. */
export const importTargetSchema = z.string().max(300)

/** The dry run of a file of leads: nothing is written by it. */
export const importPlanSchema = z.object({
  columns: z.array(z.object({ name: z.string(), sample: z.string(), target: importTargetSchema })),
  targets: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.number(),
  /** Made, as far as this desk knows: Intercom is asked about each email before. */
  make: z.number(),
  /** People of this desk with the same email, who get what they lack. */
  merge: z.number(),
  leftOut: z.number(),
  /** The first hundred that go out. */
  samples: z.array(
    z.object({ line: z.number(), email: z.string(), name: z.string(), fate: z.enum(['make', 'merge']) }),
  ),
  /** The first two hundred that do not. */
  reasons: z.array(z.object({ line: z.number(), email: z.string(), reason: z.string() })),
  /** Why none can be imported, in words. */
  blocked: maybeText,
})
export type ImportPlan = z.infer<typeof importPlanSchema>
