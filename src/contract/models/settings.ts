import { z } from 'zod'
import { mappingEntrySchema } from './mapping'
import { matchKeysSchema } from './matching'
import { focusSchema, kindChoicesSchema, quietHoursSchema } from './notifications'
import { recordObjectSchema } from './records'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** What the operating system announces, and how. */
  notify: kindChoicesSchema,
  quietHours: quietHoursSchema,
  focus: focusSchema,
  /** Seconds during which a reply or a Lead can be undone before it is sent: 0 to 60. */
  undoSeconds: z.number().int().min(0).max(60),
  /** First sync takes open conversations and those updated in the last so many months: 1 to 60. */
  firstSyncMonths: z.number().int().min(1).max(60),
  /** What a new Lead's source says. */
  leadSource: z.string().min(1).max(255),
  /** Where people sign in to the workspace's own product; empty until the rep says. */
  loginUrl: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'Begin with https://' }).max(500)]),
  closeToTray: z.boolean(),
  /** Fields shown in the Salesforce panel by object, in order; an object that is not there shows the defaults. */
  panelFields: z.partialRecord(recordObjectSchema, z.array(z.string().max(80)).max(40)),
  /** Fields by which records are found, beside the email and the website. */
  matchKeys: matchKeysSchema,
  /** Fields of the New case form beyond those that the org requires. */
  caseFields: z.array(z.string().max(80)).max(40),
  /** Who owns a new Case: the org's own rules, or the rep. */
  caseOwner: z.enum(['org', 'rep']),
  /** With several matching Leads: one Task each (article "Salesforce app"), or on the chosen one only. */
  taskForSeveralLeads: z.enum(['all', 'chosen']),
  /** Since when (ms) conversations are logged as Tasks by themselves; null while that is off. */
  logConversationsSince: z.number().nullable(),
  /** Whether a message to one person, and one to an audience, is made a Task of at first. */
  messageTasks: z.object({ one: z.boolean(), audience: z.boolean() }),
  /** Attributes of Intercom and the Lead's fields that they fill. */
  mappings: z.array(mappingEntrySchema).max(300),
  /** Salesforce user id to teammate id, or null for nobody, where the email does not say it. */
  ownerOverrides: z.record(z.string(), z.string().nullable()),
  /** Who gets people that lose their Salesforce owner here; null for nobody. */
  fallbackTeammateId: z.string().nullable(),
  /** What is written without asking: off until the rep has seen counts and samples and switched it on. */
  automaticWrites: z.object({ mapping: z.boolean(), attributes: z.boolean(), owners: z.boolean() }),
  /** Kinds that a service's refusal switched off, with its words. */
  automaticRefusals: z.partialRecord(z.enum(['mapping', 'attributes', 'owners']), z.string()),
})
export type Settings = z.infer<typeof settingsSchema>

const switchedOn =
  'What is written by itself is switched on by "automations.set", where the rep sees what it would write.'

/**
 * What the rep changes directly. Kinds of automatic writes are not among it, except that logging can be switched off: each
 * is switched on where its counts and samples are shown ("Consent").
 */
export const settingsChangeSchema = settingsSchema
  .partial()
  .extend({
    logConversationsSince: z.null({ error: switchedOn }).optional(),
    automaticWrites: z.undefined({ error: switchedOn }).optional(),
    automaticRefusals: z.undefined({ error: switchedOn }).optional(),
  })
  .strict()
export type SettingsChange = z.infer<typeof settingsChangeSchema>
