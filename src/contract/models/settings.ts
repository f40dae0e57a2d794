import { z } from 'zod'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  notifyNewConversations: z.boolean(),
  hideNotificationContent: z.boolean(),
  /** Seconds during which a reply or a Lead can be undone before it is sent: 0 to 60. */
  undoSeconds: z.number().int().min(0).max(60),
  /** First sync takes open conversations and those updated in the last so many months: 1 to 60. */
  firstSyncMonths: z.number().int().min(1).max(60),
  /** What a new Lead's source says. */
  leadSource: z.string().min(1).max(255),
  closeToTray: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>
