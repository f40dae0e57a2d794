import { z } from 'zod'
import { sendingSchema, takerSchema } from './outbox'
import { recordFieldSchema } from './records'
import { maybeText, maybeTime, time } from './values'

/** One attribute of a person or company as shown and, where Intercom's API takes values for it, edited in place. */
export const personFieldSchema = recordFieldSchema.extend({
  /** Why it cannot be changed here, as a sentence; null where it can. */
  locked: maybeText,
  /** What else happens with it, such as what it fills in Salesforce. */
  note: maybeText,
  /** Where an edit was refused since somebody else has this value: who. */
  taken: takerSchema.nullable(),
})
export type PersonField = z.infer<typeof personFieldSchema>

/** Everything of a person that can be edited, and what of it cannot. */
export const personFieldsSchema = z.object({
  personId: z.string(),
  /** The standard ones. */
  contact: z.array(personFieldSchema),
  /** The workspace's own. */
  attributes: z.array(personFieldSchema),
  companies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** True until Intercom has it: it was made here. */
      isNew: z.boolean(),
      fields: z.array(personFieldSchema),
      /** Putting the person into it, or taking them out, while that is on its way. */
      sending: sendingSchema.nullable(),
    }),
  ),
  /** Companies that the person is being taken out of: still there in Intercom. */
  leaving: z.array(z.object({ id: z.string(), name: z.string(), sending: sendingSchema })),
  /** When the workspace's attributes were last read; null before that, types are then guessed from values. */
  attributesReadAt: maybeTime,
})
export type PersonFields = z.infer<typeof personFieldsSchema>

/** A company to put a person into. */
export const companyChoiceSchema = z.object({ id: z.string(), name: z.string(), detail: z.string() })
export type CompanyChoice = z.infer<typeof companyChoiceSchema>

/** A note on a person; `sending` until Intercom has it. */
export const personNoteSchema = z.object({
  id: z.string(),
  authorName: z.string(),
  byMe: z.boolean(),
  bodyHtml: z.string(),
  createdAt: time,
  sending: sendingSchema.nullable(),
})
export type PersonNote = z.infer<typeof personNoteSchema>
