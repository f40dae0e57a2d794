import { z } from 'zod'
import { maybeText, maybeTime, time } from './values'

/** So many people can get another owner at once. */
export const MOST_OWNERS_AT_ONCE = 1_000

/**
 * How an owner came about: by hand here; by the Account's, Contact's or Lead's owner in Salesforce; by another automation of
 * Repdesk; changed in Intercom and noticed here; `unknown`: it was so before this desktop knew the person.
 */
export const ownerHowSchema = z.enum(['hand', 'account', 'contact', 'lead', 'automation', 'intercom', 'unknown'])
export type OwnerHow = z.infer<typeof ownerHowSchema>

/** How a person's present owner came about. */
export const ownerStorySchema = z.object({
  how: ownerHowSchema,
  /** When it was written here, or noticed; null where neither is known. */
  at: maybeTime,
  sentence: z.string(),
  /** The write of it that is not done: of another owner that is shown already. */
  itemId: maybeText,
})

/** One line of a person's history of owners. */
export const ownerChangeSchema = z.object({
  id: z.number(),
  at: time,
  beforeName: maybeText,
  ownerName: maybeText,
  how: ownerHowSchema,
  sentence: z.string(),
})
export type OwnerChange = z.infer<typeof ownerChangeSchema>

/** Why the rep may not set owners, with a message that can be sent to an admin. */
export const ownerRefusalSchema = z.object({
  /** `team`: the team's profile says so, nothing is sent; `intercom`: it refused the last try, which may be repeated. */
  by: z.enum(['team', 'intercom']),
  message: z.string(),
  adminText: z.string(),
  at: maybeTime,
})
export type OwnerRefusal = z.infer<typeof ownerRefusalSchema>

/** What the picker of an owner offers. */
export const ownerChoicesSchema = z.object({
  /** "Me" first, then by name. Nobody is offered beside them. */
  teammates: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), isMe: z.boolean() })),
  refusal: ownerRefusalSchema.nullable(),
})
export type OwnerChoices = z.infer<typeof ownerChoicesSchema>

/** What would happen to one of several people. */
export const ownerPlanRowSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  ownerName: maybeText,
  verdict: z.enum(['change', 'same', 'locked', 'gone']),
  /** Why it is not changed. */
  reason: maybeText,
})
export type OwnerPlanRow = z.infer<typeof ownerPlanRowSchema>

/** The dry run of an owner for several: nothing is written by it. */
export const ownerPlanSchema = z.object({
  change: z.number(),
  same: z.number(),
  /** Those that are locked or gone, with the reason. */
  leftOut: z.array(ownerPlanRowSchema),
})
export type OwnerPlan = z.infer<typeof ownerPlanSchema>

/** So many rows a file of owners may have, and so many characters. */
export const MOST_OWNER_ROWS = 5_000
export const MOST_OWNER_TEXT = 5_000_000

/** The dry run of a file of owners: nothing is written by it. */
export const ownerFilePlanSchema = z.object({
  /** The file's own names of the columns that were read. */
  columns: z.object({ person: z.string(), by: z.enum(['email', 'id']), owner: z.string() }),
  rows: z.number(),
  change: z.number(),
  same: z.number(),
  /** The first hundred that would change, in the file's order. */
  changes: z.array(z.object({ line: z.number(), personName: z.string(), from: maybeText, to: maybeText })),
  leftOut: z.number(),
  /** The first two hundred rows that change nothing, with what the file has there and why. */
  reasons: z.array(z.object({ line: z.number(), person: z.string(), owner: z.string(), reason: z.string() })),
})
export type OwnerFilePlan = z.infer<typeof ownerFilePlanSchema>
