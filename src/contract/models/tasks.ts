import { z } from 'zod'
import { taskRowSchema } from './records'
import { maybeText, maybeTime } from './values'

/** `log`: what was said, as a completed Task; `followUp`: an open Task with a due date; `call`: a completed call. */
export const taskPurposeSchema = z.enum(['log', 'followUp', 'call'])
export type TaskPurpose = z.infer<typeof taskPurposeSchema>

export const taskTargetSchema = z.object({
  object: z.enum(['Lead', 'Contact']),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  url: z.string(),
})
export type TaskTarget = z.infer<typeof taskTargetSchema>

/** The New task form, filled in. */
export const taskFormSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  conversationId: maybeText,
  purpose: taskPurposeSchema,
  subject: z.string(),
  /** What the Task will say of the conversation; empty for a follow-up or a call. */
  transcript: z.string(),
  /** How much of the conversation did not fit, in words; null where all of it did. */
  cut: maybeText,
  /** Records the Task can hang on; one Task each for those in `targetIds`. */
  targets: z.array(taskTargetSchema),
  targetIds: z.array(z.string()),
  /** Open Opportunities the Contact has a role on, and the one that is related unless the rep says otherwise. */
  opportunities: z.array(z.object({ id: z.string(), name: z.string(), detail: z.string() })),
  opportunityId: maybeText,
  /** Who will own it, and why: "Nora Lindqvist, to whom the conversation is assigned". */
  ownerSentence: z.string(),
  status: z.string(),
  statuses: z.array(z.object({ value: z.string(), label: z.string(), isClosed: z.boolean() })),
  priority: z.string(),
  priorities: z.array(z.object({ value: z.string(), label: z.string() })),
  dueDate: maybeText,
  reminderAt: maybeTime,
  /** Presets for the due date in the rep's own days: "Tomorrow", "Next Monday". */
  duePresets: z.array(z.object({ label: z.string(), date: z.string() })),
  ready: z.boolean(),
  /** Why no Task can be made, and what to do; null where one can. */
  blocked: maybeText,
})
export type TaskForm = z.infer<typeof taskFormSchema>

/** The rep's own open Tasks by the rep's local day. */
export const todaySchema = z.object({
  overdue: z.array(taskRowSchema),
  today: z.array(taskRowSchema),
  coming: z.array(taskRowSchema),
  undated: z.array(taskRowSchema),
  connected: z.boolean(),
  /** When the Tasks were last read from Salesforce. */
  asOf: maybeTime,
})
export type Today = z.infer<typeof todaySchema>
