import { z } from 'zod'
import { accountSchema, settingsSchema, syncStatusSchema } from './models'

/** What changed in the cache, coarse on purpose: the renderer asks again for what it shows. */
export const topicSchema = z.enum([
  'people',
  'conversations',
  'salesforce',
  'outbox',
  'teammates',
  'account',
  'settings',
  'segments',
  'notifications',
  'messages',
])
export type Topic = z.infer<typeof topicSchema>

/** A place in the app, as links (`repdesk://person/<id>`), notifications and the tray name it. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('book') }),
  z.object({ kind: z.literal('conversations') }),
  z.object({ kind: z.literal('outbox'), id: z.string().nullable() }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('today') }),
  z.object({ kind: z.literal('messages') }),
  /** `act`: what the rep asked for on the way there. */
  z.object({ kind: z.literal('conversation'), id: z.string(), act: z.enum(['createLead']).optional() }),
  z.object({ kind: z.literal('person'), id: z.string() }),
])
export type Place = z.infer<typeof placeSchema>

/** Everything main tells the renderer. */
export const events = {
  /** Rows changed; `ids` are people and conversation ids where they are few, else left out. At most 5 a second. */
  'cache.changed': z.object({ topics: z.array(topicSchema), ids: z.array(z.string()).optional() }),
  'sync.status': syncStatusSchema,
  'account.changed': accountSchema,
  'settings.changed': settingsSchema,
  /** Main asks the window to show a place: a notification was clicked, a link was opened. */
  navigate: placeSchema,
  /** A sentence for the rep, shown as a toast. */
  notice: z.object({ tone: z.enum(['info', 'done', 'problem']), text: z.string(), place: placeSchema.nullable() }),
} as const

export type EventName = keyof typeof events
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
export const eventNames = Object.keys(events) as EventName[]
