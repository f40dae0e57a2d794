import { z } from 'zod'
import { sendingSchema } from './outbox'
import { maybeText, maybeTime, time } from './values'

/** Salesforce's objects that Repdesk keeps whole records of. */
export const recordObjectSchema = z.enum([
  'Lead',
  'Contact',
  'Account',
  'Opportunity',
  'OpportunityContactRole',
  'Case',
  'Task',
])
export type RecordObject = z.infer<typeof recordObjectSchema>

export const recordFieldTypeSchema = z.enum([
  'text',
  'textarea',
  'email',
  'phone',
  'url',
  'number',
  'currency',
  'percent',
  'date',
  'datetime',
  'boolean',
  'picklist',
  'multipicklist',
  'reference',
])
export type RecordFieldType = z.infer<typeof recordFieldTypeSchema>

/** The API name of an object whose records can be looked for, where a field leads to one: the org's own, too. */
export const searchableObjectSchema = z.string().regex(/^[A-Za-z]\w{0,79}$/, 'Name an object')
export type SearchableObject = z.infer<typeof searchableObjectSchema>

/** A record to choose, with what tells it from others of its name. */
export const recordChoiceSchema = z.object({ id: z.string(), name: z.string(), detail: z.string() })
export type RecordChoice = z.infer<typeof recordChoiceSchema>

/** One field of a record as shown and, where the user may, edited in place. */
export const recordFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: recordFieldTypeSchema,
  /** As shown: labels of picklists, names of references, dates and numbers in the rep's locale. Empty: nothing. */
  text: z.string(),
  /** As edited and sent: API values, `2026-11-22`, `true`, `;` between values of a multi-picklist. */
  value: z.string(),
  editable: z.boolean(),
  required: z.boolean(),
  maxLength: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** True where the list of this record's type does not have the value any more: it stands, and is sent with nothing. */
  notOffered: z.boolean().optional(),
  /** A reference whose record is looked for (`records.find`); null for every other field. */
  searches: searchableObjectSchema.nullable(),
  /** An own edit of this field that has not arrived yet, or that needs the rep. */
  sending: sendingSchema.nullable(),
})
export type RecordField = z.infer<typeof recordFieldSchema>

/** A record with the fields that the rep chose to see, in their order. */
export const recordCardSchema = z.object({
  object: recordObjectSchema,
  id: z.string(),
  name: z.string(),
  url: z.string(),
  ownerName: maybeText,
  /** UserRole.Name, else User.Title (article "Salesforce integration"). */
  ownerRole: maybeText,
  ownerIsMe: z.boolean(),
  fields: z.array(recordFieldSchema),
  modifiedAt: time,
  fetchedAt: time,
})
export type RecordCard = z.infer<typeof recordCardSchema>

export const taskRowSchema = z.object({
  id: z.string(),
  subject: z.string(),
  status: z.string(),
  priority: z.string(),
  isHighPriority: z.boolean(),
  isClosed: z.boolean(),
  /** A plain date without a zone: `2026-11-22`. */
  dueDate: maybeText,
  reminderAt: maybeTime,
  subtype: z.string(),
  ownerName: maybeText,
  ownerIsMe: z.boolean(),
  whoName: maybeText,
  whatName: maybeText,
  /** The cached person behind the Lead or Contact, where there is one. */
  personId: maybeText,
  url: z.string(),
  /** A Task or change of this desktop that has not arrived yet. */
  sending: sendingSchema.nullable(),
})
export type TaskRow = z.infer<typeof taskRowSchema>

export const caseRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  status: z.string(),
  priority: z.string(),
  isClosed: z.boolean(),
  url: z.string(),
  modifiedAt: time,
  sending: sendingSchema.nullable(),
})
export type CaseRow = z.infer<typeof caseRowSchema>

/** A Contact or Opportunity of this person that Salesforce has not confirmed. */
export const pendingRecordSchema = z.object({
  object: z.enum(['Contact', 'Opportunity']),
  item: sendingSchema,
  name: z.string(),
  detail: z.string(),
  createdAt: time,
})
export type PendingRecord = z.infer<typeof pendingRecordSchema>
