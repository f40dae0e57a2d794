import { z } from 'zod'
import { maybeText, maybeTime, time } from './values'

/**
 * What the operating system announces: new conversations with people the rep owns (the article's switch), replies in
 * conversations assigned to the rep, assignments to the rep, people who became the rep's, leads of the rep who signed in, writes that need the rep, and
 * reminders of Tasks.
 */
export const notificationKindSchema = z.enum([
  'newConversation',
  'reply',
  'assigned',
  'gained',
  'signedUp',
  'failed',
  'reminder',
])
export type NotificationKind = z.infer<typeof notificationKindSchema>

const kindChoiceSchema = z.object({ on: z.boolean(), sound: z.boolean(), hideContent: z.boolean() })
/** How one kind is announced. `hideContent`: neither names nor words on the screen. */
export type KindChoice = z.infer<typeof kindChoiceSchema>

const loud: KindChoice = { on: true, sound: true, hideContent: false }

/** A kind that a stored choice does not know yet begins with its own default. */
export const kindChoicesSchema = z.object({
  newConversation: kindChoiceSchema.default(loud),
  reply: kindChoiceSchema.default(loud),
  assigned: kindChoiceSchema.default(loud),
  gained: kindChoiceSchema.default({ ...loud, sound: false }),
  signedUp: kindChoiceSchema.default({ ...loud, sound: false }),
  failed: kindChoiceSchema.default(loud),
  reminder: kindChoiceSchema.default(loud),
})
export type KindChoices = z.infer<typeof kindChoicesSchema>

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 19:30')

const quietDaySchema = z.object({ on: z.boolean(), from: clockTimeSchema, to: clockTimeSchema })
/** Quiet hours that begin on a day: `to` at or before `from` is on the next day. */
export type QuietDay = z.infer<typeof quietDaySchema>

/** Quiet hours, in the computer's zone; days from Monday to Sunday. */
export const quietHoursSchema = z.object({ on: z.boolean(), days: z.array(quietDaySchema).length(7) })
export type QuietHours = z.infer<typeof quietHoursSchema>

/** Focus mode: off, until a time (ms) by one of its choices, or until it is switched off. */
export const focusSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('off') }),
  z.object({ mode: z.literal('until'), until: time, by: z.enum(['hour', 'tomorrow']) }),
  z.object({ mode: z.literal('on') }),
])
export type Focus = z.infer<typeof focusSchema>

export const focusChoiceSchema = z.enum(['off', 'hour', 'tomorrow', 'on'])
export type FocusChoice = z.infer<typeof focusChoiceSchema>

/** Why something was not announced. The last three are the operating system's. */
export const notificationReasonSchema = z.enum([
  'old',
  'off',
  'muted',
  'in_front',
  'focus',
  'quiet_hours',
  'unsupported',
  'refused',
  'failed',
])
export type NotificationReason = z.infer<typeof notificationReasonSchema>

/** What became of it: a notification of its own, part of a newer one in its place, part of a summary, or nothing. */
export const notificationOutcomeSchema = z.enum(['shown', 'updated', 'summarised', 'suppressed', 'failed'])
export type NotificationOutcomeWord = z.infer<typeof notificationOutcomeSchema>

/** One line of the log. */
export const notificationLogSchema = z.object({
  id: z.string(),
  at: time,
  kind: notificationKindSchema,
  outcome: notificationOutcomeSchema,
  reason: notificationReasonSchema.nullable(),
  /** When the summary at the end of quiet hours or focus named it. */
  summarisedAt: maybeTime,
  personId: maybeText,
  /** Null where the person is not cached any more. */
  personName: maybeText,
  conversationId: maybeText,
  itemId: maybeText,
})
export type NotificationLogRow = z.infer<typeof notificationLogSchema>

/** How notifications stand now, beside what the settings say. */
export const notificationStateSchema = z.object({
  /** What keeps them back now, and until when (ms); `until` is null where that has no end. */
  hush: z.object({ reason: z.enum(['focus', 'quiet_hours']), until: maybeTime }).nullable(),
  /** How many wait for the summary. */
  held: z.number(),
  /** The zone of quiet hours, as an IANA name. */
  timeZone: z.string(),
  muted: z.array(z.object({ personId: z.string(), personName: z.string(), at: time })),
})
export type NotificationState = z.infer<typeof notificationStateSchema>
