import { z } from 'zod'
import { formFieldSchema } from './salesforce'
import { maybeText } from './values'

/** A record that is there already, as a form shows it before another one is made. */
export const existingRecordSchema = z.object({
  object: z.enum(['Lead', 'Contact', 'Opportunity']),
  id: z.string(),
  name: z.string(),
  /** Status, company, owner: what tells it from others, in one line. */
  detail: z.string(),
  /** When an Opportunity closes, as a plain date; null for others. */
  closesOn: maybeText,
  url: z.string(),
})
export type ExistingRecord = z.infer<typeof existingRecordSchema>

/** The form of a new Contact or Opportunity: fields of the org's describe and layout, and of what the rep chose to see. */
export const creationFormSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  conversationId: maybeText,
  /** Whom it is for: the Contact of an Opportunity, else the person. */
  forName: z.string(),
  fields: z.array(formFieldSchema),
  /** What the org wants and this user may not give, as sentences; it may be refused for it. */
  notes: z.array(z.string()),
  ready: z.boolean(),
  /** Why none can be made, and what to do; null where one can. */
  blocked: maybeText,
  /** What there is already: shown first, another one is a second, explicit choice. */
  existing: z.array(existingRecordSchema),
})
export type CreationForm = z.infer<typeof creationFormSchema>

/** An Account to put a Contact or an Opportunity under. */
export const accountChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Website, city, owner. */
  detail: z.string(),
})
export type AccountChoice = z.infer<typeof accountChoiceSchema>

/** Forms whose typing is kept: named after the write that sends them. */
export const formNameSchema = z.enum([
  'lead.create',
  'lead.convert',
  'contact.create',
  'opportunity.create',
  'task.create',
  'case.create',
  'person.company',
  'person.note',
  'outbox.edit',
])
export type FormName = z.infer<typeof formNameSchema>
