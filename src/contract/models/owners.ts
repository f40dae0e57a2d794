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
