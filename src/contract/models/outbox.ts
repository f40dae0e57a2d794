import { z } from 'zod'
import { errorCodeSchema } from '../result'
import { time, maybeTime, maybeText } from './values'

/** The states of DESIGN.md section 6. */
export const outboxStateSchema = z.enum([
  'held',
  'queued',
  'sending',
  'done',
  'blocked',
  'waiting',
  'unknown',
  'needs_attention',
  'discarded',
])
export type OutboxState = z.infer<typeof outboxStateSchema>

export const outboxKindSchema = z.enum([
  'lead.create',
  'conversation.reply',
  'conversation.note',
  'conversation.close',
  'conversation.open',
  'conversation.snooze',
  'conversation.assign',
  'conversation.tag',
  'person.update',
  'task.create',
  'task.update',
  'case.create',
  'record.update',
  'lead.convert',
  'contact.create',
  'opportunity.create',
  'person.attributes',
  'person.event',
  'person.owner',
  'person.merge',
  'person.create',
  'person.archive',
  'person.tags',
  'person.company',
  'person.note',
  'company.update',
  'message.send',
])
export type OutboxKind = z.infer<typeof outboxKindSchema>

/** Where a write made here stands, shown at its own place. */
export const sendingSchema = z.object({
  itemId: z.string(),
  state: outboxStateSchema,
  code: errorCodeSchema.nullable(),
  message: maybeText,
  /** While `held`: until when it can be undone. */
  heldUntil: maybeTime,
})
export type Sending = z.infer<typeof sendingSchema>

/** A record that Salesforce's duplicate rule named. */
export const duplicateChoiceSchema = z.object({
  object: z.string(),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  url: z.string(),
})
export type DuplicateChoice = z.infer<typeof duplicateChoiceSchema>

/** Who has an email or external id that an edit wanted: the person to open, or to merge with. */
export const takerSchema = z.object({
  personId: z.string(),
  /** Null where they are not on this desk. */
  name: maybeText,
  isArchived: z.boolean(),
  field: z.enum(['email', 'externalId']),
  /** Their page in Intercom. */
  url: z.string(),
})
export type TakerView = z.infer<typeof takerSchema>

export const outboxItemSchema = z.object({
  id: z.string(),
  kind: outboxKindSchema,
  service: z.enum(['intercom', 'salesforce']),
  state: outboxStateSchema,
  /** What it does, in the rep's words: "Create lead", "Reply", "Note". */
  title: z.string(),
  personId: maybeText,
  personName: z.string(),
  conversationId: maybeText,
  /** The gist of what is written: the reply's text, the Lead's name and company. */
  summary: z.string(),
  code: errorCodeSchema.nullable(),
  message: maybeText,
  fields: z.record(z.string(), z.string()),
  attempts: z.number(),
  createdAt: time,
  updatedAt: time,
  /** held: until when it can be undone; waiting: when it is tried next. */
  nextAt: maybeTime,
  doneAt: maybeTime,
  resultUrl: maybeText,
  /** Where the code is `duplicate`: the records to choose from, and whether creating anyway is allowed. */
  duplicates: z.array(duplicateChoiceSchema),
  canCreateAnyway: z.boolean(),
  /** The values as written, so that the rep can edit and send again. */
  values: z.record(z.string(), z.string()),
  /** The Case or Task that is edited: what its references are called is asked for by it (`records.get`). */
  record: z.object({ object: z.enum(['Case', 'Task']), id: z.string() }).optional(),
  /** Where an edit was refused since somebody else has the email or external id. */
  taken: takerSchema.optional(),
  /** True where it could not be proved whether the write arrived: only the rep can say (`outbox.settleUnknown`). */
  asksIfArrived: z.boolean(),
  canUndo: z.boolean(),
  canEdit: z.boolean(),
  canRetry: z.boolean(),
  canDiscard: z.boolean(),
})
export type OutboxItem = z.infer<typeof outboxItemSchema>
