import { z } from 'zod'

const id = z.string().min(1).max(200)

/** What the window shows: a screen, who and what is open beside its list, and which tab of them. */
export const windowPlaceSchema = z.object({
  screen: z.enum(['book', 'today', 'conversations', 'company', 'outbox', 'messages', 'settings', 'health']),
  tab: z.enum(['conversation', 'profile', 'activity', 'salesforce']),
  personId: id.nullable(),
  conversationId: id.nullable(),
  /** Of the screen `company`. */
  companyId: id.nullable(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

/** Where the rep was when the app ended: part of the one map of commands. */
export const placeCommands = {
  /** What was shown last on this profile, as far as it is still here; null before the first time. */
  'app.place': { input: z.object({}).strict(), output: z.object({ place: windowPlaceSchema.nullable() }) },
  'app.savePlace': {
    input: z.object({ place: windowPlaceSchema.strict() }).strict(),
    output: z.object({ done: z.literal(true) }),
  },
} as const
