import { z } from 'zod'
import {
  focusChoiceSchema,
  notificationLogSchema,
  notificationReasonSchema,
  notificationStateSchema,
  settingsSchema,
} from './models'

const nothing = z.object({}).strict()

/** Notifications: part of the one map of commands. What is announced and how is in the settings. */
export const notificationCommands = {
  'notifications.get': { input: nothing, output: notificationStateSchema },
  /** What became of the last 200 of the last 14 days, newest first. */
  'notifications.recent': { input: nothing, output: z.object({ rows: z.array(notificationLogSchema) }) },
  /** Focus mode for an hour, until tomorrow at 08:00, until it is switched off, or off. */
  'notifications.focus': { input: z.object({ choice: focusChoiceSchema }).strict(), output: settingsSchema },
  /** Nothing about this person is announced any more, or again. */
  'notifications.mute': {
    input: z.object({ personId: z.string().min(1).max(200), muted: z.boolean() }).strict(),
    output: notificationStateSchema,
  },
  /** Shows a notification now, whatever holds others back, and says what the operating system did with it. */
  'notifications.test': {
    input: nothing,
    output: z.object({ shown: z.boolean(), reason: notificationReasonSchema.nullable() }),
  },
} as const
